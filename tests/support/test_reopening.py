"""A closed case is opened again: proposed with its reason, agreed by another, asked anew."""

from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.rules import StageStatus
from caseflow.clock import now
from caseflow.cooperation import assigning, consenting
from caseflow.errors import Denied, NotThere, Refused
from caseflow.law.book import load
from caseflow.sharing.consent import alive, bases, consents, grounds
from caseflow.sharing.records import GROUND
from caseflow.support import section
from caseflow.support.records import REOPENING
from caseflow.support.rules import check_reopening
from tests.cooperation.agreements import consent as asked
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import (
    LATER,
    approve,
    consent,
    propose,
    refer,
    tasks,
    values,
    victim,
)
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
