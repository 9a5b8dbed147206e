"""Identification as the case page knows it: its records, and what is done there."""

from caseflow.case.sections import Section
from caseflow.errors import N_
from caseflow.identification.deciding import DECIDE, DECIDED_BEFORE, FOLLOW_UP, RETURN
from caseflow.identification.proposing import PROPOSE
from caseflow.identification.records import IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL

SECTION = Section(
    "identification",
    title=N_("Xác định nạn nhân"),
    kinds=(IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL),
    acts=(PROPOSE, DECIDE, DECIDED_BEFORE, RETURN, FOLLOW_UP),
    steps=lambda _access: (DECIDE, PROPOSE),
    outcome=("identification_decision", "decision"),
)
