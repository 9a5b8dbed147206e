"""Whose a clock is: of whoever may do the act that stops it, in the agency that owes it.

A list of work names what its reader can do. What another agency owes is waited for by
whoever is responsible for the person; it is nobody else's.
"""

from collections.abc import Collection, Mapping

from caseflow.case.state import CaseState
from caseflow.law.ages import CHILD_EMERGENCY
from caseflow.policy import CASE_ROLES, Actor, Role, may_act

RECEIVED, HANDED = ("intake", "record"), ("case", "hand over")
# Clock → the acts (stage, name) that stop it. A supervisor sees every clock of the agency.
STOPPED_BY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "transfer_to_commune": (RECEIVED, HANDED),
    "commune_notice": (RECEIVED, HANDED),
    "hand_over": (HANDED, RECEIVED),
    "rescue_hand_over": (("rescue", "record"), HANDED),
    "hotline_forward": (RECEIVED,),
    CHILD_EMERGENCY: (RECEIVED, ("protection", "propose")),
    "initial_facts": (("verification", "record initial facts"),),
    "verification": (("verification", "record"),),
    "support_application": (("support", "plan"),),
    "essential_needs": (("support", "plan"), ("support", "propose closure")),
}
WAITERS = frozenset(
    {Role.INTAKE_OFFICER, Role.CASEWORKER, Role.POLICE_OFFICER, Role.SUPERVISOR}
)  # who can be responsible for a person, and who answers for them


# Who works on a case; a decision maker has only the record put to them, a provider what it names.
AT_WORK = CASE_ROLES - {Role.DECISION_MAKER, Role.REFERRED_PROVIDER}


def concerns(
    actor: Actor, own: Collection[str], state: CaseState, clock: str, duty_of: str
) -> bool:
    """Whether the officer's list of work shows this running clock of the case. ``own``: the
    agencies that the officer's own stands for."""
    if duty_of not in own:
        return actor.role in WAITERS and state.lead in own
    acts = STOPPED_BY.get(clock, ())
    return actor.role is Role.SUPERVISOR or any(may_act(actor.role, *act) for act in acts)
