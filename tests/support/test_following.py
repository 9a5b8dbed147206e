"""After support: asked after as agreed and at milestones, or left in peace."""

from datetime import date, timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.additions import add, addable
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.next_step import next_step
from caseflow.case.reaching import ways
from caseflow.case.view import case_view
from caseflow.clock import now, today
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.errors import Refused
from caseflow.forms.base import new_key
from caseflow.law.counting import add_months
from caseflow.support import section
from caseflow.support.entitling import shown
from caseflow.support.following import plan_of
from caseflow.support.records import FOLLOW_UP
from caseflow.support.telling import TELL
from caseflow.vault.reading import of_case
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.support.steps import LATER, TODAY, approve, propose, tasks, victim
from tests.verification.browsing import Browser, days

MET: dict[str, Any] = {"result": "met", "wellbeing": "good", "needs": ["none"], "new_danger": "no"}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def followed_up(house: House) -> str:
    """A person who lives in the community again and agreed to be asked after."""
    code = victim(house)
    approve(house, code, propose(house, code, follow_up_agreed="yes"))
    return code


def contact(house: House, code: str, milestone: str = "month_1", **answers: Any) -> None:
    told = {"milestone": milestone, "done_on": TODAY, **(answers or MET)}
    do(house, "caseworker", code, section.FOLLOW, follow_up=told)


def status(house: House, code: str) -> str:
    return str(enter(house.actor("caseworker"), code).state.facts["status"])


def test_from_the_end_of_support_to_the_last_milestone(house: House) -> None:
    """1, 3, 6, 12 and 24 months; a date agreed comes between; then the case is closed."""
    code = followed_up(house)
    assert tasks(house, code) == {"follow_up": add_months(today(), 1)}
    contact(house, code, **MET, next_on=LATER)
    assert tasks(house, code) == {"follow_up": date.fromisoformat(LATER)}
    contact(house, code, "agreed", **MET)
    for milestone, following in (("month_3", 6), ("month_6", 12), ("month_12", 24)):
        contact(house, code, milestone)
        assert tasks(house, code) == {"follow_up": add_months(today(), following)}
    plan = plan_of(at(house, "caseworker", code))
    assert [each.done_on is not None for each in plan] == [True] * 4 + [False]
    contact(house, code, "month_24")
    assert tasks(house, code) == {}
    assert status(house, code) == "Closed"
    assert not section.FOLLOW.open_to(at(house, "caseworker", code))


@sqlite
def test_not_reached_is_tried_at_the_next_milestone(house: House) -> None:
    code = followed_up(house)
    with pytest.raises(Refused, match="ngày liên hệ lại"):
        contact(house, code, result="not_reached")
    contact(house, code, result="not_reached", next_on=LATER)
    assert tasks(house, code) == {"follow_up": date.fromisoformat(LATER)}
    contact(house, code, "agreed", **MET)
    assert tasks(house, code) == {"follow_up": add_months(today(), 3)}
    assert status(house, code) == "FollowUp"


@sqlite
@pytest.mark.parametrize("result", ["declined", "died"])
def test_who_wants_no_contact_is_left_in_peace(house: House, result: str) -> None:
    code = followed_up(house)
    with pytest.raises(Refused, match="không hẹn"):
        contact(house, code, result=result, next_on=LATER)
    contact(house, code, result=result)
    assert (tasks(house, code), status(house, code)) == ({}, "Closed")


@sqlite
def test_needs_are_held_against_what_was_never_offered(house: House) -> None:
    code = victim(house)
    contact(house, code, **MET | {"needs": ["work"]})
    assert tasks(house, code)["offer_entitlements"] == today()
    told = {"eligibility": "eligible", "offered_on": TODAY, "person_choice": "accepts"}
    regimes = ("a", "b", "c", "d", "dd", "e", "g", "h", "i", "k")
    for regime in regimes[:-1]:
        do(house, "caseworker", code, section.ENTITLE, entitlement={"regime": regime, **told})
    assert "offer_entitlements" in tasks(house, code)
    do(house, "caseworker", code, section.ENTITLE, entitlement={"regime": "k", **told})
    assert tasks(house, code) == {}
    contact(house, code, "month_3", **MET | {"needs": ["work"]})
    assert tasks(house, code) == {}, "told of everything: nothing to offer"


@sqlite
def test_a_danger_that_a_correction_adds_is_a_task_too(house: House) -> None:
    code = victim(house)
    contact(house, code, **MET)
    access = at(house, "caseworker", code)
    [row] = (r for r in of_case([FOLLOW_UP], access.case) if r.part.compartment)
    seen = open_for_correction(access, FOLLOW_UP.name, row.record)
    told = {**seen.values, "new_danger": "yes"}
    correct(access, seen, seen.versions, told, new_key())
    assert tasks(house, code) == {"new_danger": today()}


