"""A log with its stores and copies, entries to put into it, and an attacker's hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from caseflow.audit import copies
from caseflow.audit.copies import CheckpointCopies, FileCopy, RowCopy
from caseflow.audit.entry import ActorStamp, Entry
from caseflow.audit.events import Event
from caseflow.audit.ledger import Ledger
from caseflow.audit.ledger_schema import ddl
from caseflow.audit.notes import NoteSigner
from caseflow.audit.sequencer import Log
from caseflow.audit.whole import Whole, verify_log
from caseflow.db import make_engine

ORIGIN = "caseflow.example/test"
SEED_KEY = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
START = datetime(2026, 11, 22, 1, 2, 3, 456789, UTC)


def body(number: int, case: str | None = "c0ffee", officer: str = "officer-1") -> bytes:
    """A typical entry, the ``number``-th: a page of a case with its fields."""
    return Entry(
        event=Event.CASE_VIEWED,
        at=START + timedelta(seconds=number),
        actor=ActorStamp(officer, "caseworker", "agency-1", "password+totp"),
        case=case,
        compartments=("identity", "contact"),
        fields=("person_identity.full_name", "person_identity.birth_date"),
        purpose="support",
        rule="assigned",
        policy="2026-11-01",
        law="2026-11-20",
        request=f"r{number}",
        address="127.0.0.1",
    ).body()


def seeded_signer(origin: str = ORIGIN, seed: int = 7) -> NoteSigner:
    """The same signer in every process of a test."""
    return NoteSigner(origin, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


def create_store(engine: Engine) -> None:
    """Make the audit store's tables and, beside them, the key store's copy row."""
    with engine.begin() as connection:
        for statement in [*ddl(engine.dialect.name), *copies.ddl()]:
            connection.exec_driver_sql(statement)


def open_log(engine: Engine, folder: Path, wait: float = 5.0) -> Log:
    """A process's own log over a created store."""
    held = CheckpointCopies(FileCopy(folder / "checkpoint"), RowCopy(engine))
    return Log(Ledger(engine), seeded_signer(), held, wait=wait)


@dataclass
class Bench:
    """A log with what tests need around it."""

    engine: Engine
    folder: Path
    url: str
    log: Log

    @property
    def ledger(self) -> Ledger:
        return self.log.ledger

    def fill(self, count: int) -> list[int]:
        """Append ``count`` typical entries, each as a batch of its own."""
        start = self.ledger.size()
        return [self.log.append([body(start + i)])[0] for i in range(count)]

    def verify(self) -> Whole:
        return verify_log(self.ledger, self.log.verifier, self.log.copies)

    def reopened(self, wait: float = 5.0) -> Log:
        """The log as another process would open it."""
        return open_log(make_engine(self.url), self.folder, wait)

    def attack(self, *statements: str) -> None:
        """Run SQL as an attacker who owns the database: triggers out of the way first."""
        with self.engine.begin() as connection:
            for drop in DISARM[self.engine.dialect.name](connection.exec_driver_sql):
                connection.exec_driver_sql(drop)
            for statement in statements:
                connection.exec_driver_sql(statement)


def _disarm_sqlite(run: Callable[..., Any]) -> list[str]:
    names = run("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    return [f"DROP TRIGGER {name}" for name in names]


def _disarm_postgresql(_run: Callable[..., object]) -> list[str]:
    tables = ("entry", "node", "checkpoint", "mention")
    return [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]


DISARM = {"sqlite": _disarm_sqlite, "postgresql": _disarm_postgresql}
