"""Declared columns: each is sealed in one compartment, or clear for a stated reason.

``Sealed`` is what a sealed column holds in memory: ciphertext that shows itself
only as a mask. Opening it is ``vault.opening``'s business.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from sqlalchemy import Dialect, LargeBinary, MetaData, Table
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from caseflow.errors import N_, StartRefused
from caseflow.law.compartments import Compartment

MASK = "•••"


class Sealed:
    """A ciphertext that does not show, compare by order, iterate or serialise."""

    __slots__ = ("_stored",)

    def __init__(self, stored: bytes) -> None:
        self._stored = stored

    @property
    def stored(self) -> bytes:
        """The stored format, for the column, the row's hash and ``vault`` alone."""
        return self._stored

    def __str__(self) -> str:
        return MASK

    __repr__ = __html__ = __str__

    def __format__(self, spec: str) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other._stored == self._stored

    def __hash__(self) -> int:
        return hash(self._stored)

    def _never(self, *_: object) -> NoReturn:
        raise TypeError("a sealed value opens through audit.disclosure alone")

    __bytes__ = __iter__ = __lt__ = __le__ = __gt__ = __ge__ = __len__ = __getitem__ = _never
    __reduce__ = __reduce_ex__ = __getstate__ = __contains__ = __json__ = _never


class SealedType(TypeDecorator[Sealed]):
    """A column of ciphertext; the ORM compares ciphertext, so nothing is opened by it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes | None:
        if value is not None and not isinstance(value, Sealed):
            raise TypeError("a sealed column takes Sealed values only")
        return None if value is None else value.stored

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _held  # at once: both drivers give bytes, and a page reads very many

    def compare_values(self, x: Any, y: Any) -> bool:
        return bool(x == y)


def _held(value: bytes | None) -> Sealed | None:
    return None if value is None else Sealed(value)


@dataclass(frozen=True)
class Clear:
    """This column is not sealed, because …"""

    why: str

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise ValueError("a clear column says why it is clear")


def sealed(compartment: Compartment) -> MappedColumn[Sealed | None]:
    """A column sealed in ``compartment``."""
    return mapped_column(SealedType(), nullable=True, info={"held": compartment})


def clear(kind: TypeEngine[Any] | type[TypeEngine[Any]], why: str, **options: Any) -> Any:
    """A column kept in clear, with its reason."""
    return mapped_column(kind, info={"held": Clear(why)}, **options)


def held(column: Any) -> Compartment | Clear | None:
    """How ``column`` was declared; ``None`` if it was not."""
    found = column.info.get("held")
    return found if isinstance(found, Compartment | Clear) else None


def sealed_columns(table: Table) -> Iterator[tuple[str, Compartment]]:
    """The sealed columns of ``table`` with their compartment."""
    for column in table.columns:
        where = held(column)
        if isinstance(where, Compartment):
            yield column.name, where


def check_declared(metadata: MetaData) -> None:
    """Refuse the start for an undeclared column, a mixed table, or one that is neither
    attested nor transient for a reason."""
    for table in metadata.tables.values():
        for column in table.columns:
            where = held(column)
            if where is None or isinstance(where, Compartment) != isinstance(
                column.type, SealedType
            ):
                raise StartRefused(
                    N_("Cột %(name)s chưa khai báo niêm phong hay để rõ."),
                    name=f"{table.name}.{column.name}",
                )
        if len({c for _, c in sealed_columns(table)}) > 1:
            raise StartRefused(N_("Bảng %(name)s trộn nhiều nhóm thông tin."), name=table.name)
        if not (table.info.get("attested") or table.info.get("transient")):
            raise StartRefused(
                N_("Bảng %(name)s chưa khai báo được chứng thực hay tạm thời."), name=table.name
            )
