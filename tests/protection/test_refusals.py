"""What protection refuses, and how it ends without a decision."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.rules import StageStatus
from caseflow.clock import today
from caseflow.errors import NotThere, Refused
from caseflow.protection import section
from caseflow.protection.records import (
    COVERED_PERSON,
    PROTECTION_MEASURE,
)
from caseflow.vault.reading import of_case, of_record
from tests.house import House
from tests.protection.cases import at, change_as, do, new_case
from tests.protection.test_story import (
    APPROVED,
    LIFTING,
    MEASURE,
    RISK,
    SOON,
    decide,
    propose,
    shown,
    stage,
    tasks,
)

REFUSAL = {
    "measures": ["guard"],
    "reason": "Không muốn hàng xóm biết",
    "alternatives_explained": "yes",
    "commitment_number": "07/CK",
    "reason_accepted": "yes",
}
YESTERDAY = today() - timedelta(days=1)


def run_out(house: House, code: str, record: str) -> None:
    """The measure's last day was yesterday."""
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    change.revise(of_record(PROTECTION_MEASURE, record)[0], {"until_on": YESTERDAY.isoformat()})
    change.commit()


def test_relatives_at_risk_are_named(house: House) -> None:
    code = new_case(house)
    risk = RISK | {"relatives_at_risk": "yes"}
    with pytest.raises(Refused, match="hãy ghi người cần được bảo vệ"):
        do(house, "protection", code, section.ASSESS, risk_assessment=risk)
    mother = {"category": "relative", "full_name": "Y Blưm", "safe_contact": "Qua trưởng thôn"}
    told: dict[str, Any] = {"risk_assessment": risk, "covered_person": mother | {"full_name": None}}
    with pytest.raises(Refused, match="họ tên"):
        do(house, "protection", code, section.ASSESS, **told)
    do(house, "protection", code, section.ASSESS, risk_assessment=risk, covered_person=mother)
    access = do(house, "protection", code, section.ASSESS, risk_assessment=risk)
    assert len(of_case([COVERED_PERSON], access.case)) == 1


@pytest.mark.parametrize(
    "told", [{"risk_level": "not_assessed"}, {"next_review_on": today().isoformat()}]
)
def test_an_assessment_is_refused(house: House, told: dict[str, str]) -> None:
    code = new_case(house)
    with pytest.raises(Refused):
        do(house, "protection", code, section.ASSESS, risk_assessment=RISK | told)
    assert stage(house, code)[0] is StageStatus.NOT_STARTED


def test_little_risk_and_no_measure_end_protection(house: House) -> None:
    code = new_case(house)
    do(house, "protection", code, section.ASSESS, risk_assessment=RISK)
    low = RISK | {"risk_level": "low"}
    do(house, "protection", code, section.ASSESS, risk_assessment=low)
    assert stage(house, code)[0] is StageStatus.ENDED
    propose(house, code)
    do(house, "protection", code, section.ASSESS, risk_assessment=low)
    assert stage(house, code)[0] is StageStatus.UNDER_WAY


def test_a_threat_asks_for_a_new_assessment_today(house: House) -> None:
    code = new_case(house)
    threat = {"happened_on": today().isoformat(), "kind": "followed"}
    do(house, "protection", code, section.THREATEN, threat=threat)
    assert tasks(house, code) == {"reassess_risk": today()}
    do(house, "protection", code, section.ASSESS, risk_assessment=RISK)
    assert tasks(house, code) == {"reassess_risk": SOON}


@pytest.mark.parametrize(
    "told",
    [
        {"until_on": YESTERDAY.isoformat()},
        {"from_on": YESTERDAY.isoformat()},
        {"from_on": (SOON + timedelta(days=90)).isoformat()},
        {"legal_basis": None},
        {"decision_number": None},
    ],
)
def test_an_approval_is_refused(house: House, told: dict[str, Any]) -> None:
    code = new_case(house)
    record = propose(house, code)
    with pytest.raises(Refused):
        decide(house, code, record, **APPROVED | told)
    assert shown(house, "protection", code)["status"] == "proposed"


@pytest.mark.parametrize("decision", ["returned", "rejected"])
def test_turning_down_says_why(house: House, decision: str) -> None:
    code = new_case(house)
    record = propose(house, code)
    with pytest.raises(Refused) as refusal:
        decide(house, code, record, decision, decision_number="1")
    assert refusal.value.field == "protection_measure-decision_note"


