"""A case offered to another agency: urgent there if it is urgent, waited for here."""

from datetime import date, datetime, time
from typing import Any

import pytest
import time_machine

from caseflow.case.state import load_many
from caseflow.clock import VIETNAM, today
from caseflow.cooperation.handing_over import WITHDRAW_HANDOVER
from caseflow.duties.home import home
from caseflow.duties.items import Item, items_of, put_before
from caseflow.duties.rules import Group, Kind, Task
from caseflow.duties.tasks import give, settle
from caseflow.duties.waiting import OFFERED, waiting
from caseflow.intake import receiving
from caseflow.policy import Role
from caseflow.protection import section as protection
from caseflow.sharing.participation import Capacity, assign, assignments, unassign
from tests.cooperation.agreements import answer, hand_over
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.intake.test_receiving import NEEDS
from tests.protection.cases import change_as, new_case
from tests.protection.cases import do as do_as
from tests.protection.test_story import RISK, decide, propose
from tests.support.steps import ALLOWANCE, LATER, consent, refer, victim
from tests.support.steps import give as give_service
from tests.verification.browsing import Browser

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
CHILD = {"birth_date": ago(days=3000)[:10], "age_basis": "birth_certificate"}


def items(house: House, key: str, kind: Kind) -> list[tuple[Group, Item]]:
    groups = home(house.actor(key)).groups
    return [(name, each) for name, found in groups.items() for each in found if each.kind is kind]


