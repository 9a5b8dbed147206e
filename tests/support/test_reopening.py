"""A closed case is opened again: proposed with its reason, agreed by another, asked anew."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.rules import StageStatus
from caseflow.clock import VIETNAM, now
from caseflow.cooperation import assigning, consenting
from caseflow.duties.clocks import running, start, stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give as give_task
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Denied, NotThere, Refused
from caseflow.law.book import load
from caseflow.policy import Role
from caseflow.sharing.consent import alive, bases, consents, grounds
from caseflow.sharing.records import GROUND
from caseflow.support import outcomes, section
from caseflow.support.records import REOPENING
from caseflow.support.rules import check_reopening
from tests.cooperation.agreements import consent as asked
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import (
    LATER,
    TODAY,
    approve,
    consent,
    give,
    propose,
    refer,
    tasks,
    values,
    victim,
)
from tests.support.test_outcomes import ENDED, GOES_ON
from tests.support.test_outcomes import running as running_referrals
from tests.verification.browsing import Browser

FOUND = {"reason": "found_again", "detail": "Gọi lại từ số đã hẹn", "consent_renewed": "yes"}
BOOK = load()
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def lost(house: House, outcome: str = "lost_contact") -> str:
    """A person whose case ended."""
    code = victim(house)
    consent(house, code, "legal_aid")
    approve(house, code, propose(house, code, outcome=outcome))
    return code


def ask(house: House, code: str, **answers: Any) -> str:
    access = do(
        house, "caseworker", code, section.PROPOSE_REOPENING, reopening=FOUND | answers,
        approval={"approver": house.officers["supervisor"]},
    )  # fmt: skip
    return only(access, REOPENING)


def decide(house: House, code: str, record: str, decision: str = "approved", **more: str) -> None:
    answers = {"decision": decision} | more
    do(house, "supervisor", code, section.APPROVE_REOPENING, record, approval=answers)


def test_lost_and_found_again(house: House) -> None:
    code = lost(house)
    record = ask(house, code)
    assert not section.PROPOSE_REOPENING.open_to(at(house, "caseworker", code)), "once at a time"
    assert values(house, "supervisor", code, "reopening")[0]["reason"] == "found_again"
    decide(house, code, record)
    state = enter(house.actor("caseworker"), code).state
    assert state.facts["status"] == "Active"
    assert state.status_of("support") is StageStatus.UNDER_WAY
    assert state.outcome_of("support") is None
    assert set(tasks(house, code)) == {"renew_consent", "make_plan", "assign_officer"}
    assert section.GIVE.open_to(at(house, "caseworker", code))


def start_notice(change: Change) -> None:
    start(change, "commune_notice", now(), change.permit.actor.agency)


def meet_notice(change: Change) -> None:
    stop(change, change.permit.case or "", "commune_notice")


def test_a_limit_that_was_not_met_runs_on_to_its_day(house: House) -> None:
    """What the closure alone had stopped; the notice that was given before stays given."""
    code = victim(house)
    give(house, code)
    access = at(house, "caseworker", code)
    for act in (start_notice, meet_notice):
        change = change_as(house, "caseworker", access.case)
        act(change)
        change.commit()
    before = {each.name: each for each in running(access.case)}
    assert "essential_needs" in before
    approve(house, code, propose(house, code, outcome="lost_contact"))
    assert running(access.case) == []
    page, record = Browser(house, "supervisor"), ask(house, code)
    page.open(code, "supervise")
    path = f"/cases/{code}/support/approve-reopening/{record}"
    until = before["essential_needs"].due_at.astimezone(VIETNAM)
    assert f"lại chạy: đến hết ngày {until:%d/%m/%Y}" in page.get(path).text, "said before"
    answer = page.send(path, decision="approved")
    assert answer.status_code == 303, answer.text
    after = {each.name: each for each in running(access.case)}
    assert {name: each.due_at for name, each in after.items()} == {
        name: each.due_at for name, each in before.items()
    }
    assert "lại chạy" in page.get(f"/cases/{code}").text
    approve(house, code, propose(house, code, outcome="lost_contact"))
    assert running(access.case) == []
    decide(house, code, ask(house, code))
    assert [each.name for each in running(access.case)] == ["essential_needs"], "by the last one"


def test_what_was_not_done_is_owed_again(house: House) -> None:
    """What the closure alone had ended, each once; not what was done before it, nor what ended
    with a referral."""
    code, [ended, runs] = running_referrals(house, "shelter")
    do(house, "provider", code, outcomes.FEED_BACK, ended, referral_feedback=ENDED)
    do(house, "provider", code, outcomes.FEED_BACK, runs, referral_feedback=GOES_ON)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    owed = (Task.DO_PLAN_STEP, Task.RENEW_CONSENT, Task.URGENT_MEDICAL)
    for kind in owed:
        give_task(change, kind, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    examined = {
        "examined_on": TODAY, "facility": house.agencies["health"], "agreed": "yes",
        "insurance_status": "held",
    }  # fmt: skip
    do(house, "caseworker", code, section.EXAMINE, health_assessment=examined)
    approve(house, code, propose(house, code, outcome="lost_contact"))
    assert tasks(house, code) == {}
    decide(house, code, ask(house, code))
    case = enter(house.actor("caseworker"), code).case
    found = sorted(row.values["kind"] for row in open_tasks([case])[case])
    assert found == [
        "assign_officer", "do_plan_step", "make_plan", "referral_closed", "renew_consent",
    ]  # fmt: skip
    do(house, "caseworker", code, outcomes.READ, ended)
    assert "referral_closed" not in tasks(house, code)


@sqlite
def test_a_limit_that_passed_meanwhile_stays_ended(house: House) -> None:
    """Nobody owed it then, and nobody is told that it runs to a day that is past."""
    code = victim(house)
    give(house, code)
    approve(house, code, propose(house, code, outcome="lost_contact"))
    with time_machine.travel(now() + timedelta(days=121)):
        decide(house, code, ask(house, code))
        assert running(enter(house.actor("caseworker"), code).case) == []


def test_what_was_agreed_to_before_does_not_revive(house: House) -> None:
    code = lost(house)
    case = enter(house.actor("caseworker"), code).case
    change = change_as(house, "caseworker", case)
    told = {"recipient": house.agencies["women"], "compartments": ["identity"]}
    dates = {"approved_at": now().isoformat(), "expires_on": LATER}
    change.add(GROUND, told | dates)
    change.commit()
    assert all(any(map(alive, found(case))) for found in (consents, grounds))
    decide(house, code, ask(house, code))
    assert not any(map(alive, bases(case)))
    with pytest.raises(Refused, match="chưa đồng ý"):
        refer(house, code)
    consent(house, code, "legal_aid")
    refer(house, code)


@sqlite
def test_asking_anew_settles_the_task(house: House) -> None:
    code = lost(house)
    decide(house, code, ask(house, code))
    told = asked(house, "legal_aid", compartments=["identity"])
    do(house, "caseworker", code, consenting.RECORD[0], consent=told)
    assert "renew_consent" not in tasks(house, code)


@sqlite
@pytest.mark.parametrize(
    ("reason", "task"), [("new_danger", "new_danger"), ("entitlement_open", "offer_entitlements")]
)
def test_a_reason_is_acted_on(house: House, reason: str, task: str) -> None:
    code = lost(house, "reintegrated")
    decide(house, code, ask(house, code, reason=reason))
    assert task in tasks(house, code)


def test_a_supervisor_may_say_no_and_why(house: House) -> None:
    code = lost(house)
    record = ask(house, code)
    with pytest.raises(Refused, match="lý do"):
        decide(house, code, record, "rejected")
    decide(house, code, record, "returned", reason="Hãy gặp người đó trước")
    assert enter(house.actor("caseworker"), code).state.closed
    with pytest.raises(AssertionError, match="not offered"):
        do(house, "caseworker", code, section.GIVE)
    ask(house, code)


@sqlite
def test_a_closed_case_is_given_to_another_who_asks_for_it_again(house: House) -> None:
    """Whoever had it may be gone by then: a supervisor assigns somebody all the same."""
    code = lost(house)
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    do(house, "supervisor", code, assigning.ASSIGN, assignment=chosen)
    approval = {"approver": house.officers["supervisor"]}
    access = do(
        house, "caseworker_2", code, section.PROPOSE_REOPENING, reopening=FOUND, approval=approval
    )
    decide(house, code, only(access, REOPENING))
    assert "assign_officer" not in tasks(house, code)


@sqlite
def test_nobody_reopens_alone_nor_from_another_agency(house: House) -> None:
    code = lost(house)
    access = at(house, "caseworker", code)
    sent = {"reopening": FOUND, "approval": {"approver": house.officers["caseworker"]}}
    with pytest.raises(Refused, match="người khác"):
        section.PROPOSE_REOPENING.run(access, Submission(sent, "key-1"))
    with pytest.raises(Refused, match="người phê duyệt"):
        section.PROPOSE_REOPENING.run(access, Submission({"reopening": FOUND}, "key-2"))
    record = ask(house, code)
    answers = {"approval": {"decision": "approved"}}
    for key, refusal in (("police_supervisor", NotThere), ("caseworker", Denied)):
        with pytest.raises(refusal):
            section.APPROVE_REOPENING.run(at(house, key, code), Submission(answers, key, record))
    assert enter(house.actor("caseworker"), code).state.closed


@sqlite
def test_an_open_case_is_not_reopened(house: House) -> None:
    code = victim(house)
    access = at(house, "caseworker", code)
    assert not section.PROPOSE_REOPENING.open_to(access)
    with pytest.raises(NotThere):
        section.PROPOSE_REOPENING.run(access, Submission({"reopening": FOUND}, "key"))


@sqlite
def test_a_case_that_ended_by_death_needs_an_error(house: House) -> None:
    code = lost(house, "died")
    with pytest.raises(Refused, match="đã qua đời"):
        ask(house, code)
    ask(house, code, reason="closed_in_error")


@pytest.mark.parametrize("reason", list(BOOK.codes["reopening_reason"]))
def test_who_died_is_not_found_again(reason: str) -> None:
    check_reopening("lost_contact", reason)
    check_reopening(None, reason)
    if reason == "closed_in_error":
        check_reopening("died", reason)
    else:
        with pytest.raises(Refused):
            check_reopening("died", reason)


@sqlite
def test_the_page_of_a_closed_case_says_so_and_how_it_goes_on(house: House) -> None:
    code = lost(house)
    propose_it = f'<li><a class="govuk-link" href="/cases/{code}/support/propose-reopening">'
    for key, purpose, may in (("caseworker", "support", True), ("supervisor", "supervise", False)):
        browser = Browser(house, key)
        browser.open(code, purpose)
        told = (
            browser.get(f"/cases/{code}").text.split('id="da-ket-thuc"')[1].split("</section>")[0]
        )
        assert "đề nghị mở lại" in told
        assert (propose_it in told) is may
    decide(house, code, ask(house, code))
    assert 'id="da-ket-thuc"' not in browser.get(f"/cases/{code}").text
