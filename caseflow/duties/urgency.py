"""What comes before all else in a case: that by which the urgent tasks still open are done."""

from collections.abc import Mapping, Sequence

from caseflow.case.access import Access
from caseflow.case.sections import Sections
from caseflow.clock import today
from caseflow.db import current
from caseflow.duties.items import task_items
from caseflow.duties.rules import Task
from caseflow.staff import roster
from caseflow.vault.reading import clear_rows

# Task → the acts that end it, in the order in which they help. Asking another agency for a
# counsellor ends nothing, so it would stay first for ever.
FIRST: Mapping[Task, tuple[str, ...]] = {
    Task.ASSESS_DANGER: ("protection.assess", "protection.propose"),
    Task.URGENT_MEDICAL: (
        *("support.record_health", "support.record_service", "intake.give_essentials"),
    ),
    Task.CALL_COUNSELLOR: ("support.record_counselling",),
}
PROPOSE = "protection.propose"
MEASURE, STANDS = "protection_measure", frozenset({"proposed", "in_force"})


def urgent_acts(access: Access) -> Sequence[str]:
    """The endpoints of the acts that somebody in danger or need now waits for, by the tasks that
    this officer is told of: what nobody told them is not told by what comes first either."""
    own = roster.stands_for(access.actor.agency, today())
    states = {access.case: access.state}
    owed = {i.row.values["kind"] for i in task_items(access.actor, own, [access.case], states)}
    wanted = [act for task, acts in FIRST.items() if task in owed for act in acts]
    return [act for act in wanted if act != PROPOSE or not _protection_stands(access)]


def _protection_stands(access: Access) -> bool:
    """Whether a measure that this officer may read is proposed or in force: nobody is asked to
    propose another."""
    kind = current(Sections).kind(MEASURE)
    found = clear_rows(kind, access.case) if kind else []
    return any(row.values["status"] in STANDS for row in access.readable(access.permit(), found))
