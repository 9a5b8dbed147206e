"""Support: what the person may have, the plan, services, referrals, the end of a case."""

from typing import Any

from caseflow.cooperation import consenting, linking, referring
from caseflow.demo import words
from caseflow.demo.reception import HEALTH, LAN, consent
from caseflow.demo.telling import Told, day, moment
from caseflow.demo.verifying import assigned
from caseflow.support import outcomes, section

HA, MAI, THAO, NGA = "ha.soyte", "mai.tamly", "thao.tgpl", "nga.phunu"
LEGAL_AID, WOMEN = "tn-legal-aid", "tn-womens-union"
UNKNOWN = {"not_answered": "unknown"}
WITHDRAW = consenting.WITHDRAW[0]


def entitled(told: Told, *regimes: str, by: str = LAN, **more: Any) -> None:
    """What the law gives, told to the person, who chooses."""
    for regime in regimes:
        answers = {
            "regime": regime,
            "eligibility": "eligible",
            "offered_on": day(),
            "person_choice": "accepts",
        }
        told.do(by, section.ENTITLE, entitlement=answers | more)


def planned(told: Told, by: str = LAN, agreement: str = "agrees") -> None:
    """The plan, beginning with the person's own words; a goal, and the first step to it."""
    wishes = words.WISHES_OF_A_CHILD if told.person.is_child else words.WISHES
    told.do(
        by, section.PLAN,
        support_plan={
            "person_words": told.one_of(wishes),
            "strengths": words.STRENGTHS,
            "needs": ["papers", "legal", "training"],
            "living_arrangement": "family",
            "education_level": "LowerSecondaryEducation",
            "agreement": agreement,
            **({} if agreement == "thinking" else {"agreed_on": day()}),
            "planned_end_on": day(150),
        },
    )  # fmt: skip
    goal = {"area": "Livelihood", "objective": "Học xong nghề may", "progress": "under_way"}
    told.do(by, section.ADD_GOAL, goal=goal)
    step = {"action": "Đăng ký lớp học nghề", "actor": "caseworker", "due_on": day(7)}
    told.do(by, section.ADD_STEP, plan_step=step | {"status": "to_do"})


def given(told: Told, regime: str, service: str, days: int, by: str = LAN) -> None:
    """A service without money, since ``days`` ago."""
    answers = {
        "regime": regime,
        "service": service,
        "provider": told.cast.agency(HEALTH),
        "started_on": day(-days),
    }
    told.do(by, section.GIVE, service_given=answers)


def paid(told: Told, regime: str = "k", by: str = LAN) -> None:
    """The one-off allowance, put up to the supervisor."""
    answers = {
        "regime": regime,
        "service": "hardship_allowance",
        "provider": told.cast.agency(HEALTH),
        "started_on": day(),
        "amount": 3_000_000,
        "legal_basis": "Quyết định của Sở Y tế (mức chi chưa đối chiếu)",
        "funding_source": "state_budget",
    }
    approver = {"approver": told.cast.officers[HA]}
    told.do(by, section.GIVE, service_given=answers, approval=approver)


def payment_approved(told: Told) -> None:
    """The supervisor agrees to the payment."""
    told.do(HA, section.APPROVE_PAYMENT, approval={"decision": "approved"})


def received(told: Told, by: str = LAN) -> None:
    """The person has the money, and signed for it."""
    told.do(
        by, section.CONFIRM_RECEIPT, service_given={"receipt": "signature", "received_on": day()}
    )


def examined(told: Told, by: str = LAN) -> None:
    """An examination that the person agreed to."""
    told.do(
        by, section.EXAMINE,
        health_assessment={
            "examined_on": day(-1),
            "facility": told.cast.agency(HEALTH),
            "agreed": "yes",
            "findings": "Cần nghỉ ngơi, tái khám sau một tháng.",
            "treatment_needs": ["outpatient"],
            "insurance_status": "being_arranged",
        },
    )  # fmt: skip


