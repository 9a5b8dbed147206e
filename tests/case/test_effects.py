"""A limit that begins and a status that moves are said on the form before, and after by name."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Act
from caseflow.case.effects import foretold, out_of_sight, since, stand
from caseflow.clock import today
from caseflow.duties.doing import INSTEAD
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES
from caseflow.duties.tasks import give as give_task
from caseflow.intake import receiving
from caseflow.policy import Role
from caseflow.protection.records import COVERED_PERSON, RISK_ASSESSMENT
from caseflow.support import section
from caseflow.verification import asking
from tests.house import House
from tests.intake.arrivals import arrive, inside
from tests.intake.arrivals import do as act
from tests.intake.test_receiving import NEEDS
from tests.protection.cases import at, change_as, new_case
from tests.support.steps import give, victim
from tests.support.test_extending import ask, decide
from tests.verification.browsing import Browser

AFTER = re.compile(r'<p class="cf-done" role="status">([^<]*)</p>')


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_a_first_suspect_sets_off_is_said_before_and_after(house: House) -> None:
    code = new_case(house, "suspected")
    browser = Browser(house, "police")
    browser.open(code, "verify")
    path = f"/cases/{code}/verification/record-alleged-perpetrator"
    page = browser.get(path).text
    assert "Lưu lại thì:" in page
    assert "Thời hạn “Xác minh của cơ quan công an” bắt đầu: 20 ngày" in page
    assert "chưa đối chiếu" in page
    assert "Tư cách của người này thành “Người đang trong quá trình xác định" in page
    answers = {
        "known_as": "Nguyễn Văn Bảy",
        "roles": "RecruiterOrIntermediary",
        "can_reach_person": "unknown",
    }
    saved = browser.send(path, **answers)
    assert saved.status_code == 303, saved.text
    [said] = AFTER.findall(browser.get(f"/cases/{code}").text)
    assert said.startswith("Đã lưu. Đã bắt đầu thời hạn “Xác minh của cơ quan công an”: đến hết")
    assert "Tư cách của người này: Người đang trong quá trình xác định" in said
    assert "Lưu lại thì:" not in browser.get(path).text  # the second sets nothing off
    assert browser.send(path, **answers | {"known_as": "Bà Tư"}).status_code == 303
    there = "Nội dung này nằm ở phần đang đóng “Nghiệp vụ điều tra”: mở phần đó để đọc."
    assert AFTER.findall(browser.get(f"/cases/{code}").text) == [f"Đã lưu. {there}"]
    unfold = f"/cases/{code}/unfold/investigation"
    assert browser.send(unfold, from_page=f"/cases/{code}").status_code == 303
    assert browser.send(path, **answers | {"known_as": "Chú Sáu"}).status_code == 303
    assert AFTER.findall(browser.get(f"/cases/{code}").text) == ["Đã lưu."]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_limit_that_moves_is_not_said_to_begin(house: House) -> None:
    """Given earlier and recorded later, it ends sooner; granted for longer, it is extended."""
    code, day = victim(house), today()
    longer = (day + timedelta(days=150)).isoformat()

    def sets_off(key: str, do: Callable[[], object]) -> list[str]:
        before = stand(at(house, key, code))
        do()
        return since(before, at(house, key, code))

    def first(days_ago: int) -> str:
        return give(house, code, started_on=(day - timedelta(days=days_ago)).isoformat())

    def until(days: int) -> str:
        return f"đến hết ngày {day + timedelta(days=days):%d/%m/%Y} ("

    name = "“Hỗ trợ nhu cầu thiết yếu”"
    [begun] = sets_off("caseworker", lambda: first(5))
    assert begun.startswith(f"Đã bắt đầu thời hạn {name}: {until(115)}")
    [sooner] = sets_off("caseworker", lambda: first(9))
    assert sooner.startswith(f"Thời hạn {name} nay kết thúc sớm hơn: {until(111)}")
    assert sets_off("caseworker", lambda: first(2)) == []
    asked = ask(house, code, longer)
    [extended] = sets_off(
        "supervisor",
        lambda: decide(
            house, code, asked, "approved", granted_until=longer, decision_number="12/QĐ"
        ),
    )
    assert extended.startswith(f"Thời hạn {name} được kéo dài: nay {until(150)}")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_is_urgent_now_is_said_once_with_what_was_saved(house: House) -> None:
    code = arrive(house)

    def says(done: Act, **answers: object) -> list[str]:
        access = inside(house, "intake", code)
        before = stand(access)
        act(access, done, answers)
        return [said for said in since(before, access) if "Khẩn cấp" in said]

    now = NEEDS | {"in_danger": "yes", "urgent_medical": "yes"}
    assert says(receiving.NEEDS, **now) == [
        f"Khẩn cấp! {INSTEAD[Task.ASSESS_DANGER]}.",
        f"Khẩn cấp! {TASK_NAMES[Task.URGENT_MEDICAL]}.",
    ]
    assert says(receiving.ESSENTIALS, service="meals", started_on=today().isoformat()) == []


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_whoever_asks_the_police_is_told_when_their_time_begins(house: House) -> None:
    access = at(house, "caseworker", new_case(house, "suspected"))
    said = foretold(asking.REQUEST_VERIFICATION, access)
    assert "chỉ khi công an ghi ngày nhận đề nghị: thời hạn" in said[-1]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_begins_is_foretold_by_the_law_that_will_count_it(house: House) -> None:
    code = victim(house)
    for law, length in (("law_2024", "120 ngày"), ("law_2011", "3 tháng")):
        access = at(house, "caseworker", code)
        change = change_as(house, "caseworker", access.case)
        change.revise(access.state.row, {"applicable_law": law})
        change.commit()
        [said] = foretold(section.GIVE, at(house, "caseworker", code))
        assert said.startswith("nếu là nhu cầu thiết yếu: thời hạn")
        assert length in said


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_waits_and_does_not_press_is_not_said_to_be_urgent(house: House) -> None:
    access = at(house, "caseworker", victim(house))
    before, change = stand(access), change_as(house, "caseworker", access.case)
    give_task(change, Task.RENEW_CONSENT, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    assert since(before, access) == []


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_only_what_stands_wholly_in_a_closed_part_is_out_of_sight(house: House) -> None:
    """Of a risk the level stands open; who has not opened the case has no part to open."""
    code = victim(house)
    assert out_of_sight(enter(house.actor("protection"), code), [COVERED_PERSON]) == []
    access = at(house, "protection", code)
    assert out_of_sight(access, [RISK_ASSESSMENT]) == []
    assert len(out_of_sight(access, [COVERED_PERSON])) == 1
