"""How a deadline is counted: the rules of counting are themselves an entry of the tables.

Until they are confirmed: dates are those of Việt Nam; the day after the event is day 1;
a limit ends with its last day; a calendar deadline on a day off does not move; a month
ends on the same day number or on the month's last day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caseflow.clock import VIETNAM
from caseflow.errors import N_
from caseflow.law.clocks import Clock, Span, Unit
from caseflow.law.holidays import Holidays
from caseflow.law.instruments import confirmation
from caseflow.law.tables import Tables, refuse

FILE = "counting.csv"
# The one value of each column that this module counts by; another stops the start,
# because a rule that nobody carries out must not look as if it were in force.
RULES = {
    "id": "counting",
    "from": "",
    "until": "",
    "time_zone": VIETNAM.key,
    "first_day": "day_after",
    "ends": "end_of_last_day",
    "day_off": "does_not_move",
    "month_end": "same_day_number_or_last",
}
COLUMNS = (*RULES, "weekend", "confirmed", "mark", "note")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Counting:
    """The rules of counting, and whether they have been compared with the law."""

    weekend: frozenset[int]
    confirmed: bool
    mark: str
    note: str


@dataclass(frozen=True)
class Due:
    """The last moment of a limit (aware), its date in Việt Nam, and whether the limit
    is confirmed and the calendar known so far ahead.
    """

    at: datetime
    on: date
    confirmed: bool


def load(tables: Tables) -> Counting:
    """The one entry of the rules of counting."""
    rows = tables.rows(FILE, COLUMNS)
    if len(rows) != 1:
        refuse(FILE, "-", N_("phải có đúng một mục"))
    row = rows[0]
    for column, known in RULES.items():
        if row.optional(column) != known:
            row.refuse(N_("“%(column)s” chỉ có thể là “%(known)s”"), column=column, known=known)
    days = [day for day in row.optional("weekend").split(";") if day]
    if not set(days) < set(_WEEK):
        row.refuse(N_("“weekend” phải là các ngày trong tuần, trừ ít nhất một ngày"))
    confirmed, mark = confirmation(row)
    weekend = frozenset(_WEEK.index(day) for day in days)
    return Counting(weekend, confirmed, mark, row.optional("note"))


def due(clock: Clock, occurred_at: datetime, holidays: Holidays) -> Due:
    """When ``clock``, started by the event at ``occurred_at`` (aware), runs out."""
    return _due(clock.limit, occurred_at, holidays, clock.confirmed)


def longest(clock: Clock, occurred_at: datetime, holidays: Holidays) -> Due | None:
    """When it runs out in a complex case; None when the law names no such limit."""
    if clock.longest is None:
        return None
    return _due(clock.longest, occurred_at, holidays, clock.longest_confirmed)


def extended(clock: Clock, previous: Due, holidays: Holidays) -> Due | None:
    """The furthest date to which one extension carries ``previous``; None when unknown."""
    if clock.extension is None:
        return None
    return _due(clock.extension, previous.at, holidays, clock.confirmed and previous.confirmed)


def date_in_vietnam(moment: datetime) -> date:
    """The date of ``moment`` in Việt Nam; ValueError when it carries no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no date")
    return moment.astimezone(VIETNAM).date()


def _due(span: Span, occurred_at: datetime, holidays: Holidays, confirmed: bool) -> Due:
    start = date_in_vietnam(occurred_at)
    if span.unit is Unit.HOURS:
        # Hours are counted in absolute time, whatever zone the event was written in.
        at = occurred_at.astimezone(VIETNAM) + timedelta(hours=span.amount)
        return Due(at, at.date(), confirmed)
    on = _last_day(span, start, holidays)
    if span.unit is Unit.WORKING_DAYS:
        confirmed = confirmed and holidays.knows(start) and holidays.knows(on)
    return Due(datetime.combine(on, time.max, VIETNAM), on, confirmed)


def _last_day(span: Span, start: date, holidays: Holidays) -> date:
    match span.unit:
        case Unit.MONTHS:
            return add_months(start, span.amount)
        case Unit.WORKING_DAYS:
            return _working_days_after(start, span.amount, holidays)
        case _:
            return start + timedelta(days=span.amount)


def add_months(start: date, months: int) -> date:
    """The same day number ``months`` later, or that month's last day when it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _working_days_after(start: date, amount: int, holidays: Holidays) -> date:
    day = start
    while amount:
        day += timedelta(days=1)
        amount -= holidays.is_working(day)
    return day
