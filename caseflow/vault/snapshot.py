"""What one request reads, it reads once: of its case each table (and those that hold nothing of
the case never), of a list each table and case, of agencies and officers each record.

Only a request that writes nothing has a snapshot. It holds rows as they lie, sealed values
as masks, for that request alone; a change and the next request forget it. Opening what it
holds still goes through the door, with its entry.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, exists, literal_column, select

from caseflow.db import db, single
from caseflow.vault.record import KINDS, Part

T = TypeVar("T")


@dataclass
class Snapshot:
    """What is known so far. ``case`` is empty until the request enters one; ``filled``: the
    tables that hold rows of it; ``rows``: table → its current rows, for those already read;
    ``many``: table → case → its current rows, of cases read together; ``elsewhere``: what was
    read besides, by what was asked; ``connection``: on which all this is read."""

    case: str = ""
    filled: frozenset[str] = frozenset()
    rows: dict[str, list[Any]] = field(default_factory=dict)
    many: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    elsewhere: dict[Hashable, Any] = field(default_factory=dict)
    connection: Connection | None = None

    def let_go(self) -> None:
        """Give the connection back, or throw away a broken one."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


_taken: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)


def begin() -> None:
    """A request begins that only reads."""
    forget()
    _taken.set(Snapshot())


@contextmanager
def once() -> Iterator[None]:
    """What asks without changing anything asks once, also within a request that writes."""
    begin()
    try:
        yield
    finally:
        forget()


def take(case: str) -> None:
    """From now on ``case`` is read once: one statement asks which tables hold rows of it."""
    with reading() as connection:
        found = connection.execute(_filled(), {"case": case}).mappings().one()
    filled = frozenset(name for name, there in found.items() if there)
    _taken.set(replace(current() or Snapshot(), case=case, filled=filled, rows={}))


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection for statements that are each a transaction of its own. A request that only
    reads keeps one from its first statement to its last, in one thread: to take it from the
    pool and give it back forty times a page would be a fifth of the page."""
    taken = current()
    if taken is None:
        with single(db.engine) as connection:
            yield connection
        return
    if taken.connection is None:
        taken.connection = single(db.engine)
    try:
        yield taken.connection
    except BaseException:
        taken.let_go()
        raise


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


def many(part: Part) -> dict[str, list[Any]]:
    """The rows of ``part`` that this request has read, by case (none without a snapshot): to be
    asked before the store, and told of what was found there."""
    taken = current()
    return taken.many.setdefault(part.table.name, {}) if taken else {}


def current() -> Snapshot | None:
    """The snapshot that this request has taken, if any."""
    return _taken.get()


def of(case: str) -> Snapshot | None:
    """The same, if it is of ``case``."""
    taken = current()
    return taken if taken is not None and taken.case == case else None


def forget() -> None:
    """What was read is no longer what stands: a change begins, or another request."""
    if taken := current():
        taken.let_go()
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
