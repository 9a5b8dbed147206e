"""Rescue as the case page knows it: its records, and what is done next."""

from collections.abc import Sequence

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.rules import Stage
from caseflow.case.sections import Section
from caseflow.cooperation.handing_over import HAND_OVER
from caseflow.errors import N_
from caseflow.policy import Role
from caseflow.rescue import rules
from caseflow.rescue.records import RESCUE_HANDOVER, RESCUE_OPERATION
from caseflow.rescue.service import HANDOVER, NOT_APPLICABLE, OPERATION, OUTCOME


def _steps(access: Access) -> Sequence[Act]:
    """The person found is handed over; then police give the case to whoever received them."""
    over = access.state.outcome_of(Stage.RESCUE) == rules.HANDED_OVER
    given = (HAND_OVER,) if over and access.actor.role is Role.POLICE_OFFICER else ()
    return (HANDOVER, OUTCOME, *given)


SECTION = Section(
    "rescue",
    title=N_("Giải cứu"),
    kinds=(RESCUE_OPERATION, RESCUE_HANDOVER),
    acts=(OPERATION, OUTCOME, HANDOVER, NOT_APPLICABLE),
    steps=_steps,
    outcome=("rescue_operation", "outcome"),
    came=(RESCUE_OPERATION, "carried_out_at"),
)