def test_nobody_decides_what_was_not_put_to_them(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    with pytest.raises(NotThere):
        enter(house.actor("decider_2"), code)
    access = at(house, "decider", code)
    answers = {"approval": {"decision": "approved"}, "protection_measure": APPROVED}
    section.DECIDE.run(access, Submission(answers, str(uuid4()), record))
    with pytest.raises(NotThere):
        section.DECIDE.run(access, Submission(answers, str(uuid4()), record))


def test_a_measure_of_another_case_is_not_there(house: House) -> None:
    code, other = new_case(house), new_case(house)
    record = propose(house, code)
    propose(house, other)
    answers = {"approval": {"decision": "approved"}, "protection_measure": APPROVED}
    with pytest.raises(NotThere):
        section.DECIDE.run(at(house, "decider", other), Submission(answers, "k", record))


def test_a_change_or_an_end_needs_an_approver(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    review = {"findings": "…", "person_view": "…", "recommendation": "lift"}
    with pytest.raises(Refused):
        do(house, "protection", code, section.REVIEW, record, protection_review=review)


def test_a_proposal_names_its_approver(house: House) -> None:
    code = new_case(house)
    with pytest.raises(Refused, match="Hãy chọn người phê duyệt"):
        do(house, "caseworker", code, section.PROPOSE, protection_measure=MEASURE)


def test_what_ran_out_is_read_as_expired_then_recorded(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    run_out(house, code, record)
    assert shown(house, "protection", code)["status"] == "expired"
    assert stage(house, code) == (StageStatus.UNDER_WAY, None)
    do(house, "protection", code, section.EXPIRE, record)
    assert stage(house, code) == (StageStatus.ENDED, "expired")
    assert "review_measure" not in tasks(house, code)


def test_a_measure_in_force_has_not_expired(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    with pytest.raises(NotThere):
        section.EXPIRE.run(at(house, "protection", code), Submission({}, "k", record))


@pytest.mark.parametrize(("accepted", "status"), [("yes", "refused"), ("no", "in_force")])
def test_a_legitimate_refusal_ends_the_measure_and_nothing_else(
    house: House, accepted: str, status: str
) -> None:
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    told = REFUSAL | {"reason_accepted": accepted}
    to = {"approver": house.officers["decider"]}
    do(house, "protection", code, section.REFUSE, protection_refusal=told, approval=to)
    assert shown(house, "protection", code)["status"] == "in_force"  # until another has decided
    assert stage(house, code) == (StageStatus.UNDER_WAY, None)
    if accepted == "yes":
        decide(house, code, record, **LIFTING)
    access = enter(house.actor("caseworker"), code)
    assert shown(house, "protection", code)["status"] == status
    assert (access.state.outcome_of("protection") == "refused") == (accepted == "yes")
    assert access.state.status_of("support") is StageStatus.NOT_STARTED
    assert not access.state.closed


def test_what_the_person_refused_is_not_approved_afterwards(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL)
    with pytest.raises(NotThere):  # it was returned: nothing there is put to them any more
        decide(house, code, record)
    assert shown(house, "protection", code)["status"] == "refused"


def test_nobody_ends_a_running_measure_by_a_refusal_alone(house: House) -> None:
    """A refusal in force needs an approver, who is another; while the risk is high the stage
    stays open, and the risk is assessed anew today; what is not approved goes on."""
    code = new_case(house)
    do(house, "protection", code, section.ASSESS, risk_assessment=RISK)
    record = propose(house, code)
    decide(house, code, record)
    for nobody in ({}, {"approver": house.officers["protection"]}):
        with pytest.raises(Refused):
            do(house, "protection", code, section.REFUSE,
               protection_refusal=REFUSAL, approval=nobody)  # fmt: skip
    to = {"approver": house.officers["decider"]}
    do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL, approval=to)
    decide(house, code, record, "rejected", decision_note="Nguy cơ còn cao")
    assert shown(house, "protection", code)["status"] == "in_force"
    do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL, approval=to)
    decide(house, code, record, **LIFTING)
    assert shown(house, "protection", code)["status"] == "refused"
    assert stage(house, code) == (StageStatus.UNDER_WAY, None)
    assert tasks(house, code) == {"reassess_risk": today()}


def test_other_measures_than_those_declined_stay(house: House) -> None:
    code = new_case(house)
    propose(house, code, measure="secrecy_of_person")
    do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL)
    assert shown(house, "protection", code)["status"] == "proposed"
    assert stage(house, code) == (StageStatus.UNDER_WAY, None)