def counselled(told: Told) -> None:
    """The counsellor is assigned and holds a session."""
    assigned(told, MAI, by=HA)
    told.do(
        MAI, section.COUNSEL,
        counselling_session={
            "held_at": moment(minutes=15),
            "focus": words.SESSION,
            "self_harm_concern": "none_seen",
            "shared_with_caseworker": words.SESSION_SHARED,
        },
    )  # fmt: skip


def referred(
    told: Told, to: str = LEGAL_AID, purpose: str = "legal_aid", service: str = "legal_aid"
) -> None:
    """Consent first, then a referral that names the least possible."""
    compartments = ["identity", "contact", "support"]
    consent(told, LAN, purpose, to, compartments)
    told.do(
        LAN, section.REFER,
        referral={
            "receiving_agency": told.cast.agency(to),
            "reason": "AdditionalServicesRequired",
            "services_asked": [service],
            "details": words.NEED_TO_KNOW,
            "compartments": compartments,
            "expires_on": day(90),
        },
    )  # fmt: skip


def answered(told: Told, by: str = THAO, *, decline: str = "") -> None:
    """The receiving body takes the person on, or says why it cannot."""
    answers = {"response": "accepted"}
    if decline:
        answers = {"response": "declined", "decline_reason": decline}
    told.do(by, referring.ANSWER_REFERRAL, referral=answers)


def served(told: Told, by: str = THAO, service: str = "legal_aid", regime: str = "dd") -> None:
    """The provider records its own service, and says how it went."""
    own = {"regime": regime, "service": service, "started_on": day()}
    told.do(by, section.GIVE_OWN, service_given=own)
    told.do(
        by, outcomes.FEED_BACK,
        referral_feedback={"status": "under_way", "summary": "Đã gặp, hẹn buổi tiếp theo."},
    )  # fmt: skip


def finished(told: Told, by: str = THAO) -> None:
    """The provider says that its service has ended, and sees the case no more."""
    how = {"status": "completed", "summary": "Đã làm xong giấy tờ.", "closed_on": day()}
    told.do(by, outcomes.FEED_BACK, referral_feedback=how)


def taken_back(told: Told, by: str = LAN) -> None:
    """The person takes consent back; nobody asks why."""
    told.do(by, WITHDRAW)


def followed(told: Told, result: str = "met", milestone: str = "month_1", by: str = LAN) -> None:
    """A contact afterwards, made or tried."""
    answers: dict[str, Any] = {"milestone": milestone, "done_on": day(), "result": result}
    if result == "met":
        answers |= {"wellbeing": "fairly_good", "needs": ["papers"], "new_danger": "no"}
    answers["next_on"] = day(30)
    told.do(by, section.FOLLOW, follow_up=answers)


def end_proposed(told: Told, outcome: str, *, follow_up: str = "no", by: str = LAN) -> None:
    """The end of the case is proposed to the supervisor."""
    closure = {
        "outcome": outcome,
        "reason": "Các việc trong kế hoạch đã xong hoặc dừng theo ý người được hỗ trợ.",
        "person_view": words.VIEW if outcome != "lost_contact" else UNKNOWN,
        "remaining_risks": "Cuộc gọi lạ có thể lặp lại: đã có số liên hệ khi cần.",
        "follow_up_agreed": follow_up,
    }
    approver = {"approver": told.cast.officers[HA]}
    told.do(by, section.PROPOSE_CLOSURE, closure=closure, approval=approver)


def ended(told: Told, outcome: str, *, follow_up: str = "no") -> None:
    """The case ends with its outcome."""
    end_proposed(told, outcome, follow_up=follow_up)
    told.do(HA, section.APPROVE_CLOSURE, approval={"decision": "approved"})


def linked(told: Told, other: Told, relation: str = "same_family") -> None:
    """Two cases that belong together, for whoever works on both."""
    told.do(LAN, linking.LINK, case_link={"other_case": other.code, "relation": relation})
