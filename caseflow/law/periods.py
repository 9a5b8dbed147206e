"""Periods of validity: a first and a last day, both included, None being open."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from caseflow.errors import N_
from caseflow.law.tables import refuse


class Dated(Protocol):
    """An entry with its first and last day."""

    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_until(self) -> date | None: ...


Entry = TypeVar("Entry", bound=Dated)


def covers(first: date | None, last: date | None, on: date) -> bool:
    """Whether ``on`` lies in the period from ``first`` to ``last``."""
    return (first is None or first <= on) and (last is None or on <= last)


def in_order(file: str, name: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of one name, oldest first; refuses two that are in force on one day."""
    ordered = tuple(sorted(entries, key=lambda each: each.valid_from or date.min))
    for earlier, later in pairwise(ordered):
        ends, starts = earlier.valid_until, later.valid_from
        if ends is None or starts is None or starts <= ends:
            refuse(file, name, N_("hai mục cùng có hiệu lực trong một ngày"))
    return ordered


def every_day(
    file: str,
    name: str,
    ordered: Sequence[Dated],
    first: date | None = None,
    last: date | None = None,
) -> None:
    """Refuse entries that leave out a day from ``first`` to ``last`` (None: without end)."""
    starts, ends = ordered[0].valid_from, ordered[-1].valid_until
    late = starts is not None and (first is None or starts > first)
    early = ends is not None and (last is None or ends < last)
    gap = any(
        earlier.valid_until and later.valid_from != earlier.valid_until + timedelta(days=1)
        for earlier, later in pairwise(ordered)
    )
    if late or early or gap:
        refuse(file, name, N_("có ngày không mục nào có hiệu lực"))
