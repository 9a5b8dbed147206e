"""One case as one request reads it: each table once, and those that hold nothing of it never.

Only a request that writes nothing takes a snapshot. It holds rows as they lie, sealed values
as masks, for that request alone; a change and the next request forget it. Opening what it
holds still goes through the door, with its entry.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, literal_column, select

from caseflow.db import db
from caseflow.vault.record import KINDS


@dataclass
class Snapshot:
    """What is known of ``case`` so far. ``filled``: the tables that hold rows of it;
    ``rows``: table → its current rows, for those already read; ``elsewhere``: the same of
    records that are of no case or of another, by kind and record."""

    case: str
    filled: frozenset[str]
    rows: dict[str, list[Any]] = field(default_factory=dict)
    elsewhere: dict[tuple[str, str], list[Any]] = field(default_factory=dict)


_taken: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)


def take(case: str) -> None:
    """From now on ``case`` is read once: one statement asks which tables hold rows of it."""
    with db.engine.connect() as connection:
        found = connection.execute(_filled(), {"case": case}).mappings().one()
    _taken.set(Snapshot(case, frozenset(name for name, there in found.items() if there)))


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
