"""A person who declines a measure is heard, whatever waits."""

import pytest

from caseflow.case.access import enter
from caseflow.duties.approvals import approvals
from caseflow.errors import Refused
from caseflow.protection import section
from caseflow.protection.deciding import put_before
from caseflow.protection.records import PROTECTION_REFUSAL
from caseflow.protection.rules import Matter
from tests.house import House
from tests.protection.cases import at, do, new_case
from tests.protection.test_refusals import REFUSAL
from tests.protection.test_story import LIFTING, decide, propose, shown, tasks


def test_who_declines_is_heard_while_a_review_waits(house: House) -> None:
    """The refusal takes the place of what the review had asked for, before its own approver."""
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    to = {"approver": house.officers["decider"]}
    review = {"findings": "Đã đổi trường học", "recommendation": "change"}
    do(house, "protection", code, section.REVIEW, record, protection_review=review, approval=to)
    do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL, approval=to)
    case = enter(house.actor("caseworker"), code).case
    assert [r.values["decision"] for r in approvals(case)] == ["approved", "returned", None]
    matter, ground = put_before(at(house, "decider", code), record)
    assert (matter, ground and ground.kind) == (Matter.REFUSE, PROTECTION_REFUSAL)
    assert tasks(house, code) == {}, "nobody reviews what somebody decides about"
    decide(house, code, record, **LIFTING)
    assert shown(house, "protection", code)["status"] == "refused"


def test_a_refusal_is_not_taken_from_who_has_to_decide_about_it(house: House) -> None:
    """Whoever files it a second time chooses no other approver by that."""
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    to = {"approver": house.officers["decider"]}
    do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL, approval=to)
    other = {"approver": house.officers["decider_2"]}
    with pytest.raises(Refused, match="đang chờ ý kiến"):
        do(house, "protection", code, section.REFUSE, protection_refusal=REFUSAL, approval=other)
    case = enter(house.actor("caseworker"), code).case
    waits = [r.values["approver"] for r in approvals(case) if r.values["decision"] is None]
    assert waits == [house.officers["decider"]]
