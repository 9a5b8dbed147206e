"""The plan reads as a plan: the person's words and answer, goals, steps; what is due is owed."""

from datetime import timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.clock import today
from caseflow.errors import Refused
from caseflow.support import section
from caseflow.support.costs import add_up, costs
from caseflow.support.plan_reading import plan_as_read
from caseflow.support.records import GOAL, PLAN_STEP, SUPPORT_PLAN
from caseflow.vault.reading import of_record
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import ALLOWANCE, PLAN, TODAY, give, tasks, victim
from tests.verification.browsing import Browser

GOAL_TOLD = {"area": "Livelihood", "objective": "Có việc làm", "progress": "not_started"}


def iso(days_from_now: int) -> str:
    return (today() + timedelta(days=days_from_now)).isoformat()


def step(house: House, code: str, goal: str, days: int, **told: Any) -> str:
    answers = {"action": "Học nghề may", "actor": "person", "due_on": iso(days), "status": "to_do"}
    access = do(house, "caseworker", code, section.ADD_STEP, goal, plan_step={**answers, **told})
    return only(access, PLAN_STEP)


def planned(house: House) -> tuple[str, str]:
    """A case with a plan and one goal: its code, the goal."""
    code = victim(house)
    do(house, "caseworker", code, section.PLAN, support_plan=PLAN)
    return code, only(do(house, "caseworker", code, section.ADD_GOAL, goal=GOAL_TOLD), GOAL)


def test_the_step_due_first_is_owed_until_it_is_done(house: House) -> None:
    code, goal = planned(house)
    later, first = step(house, code, goal, 9), step(house, code, goal, 2)
    assert tasks(house, code)["do_plan_step"].isoformat() == iso(2)
    told = {"action": "Học nghề may", "actor": "person", "due_on": iso(2)}
    with pytest.raises(Refused, match="nhập ngày thực hiện"):
        do(house, "caseworker", code, section.CHANGE_STEP, first,
           plan_step=told | {"status": "done"})  # fmt: skip
    done = told | {"status": "done", "done_on": TODAY}
    do(house, "caseworker", code, section.CHANGE_STEP, first, plan_step=done)
    assert tasks(house, code)["do_plan_step"].isoformat() == iso(9)
    dropped = told | {"due_on": iso(9), "status": "dropped"}
    do(house, "caseworker", code, section.CHANGE_STEP, later, plan_step=dropped)
    assert "do_plan_step" not in tasks(house, code)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_plan_leads_on_to_its_first_goal_and_step(house: House) -> None:
    """A plan of wishes alone is none; once a step is there the work leads itself."""

    def support_first(code: str) -> Any:
        return section.SECTION.steps(at(house, "caseworker", code))

    code = victim(house)
    assert section.PLAN in support_first(code)
    do(house, "caseworker", code, section.PLAN, support_plan=PLAN)
    assert section.ADD_GOAL in support_first(code)
    goal = only(do(house, "caseworker", code, section.ADD_GOAL, goal=GOAL_TOLD), GOAL)
    assert section.ADD_STEP in support_first(code)
    step(house, code, goal, 9)
    assert not {section.PLAN, section.ADD_GOAL, section.ADD_STEP} & {*support_first(code)}


def test_a_provider_of_a_step_is_named(house: House) -> None:
    code, goal = planned(house)
    with pytest.raises(Refused, match="đơn vị thực hiện"):
        step(house, code, goal, 3, actor="provider")


