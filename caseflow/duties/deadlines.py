"""Running clocks as lists, headers and home show them: until when, by which article."""

from collections.abc import Mapping, Sequence

from caseflow.case.sections import Deadline
from caseflow.db import current
from caseflow.duties.clocks import Running, clocks
from caseflow.law.book import LawBook
from caseflow.law.citing import cite


def deadline_of(running: Running) -> Deadline:
    """A running clock as lists and headers show it."""
    entry = running.entry
    instrument = current(LawBook).instruments.get(entry.instrument)
    return Deadline(
        running.row.case, running.row.record, running.row.version,
        running.due_at, running.days_left, entry.label_vi, entry.label_en,
        cite(entry.article, instrument.number if instrument else ""), entry.confirmed,
        running.row.values["duty_of"], running.name, running.hours_left,
    )  # fmt: skip


def deadlines(cases: Sequence[str]) -> Mapping[str, Sequence[Deadline]]:
    """The running deadlines of many cases, each case's most urgent first."""
    return {
        case: sorted(
            (deadline_of(each) for each in found if not each.stopped), key=lambda d: d.due_at
        )
        for case, found in clocks(cases).items()
    }