@sqlite
def test_a_danger_that_was_seen_to_is_none_again_for_a_word_put_right(house: House) -> None:
    """Nor is what the person was told of by then offered again."""
    code = victim(house)
    contact(house, code, **MET | {"new_danger": "yes", "needs": ["work"]})
    assert tasks(house, code).keys() == {"new_danger", "offer_entitlements"}
    case = at(house, "caseworker", code).case
    change = change_as(house, "caseworker", case)
    settle(change, case, Task.NEW_DANGER, Task.OFFER_ENTITLEMENTS)
    change.commit()
    _corrected(house, code, wellbeing="fair")
    assert tasks(house, code) == {}
    _corrected(house, code, needs=["work", "health"])
    assert tasks(house, code) == {"offer_entitlements": today()}
    _corrected(house, code, new_danger="no")
    _corrected(house, code, new_danger="yes")
    assert "new_danger" in tasks(house, code)


def _corrected(house: House, code: str, **told: Any) -> None:
    access = at(house, "caseworker", code)
    record = of_case([FOLLOW_UP], access.case)[0].record
    seen = open_for_correction(access, FOLLOW_UP.name, record)
    assert told.keys() <= {f.name for f in seen.fields}
    correct(access, seen, seen.versions, {**seen.values, **told}, new_key())


@sqlite
def test_the_page_says_how_it_is_safe_to_call(house: House) -> None:
    code = victim(house)
    access = at(house, "caseworker", code)
    assert ways(access).rule is None
    kind = addable(access, "safe_contact_rule")
    for times in ("Sáng", "Sau 19 giờ"):
        add(access, kind, {"times": times, "channels": ["phone_call"]}, times)
    rule = ways(access).rule
    assert rule is not None
    assert rule["times"] == "Sau 19 giờ"


@sqlite
def test_what_a_contact_shows_is_acted_on_after_support_has_ended(house: House) -> None:
    """Another way to call, a regime told of at last; a new danger opens the case again."""
    code = followed_up(house)
    access = at(house, "caseworker", code)
    add(access, addable(access, "safe_contact_rule"), {"times": "Sau 19 giờ"}, new_key())
    assert ways(access).rule == {"times": "Sau 19 giờ"}
    told = {"regime": "h", "eligibility": "eligible", "person_choice": "accepts"}
    told |= {"offered_on": TODAY}
    do(house, "caseworker", code, section.ENTITLE, entitlement=told)
    untold = shown(at(house, "caseworker", code)).untold()
    assert "h" not in [line.regime for line in untold]
    applied = told | {"application_received_on": TODAY}
    with pytest.raises(Refused, match="mở lại hồ sơ"):
        do(house, "caseworker", code, section.ENTITLE, entitlement=applied)
    contact(house, code, **MET | {"new_danger": "yes"})
    step = next_step(case_view(at(house, "caseworker", code)))
    assert step is not None
    assert step.act is section.PROPOSE_REOPENING


@sqlite
def test_a_contact_is_not_to_come(house: House) -> None:
    code = followed_up(house)
    with pytest.raises(Refused):
        contact(house, code, done_on=LATER, **MET)
    with pytest.raises(Refused):
        contact(house, code, **MET, next_on=(today() - timedelta(days=1)).isoformat())
    with pytest.raises(Refused, match="hãy ghi cuộc sống"):
        contact(house, code, result="met")


@sqlite
def test_nobody_s_own_view_is_known_who_was_not_reached(house: House) -> None:
    """A danger that others tell of is kept."""
    code = victim(house)
    missed = {"result": "not_reached", "next_on": LATER}
    with pytest.raises(Refused) as refusal:
        contact(house, code, **missed, wellbeing="good")
    assert refusal.value.field == "wellbeing"
    contact(house, code, **missed, new_danger="yes")
    assert "new_danger" in tasks(house, code)


@sqlite
def test_what_the_last_contact_showed_is_still_told_and_not_to_who_wants_none(house: House) -> None:
    code = followed_up(house)
    contact(house, code, "month_24", **MET | {"needs": ["work"]})
    assert status(house, code) == "Closed"
    assert "offer_entitlements" in tasks(house, code)
    assert TELL.open_to(at(house, "caseworker", code))
    other = followed_up(house)
    contact(house, other, **MET | {"needs": ["work"]})
    contact(house, other, "agreed", result="declined")
    assert tasks(house, other) == {}


@sqlite
def test_the_contact_that_ends_the_following_is_confirmed_first(house: House) -> None:
    code = followed_up(house)
    browser, path = Browser(house, "caseworker"), f"/cases/{code}/support/record-follow-up"
    browser.open(code, "support")
    told = MET | days("done_on", now())
    assert browser.post(path, milestone="month_1", **told).status_code == 303
    asked = browser.post(path, milestone="month_24", **told)
    assert "hồ sơ đóng lại" in asked.text
    assert "Kết quả liên hệ: Đã gặp" in asked.text, "and what will be recorded"
    assert status(house, code) == "FollowUp"
    untold = {"result": "met", **days("done_on", now())}
    refused = browser.post(path, milestone="month_24", **untold)
    assert "hãy ghi cuộc sống" in refused.text, "refused before it is read"
    assert "hồ sơ đóng lại" not in refused.text
    wants_none = {"result": "declined", **days("done_on", now())}
    asked = browser.post(path, milestone="agreed", **wants_none)
    assert "hồ sơ đóng lại" in asked.text
    assert "ngày hẹn tiếp theo" not in asked.text
    assert browser.send(path, milestone="month_24", **told).status_code == 303
    assert status(house, code) == "Closed"