def test_a_changed_plan_is_put_to_the_person_again(house: House) -> None:
    code = victim(house)
    before = PLAN | {"agreed_on": iso(-3)}
    access = do(house, "caseworker", code, section.PLAN, support_plan=before)
    assert not section.PLAN.open_to(at(house, "caseworker", code))
    record = only(access, SUPPORT_PLAN)
    changed = before | {"needs": ["work", "papers"]}
    with pytest.raises(Refused, match="Kế hoạch đã thay đổi"):
        do(house, "caseworker", code, section.CHANGE_PLAN, record, support_plan=changed)
    with pytest.raises(Refused, match="để trống ngày"):
        do(house, "caseworker", code, section.CHANGE_PLAN, record,
           support_plan=changed | {"agreement": "thinking"})  # fmt: skip
    again = changed | {"agreement": "agrees_in_part", "agreed_on": TODAY}
    do(house, "caseworker", code, section.CHANGE_PLAN, record, support_plan=again)
    plan = plan_as_read(at(house, "caseworker", code))
    assert [each.values["agreement"] for each in plan.versions] == ["agrees_in_part", "agrees"]
    assert plan.values["needs"] == ["work", "papers"]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_changed_plan_starts_without_the_old_answer(house: House) -> None:
    code = victim(house)
    record = only(do(house, "caseworker", code, section.PLAN, support_plan=PLAN), SUPPORT_PLAN)
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    page = browser.get(f"/cases/{code}/support/change-plan/{record}").text
    assert str(PLAN["person_words"]) in page
    answer = page.partition('name="agreement"')[2].partition("</form>")[0]
    assert "checked" not in answer
    assert f'value="{today().year}"' not in answer


def test_an_answer_has_its_day(house: House) -> None:
    code = victim(house)
    for told, words in (
        ({"agreed_on": None}, "nêu ý kiến"),
        ({"agreed_on": iso(1)}, "chưa đến"),
    ):
        with pytest.raises(Refused, match=words):
            do(house, "caseworker", code, section.PLAN, support_plan=PLAN | told)


def test_the_page_reads_as_a_plan(house: House) -> None:
    code, goal = planned(house)
    late = step(house, code, goal, 0)
    case = enter(house.actor("caseworker"), code).case
    change = change_as(house, "caseworker", case)
    change.revise(of_record(PLAN_STEP, late)[0], {"due_on": iso(-1)})
    change.commit()
    read = plan_as_read(at(house, "caseworker", code))
    assert [each.late for each in read.goals[0].steps] == [True]
    browser = Browser(house, "caseworker")
    path = f"/cases/{code}/support/read-plan"
    assert path in browser.open(code, "support")
    page = browser.get(path).text
    for words in (PLAN["person_words"], "Có việc làm", "Học nghề may", "Quá hạn", "Bản 1"):
        assert str(words) in page
    assert f"/support/change-step/{late}" in page
    counsellor = Browser(house, "counsellor")
    counsellor.open(code, "support")
    assert "change-step" not in counsellor.get(path).text
    police = Browser(house, "police")
    police.open(code, "verify")
    assert police.get(path).status_code == 403


def test_costs_add_up_without_what_waits_or_was_turned_down(house: House) -> None:
    code = victim(house)
    money = {name: ALLOWANCE[name] for name in ("legal_basis", "funding_source")}
    money["receipt"] = "signature"
    give(house, code)
    give(house, code, amount=150_000, quantity=4, ended_on=TODAY, **money)
    give(house, code, amount=50_000, **money | {"funding_source": "international_aid"})
    refused = give(house, code, **ALLOWANCE)
    assert (costs(at(house, "caseworker", code)).waiting) == 3_000_000
    told = {"decision": "rejected", "reason": "Thiếu giấy tờ"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, refused, approval=told)
    found = costs(at(house, "caseworker", code))
    assert (found.total, found.waiting, found.free) == (200_000, 0, 1)
    paid = give(house, code, **ALLOWANCE)
    approved = {"decision": "approved"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, paid, approval=approved)
    found = costs(at(house, "supervisor", code))
    lines = [(each.regime, each.source, each.amount) for each in found.sums]
    assert lines == [
        ("a", "international_aid", 50_000),
        ("a", "state_budget", 150_000),
        ("k", "state_budget", 3_000_000),
    ]
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    page = browser.get(f"/cases/{code}/support/read-costs").text
    assert "3.200.000\u00a0đ" in page
    assert "Đ37(1)(k)" in page
    [line] = [each for each in page.split("<tr ") if "150.000\u00a0đ" in each and "Cơ quan" in each]
    day = f"{today():%d/%m/%Y}"
    for words in ("Cơ quan health<", f"{day} đến {day}<", "4 ngày<", "<br>NĐ 162/2025<"):
        assert words in line, words


def test_no_sum_is_made_of_nothing() -> None:
    found = add_up([], ["a"])
    assert (found.sums, found.total, found.waiting, found.free) == ([], 0, 0, 0)
