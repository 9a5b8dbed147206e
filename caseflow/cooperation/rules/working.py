"""Which roles can work on a case of an agency that leads, or takes part by law."""

from caseflow.policy import RESPONSIBLE_ROLES, Role

LEAD_ROLES = (*RESPONSIBLE_ROLES, Role.PROTECTION_OFFICER, Role.COUNSELLOR)
STATUTORY_ROLES = (Role.POLICE_OFFICER, Role.PROTECTION_OFFICER, Role.COUNSELLOR)


def roles_for(lead: bool, responsible: bool) -> tuple[Role, ...]:
    """The roles that can work on a case of an agency that leads, or takes part by law."""
    if responsible:
        return RESPONSIBLE_ROLES if lead else ()
    return LEAD_ROLES if lead else STATUTORY_ROLES
