"""What one request reads, it reads once: of its case each table (and those that hold nothing of
the case never), of agencies and officers each record.

Only a request that writes nothing has a snapshot. It holds rows as they lie, sealed values
as masks, for that request alone; a change and the next request forget it. Opening what it
holds still goes through the door, with its entry.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, exists, literal_column, select

from caseflow.db import db, single
from caseflow.vault.record import KINDS

T = TypeVar("T")


@dataclass
class Snapshot:
    """What is known so far. ``case`` is empty until the request enters one; ``filled``: the
    tables that hold rows of it; ``rows``: table → its current rows, for those already read;
    ``elsewhere``: what was read besides, by what was asked."""

    case: str = ""
    filled: frozenset[str] = frozenset()
    rows: dict[str, list[Any]] = field(default_factory=dict)
    elsewhere: dict[Hashable, Any] = field(default_factory=dict)


_taken: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)


def begin() -> None:
    """A request begins that only reads."""
    _taken.set(Snapshot())


def take(case: str) -> None:
    """From now on ``case`` is read once: one statement asks which tables hold rows of it."""
    with single(db.engine) as connection:
        found = connection.execute(_filled(), {"case": case}).mappings().one()
    filled = frozenset(name for name, there in found.items() if there)
    before = current() or Snapshot()
    _taken.set(Snapshot(case, filled, elsewhere=before.elsewhere))


def kept(asked: Hashable, read: Callable[[], T]) -> T:
    """What ``read`` found when this request first asked for it; read each time in a request
    that writes."""
    taken = current()
    if taken is None:
        return read()
    if asked not in taken.elsewhere:
        taken.elsewhere[asked] = read()
    found: T = taken.elsewhere[asked]
    return found


def current() -> Snapshot | None:
    """The snapshot that this request has taken, if any."""
    return _taken.get()


def of(case: str) -> Snapshot | None:
    """The same, if it is of ``case``."""
    taken = current()
    return taken if taken is not None and taken.case == case else None


def forget() -> None:
    """What was read is no longer what stands: a change begins, or another request."""
    _taken.set(None)


@cache
def _filled() -> Select[Any]:
    columns: list[Any] = [
        exists(literal_column("1"))
        .where(part.table.c.case_id == bindparam("case"))
        .select_from(part.table)
        .label(part.table.name)
        for kind in KINDS.values()
        for part in kind.parts
    ]
    return select(*columns)