@pytest.mark.parametrize("why", ["danger", "child"])
def test_an_offered_case_in_need_is_urgent_to_who_answers(house: House, why: str) -> None:
    """And says no more than that; settled, it waits like any other."""
    code = arrive(house, person=CHILD) if why == "child" else arrive(house)
    if why == "danger":
        do(inside(house, "intake", code), receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
    record = hand_over(house, inside(house, "intake", code), "health")
    [(group, offered)] = items(house, "caseworker", Kind.HANDOVER)
    assert (group, offered.urgent) == (Group.TODAY, True)
    page = Browser(house, "caseworker").get("/").text
    assert page.index("<h2>Khẩn cấp") < page.index(code)
    assert "Hồ sơ này có việc khẩn cấp: hãy trả lời ngay." in page
    answering = Browser(house, "caseworker_2").get(
        f"/cases/{code}/cooperation/answer-handover/{record}"
    )
    assert "Hồ sơ này có việc khẩn cấp: hãy trả lời ngay." in answering.text
    assert "đe dọa" not in page + answering.text
    if why == "danger":
        access = inside(house, "intake", code)
        change = change_as(house, "caseworker", access.case)
        settle(change, access.case, Task.ASSESS_DANGER)
        change.commit()
        [(_, offered)] = items(house, "caseworker", Kind.HANDOVER)
        assert not offered.urgent


def test_who_offered_waits_until_it_is_answered_or_withdrawn(house: House) -> None:
    """The officer and their supervisor, nobody else; the call to the police stays."""
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
    browser = Browser(house, "intake")
    assert "rồi bàn giao hồ sơ" in browser.get("/").text
    record = hand_over(house, inside(house, "intake", code), "health")
    for key in ("intake", "commune_supervisor"):
        [(group, _)] = items(house, key, Kind.OFFERED)
        assert group is Group.OTHERS
    assert items(house, "intake_2", Kind.OFFERED) == []
    page = browser.get("/").text
    assert "rồi bàn giao hồ sơ" not in page
    assert "gọi ngay công an. Đã đề nghị bàn giao hồ sơ, đang chờ trả lời" in page
    assert "Đã đề nghị bàn giao, chờ" in page
    do(inside(house, "intake", code), WITHDRAW_HANDOVER, {}, record)
    assert items(house, "intake", Kind.OFFERED) == []
    record = hand_over(house, inside(house, "intake", code), "health")
    answer(house, "caseworker", code, record)
    assert items(house, "intake", Kind.OFFERED) == []


@pytest.mark.parametrize(("risk", "urgent"), [(None, True), ("high", True), ("low", False)])
def test_protection_that_somebody_unsafe_waits_for_is_decided_first(
    house: House, risk: Any, urgent: bool
) -> None:
    code = new_case(house)
    if risk:
        told = RISK | {"risk_level": risk}
        do_as(house, "protection", code, protection.ASSESS, risk_assessment=told)
    propose(house, code)
    [(_, asked)] = items(house, "decider", Kind.APPROVAL)
    assert asked.urgent is urgent
    [(group, mine)] = items(house, "caseworker", Kind.PUT_UP)
    assert (group, mine.urgent) == (Group.OTHERS, False)
    assert "Bạn đã trình, đang chờ quyết định" in Browser(house, "caseworker").get("/").text
    assert items(house, "counsellor", Kind.PUT_UP) == []
    decide(house, code, mine.row.values["subject_record"])
    assert items(house, "caseworker", Kind.PUT_UP) == []


def test_what_is_done_about_a_child_stands_before_the_limit_for_it(house: House) -> None:
    with time_machine.travel(datetime.combine(today(), time(8), VIETNAM)):  # both end today
        code = arrive(house, person=CHILD)
        do(inside(house, "intake", code), receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
        found = home(house.actor("intake")).groups[Group.TODAY]
    kinds = [each.kind for each in found if each.urgent]
    assert kinds.index(Kind.TASK) < kinds.index(Kind.CLOCK)


def test_a_child_who_was_seen_to_presses_nobody(house: House) -> None:
    code = arrive(house, person=CHILD)
    met = {"supporting_adult": "social_worker", "family_notice": "unsafe", "handed_to": "stays"}
    do(inside(house, "intake", code), receiving.CHILD, met | {"emergency_measures": "no"})
    record = hand_over(house, inside(house, "intake", code), "health")
    [(_, offered)] = items(house, "caseworker", Kind.HANDOVER)
    assert not offered.urgent
    answering = f"/cases/{code}/cooperation/answer-handover/{record}"
    assert "việc khẩn cấp" not in Browser(house, "caseworker").get(answering).text


def test_who_only_decides_is_not_told_of_a_hand_over(house: House) -> None:
    """They have the record put to them, not the case, though they have a part in it."""
    code = arrive(house, "police")
    access = inside(house, "police", code)
    change = change_as(house, "police", access.case)
    assign(change, house.officers["decider"], Capacity.APPROVER)
    change.commit()
    hand_over(house, inside(house, "police", code), "health")
    assert len(items(house, "police", Kind.OFFERED)) == 1
    assert items(house, "decider", Kind.OFFERED) == []
    told = [each.words for each in waiting(inside(house, "decider", code))]
    assert OFFERED not in told
    assert OFFERED in [each.words for each in waiting(inside(house, "police", code))]


def test_what_one_waits_for_comes_after_what_one_owes(house: House) -> None:
    """However much was put up or offered, nothing that is owed is pushed off the page."""
    code = new_case(house)
    case = inside(house, "caseworker", code).case
    propose(house, code)
    change = change_as(house, "caseworker", case)
    give(change, Task.MAKE_PLAN, Role.CASEWORKER, house.agencies["health"], today())
    change.commit()
    actor = house.actor("caseworker")
    kinds = [each.kind for each in items_of(actor, put_before(actor), [case], load_many([case]))]
    assert kinds == [Kind.TASK, Kind.PUT_UP]


def test_who_has_left_a_case_is_told_no_more_of_what_they_put_up_there(house: House) -> None:
    code = new_case(house)
    propose(house, code)
    assert len(items(house, "caseworker", Kind.PUT_UP)) == 1
    case = inside(house, "caseworker", code).case
    change = change_as(house, "caseworker", case)
    unassign(change, assignments(case, house.officers["caseworker"]))
    change.commit()
    assert items(house, "caseworker", Kind.PUT_UP) == []


def test_money_put_up_is_no_emergency(house: House) -> None:
    """Whatever the risk of the person, which nobody has assessed here."""
    give_service(house, victim(house), **ALLOWANCE)
    [(group, asked)] = items(house, "supervisor", Kind.APPROVAL)
    assert (group, asked.urgent) == (Group.TODAY, False)


def test_whom_a_referral_waits_for_sees_by_when_an_answer_was_agreed(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    refer(house, code, answer_by=LATER)
    there = Browser(house, "provider").get("/").text
    assert f"Hạn trả lời: hết ngày {date.fromisoformat(LATER):%d/%m/%Y}." in there
