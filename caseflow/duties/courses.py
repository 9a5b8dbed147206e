"""The course of every limit of a case: from when it runs and when that was recorded, until when,
by whom it was moved, and when it was met. A limit that has ended stays to be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.sections import Deadline
from caseflow.duties.clocks import Running, clocks
from caseflow.duties.deadlines import deadline_of
from caseflow.duties.records import CLOCK
from caseflow.vault.reading import Row, of_case


@dataclass(frozen=True)
class Course:
    """One limit. ``recorded``: the row that started it; ``moved``: the later rows that gave it
    another end, oldest first."""

    running: Running
    recorded: Row
    moved: Sequence[Row]

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


def courses(access: Access) -> list[Course]:
    """Every limit of the case, what runs first, the most urgent before the others; its entry
    first."""
    now_is = access.readable(access.shown(), of_case([CLOCK], access.case))
    open_rows(access.shown(), Event.CASE_VIEWED, now_is, counts={"limits": len(now_is)})
    versions: dict[str, list[Row]] = {}
    for row in of_case([CLOCK], access.case, history=True):
        versions.setdefault(row.record, []).append(row)
    shown = {row.record for row in now_is}
    found = [
        _course(each, sorted(versions[each.row.record], key=lambda row: row.version))
        for each in clocks([access.case]).get(access.case, [])
        if each.row.record in shown
    ]
    return sorted(found, key=lambda each: (each.running.stopped, each.running.due_at))


def _course(running: Running, versions: Sequence[Row]) -> Course:
    moved = [
        row for before, row in pairwise(versions) if row.values["due_at"] != before.values["due_at"]
    ]
    return Course(running, versions[0], moved)
