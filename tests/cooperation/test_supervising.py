"""Supervision of how support is given: found, put right by a day, looked at again."""

from datetime import timedelta
from typing import Any

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.cooperation import assigning, supervising
from caseflow.cooperation.records import FINDING
from caseflow.cooperation.supervising import (
    ANSWER_FINDING,
    CHECK_FINDING,
    RECORD_FINDING,
    in_charge,
    said,
)
from caseflow.duties.rules import Task
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Denied, NotThere, Refused
from caseflow.sharing.participation import assignments
from caseflow.vault.reading import clear_rows
from tests.cooperation.agreements import days
from tests.house import House
from tests.protection.cases import at, do, new_case, only
from tests.support.steps import approve, propose, tasks, values
from tests.verification.browsing import Browser

HOW = "Đã gặp, thông báo ba chế độ"
SEEN = "Chưa thông báo chế độ học nghề"
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def find(house: House, code: str, officer: str = "caseworker", due: int = 7) -> str:
    answers = {
        "subject": "entitlements",
        "finding": SEEN,
        "required_action": "Thông báo, ghi lựa chọn",
        "responsible_officer": house.officers[officer],
        "due_on": days(due),
    }
    access = do(house, "supervisor", code, RECORD_FINDING, finding_of_supervision=answers)
    return only(access, FINDING)


def answer(house: House, code: str, record: str, key: str = "caseworker", on: int = 0) -> None:
    told = {"resolved_on": days(on), "resolution": HOW}
    do(house, key, code, ANSWER_FINDING, record, finding_of_supervision=told)


def look(house: House, code: str, record: str, key: str = "supervisor", **told: Any) -> None:
    do(house, key, code, CHECK_FINDING, record, finding_of_supervision=told)


def stands(house: House, code: str, record: str) -> dict[str, Any]:
    rows = clear_rows(FINDING, enter(house.actor("caseworker"), code).case)
    return dict(next(row.values for row in rows if row.record == record))


def test_found_put_right_and_looked_at(house: House) -> None:
    code = new_case(house, "victim")
    record = find(house, code)
    assert tasks(house, code) == {"resolve_finding": today() + timedelta(days=7)}
    shown = [r for s in case_view(at(house, "caseworker", code)).sections for r in s.records]
    mine = next(r for r in shown if r.kind is FINDING)
    assert mine.values["finding"] == SEEN
    assert [act.slug for act in mine.acts] == ["answer_finding"]
    answer(house, code, record)
    assert tasks(house, code) == {"check_finding": None}
    assert said(at(house, "supervisor", code), record)[FINDING.name] == {"resolved_on": days(0)}
    look(house, code, record, resolved_on=days(0))
    assert tasks(house, code) == {}
    found = stands(house, code, record)
    assert (found["resolved_on"], found["checked_by"]) == (today(), house.officers["supervisor"])
    shown = [r for s in case_view(at(house, "caseworker", code)).sections for r in s.records]
    assert next(r for r in shown if r.kind is FINDING).over  # folded: nobody owes anything
    again = Submission({"finding_of_supervision": {"due_on": days(3)}}, "key", record)
    access = at(house, "supervisor", code)
    with pytest.raises(NotThere):
        CHECK_FINDING.run(access, again)


@sqlite
def test_how_it_was_put_right_and_what_is_left_is_said(house: House) -> None:
    code = new_case(house, "victim")
    record = find(house, code)
    answer(house, code, record)
    assert values(house, "supervisor", code, FINDING.name)[0]["resolution"] == HOW
    with pytest.raises(Refused) as refusal:
        look(house, code, record, resolved_on=days(0), required_action="Ghi lựa chọn")
    assert refusal.value.field == "required_action"
    look(house, code, record, due_on=days(3), required_action="Ghi lựa chọn")
    [told] = values(house, "caseworker", code, FINDING.name)
    assert (told["required_action"], told["finding"]) == ("Ghi lựa chọn", SEEN)
    assert "resolution" not in told
    assert tasks(house, code) == {"resolve_finding": today() + timedelta(days=3)}


@sqlite
def test_of_two_findings_of_one_day_each_ends_its_own_task(house: House) -> None:
    code = new_case(house, "victim")
    find(house, code)
    theirs = find(house, code, "counsellor")
    answer(house, code, theirs, "counsellor")
    case = enter(house.actor("caseworker"), code).case
    open_ones = [row.values for row in open_tasks([case])[case]]
    [left] = [each["role"] for each in open_ones if each["kind"] == Task.RESOLVE_FINDING]
    assert left == "caseworker"


