"""The section of reception: its records, and its steps in the order in which they help."""

from caseflow.case.sections import Section
from caseflow.errors import N_
from caseflow.intake import progress, receiving
from caseflow.intake.records import (
    DECLARATION,
    HOTLINE_CALL,
    IMMEDIATE_NEEDS,
    INTAKE,
    INTAKE_CHILD,
    INTAKE_RETURN,
    PRIVACY_NOTICE,
)

SECTION = Section(
    "intake",
    title=N_("Tiếp nhận"),
    kinds=(
        INTAKE,
        IMMEDIATE_NEEDS,
        INTAKE_CHILD,
        INTAKE_RETURN,
        HOTLINE_CALL,
        PRIVACY_NOTICE,
        DECLARATION,
    ),
    acts=(
        receiving.SAFE_CONTACT,
        receiving.NEEDS,
        receiving.ESSENTIALS,
        receiving.CHILD,
        receiving.MINOR,
        receiving.CALL,
        progress.REACHED,
        progress.NOTIFIED,
        receiving.TOLD,
        progress.ACCOUNT,
        receiving.RETURNED,
        progress.FOREIGNER,
        receiving.DECLARED,
        progress.ENDED,
    ),
)
