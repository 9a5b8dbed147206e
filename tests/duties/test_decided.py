"""Whoever put something up is told what became of it, for a week, and nobody else is."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.audit.events import Event
from caseflow.case.access import enter
from caseflow.clock import now
from caseflow.duties import home as duties_home
from caseflow.duties.history import REMINDED
from caseflow.duties.home import home
from caseflow.duties.rules import Group, Kind
from caseflow.sharing.participation import assignments, unassign
from caseflow.sharing.records import BAR
from tests.house import House
from tests.protection.cases import change_as
from tests.support.steps import approve, give, propose, victim
from tests.verification.browsing import Browser

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def closed(house: House, decision: str = "approved") -> str:
    """A case whose closure was asked for and decided."""
    code = victim(house)
    why = {} if decision == "approved" else {"reason": "Còn chế độ chưa được hưởng"}
    approve(house, code, propose(house, code), decision=decision, **why)
    return code


def decided(house: House, key: str) -> list[tuple[str, str, str]]:
    """What the officer's first page tells of what they had put up: case, matter, decision."""
    found = home(house.actor(key)).groups[Group.DECIDED]
    return [(i.state.code, i.row.values["subject"], i.row.values["decision"]) for i in found]


@pytest.mark.parametrize("decision", ["approved", "rejected"])
def test_whoever_put_it_up_is_told(house: House, decision: str) -> None:
    code = closed(house, decision)
    assert decided(house, "caseworker") == [(code, "closure", decision)]
    for other in ("supervisor", "caseworker_2", "police"):
        assert decided(house, other) == []


@sqlite
def test_what_came_back_is_work_instead(house: House) -> None:
    closed(house, "returned")
    assert decided(house, "caseworker") == []


@sqlite
def test_it_is_told_for_a_week(house: House) -> None:
    closed(house)
    with time_machine.travel(now() + timedelta(days=6, hours=23)):
        assert decided(house, "caseworker")
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        assert decided(house, "caseworker") == []


@sqlite
def test_the_latest_stands_first(house: House) -> None:
    codes = [closed(house) for _ in range(2)]
    assert [code for code, *_ in decided(house, "caseworker")] == codes[::-1]


@sqlite
def test_nobody_barred_is_told(house: House) -> None:
    code = closed(house)
    case = enter(house.actor("caseworker"), code).case
    change = change_as(house, "caseworker_2", case)
    change.add(BAR, {"barred_officer": house.officers["caseworker"], "reason": "relative"})
    change.commit()
    assert decided(house, "caseworker") == []


@sqlite
def test_who_has_left_the_case_is_told_nothing_of_it(house: House) -> None:
    code = closed(house)
    case, officer = enter(house.actor("caseworker"), code).case, house.officers["caseworker"]
    change = change_as(house, "caseworker", case)
    unassign(change, assignments(case, officer))
    change.commit()
    assert decided(house, "caseworker") == []


@sqlite
def test_the_first_page_says_it_and_its_entry_names_the_case(house: House) -> None:
    code = closed(house, "rejected")
    assert decided(house, "caseworker")
    last = house.entries(limit=1)[0].facts
    assert (last["event"], len(last["cases"])) == (Event.TASKS_LISTED, 1)
    page = Browser(house, "caseworker").get("/").text
    told = page.partition("nay đã có quyết định")[2].partition("</section>")[0]
    assert code in told
    assert "Không phê duyệt" in told


@sqlite
def test_whoever_decides_is_told_that_it_waits_for_them(house: House) -> None:
    code = victim(house)
    propose(house, code)
    [line] = [e for e in Browser(house, "supervisor").get("/").text.split("<li>") if code in e]
    assert "Chờ bạn quyết định: Kết thúc hồ sơ" in line


@sqlite
def test_what_waits_is_told_however_long_it_waits(house: House) -> None:
    code = victim(house)
    propose(house, code)
    with time_machine.travel(now() + REMINDED + timedelta(days=1)):
        found = home(house.actor("caseworker")).groups[Group.OTHERS]
        assert [item.state.code for item in found if item.kind is Kind.PUT_UP] == [code]


@sqlite
def test_what_is_left_to_do_stands_before_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(house)
    give(house, victim(house))  # the limit ends in months
    assert decided(house, "caseworker")
    monkeypatch.setattr(duties_home, "LISTED_AT_ONCE", 1)
    assert decided(house, "caseworker") == []


@sqlite
@pytest.mark.parametrize(("decision", "open_at_once"), [("approved", False), ("rejected", True)])
def test_what_was_refused_stands_open(house: House, decision: str, open_at_once: bool) -> None:
    """It asks for something else of whoever put it up; what was granted waits folded."""
    closed(house, decision)
    page = Browser(house, "caseworker").get("/").text
    assert page.count('<details class="cf-later"') == 1
    assert ('<details class="cf-later" open>' in page) is open_at_once
