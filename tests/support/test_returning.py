"""The yearly review: who came back from abroad, and was not told of all they may have."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter
from caseflow.clock import now, today
from caseflow.duties.web import home as duties_web
from caseflow.errors import Denied, Refused
from caseflow.intake.records import INTAKE, INTAKE_RETURN
from caseflow.law.counting import add_months
from caseflow.law.regimes import Eligibility
from caseflow.policy import Actor
from caseflow.support import section
from caseflow.support.records import ENTITLEMENT
from caseflow.support.returning import due_now, reviews
from caseflow.support.showing import asked_after
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.support.steps import LATER, TODAY, approve, propose, tasks, victim
from tests.verification.browsing import Browser

TOLD = {"eligibility": "eligible", "offered_on": TODAY, "person_choice": "accepts"}
REGIMES = ("a", "b", "c", "d", "dd", "e", "g", "h", "i", "k")
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def came_back(house: House, route: str = "returned_alone", days: int = 30, **more: Any) -> str:
    """A victim who presented ``days`` ago by ``route``."""
    code = victim(house)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    at = (now() - timedelta(days=days)).isoformat()
    change.add(INTAKE, {"route": route, "presented_at": at})
    if more:
        change.add(INTAKE_RETURN, more)
    change.commit()
    return code


def tell(house: House, code: str, *regimes: str, **more: Any) -> None:
    for regime in regimes:
        answers = {"regime": regime, **TOLD, **more}
        do(house, "caseworker", code, section.ENTITLE, entitlement=answers)


def listed(actor: Actor, shown: str = "missing") -> Mapping[str, list[str]]:
    return {each.state.code: list(missing) for each, missing in reviews(actor, 1, shown).lines}


def said_on_the_form(house: House, code: str) -> tuple[date, date | None] | None:
    """When the form of a contact says that the yearly review is due, and when the last was."""
    review = asked_after(at(house, "caseworker", code), "")["review"]
    return (review.due_on, review.reviewed_on) if review else None


def test_who_was_not_told_of_everything(house: House) -> None:
    whole, some, none = (came_back(house) for _ in range(3))
    elsewhere, child = came_back(house, "self_report"), came_back(house, "child", mission="x")
    tell(house, whole, *REGIMES)
    tell(house, some, "a", "b")
    refused = {"eligibility": "not_eligible", "reason": "Đã nhận", "offered_on": None}
    tell(house, some, "k", **refused | {"person_choice": "not_asked"})
    later = {"offered_on": None, "person_choice": "not_asked"}
    tell(house, some, "c", **later)
    for key in ("caseworker", "supervisor"):
        found = listed(house.actor(key))
        assert set(found) == {some, none, child}
        assert found[some] == ["c", "d", "dd", "e", "g", "h", "i"]
        assert found[none] == list(REGIMES)
    assert set(listed(house.actor("caseworker"), "all")) == {whole, some, none, child}
    assert elsewhere not in listed(house.actor("supervisor"), "all")


def test_what_is_counted_is_what_is_listed(house: House) -> None:
    """Lines narrow by status, law and how much was told to exactly those of whom the law gives
    more: nobody is counted whom the page then leaves out."""
    code, actor, given = came_back(house), house.actor("supervisor"), set[int]()
    situations = (("in_process", "law_2024"), ("received", "law_2024"), ("victim", "law_2024"),
                  ("victim", "law_2011"))  # fmt: skip
    for told, more in ((0, 0), (6, 6), (7, 1), (10, 3)):
        for status, law in situations:
            access = enter(house.actor("caseworker"), code)
            change = change_as(house, "caseworker", access.case)
            change.revise(access.state.row, {"legal_status": status, "applicable_law": law})
            for _ in range(more if (status, law) == situations[0] else 0):
                change.add(ENTITLEMENT, {"regime": REGIMES[0], **TOLD})
            change.commit()
            missing, everybody = reviews(actor), reviews(actor, 1, "all")
            [(review, _)] = everybody.lines
            due = sum(e.eligibility is Eligibility.ELIGIBLE for e in review.given)
            given.add(due)
            assert (review.told, everybody.total) == (told, 1)
            assert missing.total == len(missing.lines) == (told < due), (status, law)
    assert given == {0, 6, 7, 10}


@sqlite
def test_a_review_falls_due_each_year(house: House) -> None:
    old, new = came_back(house, days=400), came_back(house)
    actor = house.actor("caseworker")
    assert list(listed(actor)) == [old, new], "the earliest due first"
    assert set(listed(actor, "due")) == {old}
    told = "Đã đến kỳ rà soát hằng năm người trở về từ nước ngoài (1 người)"
    browsers = {key: Browser(house, key) for key in ("caseworker", "supervisor")}
    for browser in browsers.values():
        assert told in browser.get("/").text
        [entry] = [e.facts for e in house.entries() if e.facts["event"] == Event.TASKS_LISTED][:1]
        assert entry["counts"]["reviews_due"] == 1
    due_on = add_months(today() - timedelta(days=400), 12)
    assert said_on_the_form(house, old) == (due_on, None)
    contact = {"milestone": "yearly_review", "done_on": TODAY, "result": "not_reached"}
    with pytest.raises(Refused, match="liên hệ lại"):
        do(house, "caseworker", old, section.FOLLOW, follow_up=contact)
    again = contact | {"next_on": LATER}
    do(house, "caseworker", old, section.FOLLOW, follow_up=again)
    assert tasks(house, old) == {"follow_up": date.fromisoformat(LATER)}
    assert listed(actor, "due") == {}
    assert told not in browsers["caseworker"].get("/").text
    assert said_on_the_form(house, old) == (add_months(today(), 12), today())
    assert said_on_the_form(house, came_back(house, "self_report")) is None
    first = reviews(actor, 1, "all").lines[-1][0]
    assert (first.state.code, first.due_on) == (old, add_months(today(), 12))


@sqlite
def test_a_backlog_is_counted_no_further_than_needed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (390, 400, 410):
        came_back(house, days=days)
    actor = house.actor("supervisor")
    assert [due_now(actor, most) for most in (1, 2, 3, 4)] == [1, 2, 3, 3]
    monkeypatch.setattr(duties_web, "MOST_PRESSING", 2)
    assert "nước ngoài (từ 3 người trở lên)" in Browser(house, "supervisor").get("/").text


@sqlite
def test_others_see_none_of_them(house: House) -> None:
    came_back(house)
    for key in ("caseworker_2", "other_caseworker", "police_supervisor"):
        found = reviews(house.actor(key), 1, "all")
        assert (list(found.lines), found.total) == ([], 0), key
    with pytest.raises(Denied):
        reviews(house.actor("auditor"))


@sqlite
def test_who_has_died_or_moved_is_offered_nothing(house: House) -> None:
    for outcome, kept in (("died", False), ("moved", False), ("lost_contact", True)):
        code = came_back(house)
        approve(house, code, propose(house, code, outcome=outcome))
        assert (code in listed(house.actor("supervisor"))) == kept, outcome


@sqlite
def test_who_is_not_contacted_any_more_is_not_due(house: House) -> None:
    """No review can be recorded in a case that has ended; one that is followed up is due."""
    ended, followed = (came_back(house, days=400) for _ in range(2))
    approve(house, ended, propose(house, ended, outcome="lost_contact"))
    approve(house, followed, propose(house, followed, follow_up_agreed="yes"))
    assert set(listed(house.actor("caseworker"), "due")) == {followed}
    assert reviews(house.actor("caseworker"), 1, "due").total == 1
    assert due_now(house.actor("supervisor"), 9) == 1
    assert ended in listed(house.actor("caseworker"), "all")
    assert "Không hẹn liên hệ nữa" in Browser(house, "caseworker").get("/returned?show=all").text


def test_what_is_shown_has_its_entries_first(house: House) -> None:
    """One entry names the page's cases; each case has its own, with the fields opened and no
    identity among them."""
    codes = [came_back(house) for _ in range(2)]
    tell(house, codes[0], "a")
    before = {told.seq for told in house.entries()}
    reviews(house.actor("supervisor"))
    new = [told.facts for told in house.entries() if told.seq not in before]
    by_event = {name: [f for f in new if f["event"] == name] for name in {f["event"] for f in new}}
    assert set(by_event) == {Event.CASE_LISTED, Event.ENTITLEMENTS_LISTED}
    assert by_event[Event.CASE_LISTED][0]["counts"]["rows"] == 2
    opened = by_event[Event.ENTITLEMENTS_LISTED]
    assert len({facts["case"] for facts in opened}) == 2
    assert {c for facts in opened for c in facts.get("compartments", ())} == {"support"}


def test_the_page_in_pages_of_twenty_five(house: House) -> None:
    for _ in range(26):
        came_back(house)
    browser = Browser(house, "supervisor")
    first, second = (browser.get(f"/returned?page={n}").text for n in (1, 2))
    assert first.count("/cases/") == 25
    assert second.count("/cases/") == 1
    assert "Nguyễn Thị Hoa" not in first + second
    assert "26 hồ sơ" in first
    assert browser.get("/returned?show=due").text.count("/cases/") == 0
    assert browser.get("/returned?page=9&show=nothing").status_code == 200
    assert Browser(house, "police").get("/returned").status_code == 403
