"""Rescue, and the protection of people who are in danger."""

from typing import Any
from uuid import uuid4

from caseflow.case.acts import Act
from caseflow.demo import words
from caseflow.demo.people import InventedPerson
from caseflow.demo.reception import HEALTH, LAN
from caseflow.demo.telling import Cast, Told, check_codes, day, moment
from caseflow.demo.verifying import HUNG, POLICE, TUAN
from caseflow.protection import section
from caseflow.rescue import section as rescue
from caseflow.rescue.opening import open_at_rescue

YEN = "yen.baove"
PLACE = {"province": "19", "line": "Khu nhà trọ gần khu công nghiệp"}
RESCUE: dict[str, Act] = {act.slug: act for act in rescue.SECTION.acts}


def operation(cast: Cast, **more: Any) -> dict[str, Any]:
    """An operation led by the provincial police."""
    answers = {
        "trigger": "crime_report",
        "lead_agency": cast.agency(POLICE),
        "urgency": "urgent",
        "place_class": "lodging",
        "place": PLACE,
    }
    return answers | more


def rescued(cast: Cast, person: InventedPerson, came: str, by: str = TUAN, **more: Any) -> Told:
    """A case that begins at the rescue itself."""
    carried_out = operation(cast, carried_out_at=came, **more)
    told = {"rescue_operation": carried_out, "person": person.answers()}
    check_codes(told)
    return Told(cast, person, open_at_rescue(cast.actor(by), told, str(uuid4())))


def planned(told: Told, by: str = TUAN) -> None:
    """A rescue planned in a case that is known already."""
    answers = operation(told.cast, trigger="other_case", urgency="planned", planned_at=moment(-3))
    told.do(by, RESCUE["record_operation"], rescue_operation=answers)


def called_off(told: Told, by: str = TUAN) -> None:
    """The planned rescue is called off."""
    told.do(by, RESCUE["record_outcome"], rescue_operation={"outcome": "called_off"})


def given_over(told: Told, at: str, to: str = HEALTH, by: str = TUAN) -> None:
    """The rescued person is with the support agency."""
    answers = {
        "received_by_agency": told.cast.agency(to),
        "handed_at": at,
        "belongings": "Một túi quần áo",
        "minutes_number": "02/BB-BG",
    }
    told.do(by, RESCUE["record_handover"], rescue_handover=answers)


def not_needed(told: Told, by: str = TUAN) -> None:
    """Nobody has to be rescued here."""
    told.do(by, RESCUE["mark_not_applicable"])


def assessed(told: Told, level: str = "high", relative: str = "") -> None:
    """How great the danger is, for the person and for a relative."""
    risk = {
        "self_rated_safety": "unsafe" if level == "high" else "mostly_safe",
        "threatened_interests": ["life", "dignity"],
        "harm_severity": level,
        "offender_access": "medium",
        "environment_barriers": "low",
        "self_protection": "medium",
        "relatives_at_risk": "yes" if relative else "no",
        "risk_level": level,
        "next_review_on": day(14),
    }
    covered = {
        "category": "relative",
        "full_name": relative,
        "safe_contact": "Gọi qua cán bộ phụ nữ thôn, buổi trưa",
    }
    answers = {"risk_assessment": risk} | ({"covered_person": covered} if relative else {})
    told.do(YEN, section.ASSESS, **answers)


def threatened(told: Told) -> None:
    """A threat that became known."""
    threat = {"happened_on": day(-2), "kind": "by_message", "description": words.DANGER}
    told.do(YEN, section.THREATEN, threat=threat)


def asked_for(told: Told, kind: str = "guard", by: str = LAN) -> None:
    """A measure is proposed to the officer who decides."""
    measure: dict[str, Any] = {
        "measure": kind,
        "covered_persons": "Người được hỗ trợ",
        "reason": words.DANGER,
        "implementing_agency": told.cast.agency(POLICE),
    }
    if kind == "safe_shelter":
        measure["shelter_address"] = {"province": "19", "line": "Nhà tạm lánh số 2"}
    approver = {"approver": told.cast.officers[HUNG]}
    told.do(by, section.PROPOSE, protection_measure=measure, approval=approver)


def granted(told: Told, days: int = 60) -> None:
    """The measure is in force for ``days``."""
    measure = {
        "legal_basis": "NĐ 162/2025/NĐ-CP Điều 13",
        "decision_number": "15/QĐ-CAT",
        "from_on": day(),
        "until_on": day(days),
    }
    told.do(
        HUNG, section.DECIDE, approval={"decision": "approved"}, protection_measure=measure
    )  # fmt: skip


def turned_down(told: Told, decision: str = "rejected") -> None:
    """The measure is not approved, or comes back, with the reason."""
    note = {"decision_note": "Đề nghị nêu rõ thời gian và người cần bảo vệ."}
    told.do(HUNG, section.DECIDE, approval={"decision": decision}, protection_measure=note)


def reviewed(told: Told, recommendation: str, days: int = 10) -> None:
    """A measure in force is looked at again."""
    review = {
        "findings": "Không còn cuộc gọi lạ trong tuần qua.",
        "person_view": words.VIEW,
        "recommendation": recommendation,
    }
    if recommendation == "continue":
        told.do(YEN, section.REVIEW, protection_review=review | {"next_review_on": day(days)})
        return
    approver = {"approver": told.cast.officers[HUNG]}
    told.do(YEN, section.REVIEW, protection_review=review, approval=approver)


def lifted(told: Told) -> None:
    """What was reviewed is lifted."""
    measure = {"ending_basis": "NĐ 162/2025/NĐ-CP Điều 13", "ending_number": "22/QĐ-CAT"}
    told.do(
        HUNG, section.DECIDE, approval={"decision": "approved"}, protection_measure=measure
    )  # fmt: skip


def refused(told: Told, *kinds: str) -> None:
    """The person declines measures in force, in writing, for a reason of their own; somebody
    else agrees that they end."""
    answers = {
        "measures": list(kinds),
        "reason": "Người này muốn về sống cùng anh trai ở tỉnh khác, đã thấy an toàn.",
        "alternatives_explained": "yes",
        "commitment_number": "03/CK",
        "reason_accepted": "yes",
    }
    approver = {"approver": told.cast.officers[HUNG]}
    told.do(YEN, section.REFUSE, protection_refusal=answers, approval=approver)
    lifted(told)
