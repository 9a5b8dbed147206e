"""The loop of a referral ends for itself: no other's tasks end with it, and none outlives it."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import now, today
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.duties.ended import ended_referrals
from caseflow.duties.home import home
from caseflow.duties.rules import Kind, Task
from caseflow.duties.tasks import open_tasks
from caseflow.sharing.participation import assignments, standings
from caseflow.support import outcomes, section
from caseflow.support.records import REFERRAL_FEEDBACK
from caseflow.vault.reading import clear_rows
from tests.house import House
from tests.protection.cases import at, do
from tests.support.steps import LATER, accept, consent, refer, tasks, victim
from tests.support.test_heard import MISSING, owed, tell
from tests.support.test_outcomes import ENDED, GOES_ON, running
from tests.verification.browsing import Browser

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
SOON = (today() + timedelta(days=3)).isoformat()


def kinds(house: House, code: str) -> list[str]:
    case = enter(house.actor("caseworker"), code).case
    return sorted(row.values["kind"] for row in open_tasks([case])[case])


@pytest.mark.parametrize("other", ["legal_aid", "women"])
def test_one_that_waited_ends_nothing_of_one_that_runs(house: House, other: str) -> None:
    code = victim(house)
    for agency in {"legal_aid", other}:
        consent(house, code, agency)
    accept(house, code, refer(house, code))
    asked = {"receiving_agency": house.agencies[other], "services_asked": ["shelter"]}
    waits = refer(house, code, answer_by=SOON, **asked)
    assert kinds(house, code) == ["referral_answer", "referral_feedback", "referral_serve"]
    do(house, "caseworker", code, section.REVOKE, waits)
    assert kinds(house, code) == ["referral_feedback", "referral_serve"]
    assert owed(house, "provider") == ["referral_serve"]


def test_one_that_runs_ends_no_answer_of_one_that_waits(house: House) -> None:
    code = victim(house)
    for agency in ("legal_aid", "women"):
        consent(house, code, agency)
    runs = refer(house, code, answer_by=SOON)
    accept(house, code, runs)
    asked = {"receiving_agency": house.agencies["women"], "services_asked": ["shelter"]}
    refer(house, code, answer_by=SOON, **asked)
    do(house, "caseworker", code, section.REVOKE, runs)
    assert kinds(house, code) == ["referral_answer"]


def test_what_a_provider_corrects_is_read_again(house: House) -> None:
    code, [record] = running(house)
    tell(house, code, record, GOES_ON)
    do(house, "caseworker", code, outcomes.READ, record)
    access = at(house, "provider", code)
    feedback = clear_rows(REFERRAL_FEEDBACK, access.case)[-1].record
    shown = open_for_correction(access, REFERRAL_FEEDBACK.name, feedback)
    correct(access, shown, shown.versions, {**shown.values, **MISSING}, "again")
    assert "referral_heard" in owed(house, "caseworker")
    reader = Browser(house, "caseworker")
    reader.open(code, "support")
    assert MISSING["summary"] in reader.get(f"/cases/{code}/support/read-outcome/{record}").text


def test_what_ran_out_is_owed_no_more_once_another_is_accepted(house: House) -> None:
    code, [old] = running(house)
    with time_machine.travel(now() + timedelta(days=40)):
        until = (today() + timedelta(days=20)).isoformat()
        consent(house, code, "legal_aid", until)
        accept(house, code, refer(house, code, expires_on=until))
        found = home(house.actor("provider")).groups.values()
        assert [i.days_left for items in found for i in items if i.kind is Kind.TASK] == [20]
        assert kinds(house, code).count(Task.REFERRAL_FEEDBACK) == 2
        do(house, "caseworker", code, section.REVOKE, old)  # what is still awaited of it ends so
        assert tasks(house, code)["referral_feedback"].isoformat() == until
        enter(house.actor("provider"), code)


def test_what_runs_on_is_owed_beside_another_that_is_accepted(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    for service, until in (("legal_aid", LATER), ("shelter", SOON)):
        accept(house, code, refer(house, code, services_asked=[service], expires_on=until))
    assert kinds(house, code).count(Task.REFERRAL_SERVE) == 2


def test_who_has_no_referral_left_takes_part_no_more(house: House) -> None:
    code, [runs] = running(house)
    waits = refer(house, code, services_asked=["shelter"], expires_on=LATER)
    do(house, "caseworker", code, section.REVOKE, runs)
    no = {"response": "declined", "decline_reason": "Hết chỗ"}
    provider = enter(house.actor("provider"), code)
    ANSWER_REFERRAL.run(provider, Submission({"referral": no}, "no", waits))
    case = enter(house.actor("caseworker"), code).case
    assert standings(case, house.agencies["legal_aid"]) == {}
    theirs = [r for r in assignments(case) if r.values["assignee"] == house.officers["provider"]]
    assert all(row.values["ended_at"] for row in theirs)


def test_what_is_corrected_after_the_end_is_read_as_its_outcome(house: House) -> None:
    code, [ended, _runs] = running(house, "shelter")
    tell(house, code, ended, ENDED)
    do(house, "caseworker", code, outcomes.READ, ended)
    access = at(house, "provider", code)
    feedback = clear_rows(REFERRAL_FEEDBACK, access.case)[-1].record
    shown = open_for_correction(access, REFERRAL_FEEDBACK.name, feedback)
    told = {**shown.values, "summary": "Đã tư vấn hai lần"}
    correct(access, shown, shown.versions, told, "again")
    assert "referral_closed" in owed(house, "caseworker")
    do(house, "caseworker", code, outcomes.READ, ended)
    assert not {"referral_closed", "referral_heard"} & {*owed(house, "caseworker")}


def test_when_a_referral_was_taken_back_does_not_move_with_who_reads_of_it(house: House) -> None:
    code, [record] = running(house)
    tell(house, code, record, MISSING)
    do(house, "caseworker", code, section.REVOKE, record)
    with time_machine.travel(now() + timedelta(days=10)):
        do(house, "caseworker", code, outcomes.READ, record)
        [told] = ended_referrals(house.actor("provider"))
        assert told.ended_on == today() - timedelta(days=10)
    with time_machine.travel(now() + timedelta(days=30)):
        assert ended_referrals(house.actor("provider")) == []
