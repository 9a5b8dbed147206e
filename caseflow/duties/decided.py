"""What became of what an officer put up: agreed to, or not. What came back to be completed is
work, and stands among it (``items``).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.audit.disclosure import LISTED_AT_ONCE, list_clear
from caseflow.audit.events import Event
from caseflow.case.desks import desk
from caseflow.case.facts import gather
from caseflow.case.state import load_many
from caseflow.clock import VIETNAM, now
from caseflow.duties.records import APPROVAL
from caseflow.policy import Actor, Desk, in_scope
from caseflow.vault.reading import Row, current

TOLD_FOR = timedelta(days=7)
FINAL = ("approved", "rejected")


@dataclass(frozen=True)
class Decided:
    """A matter that was decided lately: its code of ``approval_subject``, the decision's of
    ``approval_decision``, and the day."""

    code: str
    subject: str
    decision: str
    on: date


def decided(actor: Actor) -> list[Decided]:
    """What the officer put up and somebody decided in the last seven days, the latest first, in
    cases that are theirs still. One entry names these."""
    rows = _lately(actor.officer)
    if not rows:  # on most days
        return []
    facts = gather(actor, list(dict.fromkeys(row.case for row in rows)))
    told = [row for row in rows if in_scope(facts[row.case])][:LISTED_AT_ONCE]
    cases = list(dict.fromkeys(row.case for row in told))
    states = load_many(cases)
    if cases:
        list_clear(desk(actor, Desk.WORK), Event.TASKS_LISTED, cases)
    return [
        Decided(
            states[row.case].code,
            row.values["subject"],
            row.values["decision"],
            row.values["decided_at"].astimezone(VIETNAM).date(),
        )
        for row in told
    ]


def _lately(requester: str) -> list[Row]:
    table = APPROVAL.parts[0].table.c
    since = table.decided_at >= now() - TOLD_FOR
    return current(APPROVAL, table.requester == requester, table.decision.in_(FINAL), since)[::-1]
