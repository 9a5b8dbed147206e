"""One thing comes next in a case: the first that its stages name and this officer may do."""

from uuid import uuid4

from caseflow.case.acts import Submission
from caseflow.case.next_step import next_step
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, handing_over
from caseflow.intake import noticing, progress, receiving, rescued
from caseflow.protection import section as protection
from caseflow.rescue import service as rescue
from caseflow.rescue.opening import open_at_rescue
from caseflow.verification import asking
from tests.cooperation.agreements import answer, hand_over
from tests.house import House
from tests.intake.arrivals import PERSON, ago, arrive, do, inside
from tests.protection.test_story import MEASURE

SAFE = {
    "channels": ["meeting_place"],
    "times": "sau 20 giờ",
    "caller_introduction": "bạn học cũ",
    "if_other_answers": "end_call",
}

CALM = {"needs": ["food"], "in_danger": "no", "urgent_medical": "no", "acute_distress": "no"}
TOLD = {"delivery": ["read_aloud"], "topics": ["rights"], "understood": "yes"}
DECLARED = {"kind": "trafficked_in_country", "declarant": "self", "declared_on": ago(hours=0)[:10],
            "statement": "Như lời kể.", "confirmation": "signature"}  # fmt: skip


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
    do(inside(house, "intake", code), receiving.NEEDS, CALM)
    assert coming(house, "intake", code) == progress.NOTIFIED.slug
    told = {"department_notified_at": ago(minutes=1), "department": house.agencies["health"]}
    do(inside(house, "intake", code), progress.NOTIFIED, told)
    assert coming(house, "intake", code) == noticing.TOLD.slug


def test_a_rescued_person_is_made_safe_then_handed_over_and_the_case_with_them(
    house: House,
) -> None:
    operation = {
        "trigger": "own_detection", "lead_agency": house.agencies["police"], "urgency": "urgent",
        "participating_agencies": [], "place_class": "workplace", "place": {"province": "19"},
        "carried_out_at": ago(minutes=9),
    }  # fmt: skip
    actor = house.actor("police")
    code = open_at_rescue(actor, {"rescue_operation": operation, "person": PERSON}, str(uuid4()))
    assert coming(house, "police", code) == receiving.SAFE_CONTACT.slug
    do(inside(house, "police", code), receiving.SAFE_CONTACT, SAFE)
    do(inside(house, "police", code), receiving.NEEDS, CALM)
    assert coming(house, "police", code) == rescue.HANDOVER.slug
    given = {"received_by_agency": house.agencies["health"], "handed_at": ago(minutes=3)}
    do(inside(house, "police", code), rescue.HANDOVER, given)
    assert coming(house, "police", code) == noticing.TOLD.slug
    do(inside(house, "police", code), noticing.TOLD, TOLD)
    do(inside(house, "police", code), receiving.DECLARED, DECLARED)
    assert coming(house, "police", code) == handing_over.HAND_OVER.slug
    record = hand_over(house, inside(house, "police", code), "health")
    answer(house, "caseworker", code, record)
    assert coming(house, "caseworker", code) == rescued.RECEPTION.slug
    arrival = {"interpretation_need": "none", "working_arrangements": ["private_room"]}
    do(inside(house, "caseworker", code), rescued.RECEPTION, arrival)
    assert coming(house, "caseworker", code) == progress.ACCOUNT.slug
    do(inside(house, "caseworker", code), progress.ENDED, {"outcome": "support_given"})
    assert coming(house, "caseworker", code) == asking.INITIAL_FACTS.slug


def test_danger_comes_before_everything_else(house: House) -> None:
    """Asked of whoever may propose protection, until it is proposed."""
    code = arrive(house, "police")
    do(inside(house, "police", code), receiving.NEEDS, CALM | {"in_danger": "yes"})
    assert coming(house, "police", code) == protection.PROPOSE.slug
    told = {
        "protection_measure": MEASURE | {"implementing_agency": house.agencies["police"]},
        "approval": {"approver": house.officers["decider"]},
    }
    protection.PROPOSE.run(inside(house, "police", code), Submission(told, str(uuid4())))
    assert coming(house, "police", code) == receiving.SAFE_CONTACT.slug
