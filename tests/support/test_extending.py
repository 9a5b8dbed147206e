"""Essential needs end after their limit, unless somebody else extends it in time."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.dates import end_of
from caseflow.clock import VIETNAM, today
from caseflow.duties.clocks import clocks, stop
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import Refused
from caseflow.forms.base import new_key
from caseflow.support import section
from caseflow.support.extending import EXTENSION
from caseflow.support.records import SUPPORT_EXTENSION
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import SERVICE, TODAY, give, values, victim
from tests.verification.browsing import Browser, days

LAST = today() + timedelta(days=120)
LONGER = today() + timedelta(days=150)


def iso(days_from_now: int) -> str:
    return (today() + timedelta(days=days_from_now)).isoformat()


def ended(house: House, code: str, days_ago: int) -> None:
    """The limit of this case ended so many days ago."""
    case = enter(house.actor("caseworker"), code).case
    change = change_as(house, "caseworker", case)
    due = end_of(today() - timedelta(days=days_ago))
    change.revise(clocks([case])[case][0].row, {"due_at": due.isoformat()})
    change.commit()


def last_day(house: House, code: str) -> date:
    return EXTENSION.running(at(house, "caseworker", code)).ending.last


def ask(house: House, code: str, until: str) -> str:
    told = {"reason": "Chưa có chỗ ở ổn định", "asked_until": until}
    approver = {"approver": house.officers["supervisor"]}
    access = do(
        house, "caseworker", code, section.ASK_EXTENSION,
        support_extension=told, approval=approver,
    )  # fmt: skip
    return only(access, SUPPORT_EXTENSION)


def decide(house: House, code: str, record: str, decision: str, **told: Any) -> None:
    extension = {name: told.pop(name) for name in tuple(told) if name != "reason"}
    do(
        house, "supervisor", code, section.APPROVE_EXTENSION, record,
        approval={"decision": decision, **told}, support_extension=extension,
    )  # fmt: skip


@pytest.mark.parametrize("field", ["started_on", "ended_on"])
def test_nothing_is_given_after_the_last_day(house: House, field: str) -> None:
    code = victim(house)
    give(house, code, started_on=iso(-20))
    ended(house, code, 1)
    give(house, code, started_on=iso(-3), ended_on=iso(-1))
    with pytest.raises(Refused) as refused:
        give(house, code, **{"started_on": iso(-3), field: TODAY})
    assert refused.value.field == f"service_given-{field}"
    assert "đề nghị kéo dài" in refused.value.message
    assert len(values(house, "caseworker", code, "service_given")) == 2
    give(house, code, regime="b", service="treatment")


def test_a_first_service_is_measured_too_and_so_is_a_correction(house: House) -> None:
    code = victim(house)
    with pytest.raises(Refused, match="chỉ được hưởng đến hết ngày"):
        give(house, code, started_on=iso(-10), ended_on=iso(111))
    record = give(house, code, ended_on=iso(120))
    access = at(house, "caseworker", code)
    shown = open_for_correction(access, SERVICE_GIVEN.name, record)
    longer = {**shown.values, "ended_on": iso(121)}
    with pytest.raises(Refused, match="chỉ được hưởng đến hết ngày"):
        correct(access, shown, shown.versions, longer, new_key())


def test_an_extension_is_granted_by_another_and_carries_the_last_day(house: House) -> None:
    code = victim(house)
    assert not section.ASK_EXTENSION.open_to(at(house, "caseworker", code))
    give(house, code)
    told = {"eligibility": "eligible", "offered_on": TODAY, "person_choice": "accepts"}
    do(house, "caseworker", code, section.ENTITLE, entitlement={"regime": "a", **told})
    with pytest.raises(Refused, match="phải sau thời hạn hiện nay"):
        ask(house, code, LAST.isoformat())
    record = ask(house, code, LONGER.isoformat())
    assert not section.ASK_EXTENSION.open_to(at(house, "caseworker", code))
    with pytest.raises(Refused, match="quá ngày được đề nghị"):
        decide(house, code, record, "approved", granted_until=iso(151), decision_number="12/QĐ")
    with pytest.raises(Refused, match="số quyết định"):
        decide(house, code, record, "approved", granted_until=LONGER.isoformat())
    until = LONGER.isoformat()
    decide(house, code, record, "approved", granted_until=until, decision_number="12/QĐ")
    assert last_day(house, code) == LONGER
    entitled, asked = (
        values(house, "caseworker", code, name)[0] for name in ("entitlement", "support_extension")
    )
    assert entitled["until_on"] == asked["granted_until"] == LONGER
    assert asked["decision_number"] == "12/QĐ"
    give(house, code, ended_on=until)
    with pytest.raises(Refused):
        give(house, code, ended_on=iso(151))


def test_what_is_asked_too_late_is_refused_and_what_is_turned_down_changes_nothing(
    house: House,
) -> None:
    code = victim(house)
    give(house, code)
    record = ask(house, code, LONGER.isoformat())
    decide(house, code, record, "rejected", reason="Đã có việc làm")
    assert last_day(house, code) == LAST
    assert section.ASK_EXTENSION.open_to(at(house, "caseworker", code))
    ended(house, code, 1)
    access = at(house, "caseworker", code)
    assert not section.ASK_EXTENSION.open_to(access)
    longer = {"reason": "Chưa có chỗ ở ổn định", "asked_until": LONGER.isoformat()}
    with pytest.raises(Refused, match="Đã hết thời hạn"):
        section.ASK_EXTENSION.run(access, Submission({"support_extension": longer}, new_key()))


def test_the_three_months_of_the_old_law_are_not_extended(house: House) -> None:
    code = victim(house)
    case = enter(house.actor("caseworker"), code)
    change = change_as(house, "caseworker", case.case)
    change.revise(case.state.row, {"applicable_law": "law_2011"})
    change.commit()
    give(house, code, regime="law_2011_a")
    assert not section.ASK_EXTENSION.open_to(at(house, "caseworker", code))
    with pytest.raises(Refused, match="không được kéo dài"):
        give(house, code, regime="law_2011_a", ended_on=iso(140))


def test_asked_and_decided_through_the_pages(house: House) -> None:
    code = victim(house)
    give(house, code, **SERVICE)
    browser = Browser(house, "caseworker")
    assert "ask-extension" in browser.open(code, "support")
    path = f"/cases/{code}/support/ask-extension"
    page = browser.get(path).text
    assert f"{LAST:%d/%m/%Y}" in page
    assert 'class="cf-mark"' in page  # how far it may go is not known
    asked = {
        "support_extension-reason": "Chưa có chỗ ở ổn định",
        "approval-approver": house.officers["supervisor"],
        **days("support_extension-asked_until", end_of(LONGER)),
    }
    assert browser.send(path, **asked).status_code == 303
    record = only(enter(house.actor("caseworker"), code), SUPPORT_EXTENSION)
    supervisor = Browser(house, "supervisor")
    assert "Quyết định việc kéo dài thời hạn" in supervisor.open(code, "supervise")
    path = f"/cases/{code}/support/approve-extension/{record}"
    assert "Chưa có chỗ ở ổn định" in supervisor.get(path).text
    told = {
        "approval-decision": "approved",
        "support_extension-decision_number": "12/QĐ-SYT",
        **days("support_extension-granted_until", end_of(LONGER)),
    }
    assert supervisor.send(path, **told).status_code == 303
    assert f"{LONGER:%d/%m/%Y}" in supervisor.get(f"/cases/{code}").text


def test_the_limit_counts_from_the_first_day_whenever_it_is_recorded(house: House) -> None:
    code = victim(house)
    give(house, code, started_on=iso(-5))
    give(house, code, started_on=iso(-9))  # given at reception, recorded later
    assert last_day(house, code) == today() + timedelta(days=111)
    give(house, code, started_on=iso(-2))
    assert last_day(house, code) == today() + timedelta(days=111)


def test_a_limit_that_was_extended_or_ran_out_does_not_move_back(house: House) -> None:
    extended, over = victim(house), victim(house)
    give(house, extended, started_on=iso(-5))
    give(house, over, started_on=iso(-130))
    decide(
        house, extended, ask(house, extended, LONGER.isoformat()), "approved",
        granted_until=LONGER.isoformat(), decision_number="1/QĐ",
    )  # fmt: skip
    for code, last in ((extended, LONGER), (over, today() - timedelta(days=10))):
        give(house, code, started_on=iso(-140))
        assert last_day(house, code) == last


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_limit_that_was_stopped_is_not_extended(house: House) -> None:
    """Even while its day has not passed."""
    code = victim(house)
    give(house, code)
    assert section.ASK_EXTENSION.open_to(at(house, "caseworker", code))
    case = enter(house.actor("caseworker"), code).case
    change = change_as(house, "caseworker", case)
    stop(change, case, "essential_needs")
    change.commit()
    assert not section.ASK_EXTENSION.open_to(at(house, "caseworker", code))


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("by", "read_again"), [(120, False), (121, True)])
def test_what_is_longer_than_the_limit_itself_is_read_again(
    house: House, by: int, read_again: bool
) -> None:
    """A slip of the hand in the year; whoever decides reads by how much it is longer."""
    code = victim(house)
    give(house, code)
    page = Browser(house, "caseworker")
    page.open(code, "support")
    until = datetime.combine(LAST, time(), VIETNAM) + timedelta(days=by)
    answers = {
        "support_extension-reason": "Chưa có chỗ ở",
        "approval-approver": house.officers["supervisor"],
        **days("support_extension-asked_until", until),
    }
    path = f"/cases/{code}/support/ask-extension"
    first = page.post(path, **answers)
    assert (first.status_code == 200) is read_again
    if read_again:
        assert "thêm 121 ngày, nhiều hơn cả thời hạn ban đầu (120 ngày)" in first.text
        assert page.send(path, **answers).status_code == 303
    record = only(at(house, "caseworker", code), SUPPORT_EXTENSION)
    decider = Browser(house, "supervisor")
    decider.open(code, "supervise")
    put = decider.get(f"/cases/{code}/support/approve-extension/{record}").text
    assert f"kéo dài thêm {by} ngày" in put
