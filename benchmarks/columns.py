"""2,000 rows × 8 sealed fields through the ORM, beside plaintext and beside the usual
encrypted column type (sqlalchemy-utils' StringEncryptedType with AES-GCM)."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, String, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy_utils import StringEncryptedType
from sqlalchemy_utils.types.encrypted.encrypted_type import AesGcmEngine

from benchmarks.measure import Measure, in_turn, scratch
from caseflow.db import make_engine
from caseflow.law.compartments import Compartment
from caseflow.vault.column import Sealed, sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import KEYS, KeyStore, create_keys, unlock
from caseflow.vault.opening import open_sealed
from caseflow.vault.sealing import seal

ROWS, FIELDS, CASES = 2000, 8, 100
VALUE = "Nguyễn Thị Hoa, thôn Bản Cuôn"
ROUNDS = 9


class Base(DeclarativeBase):
    """Tables of this benchmark alone."""


def _table(name: str, column: Callable[[], Any]) -> type[Base]:
    members: dict[str, Any] = {
        "__tablename__": name,
        "__annotations__": {"id": Mapped[str]},
        "id": mapped_column(String(32), primary_key=True),
        "case": mapped_column(String(32)),
    }
    members |= {f"field_{n}": column() for n in range(FIELDS)}
    return type(name.title(), (Base,), members)


Plain = _table("plain", lambda: mapped_column(String(200)))
Kept = _table("kept", lambda: sealed(Compartment.IDENTITY))
Usual = _table(
    "usual", lambda: mapped_column(StringEncryptedType(String, "a key of the bench", AesGcmEngine))
)


def run() -> list[Measure]:
    """Reading all rows: sealed and left closed, sealed and opened, the usual type."""
    with scratch() as folder:
        engine, keys = make_engine(f"sqlite:///{folder / 'rows.db'}"), _keys(folder)
        _fill(engine, keys)
        plain, closed, opened, usual = in_turn(
            ROUNDS,
            time.perf_counter,
            lambda: _read(engine, Plain),
            lambda: _read(engine, Kept),
            lambda: _opened(engine, keys),
            lambda: _read(engine, Usual),
        )
    return [
        Measure("sealed, unopened / plaintext", closed / plain, "×", 1.2),
        Measure("sealed, opened / plaintext", opened / plain, "×", 6.0),
        Measure("sealed, opened / StringEncryptedType", opened / usual, "×", 1.0),
        Measure("plaintext rows", plain * 1000, "ms"),
        Measure("sealed rows, opened", opened * 1000, "ms"),
    ]


def _keys(folder: Path) -> KeyStore:
    engine = make_engine(f"sqlite:///{folder / 'keys.db'}")
    KEYS.create_all(engine)
    create_keys(engine, "a passphrase of the bench only")
    return unlock(engine, "a passphrase of the bench only")


def _place(row: str, case: str, field: str) -> Place:
    return Place("kept", field, row, case, Compartment.IDENTITY)


def _fill(engine: Engine, keys: KeyStore) -> None:
    Base.metadata.create_all(engine)
    names = [f"field_{n}" for n in range(FIELDS)]
    with Session(engine) as session:
        for number in range(ROWS):
            row, case = uuid4().hex, f"case-{number % CASES}"
            session.add(Plain(id=row, case=case, **dict.fromkeys(names, VALUE)))
            session.add(Usual(id=row, case=case, **dict.fromkeys(names, VALUE)))
            values = {name: seal(keys, VALUE, _place(row, case, name)) for name in names}
            session.add(Kept(id=row, case=case, **values))
        session.commit()


def _read(engine: Engine, table: type[Base]) -> list[Any]:
    with Session(engine) as session:
        return [
            [getattr(row, f"field_{n}") for n in range(FIELDS)]
            for row in session.scalars(select(table))
        ]


def _opened(engine: Engine, keys: KeyStore) -> list[str]:
    with Session(engine) as session:
        rows: list[Any] = list(session.scalars(select(Kept)))
        data = keys.data_keys({row.case for row in rows}, {Compartment.IDENTITY})
        found = []
        for row in rows:
            for n in range(FIELDS):
                value: Sealed = getattr(row, f"field_{n}")
                found.append(open_sealed(data, value, _place(row.id, row.case, f"field_{n}")))
        return found
