"""Opening a new case: at reception or at a rescue, by whoever meets the person first."""

import secrets
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from caseflow.audit.recording import Change
from caseflow.case.records import CASE, JOURNEY
from caseflow.case.rules import Stage, StageStatus, trafficking_status
from caseflow.clock import VIETNAM, today
from caseflow.errors import N_, Denied
from caseflow.law.ages import age_class
from caseflow.law.transition import LAW_2024
from caseflow.policy import Actor, Permit, Standing, permit_opening
from caseflow.sharing.participation import LEAD_REACH, Capacity, assign, join
from caseflow.staff.roster import stands_for

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: read aloud, written by hand
CODE_LENGTH = 8


def new_code() -> str:
    """A random case code, as XXXX-XXXX; it says nothing about the person."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def begin(actor: Actor, act: tuple[str, str], key: str) -> Change:
    """The change that will open a new case, under the act (stage, name) that allows it."""
    # The same form sent twice opens the same case, so the id comes from its key.
    case = uuid5(NAMESPACE_URL, f"caseflow/case/{actor.officer}/{key}").hex
    return Change(leave_to_begin(actor, act, case), key, f"{act[0]}.open_case")


def leave_to_begin(actor: Actor, act: tuple[str, str], case: str = "") -> Permit:
    """Leave to open a new case, or ``Denied``: asked before the questions are shown too, so that
    nobody answers them in vain."""
    if not stands_for(actor.agency, today()):
        raise Denied(N_("Cơ quan của bạn đã kết thúc hoạt động nên không mở hồ sơ mới được."))
    permit = permit_opening(actor, case, *act)
    if permit is None:
        raise Denied(N_("Bạn không mở được hồ sơ mới."))
    return permit


def open_case(
    change: Change,
    stage: Stage,
    *,
    legal_status: str,
    birth_date: str | None,
    occurred_at: datetime,
    ground: str,
) -> str:
    """Write the first facts: the opener's agency leads, the opener is responsible.
    Returns the case code."""
    actor, code = change.permit.actor, new_code()
    change.add(
        CASE,
        {
            "case_code": code,
            "status": "Active",
            "legal_status": legal_status,
            "trafficking_status": trafficking_status(legal_status),
            "applicable_law": LAW_2024,
            "age_class": age_class(birth_date, occurred_at.astimezone(VIETNAM).date()),
            "risk_level": "not_assessed",
            "lead_agency": actor.agency,
            "responsible_officer": actor.officer,
        },
    )
    change.add(JOURNEY, {"stage": stage, "status": StageStatus.UNDER_WAY})
    join(change, actor.agency, Standing.LEAD, ground, LEAD_REACH)
    assign(change, actor.officer, Capacity.RESPONSIBLE)
    return code
