"""What an agency is told of cases that it handed over: that the other has them now.

A case that was taken over answers its giver like one that never was, so the word about it stands
on their own first page. It says what the giver knew: the code, to whom, and on which day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.audit.disclosure import LISTED_AT_ONCE, list_clear
from caseflow.audit.events import Event
from caseflow.case.desks import desk
from caseflow.case.facts import gather
from caseflow.case.state import load_many
from caseflow.clock import VIETNAM, now, today
from caseflow.policy import Actor, Desk, may_act
from caseflow.sharing.handing import accepted_since
from caseflow.staff import roster

TOLD_FOR = timedelta(days=7)


@dataclass(frozen=True)
class TakenOver:
    """A case that another agency took over lately."""

    code: str
    agency: str
    on: date


def taken_over(actor: Actor) -> list[TakenOver]:
    """The cases of the officer's agency that another took over in the last seven days, the
    latest first, each once; not one that came back since, nor one from which the officer is
    barred. One entry names them."""
    if not may_act(actor.role, "case", "hand over"):
        return []
    theirs = roster.stands_for(actor.agency, today())
    rows = accepted_since(theirs, now() - TOLD_FOR) if theirs else []
    if not rows:  # on most days
        return []
    latest = {row.case: row for row in reversed(rows)}
    facts, states = gather(actor, list(latest)), load_many(latest)
    told = [
        row
        for row in rows
        if latest[row.case] is row
        and not facts[row.case].barred
        and states[row.case].lead not in theirs
    ][:LISTED_AT_ONCE]
    if told:
        list_clear(desk(actor, Desk.WORK), Event.TASKS_LISTED, [row.case for row in told])
    return [
        TakenOver(
            states[row.case].code,
            row.values["to_agency"],
            row.values["accepted_at"].astimezone(VIETNAM).date(),
        )
        for row in told
    ]