@sqlite
def test_nobody_of_another_agency_answers_for_the_lead(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To them nobody of the lead is at work: who supports for a participant is not asked."""
    code = new_case(house, "victim")
    record = find(house, code, "counsellor")
    access = at(house, "caseworker", code)
    monkeypatch.setattr(supervising, "in_charge", lambda _access: {access.actor.officer: ("", "")})
    [row] = [row for row in clear_rows(FINDING, access.case) if row.record == record]
    assert supervising.owed_by_me(access, row)
    monkeypatch.setattr(supervising, "supervises", lambda _access: False)
    assert not supervising.owed_by_me(access, row)


@sqlite
def test_a_page_asked_for_again_says_that_it_is_done(house: House) -> None:
    code, other = new_case(house, "victim"), new_case(house, "victim")
    record = find(house, code)
    answer(house, code, record)
    browser = Browser(house, "caseworker")
    for each in (code, other):
        browser.open(each, "support")
    before = len(house.entries(event=Event.ACCESS_REFUSED))
    done = browser.get(f"/cases/{code}/cooperation/answer-finding/{record}")
    assert (done.status_code, done.location) == (303, f"/cases/{code}")
    assert "Việc này đã được làm xong" in browser.get(done.location).text
    elsewhere = browser.get(f"/cases/{other}/cooperation/answer-finding/{record}")
    assert elsewhere.status_code == 404, "of another case"
    assert browser.get(f"/cases/{code}/cooperation/check-finding/{record}").status_code == 403
    assert len(house.entries(event=Event.ACCESS_REFUSED)) == before + 3


@sqlite
def test_not_put_right_yet_has_another_day_and_another_officer(house: House) -> None:
    code = new_case(house, "victim")
    record, other = find(house, code), find(house, code, due=7)
    answer(house, code, record)
    assert set(tasks(house, code)) == {"resolve_finding", "check_finding"}, "each has its own"
    told = {"due_on": days(14), "responsible_officer": house.officers["counsellor"]}
    look(house, code, record, **told)
    assert stands(house, code, record)["resolved_on"] is None
    sent = Submission({"finding_of_supervision": {"resolved_on": days(0)}}, "key", record)
    access = at(house, "caseworker", code)
    with pytest.raises(NotThere):
        ANSWER_FINDING.run(access, sent)
    answer(house, code, record, "counsellor")
    look(house, code, record, resolved_on=days(0))
    assert tasks(house, code) == {"resolve_finding": today() + timedelta(days=7)}
    look(house, code, other, resolved_on=days(0))
    assert tasks(house, code) == {}, "the supervisor saw it done before anybody said so"


@sqlite
def test_who_is_left_in_the_case_puts_right_what_was_found(house: House) -> None:
    code = new_case(house, "victim")
    record = find(house, code, "counsellor")
    with pytest.raises(NotThere):
        answer(house, code, record, "caseworker")
    [works] = assignments(at(house, "supervisor", code).case, house.officers["counsellor"])
    do(house, "supervisor", code, assigning.UNASSIGN, works.record)
    answer(house, code, record, "caseworker")
    assert tasks(house, code) == {"check_finding": None}


@sqlite
def test_a_finding_is_on_the_home_of_whom_it_concerns(house: House) -> None:
    code = new_case(house, "victim")
    find(house, code, due=2)
    for key, expected in (("caseworker", True), ("supervisor", True), ("police", False)):
        page = Browser(house, key).get("/").text
        assert ("Khắc phục theo kết quả giám sát" in page) == expected, key
        assert SEEN not in page


@sqlite
def test_only_who_gives_support_here_is_put_in_charge(house: House) -> None:
    code = new_case(house, "victim")
    officers = {house.officers[key] for key in ("caseworker", "counsellor")}
    assert set(in_charge(at(house, "supervisor", code))) == officers
    for stranger in ("caseworker_2", "police", "supervisor"):
        with pytest.raises(Refused, match="đang làm việc"):
            find(house, code, stranger)


@sqlite
def test_a_supervisor_of_another_agency_finds_nothing(house: House) -> None:
    code = new_case(house, "victim")
    record = find(house, code)
    access = at(house, "police_supervisor", code)
    assert not RECORD_FINDING.open_to(access)
    with pytest.raises(NotThere):
        CHECK_FINDING.run(access, Submission({}, "key", record))
    with pytest.raises(Denied):
        RECORD_FINDING.run(at(house, "caseworker", code), Submission({}, "key"))


def test_a_case_is_not_closed_over_a_finding(house: House) -> None:
    code = new_case(house, "victim")
    closure = propose(house, code)
    record = find(house, code)
    with pytest.raises(Refused, match="giám sát"):
        approve(house, code, closure)
    look(house, code, record, resolved_on=days(0))
    approve(house, code, closure)
    assert not RECORD_FINDING.open_to(at(house, "supervisor", code))
