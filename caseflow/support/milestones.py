"""When a person is asked after once support has ended: at dates agreed with the person, and
at 1, 3, 6, 12 and 24 months after the end (practice; HN §III.2). Pure dates, no records.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow.law.counting import add_months

MONTHS: Mapping[str, int] = {
    "month_1": 1,
    "month_3": 3,
    "month_6": 6,
    "month_12": 12,
    "month_24": 24,
}
# Whoever does not want to be asked after, or has died, is asked after no more.
LAST_RESULTS = frozenset({"declined", "died"})
YEARLY, YEAR = "yearly_review", 12


@dataclass(frozen=True)
class Milestone:
    """One milestone: its code, the day it falls on, the day of the contact, if one was made."""

    name: str
    due_on: date
    done_on: date | None


def milestones(ended_on: date, contacts: Collection[tuple[str, date]]) -> list[Milestone]:
    """Every milestone after support ended on ``ended_on``, with the latest of ``contacts``
    (milestone, day) since then."""
    made = {name: day for name, day in sorted(contacts, key=lambda c: c[1]) if day >= ended_on}
    return [Milestone(n, add_months(ended_on, m), made.get(n)) for n, m in MONTHS.items()]


def next_milestone(found: Collection[Milestone]) -> Milestone | None:
    """The milestone that comes after the last at which a contact was tried: one that was
    passed over is not gone back to."""
    left: list[Milestone] = []
    for each in found:
        left = [] if each.done_on else [*left, each]
    return left[0] if left else None


def review_due(returned_on: date, reviewed_on: date | None) -> date:
    """When the yearly review of a person who returned from abroad falls due (HN §III.2)."""
    return add_months(reviewed_on or returned_on, YEAR)
