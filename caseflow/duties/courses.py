"""The course of every limit of a case: from when it runs and when that was recorded, until when,
by whom it was moved, and when it was met. A limit that has ended stays to be read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.dates import day_of
from caseflow.case.sections import Deadline, Sections
from caseflow.db import current
from caseflow.duties.clocks import Running, clock_of
from caseflow.duties.deadlines import deadline_of
from caseflow.duties.records import CLOCK
from caseflow.vault.reading import Row, of_case

# The decisions that make a limit longer, records of stages that are not known here → the limit.
EXTENSIONS: Mapping[str, str] = {
    "verification_extension": "verification",
    "support_extension": "essential_needs",
}
Granted = Mapping[tuple[str, date], Mapping[str, Any]]  # limit and its new last day → what is told


@dataclass(frozen=True)
class Moved:
    """Another end of a limit: the ``row`` that gave it, why and by which decision, as far as
    this officer reads it (empty otherwise)."""

    row: Row
    reason: str
    number: str


@dataclass(frozen=True)
class Course:
    """One limit. ``recorded``: the row that started it; ``moved``: its later ends, oldest first;
    ``ended``: the row that says that it is met, ``None`` while it runs."""

    running: Running
    recorded: Row
    moved: Sequence[Moved]
    ended: Row | None

    @property
    def deadline(self) -> Deadline:
        """Its name, article and what is left, as lists show it."""
        return deadline_of(self.running)

    @property
    def occurred_at(self) -> datetime:
        found: datetime = self.running.row.values["occurred_at"]
        return found

    @property
    def stopped_at(self) -> datetime | None:
        found: datetime | None = self.running.row.values["stopped_at"]
        return found

    @property
    def stopped_on(self) -> str:
        """The day, in Việt Nam, on which it was met; empty while it runs."""
        return f"{day_of(self.stopped_at):%d/%m/%Y}" if self.stopped_at else ""


def courses(access: Access) -> list[Course]:
    """Every limit of the case, what runs first, the most urgent before the others; its entry
    first."""
    now_is = access.readable(access.shown(), of_case([CLOCK], access.case))
    kinds = [kind for name in EXTENSIONS if (kind := current(Sections).kind(name))]
    longer = access.readable(access.shown(), of_case(kinds, access.case))
    rows, counted = [*now_is, *longer], {"limits": len(now_is)}
    granted = _granted(open_rows(access.shown(), Event.CASE_VIEWED, rows, counts=counted))
    versions: dict[str, list[Row]] = {}
    for row in of_case([CLOCK], access.case, history=True):
        versions.setdefault(row.record, []).append(row)
    found = [
        _course(clock_of(row), sorted(versions[row.record], key=lambda each: each.version), granted)
        for row in now_is
    ]
    return sorted(found, key=lambda each: (each.running.stopped, each.running.due_at))


def _course(running: Running, versions: Sequence[Row], granted: Granted) -> Course:
    moved = []
    for before, row in pairwise(versions):
        if row.values["due_at"] != before.values["due_at"]:
            told = granted.get((row.values["clock"], day_of(row.values["due_at"])), {})
            reason, number = told.get("reason"), told.get("decision_number")
            moved.append(Moved(row, str(reason or ""), str(number or "")))
    same = [row for row in versions if row.values["stopped_at"] == running.row.values["stopped_at"]]
    return Course(running, versions[0], moved, same[0] if running.stopped else None)


def _granted(opened: Iterable[Opened]) -> Granted:
    """What the decisions say that carried a limit further."""
    records: dict[str, dict[str, Any]] = {}
    for each in opened:
        if each.row.kind.name in EXTENSIONS:
            told = records.setdefault(each.row.record, {"of": EXTENSIONS[each.row.kind.name]})
            told |= each.values
    return {
        (told["of"], day_of(told["granted_until"])): told
        for told in records.values()
        if told.get("granted_until")
    }
