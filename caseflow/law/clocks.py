"""The clocks of the law: how long each duty may take, from what event, by what article.

A clock may have several entries, one after the other in time; a correction is a new
dated entry, and the entry in force on the triggering date is the one that counts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseflow.errors import N_
from caseflow.law.instruments import confirmation
from caseflow.law.periods import covers, in_order
from caseflow.law.tables import Row, Tables

FILE = "clocks.csv"
COLUMNS = (
    *("id", "from", "until", "label_vi", "label_en", "instrument", "article", "unit", "amount"),
    *("confirmed", "mark", "longest_unit", "longest_amount", "longest_confirmed"),
    *("extendable", "extension_unit", "extension_amount", "ask_before_days"),
    *("event", "pausable", "note"),
)


class Unit(StrEnum):
    """What a limit is counted in."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    HOURS = "hours"
    SAME_DAY = "same_day"


@dataclass(frozen=True)
class Span:
    """So many of a unit; ``same_day`` ("ngay") has the amount 0."""

    unit: Unit
    amount: int


@dataclass(frozen=True)
class Clock:
    """One entry of a clock. ``longest`` is the limit of a complex case, counted from the
    same event; ``extension`` is None when its length is unknown or a decision gives it.
    An empty ``article`` or ``event`` is unknown.
    """

    id: str
    label_vi: str
    label_en: str
    instrument: str
    article: str
    valid_from: date | None
    valid_until: date | None
    limit: Span
    confirmed: bool
    mark: str
    longest: Span | None
    longest_confirmed: bool
    extendable: bool
    extension: Span | None
    ask_before_days: int | None
    event: str
    pausable: bool
    note: str

    def in_force(self, on: date) -> bool:
        """Whether this entry is the law on that date."""
        return covers(self.valid_from, self.valid_until, on)


def load(tables: Tables, instruments: Collection[str]) -> dict[str, tuple[Clock, ...]]:
    """The entries of each clock, oldest first; refuses entries that overlap."""
    entries: dict[str, list[Clock]] = {}
    for row in tables.rows(FILE, COLUMNS):
        clock = _clock(row, instruments)
        entries.setdefault(clock.id, []).append(clock)
    return {name: in_order(FILE, name, found) for name, found in entries.items()}


def _clock(row: Row, instruments: Collection[str]) -> Clock:
    first, last = row.period("from", "until")
    confirmed, mark = confirmation(row)
    limit = _span(row, "unit", "amount")
    if limit is None:
        row.refuse(N_("thiếu thời hạn"))
    longest = _span(row, "longest_unit", "longest_amount")
    extension = _span(row, "extension_unit", "extension_amount")
    extendable = row.yes("extendable")
    if extension and not extendable:
        row.refuse(N_("có thời gian gia hạn nhưng không cho gia hạn"))
    return Clock(
        id=row.text("id"),
        label_vi=row.text("label_vi"),
        label_en=row.text("label_en"),
        instrument=row.one_of("instrument", instruments),
        article=row.optional("article"),
        valid_from=first,
        valid_until=last,
        limit=limit,
        confirmed=confirmed,
        mark=mark,
        longest=longest,
        longest_confirmed=longest is not None and row.yes("longest_confirmed"),
        extendable=extendable,
        extension=extension,
        ask_before_days=row.number("ask_before_days"),
        event=row.optional("event"),
        pausable=row.yes("pausable"),
        note=row.optional("note"),
    )


def _span(row: Row, unit_column: str, amount_column: str) -> Span | None:
    amount = row.number(amount_column)
    if not row.optional(unit_column):
        if amount is not None:
            row.refuse(N_("“%(column)s” không có đơn vị"), column=amount_column)
        return None
    unit = Unit(row.one_of(unit_column, set(Unit)))
    if unit is Unit.SAME_DAY:
        if amount is not None:
            row.refuse(N_("“ngay” không có số lượng"))
        return Span(unit, 0)
    if amount is None:
        row.refuse(N_("thiếu “%(column)s”"), column=amount_column)
    return Span(unit, amount)
