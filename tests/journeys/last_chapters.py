"""Protected, supported, and on the way to a life of one's own."""

import pytest

from caseflow.case.access import enter
from caseflow.case.rules import Stage
from caseflow.cooperation import referring
from caseflow.demo.telling import Told, day
from caseflow.errors import Denied, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.protection import section as protection
from caseflow.support import section as support
from tests.journeys.cast import seen
from tests.journeys.first_chapters import assign, consent, state_of


def protected(case: Told) -> None:
    """Danger for the person and a relative; a measure with its term, decided by another."""
    assign(case, "protection", "police_supervisor")
    risk = {
        "self_rated_safety": "unsafe", "threatened_interests": ["life"], "harm_severity": "high",
        "offender_access": "medium", "environment_barriers": "low", "self_protection": "medium",
        "relatives_at_risk": "yes", "risk_level": "high", "next_review_on": day(14),
    }  # fmt: skip
    sister = {"category": "relative", "full_name": "Lò Thị Inh", "safe_contact": "Qua chị cả"}
    case.do("protection", protection.ASSESS, risk_assessment=risk, covered_person=sister)
    measure = {
        "measure": "guard", "covered_persons": "Hai chị em", "reason": "Có cuộc gọi lạ.",
        "implementing_agency": case.cast.agency("police"),
    }  # fmt: skip
    chosen = {"approver": case.cast.officers["decider_2"]}
    case.do("protection", protection.PROPOSE, protection_measure=measure, approval=chosen)
    term = {"legal_basis": "Điều 13", "decision_number": "3/QĐ"}
    term |= {"from_on": day(), "until_on": day(30)}
    yes = {"decision": "approved"}
    case.do("decider_2", protection.DECIDE, protection_measure=term, approval=yes)
    assert state_of(case).facts["risk_level"] == "high"
    assert seen(case, "protection", Compartment.PROTECTION)["protection_measure"]["status"] == (
        "in_force"
    )


def supported(case: Told) -> None:
    """The plan in the person's words, a service, and legal aid that sees what was named."""
    entitlement = {
        "regime": "dd", "eligibility": "eligible", "offered_on": day(), "person_choice": "accepts",
    }  # fmt: skip
    case.do("caseworker", support.ENTITLE, entitlement=entitlement)
    plan = {
        "person_words": "Tôi muốn làm lại giấy tờ.", "needs": ["papers"],
        "living_arrangement": "family", "education_level": "PrimaryEducation",
        "agreement": "agrees", "agreed_on": day(),
    }  # fmt: skip
    case.do("caseworker", support.PLAN, support_plan=plan)
    service = {"regime": "b", "service": "treatment", "provider": case.cast.agency("health")}
    case.do("caseworker", support.GIVE, service_given=service | {"started_on": day()})
    consent(case, "caseworker", "legal_aid", "legal_aid", ["identity", "support"])
    referral = {
        "receiving_agency": case.cast.agency("legal_aid"), "services_asked": ["legal_aid"],
        "reason": "AdditionalServicesRequired", "details": "Làm lại giấy tờ.",
        "compartments": ["identity", "support"], "expires_on": day(90),
    }  # fmt: skip
    more = referral | {"compartments": ["identity", "contact"]}
    with pytest.raises(Refused):  # more than the person agreed to
        case.do("caseworker", support.REFER, referral=more)
    case.do("caseworker", support.REFER, referral=referral)
    case.do("provider", referring.ANSWER_REFERRAL, referral={"response": "accepted"})
    read = seen(case, "provider")
    assert read["person"]["full_name"] == "Lò Thị Yên"
    assert read["referral"]["details"] == "Làm lại giấy tờ."
    hidden = {"safe_contact_rule", "support_plan", "declaration", "interview", "risk_assessment"}
    assert not read.keys() & hidden
    for compartment in (Compartment.CONTACT, Compartment.ACCOUNT, Compartment.PROTECTION):
        with pytest.raises(Denied):
            case.at("provider", compartment)
    own = {"regime": "dd", "service": "legal_aid", "started_on": day()}
    case.do("provider", support.GIVE_OWN, service_given=own)


def ended(case: Told) -> None:
    """Protection is lifted, then the supervisor approves the end."""
    review = {"findings": "Đã yên ổn.", "person_view": "Không còn lo.", "recommendation": "lift"}
    chosen = {"approver": case.cast.officers["decider_2"]}
    case.do("protection", protection.REVIEW, protection_review=review, approval=chosen)
    lifting = {"ending_basis": "Điều 13", "ending_number": "8/QĐ"}
    yes = {"decision": "approved"}
    case.do("decider_2", protection.DECIDE, protection_measure=lifting, approval=yes)
    closure = {
        "outcome": "reintegrated", "reason": "Đã xong.", "person_view": "Tôi ổn.",
        "remaining_risks": "Không rõ.", "follow_up_agreed": "no",
    }  # fmt: skip
    chosen = {"approver": case.cast.officers["supervisor"]}
    case.do("caseworker", support.PROPOSE_CLOSURE, closure=closure, approval=chosen)
    case.do("supervisor", support.APPROVE_CLOSURE, approval=yes)
    state = state_of(case)
    assert state.closed
    assert state.outcome_of(Stage.SUPPORT) == "reintegrated"
    with pytest.raises(NotThere):  # the referral ended with the case
        enter(case.cast.actor("provider"), case.code)
