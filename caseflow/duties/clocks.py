"""Clocks of a case: started from when it occurred, due by the law tables, stopped once.

A clock keeps the due moment it was given: a later correction of the tables never moves
one that has run out. Overdue is computed on reading.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caseflow.audit.recording import Change
from caseflow.case.dates import Given, end_of, moment_of, timed
from caseflow.clock import VIETNAM, now, today
from caseflow.db import current
from caseflow.duties.records import CLOCK
from caseflow.law.book import LawBook
from caseflow.law.clocks import Clock, Unit
from caseflow.law.counting import Due
from caseflow.law.extensions import Extending
from caseflow.vault.reading import Row, of_case, of_cases

TOLD_IN_HOURS = 48  # further from its end, a limit in hours is told in days too


@dataclass(frozen=True)
class Ending:
    """When a limit ends now, by which entry, and how far the law lets it be carried
    (``None``: the tables do not say)."""

    last: date
    article: str
    confirmed: bool
    furthest: Due | None


@dataclass(frozen=True)
class Running:
    """One clock of one case with its entry in the law tables."""

    row: Row
    entry: Clock

    @property
    def name(self) -> str:
        """Its name in the law tables."""
        return str(self.row.values["clock"])

    @property
    def due_at(self) -> datetime:
        due: datetime = self.row.values["due_at"]
        return due

    @property
    def days_left(self) -> int:
        """Whole days until it is due, in Việt Nam; negative when overdue."""
        left = (self.due_at.astimezone(VIETNAM).date() - today()).days
        return min(left, -1) if self.due_at < now() else left

    @property
    def hours_left(self) -> int | None:
        """Whole hours until a limit in hours is due, rounded towards its end; negative when
        overdue, ``None`` where days tell it well."""
        if self.entry.limit.unit is not Unit.HOURS:
            return None
        hours = (self.due_at - now()) // timedelta(hours=1)
        return hours if abs(hours) < TOLD_IN_HOURS else None

    @property
    def stopped(self) -> bool:
        return self.row.values["stopped_at"] is not None

    @property
    def extending(self) -> Extending:
        """How far this clock may be extended by the law, and until when that may be asked."""
        book = current(LawBook)
        return book.extending(self.entry, self.row.values["occurred_at"], self.due_at)

    @property
    def ending(self) -> Ending:
        """The limit as it stands, for whoever asks for a longer one or decides."""
        last, extending = self.due_at.astimezone(VIETNAM).date(), self.extending
        return Ending(last, extending.article, self.entry.confirmed, extending.furthest())


def start(
    change: Change, clock: str, occurred_at: datetime, duty_of: str, rule_on: date | None = None
) -> None:
    """Start ``clock`` for the case of ``change``; a date without an entry starts none.
    ``rule_on``: the date whose law counts, where that is not the date of the event."""
    book = current(LawBook)
    due = book.due(clock, occurred_at, rule_on)
    if due is None:
        return
    change.add(
        CLOCK,
        {
            "clock": clock,
            "occurred_at": occurred_at.isoformat(),
            "due_at": due.at.isoformat(),
            "duty_of": duty_of,
            "law": book.version,
        }
        | ({"rule_on": rule_on.isoformat()} if rule_on else {}),
    )


def stop(change: Change, case: str, *names: str, done: Given | None = None) -> None:
    """Stop the running clocks of ``case`` with these names, at the moment or the day (its end)
    when what they ask for was ``done``; without it, now."""
    for each in running(case):
        if each.name in names:
            stop_one(change, each, done)


def stop_one(change: Change, each: Running, done: Given | None = None) -> None:
    """Stop this clock alone, likewise."""
    change.revise(each.row, {"stopped_at": _when(done).isoformat()})


def resumable(case: str, stopped_in: str | None) -> list[Running]:
    """The clocks that ended in this change, not done, and have not passed since."""
    found = [clock_of(row) for row in of_case([CLOCK], case) if row.change == stopped_in]
    return [each for each in found if each.stopped and each.due_at >= now()]


def resume(change: Change, clocks: Iterable[Running]) -> None:
    """Clocks that had stopped run on to the day they had."""
    for each in clocks:
        change.revise(each.row, {"stopped_at": None})


def _when(done: Given | None) -> datetime:
    if done is None:
        return now()
    return min(now(), moment_of(done) if timed(done) else end_of(done))


def clocks(cases: Iterable[str]) -> dict[str, list[Running]]:
    """All clocks of many cases, stopped ones too."""
    return {c: [clock_of(r) for r in rows] for c, rows in of_cases(CLOCK, cases).items()}


def of_name(case: str, name: str) -> list[Running]:
    """The clocks ``name`` of ``case``, stopped ones too."""
    found = (clock_of(row) for row in of_case([CLOCK], case))
    return [each for each in found if each.name == name]


def running(case: str) -> list[Running]:
    """The clocks of ``case`` that still run, the most urgent first."""
    found = (clock_of(row) for row in of_case([CLOCK], case))
    return sorted((each for each in found if not each.stopped), key=lambda each: each.due_at)


def runs(case: str, name: str) -> bool:
    """Whether the clock called ``name`` runs in ``case``."""
    return any(each.name == name for each in running(case))


def clock_of(row: Row) -> Running:
    """The clock in ``row`` with the entry by which it was counted."""
    on = row.values["rule_on"] or row.values["occurred_at"].astimezone(VIETNAM).date()
    book = current(LawBook)
    name = row.values["clock"]
    entry = book.clock_counted(name, on, row.values["law"] or "") or book.clocks[name][-1]
    return Running(row, entry)
