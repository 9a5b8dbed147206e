"""From the first entitlement to the closed case: what is given, referred, followed, ended."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.rules import StageStatus
from caseflow.case.view import case_view
from caseflow.clock import VIETNAM, now, today
from caseflow.duties.clocks import clocks
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Refused
from caseflow.law.compartments import Compartment
from caseflow.policy import Standing
from caseflow.sharing.participation import join, standings
from caseflow.sharing.records import CONSENT
from caseflow.support import section
from caseflow.support.entitling import table
from caseflow.support.records import CLOSURE, ENTITLEMENT, GOAL, REFERRAL
from caseflow.vault.reading import of_record
from tests.house import House
from tests.protection.cases import at, change_as, do, new_case, only

TODAY, LATER = today().isoformat(), (today() + timedelta(days=30)).isoformat()
PLAN = {
    "person_words": "Muốn về với con và có việc làm",
    "needs": ["work"],
    "living_arrangement": {"not_answered": "unknown"},
    "agreement": "agrees",
}
SERVICE = {"regime": "a", "service": "meals", "started_on": TODAY}
ALLOWANCE = {
    "regime": "k",
    "service": "hardship_allowance",
    "started_on": TODAY,
    "amount": "3000000",
    "legal_basis": "NĐ 162/2025",
    "funding_source": "state_budget",
    "receipt": "signature",
}
CLOSING = {
    "outcome": "reintegrated",
    "reason": "Đã có việc làm",
    "person_view": "Yên tâm",
    "remaining_risks": "Không",
    "follow_up_agreed": "no",
}
TERMS = {"reason": "AdditionalServicesRequired", "services_asked": ["legal_aid"]}


def victim(house: House, **person: Any) -> str:
    return new_case(house, "victim", **person)


def give(house: House, code: str, key: str = "caseworker", **answers: Any) -> str:
    told = {**SERVICE, "provider": house.agencies["health"], **answers}
    approval = {"approver": house.officers["supervisor"]}
    access = do(house, key, code, section.GIVE, service_given=told, approval=approval)
    return only(access, SERVICE_GIVEN)


def consent(house: House, code: str, agency: str, until: str = LATER, *named: str) -> None:
    """The person agrees to share with ``agency``."""
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    answers: Mapping[str, Any] = {
        "purpose": "referral",
        "recipients": [house.agencies[agency]],
        "compartments": list(named or ("identity", "support")),
        "decision": "given",
        "given_at": (now() - timedelta(minutes=1)).isoformat(),
        "expires_on": until,
        "text_shown": "…",
        "form": "oral",
    }
    change.add(CONSENT, answers)
    change.commit()


def refer(house: House, code: str, **answers: Any) -> str:
    told = {
        "receiving_agency": house.agencies["legal_aid"],
        "compartments": ["identity"],
        "expires_on": LATER,
        **TERMS,
        **answers,
    }
    return only(do(house, "caseworker", code, section.REFER, referral=told), REFERRAL)


def accept(house: House, code: str, record: str) -> None:
    """As cooperation does it."""
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    change.revise(of_record(REFERRAL, record)[0], {"response": "accepted"})
    join(
        change, house.agencies["legal_aid"], Standing.REFERRAL, "referral",
        (Compartment.IDENTITY,), LATER,
    )  # fmt: skip
    change.commit()


def propose(house: House, code: str, **answers: Any) -> str:
    access = do(
        house, "caseworker", code, section.PROPOSE_CLOSURE, closure=CLOSING | answers,
        approval={"approver": house.officers["supervisor"]},
    )  # fmt: skip
    return only(access, CLOSURE)


def approve(house: House, code: str, record: str, **answers: Any) -> None:
    told = answers or {"decision": "approved"}
    do(house, "supervisor", code, section.APPROVE_CLOSURE, record, approval=told)


def tasks(house: House, code: str) -> dict[str, Any]:
    case = enter(house.actor("caseworker"), code).case
    return {r.values["kind"]: r.values["due_on"] for r in open_tasks([case]).get(case, [])}


def clock_names(house: House, code: str) -> list[tuple[str, bool]]:
    case = enter(house.actor("caseworker"), code).case
    found = clocks([case]).get(case, [])
    return [(each.row.values["clock"], each.stopped) for each in found]


def values(house: House, key: str, code: str, kind: str) -> list[dict[str, Any]]:
    view = case_view(at(house, key, code))
    return [dict(r.values) for s in view.sections for r in s.records if r.kind.name == kind]


def test_a_plan_is_made_with_the_person(house: House) -> None:
    code = victim(house)
    access = do(house, "caseworker", code, section.PLAN, support_plan=PLAN)
    assert access.state.status_of("support") is StageStatus.UNDER_WAY
    goal = {"area": "Livelihood", "objective": "Có việc làm", "progress": "not_started"}
    access = do(house, "caseworker", code, section.ADD_GOAL, goal=goal)
    step = {"action": "Học nghề may", "actor": "person", "due_on": LATER, "status": "to_do"}
    do(house, "caseworker", code, section.ADD_STEP, only(access, GOAL), plan_step=step)
    assert values(house, "caseworker", code, "plan_step")[0]["action"] == "Học nghề may"


def test_essential_needs_start_their_clock_once(house: House) -> None:
    code = victim(house)
    give(house, code)
    give(house, code, service="daily_items")
    assert clock_names(house, code) == [("essential_needs", False)]
    case = enter(house.actor("caseworker"), code).case
    due = clocks([case])[case][0].due_at.astimezone(VIETNAM).date()
    assert due == today() + timedelta(days=120)


def test_an_entitlement_has_its_last_day_and_an_application_its_clock(house: House) -> None:
    code = victim(house)
    give(house, code)
    told = {"eligibility": "eligible", "offered_on": TODAY, "person_choice": "accepts"}
    entitlement = {"regime": "a", **told}
    do(house, "caseworker", code, section.ENTITLE, entitlement=entitlement)
    entitlement = {"regime": "i", **told, "application_received_on": TODAY}
    do(house, "caseworker", code, section.ENTITLE, entitlement=entitlement)
    do(house, "caseworker", code, section.ENTITLE, entitlement=entitlement)
    recorded = {each["regime"]: each for each in values(house, "caseworker", code, "entitlement")}
    assert recorded["a"]["until_on"] == today() + timedelta(days=120)
    assert recorded["i"].get("until_on") is None
    assert len(recorded) == 2
    names = [("essential_needs", False), ("support_application", False)]
    assert clock_names(house, code) == names
    give(house, code, regime="i", service="vocational_training")
    assert clock_names(house, code)[1] == ("support_application", True)


def test_a_choice_can_be_changed_later(house: House) -> None:
    code = victim(house)
    for choice in ("declines", "accepts"):
        told = {"eligibility": "eligible", "offered_on": TODAY, "person_choice": choice}
        access = do(house, "caseworker", code, section.ENTITLE, entitlement={"regime": "g", **told})
    assert of_record(ENTITLEMENT, only(access, ENTITLEMENT))[0].version == 2
    assert [e["person_choice"] for e in values(house, "caseworker", code, "entitlement")] == [
        "accepts"
    ]


def test_the_allowance_is_approved_and_never_given_twice(house: House) -> None:
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    told = {"decision": "rejected", "reason": "Thiếu giấy tờ"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=told)
    record = give(house, code, **ALLOWANCE)
    approved = {"decision": "approved"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=approved)
    with pytest.raises(Refused, match="chỉ chi một lần"):
        give(house, code, **ALLOWANCE)


def test_a_referral_lives_within_the_consent(house: House) -> None:
    code = victim(house)
    with pytest.raises(Refused, match="chưa đồng ý"):
        refer(house, code)
    consent(house, code, "legal_aid")
    record = refer(house, code)
    accept(house, code, record)
    own = {"regime": "dd", "service": "legal_aid", "started_on": TODAY}
    do(house, "provider", code, section.GIVE_OWN, service_given=own)
    feedback = {"status": "completed", "summary": "Đã tư vấn", "closed_on": TODAY}
    do(house, "provider", code, section.FEED_BACK, record, referral_feedback=feedback)
    assert values(house, "caseworker", code, "referral_feedback")[0]["summary"] == "Đã tư vấn"
    given = values(house, "caseworker", code, "service_given")
    assert given[0]["provider"] == house.agencies["legal_aid"]
    access = do(house, "caseworker", code, section.REVOKE, record)
    assert not standings(access.case, house.agencies["legal_aid"])
    assert values(house, "caseworker", code, "referral")[0]["response"] == "revoked"


def test_an_urgent_concern_and_a_new_danger_are_tasks_at_once(house: House) -> None:
    code = victim(house)
    session = {
        "held_at": (now() - timedelta(hours=1)).isoformat(),
        "focus": "Giấc ngủ",
        "self_harm_concern": "urgent",
        "shared_with_caseworker": "Cần nghỉ ngơi",
    }
    do(house, "counsellor", code, section.COUNSEL, counselling_session=session)
    contact = {
        "milestone": "month_1",
        "done_on": TODAY,
        "result": "met",
        "wellbeing": "good",
        "needs": ["work"],
        "new_danger": "yes",
        "next_on": LATER,
    }
    do(house, "caseworker", code, section.FOLLOW, follow_up=contact)
    owed = tasks(house, code)
    assert (owed["call_counsellor"], owed["new_danger"]) == (today(), today())
    assert owed["follow_up"].isoformat() == LATER
    shared = values(house, "caseworker", code, "counselling_session")
    assert shared[0] == {"shared_with_caseworker": "Cần nghỉ ngơi"}


@pytest.mark.parametrize(
    ("outcome", "agreed", "status"),
    [
        ("reintegrated", "no", "Closed"),
        ("reintegrated", "yes", "FollowUp"),
        ("moved", "yes", "ClosedReferred"),
        ("died", "yes", "Closed"),
    ],
)
def test_a_closure_is_approved_by_another(
    house: House, outcome: str, agreed: str, status: str
) -> None:
    code = victim(house)
    give(house, code)
    consent(house, code, "legal_aid")
    referral = refer(house, code)
    accept(house, code, referral)
    record = propose(house, code, outcome=outcome, follow_up_agreed=agreed)
    approve(house, code, record)
    state = enter(house.actor("caseworker"), code).state
    assert state.facts["status"] == status
    assert state.outcome_of("support") == outcome
    assert state.closed == (status != "FollowUp")
    assert not standings(state.id, house.agencies["legal_aid"])
    assert all(stopped for _name, stopped in clock_names(house, code))
    assert values(house, "caseworker", code, "closure")[0]["closed_on"] == today()
    assert section.GIVE.open_to(at(house, "caseworker", code)) == (status == "FollowUp")


def test_a_returned_closure_says_why_and_leaves_the_case_open(house: House) -> None:
    code = victim(house)
    record = propose(house, code)
    approve(house, code, record, decision="returned", reason="Chưa theo dõi 1 tháng")
    assert not enter(house.actor("caseworker"), code).state.closed
    propose(house, code)


def test_the_table_is_the_law_s(house: House) -> None:
    code = victim(house)
    lines = {each.computed.regime: each for each in table(at(house, "caseworker", code))}
    assert {str(each.computed.eligibility) for each in lines.values()} == {"eligible"}
    assert lines["dd"].computed.article == "Đ37(1)(đ)"
    assert all(each.recorded is None for each in lines.values())
