"""Identification as the case page knows it: its records, and what is done there."""

from collections.abc import Sequence

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.sections import Section
from caseflow.duties.rules import Task
from caseflow.duties.tasks import is_owed
from caseflow.errors import N_
from caseflow.identification.deciding import (
    DECIDE,
    DECIDED_BEFORE,
    FOLLOW_UP,
    RETURN,
    SUBJECT,
    owe_anew,
)
from caseflow.identification.proposing import PROPOSE
from caseflow.identification.records import IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL


def _steps(access: Access) -> Sequence[Act]:
    """A decision is explained to the person before anything is asked anew; after a no, nothing
    is asked anew unless that is owed."""
    explain = (FOLLOW_UP,) if is_owed(access.case, Task.EXPLAIN_DECISION) else ()
    refused = access.state.legal_status == "not_victim"
    again = not refused or is_owed(access.case, Task.PROPOSE_IDENTIFICATION)
    return (DECIDE, *explain, *((PROPOSE,) if again else ()))


SECTION = Section(
    "identification",
    title=N_("Xác định nạn nhân"),
    kinds=(IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL),
    acts=(PROPOSE, DECIDE, DECIDED_BEFORE, RETURN, FOLLOW_UP),
    given_back={SUBJECT: owe_anew},
    steps=_steps,
    outcome=("identification_decision", "decision"),
)
