"""A case, a consent, a referral that end while somebody else acts: nobody is sent into a case that
has ended, and nothing of somebody else's holds up what acts at once."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from caseflow.audit.recording import Guard
from caseflow.case.access import enter
from caseflow.case.unmoved import unmoved
from caseflow.clock import now
from caseflow.cooperation import consenting, ending
from caseflow.cooperation.ending import open_referrals
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.errors import Conflict
from caseflow.law.compartments import Compartment
from caseflow.policy import Standing
from caseflow.protection import section as protection
from caseflow.sharing.consent import consents
from caseflow.sharing.participation import Capacity, assign, join
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.support import outcomes
from caseflow.vault.reading import of_record
from caseflow.vault.record import RecordKind
from tests.house import House
from tests.intake.arrivals import do as done
from tests.meanwhile import Meanwhile
from tests.protection.cases import at, change_as, do
from tests.protection.test_story import RISK
from tests.support.steps import LATER, TERMS, TODAY, approve, consent, propose, refer, victim
from tests.support.test_outcomes import ENDED, running
from tests.verification.browsing import Browser

NO = {"response": "declined", "decline_reason": "Không còn chỗ"}
IDENTITY = frozenset({Compartment.IDENTITY})
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def asked_to_close(house: House) -> tuple[str, str]:
    """A case whose person agreed to a referral, and its closure that waits for a decision."""
    code = victim(house)
    consent(house, code, "legal_aid")
    return code, propose(house, code)


def test_nobody_is_referred_from_a_case_that_has_just_ended(
    house: House, meanwhile: Meanwhile
) -> None:
    code, closure = asked_to_close(house)
    meanwhile("support.refer", lambda: approve(house, code, closure))
    with pytest.raises(Conflict):
        refer(house, code)
    access = enter(house.actor("caseworker"), code)
    assert access.state.closed
    assert open_referrals(access.case) == []


@sqlite
def test_a_referral_that_comes_while_a_case_is_being_closed_is_not_left_in_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes just before the referrals are read that the closure ends: it ends with them."""
    code, closure = asked_to_close(house)
    waiting = [code]

    def late(kinds: Iterable[RecordKind], case: str) -> Guard:
        if waiting:
            refer(house, waiting.pop())
        return unmoved(kinds, case)

    monkeypatch.setattr("caseflow.cooperation.ending.unmoved", late)
    approve(house, code, closure)
    assert open_referrals(enter(house.actor("caseworker"), code).case) == []


@sqlite
def test_one_that_comes_after_they_were_read_holds_the_closure_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, closure = asked_to_close(house)
    waiting, read = [code], ending.open_referrals

    def late(case: str, connection: Connection | None = None) -> object:
        found = read(case, connection)
        if waiting and connection is None:
            refer(house, waiting.pop())
        return found

    monkeypatch.setattr(ending, "open_referrals", late)
    with pytest.raises(Conflict):
        approve(house, code, closure)
    assert not enter(house.actor("caseworker"), code).state.closed


def test_a_withdrawal_acts_at_once_whatever_another_body_answers(
    house: House, meanwhile: Meanwhile
) -> None:
    code = victim(house)
    for agency in ("legal_aid", "women"):
        consent(house, code, agency)
    mine = refer(house, code)
    theirs = refer(house, code, receiving_agency=house.agencies["women"])
    case = at(house, "caseworker", code).case
    agreed = consents(case)[0]
    assert agreed.values["recipients"] == [house.agencies["legal_aid"]]

    def decline() -> None:
        done(enter(house.actor("provider_2"), code), ANSWER_REFERRAL, NO, theirs)

    meanwhile(f"case.{consenting.WITHDRAW[0].slug}", decline)
    do(house, "caseworker", code, consenting.WITHDRAW[0], agreed.record)
    ended = [of_record(REFERRAL, each)[0].values["response"] for each in (mine, theirs)]
    assert ended == ["revoked", "declined"]


@sqlite
def test_a_provider_is_not_held_up_by_what_it_does_not_know(
    house: House, meanwhile: Meanwhile
) -> None:
    code, [record] = running(house)

    def assess() -> None:
        do(house, "protection", code, protection.ASSESS, risk_assessment=RISK)

    meanwhile("support.record_feedback", assess)
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=ENDED)
    assert of_record(REFERRAL, record)[0].values["response"] == "closed"


@sqlite
def test_a_provider_left_in_an_ended_case_is_not_told_that_it_ended(house: House) -> None:
    """Its stages are nothing of what the referral told, should a referral ever outlive it."""
    code = victim(house)
    case = at(house, "caseworker", code).case
    approve(house, code, propose(house, code))
    change = change_as(house, "caseworker", case)
    agreed = change.add(CONSENT, {
        "purpose": "referral", "recipients": [house.agencies["legal_aid"]],
        "compartments": ["identity"], "decision": "given", "form": "oral", "text_shown": "…",
        "given_at": (now() - timedelta(minutes=1)).isoformat(), "expires_on": LATER,
    })  # fmt: skip
    change.add(REFERRAL, {
        "receiving_agency": house.agencies["legal_aid"], "compartments": ["identity"], **TERMS,
        "sent_on": TODAY, "expires_on": LATER, "response": "accepted", "consent": agreed,
    })  # fmt: skip
    join(change, house.agencies["legal_aid"], Standing.REFERRAL, "consent", IDENTITY, LATER)
    assign(change, house.officers["provider"], Capacity.TAKES_PART)
    change.commit()
    assert "Hồ sơ đã kết thúc" in Browser(house, "caseworker").open(code, "support")
    assert "Hồ sơ đã kết thúc" not in Browser(house, "provider").open(code, "referred_service")
