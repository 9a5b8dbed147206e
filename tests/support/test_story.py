"""From the first entitlement to the last follow-up: what is given, referred, followed."""

from datetime import date, timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.dates import day_of
from caseflow.case.rules import StageStatus
from caseflow.clock import VIETNAM, now, today
from caseflow.duties.clocks import clocks, running
from caseflow.errors import Refused
from caseflow.sharing.participation import assignments, standings
from caseflow.support import outcomes, section
from caseflow.support.entitling import shown
from caseflow.support.records import ENTITLEMENT, GOAL
from caseflow.vault.reading import of_record
from tests.house import House
from tests.protection.cases import at, do, only
from tests.support.steps import (
    ALLOWANCE,
    LATER,
    PLAN,
    TODAY,
    accept,
    clock_names,
    consent,
    give,
    refer,
    tasks,
    values,
    victim,
)
from tests.verification.browsing import Browser


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


def test_one_clock_runs_for_one_application(house: House) -> None:
    """Another day counts instead of the first, and with a no nothing is waited for."""
    code = victim(house)
    told = {"regime": "i", "eligibility": "eligible", "offered_on": TODAY}
    told |= {"person_choice": "accepts"}
    earlier = (today() - timedelta(days=3)).isoformat()

    def answered(**more: Any) -> list[date]:
        """From which days a limit runs after that answer."""
        access = do(house, "caseworker", code, section.ENTITLE, entitlement=told | more)
        return [day_of(each.row.values["occurred_at"]) for each in running(access.case)]

    assert answered(application_received_on=TODAY) == [today()]
    assert answered(application_received_on=earlier) == [today() - timedelta(days=3)]
    assert answered() == [today() - timedelta(days=3)]
    assert answered(eligibility="not_eligible", reason="Không đúng đối tượng") == []
    assert answered() == [today() - timedelta(days=3)], "answered with yes after all"
    give(house, code, regime="i", service="vocational_training")
    assert answered() == []


def test_a_choice_can_be_changed_later(house: House) -> None:
    """The day on which the person was told is not asked again, and not lost."""
    code = victim(house)
    first = {"eligibility": "eligible", "offered_on": TODAY, "person_choice": "declines"}
    for told in (first, {"eligibility": "eligible", "person_choice": "accepts"}):
        access = do(house, "caseworker", code, section.ENTITLE, entitlement={"regime": "g", **told})
    assert of_record(ENTITLEMENT, only(access, ENTITLEMENT))[0].version == 2
    [kept] = values(house, "caseworker", code, "entitlement")
    assert (kept["person_choice"], kept["offered_on"]) == ("accepts", today())
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    page = browser.get(f"/cases/{code}/support/entitlements").text
    assert f"{today():%d/%m/%Y}" in page


def test_the_allowance_is_approved_and_never_given_twice(house: House) -> None:
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    told = {"decision": "rejected", "reason": "Thiếu giấy tờ"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=told)
    record = give(house, code, **ALLOWANCE)
    approved = {"decision": "approved"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=approved)
    with pytest.raises(Refused, match="chỉ chi một lần") as refusal:
        give(house, code, **ALLOWANCE)
    assert refusal.value.params["officer"] == "Cán bộ caseworker"
    assert refusal.value.params["day"] == f"{date.fromisoformat(TODAY):%d/%m/%Y}"


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
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=feedback)
    assert tasks(house, code)["referral_closed"] is None  # read it, when there is time
    assert values(house, "caseworker", code, "referral_feedback")[0]["summary"] == "Đã tư vấn"
    given = values(house, "caseworker", code, "service_given")
    assert given[0]["provider"] == house.agencies["legal_aid"]
    access = do(house, "caseworker", code, outcomes.READ, record)
    assert "referral_closed" not in tasks(house, code)
    assert not standings(access.case, house.agencies["legal_aid"])
    [theirs] = assignments(access.case, house.officers["provider"])
    assert theirs.values["ended_at"] is not None
    assert values(house, "caseworker", code, "referral")[0]["response"] == "closed"


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


def test_the_table_is_the_law_s(house: House) -> None:
    code = victim(house)
    lines = {each.computed.regime: each for each in shown(at(house, "caseworker", code)).lines()}
    assert {str(each.computed.eligibility) for each in lines.values()} == {"eligible"}
    assert lines["dd"].computed.article == "Đ37(1)(đ)"
    assert all(each.recorded is None for each in lines.values())
