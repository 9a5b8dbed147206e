"""What comes before all else in a case: that by which the urgent tasks still open are done."""

from collections.abc import Mapping, Sequence

from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.duties.rules import Task
from caseflow.duties.tasks import open_tasks
from caseflow.vault.reading import clear_rows

# Task → the acts that end it, in the order in which they help. Asking another agency for a
# counsellor ends nothing, so it would stay first for ever.
FIRST: Mapping[Task, tuple[str, ...]] = {
    Task.ASSESS_DANGER: ("protection.assess", "protection.propose"),
    Task.URGENT_MEDICAL: ("support.record_health", "support.record_service"),
    Task.CALL_COUNSELLOR: ("support.record_counselling",),
}
PROPOSE = "protection.propose"
MEASURE, STANDS = "protection_measure", frozenset({"proposed", "in_force"})


def urgent_acts(case: str) -> Sequence[str]:
    """The endpoints of the acts that somebody in danger or need now waits for."""
    owed = {row.values["kind"] for row in open_tasks([case]).get(case, [])}
    wanted = [act for task, acts in FIRST.items() if task in owed for act in acts]
    return [act for act in wanted if act != PROPOSE or not _protection_stands(case)]


def _protection_stands(case: str) -> bool:
    """Whether a measure is proposed or in force: nobody is asked to propose another."""
    kind = current(Sections).kind(MEASURE)
    return kind is not None and any(
        each.values["status"] in STANDS for each in clear_rows(kind, case)
    )
