"""How a case ends: with its outcome, by another officer, over nothing that is still owed."""

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.clock import today
from caseflow.errors import NotThere, Refused
from caseflow.protection import section as protection
from caseflow.sharing.participation import standings
from caseflow.sharing.records import HANDOVER
from caseflow.support import section
from caseflow.support.records import CLOSURE
from caseflow.vault.reading import of_record
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.protection.test_story import RISK
from tests.support.steps import (
    ALLOWANCE,
    accept,
    approve,
    clock_names,
    consent,
    give,
    propose,
    refer,
    values,
    victim,
)


@pytest.mark.parametrize(
    ("outcome", "agreed", "status"),
    [
        ("reintegrated", "no", "Closed"),
        ("reintegrated", "yes", "FollowUp"),
        ("moved", "no", "ClosedReferred"),
        ("died", "no", "Closed"),
    ],
)
def test_a_closure_is_approved_by_another(
    house: House, outcome: str, agreed: str, status: str
) -> None:
    code = victim(house)
    give(house, code)
    consent(house, code, "legal_aid")
    referral = refer(house, code)
    accept(house, code, referral)
    record = propose(house, code, outcome=outcome, follow_up_agreed=agreed)
    approve(house, code, record)
    state = enter(house.actor("caseworker"), code).state
    assert state.facts["status"] == status
    assert state.outcome_of("support") == outcome
    assert state.closed
    assert state.followed_up == (status == "FollowUp")
    assert not standings(state.id, house.agencies["legal_aid"])
    assert all(stopped for _name, stopped in clock_names(house, code))
    assert values(house, "caseworker", code, "closure")[0]["closed_on"] == today()
    assert not section.GIVE.open_to(at(house, "caseworker", code))
    assert section.FOLLOW.open_to(at(house, "caseworker", code)) == (status == "FollowUp")


def test_a_returned_closure_says_why_and_leaves_the_case_open(house: House) -> None:
    code = victim(house)
    record = propose(house, code)
    approve(house, code, record, decision="returned", reason="Chưa theo dõi 1 tháng")
    assert not enter(house.actor("caseworker"), code).state.closed
    propose(house, code)


def test_a_case_is_not_closed_over_a_pending_payment(house: House) -> None:
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    with pytest.raises(Refused, match="phê duyệt"):
        propose(house, code)
    approved = {"decision": "approved"}
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=approved)
    propose(house, code)
    assert not section.PROPOSE_CLOSURE.open_to(at(house, "caseworker", code))


def test_a_case_is_not_closed_over_protection(house: House) -> None:
    code = victim(house)
    record = propose(house, code)
    do(house, "protection", code, protection.ASSESS, risk_assessment=RISK)
    with pytest.raises(Refused, match="bảo vệ"):
        approve(house, code, record)
    low = RISK | {"risk_level": "low"}
    do(house, "protection", code, protection.ASSESS, risk_assessment=low)
    approve(house, code, record)
    assert enter(house.actor("caseworker"), code).state.closed


def test_a_case_is_not_closed_over_a_hand_over_on_its_way(house: House) -> None:
    code = victim(house)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    answers = {"from_agency": house.agencies["health"], "to_agency": house.agencies["health_2"]}
    change.add(HANDOVER, answers | {"answer": "waiting"})
    change.commit()
    with pytest.raises(Refused, match="bàn giao"):
        propose(house, code)


def test_a_supervisor_of_another_agency_does_not_close(house: House) -> None:
    code = victim(house)
    record = propose(house, code)
    answers = {"approval": {"decision": "approved"}}
    access = at(house, "police_supervisor", code)
    with pytest.raises(NotThere):
        section.APPROVE_CLOSURE.run(access, Submission(answers, "k", record))
    assert of_record(CLOSURE, record)[0].values["closed_on"] is None


def test_a_closed_case_is_read_and_not_written(house: House) -> None:
    code = victim(house)
    approve(house, code, propose(house, code))
    access = at(house, "caseworker", code)
    offered = {act for act in section.SECTION.acts if act.open_to(access)}
    assert offered == {section.PROPOSE_REOPENING}
