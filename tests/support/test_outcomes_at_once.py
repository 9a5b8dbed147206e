"""Two outcomes of referrals, or of protection, at the same moment: whichever comes first, nobody
takes part without a referral and nothing that is owed is lost."""

from datetime import timedelta

import pytest

from caseflow.case.access import enter
from caseflow.clock import today
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.duties.rules import Task
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Conflict, NotThere
from caseflow.protection import section as protection
from caseflow.sharing.participation import standings
from caseflow.sharing.records import REFERRAL
from caseflow.support import lettering, outcomes
from caseflow.vault.reading import of_record
from tests.cooperation.agreements import answer, hand_over
from tests.house import House
from tests.intake.arrivals import do as done
from tests.meanwhile import Meanwhile
from tests.protection import test_story as protected
from tests.protection.cases import at, do
from tests.protection.test_carrying import carry, sheltered
from tests.support.steps import accept, consent, refer, tasks, victim
from tests.support.test_letters import told_outside
from tests.support.test_outcomes import ENDED, running

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
SOONER = (today() + timedelta(days=9)).isoformat()
NO = {"response": "declined", "decline_reason": "Không còn chỗ"}


def test_a_body_whose_last_two_referrals_close_at_once_takes_part_no_more(
    house: House, meanwhile: Meanwhile
) -> None:
    code, [first] = running(house)
    # Of another day, so that the two have no task in common over which they would meet.
    second = refer(house, code, services_asked=["shelter"], expires_on=SOONER)
    accept(house, code, second)

    def close(record: str) -> None:
        do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=ENDED)

    meanwhile("support.record_feedback", lambda: close(second))
    with pytest.raises(Conflict):
        close(first)
    close(first)  # again, as the page asks
    case = at(house, "caseworker", code).case
    assert standings(case, house.agencies["legal_aid"]) == {}


def test_a_refusal_beside_a_handover_is_owed_by_who_leads_now(
    house: House, meanwhile: Meanwhile
) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    record = refer(house, code)

    def taken_over() -> None:
        offered = hand_over(house, at(house, "caseworker", code), "health_2")
        answer(house, "other_caseworker", code, offered)

    def refuse() -> None:
        done(enter(house.actor("provider"), code), ANSWER_REFERRAL, NO, record)

    meanwhile("case.answer_referral", taken_over)
    with pytest.raises(Conflict):
        refuse()
    refuse()
    case = enter(house.actor("other_caseworker"), code).case
    [owed] = [r for r in open_tasks([case])[case] if r.values["kind"] == Task.REFERRAL_DECLINED]
    assert owed.values["agency"] == house.agencies["health_2"]


@pytest.mark.parametrize("decided", [True, False], ids=["carried out", "decided"])
def test_what_another_measure_lacks_is_not_forgotten(
    house: House, meanwhile: Meanwhile, decided: bool
) -> None:
    code, shelter = sheltered(house)
    guard = protected.propose(house, code, implementing_agency=None)
    if decided:
        protected.decide(house, code, guard)
    meanwhile(
        "protection.carry_out",
        (lambda: carry(house, code, guard, shelter_address=None))
        if decided
        else (lambda: protected.decide(house, code, guard)),
    )
    with pytest.raises(Conflict):
        carry(house, code, shelter)
    assert Task.CARRY_OUT in protected.tasks(house, code)
    carry(house, code, shelter)
    assert (Task.CARRY_OUT in protected.tasks(house, code)) is not decided
    assert protection.CARRY_OUT.slug == "carry_out"


def seen(record: str) -> bool:
    return of_record(REFERRAL, record)[0].values["outcome_seen_on"] is not None


def test_reading_one_outcome_leaves_the_other_to_be_read(house: House) -> None:
    """What was told to the officer who recorded it, or settled by asking another, is known."""
    code, [inside] = running(house)
    _to, out, _ = told_outside(house, code, "support")
    do(house, "caseworker", code, lettering.HEAR_ANSWER, out, referral={"response": "accepted"})
    do(house, "caseworker", code, lettering.HEAR_HOW, out, referral_feedback=ENDED)
    do(house, "provider", code, outcomes.FEED_BACK, inside, referral_feedback=ENDED)
    assert (seen(out), seen(inside)) == (True, False)
    with pytest.raises(NotThere):
        do(house, "caseworker", code, outcomes.READ, out)
    do(house, "caseworker", code, outcomes.READ, inside)
    assert "referral_closed" not in tasks(house, code)


def test_each_body_that_declined_is_read_for_itself(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    first = refer(house, code)
    done(enter(house.actor("provider"), code), ANSWER_REFERRAL, NO, first)
    second = refer(house, code, services_asked=["shelter"])
    assert not seen(first), "nobody has opened it"
    done(enter(house.actor("provider"), code), ANSWER_REFERRAL, NO, second)
    do(house, "caseworker", code, outcomes.READ, first)
    assert "referral_declined" in tasks(house, code)
    do(house, "caseworker", code, outcomes.READ, second)
    assert "referral_declined" not in tasks(house, code)
