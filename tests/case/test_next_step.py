"""One thing comes next in a case: the first that its stages name and this officer may do."""

from caseflow.case.next_step import next_step
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, handing_over
from caseflow.intake import progress, receiving
from caseflow.verification import asking
from tests.cooperation.agreements import answer, hand_over
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside

SAFE = {
    "channels": ["meeting_place"],
    "times": "sau 20 giờ",
    "caller_introduction": "bạn học cũ",
    "if_other_answers": "end_call",
}


def coming(house: House, key: str, code: str) -> str:
    """The slug of what comes next for officer ``key``."""
    step = next_step(case_view(inside(house, key, code)))
    return step.act.slug if step else ""


def test_safety_first_then_what_is_due_then_the_hand_over(house: House) -> None:
    code = arrive(house)
    assert coming(house, "intake", code) == receiving.SAFE_CONTACT.slug
    do(inside(house, "intake", code), receiving.SAFE_CONTACT, SAFE)
    assert coming(house, "intake", code) == receiving.NEEDS.slug
    record = hand_over(house, inside(house, "intake", code), "health")
    assert coming(house, "intake", code) != handing_over.HAND_OVER.slug  # it waits already
    answer(house, "supervisor", code, record)
    assert coming(house, "supervisor", code) == assigning.ASSIGN.slug  # nobody is responsible
    chosen = {"assignee": house.officers["caseworker"], "capacity": "responsible"}
    do(inside(house, "supervisor", code), assigning.ASSIGN, chosen)
    assert coming(house, "supervisor", code) == ""
    assert coming(house, "caseworker", code) == asking.INITIAL_FACTS.slug


def test_what_is_due_at_once_comes_before_what_can_wait(house: House) -> None:
    code = arrive(house)
    do(inside(house, "intake", code), receiving.SAFE_CONTACT, SAFE)
    do(inside(house, "intake", code), receiving.NEEDS, {"needs": ["food"], "in_danger": "no",
       "urgent_medical": "no", "acute_distress": "no"})  # fmt: skip
    assert coming(house, "intake", code) == progress.NOTIFIED.slug
    told = {"department_notified_at": ago(minutes=1), "department": house.agencies["health"]}
    do(inside(house, "intake", code), progress.NOTIFIED, told)
    assert coming(house, "intake", code) == receiving.TOLD.slug
