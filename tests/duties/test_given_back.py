"""What was put up and nobody can decide any more, for the case moved on or the approver is kept
out of it, is not lost: whoever has the case now is told, and what was asked for is owed again."""

from datetime import timedelta

import time_machine

from caseflow.case.acts import Submission
from caseflow.clock import now
from caseflow.cooperation import barring
from caseflow.duties.home import home
from caseflow.duties.rules import Kind
from caseflow.protection import section as protection
from caseflow.protection.measures import measures
from tests.cooperation.agreements import answer, hand_over
from tests.duties.test_decided import sqlite
from tests.house import House
from tests.identification import steps as identifying
from tests.protection.cases import at, do, new_case
from tests.protection.test_story import APPROVED, MEASURE, decide, propose, shown
from tests.support.steps import give, tasks, victim
from tests.support.test_extending import ask, iso
from tests.verification.browsing import Browser

REVIEW = {"findings": "…", "person_view": "…", "recommendation": "lift"}


def move_on(house: House, code: str) -> None:
    """Another agency takes the case over."""
    record = hand_over(house, at(house, "caseworker", code), "health_2")
    answer(house, "other_caseworker", code, record)


def bar(house: House, code: str, key: str, by: str) -> None:
    told = {"barred_officer": house.officers[key], "reason": "relative"}
    do(house, by, code, barring.BAR_OFFICER, bar=told)


def came_back(house: House, key: str) -> list[tuple[str, bool]]:
    """What came back, on the first page of this officer: its subject, and whether it presses."""
    items = [i for group in home(house.actor(key)).groups.values() for i in group]
    found = [i for i in items if i.kind is Kind.RETURNED]
    return [(i.row.values["subject"], i.pressing) for i in found]


def test_identification_is_proposed_again_after_a_hand_over(house: House) -> None:
    story = identifying.verified(house)
    identifying.propose(story)
    assert ("propose_identification", "police_officer") not in story.tasks()
    move_on(house, story.code)
    assert ("propose_identification", "police_officer") in story.tasks()
    assert came_back(house, "other_caseworker") == [], "the police are told, by that task"


def test_whoever_has_the_case_now_puts_up_again_what_they_need(house: House) -> None:
    code = victim(house)
    give(house, code)
    ask(house, code, iso(150))
    assert came_back(house, "caseworker") == []
    move_on(house, code)
    assert came_back(house, "other_caseworker") == [("support_extension", False)]
    page = Browser(house, "other_caseworker").get("/").text
    assert "Đã trình trước đây, nay không còn ai quyết định" in page
    assert came_back(house, "caseworker") == [], "who has left the case is told nothing of it"
    with time_machine.travel(now() + timedelta(days=31)):
        assert came_back(house, "other_caseworker") == []


@sqlite
def test_protection_that_was_asked_for_presses(house: House) -> None:
    code = new_case(house)
    propose(house, code)
    move_on(house, code)
    assert came_back(house, "other_caseworker") == [("protection_measure", True)]


@sqlite
def test_a_measure_in_force_is_reviewed_though_its_approver_is_barred(house: House) -> None:
    """What its review asked for is decided by nobody; it goes on."""
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record, **APPROVED)
    before = tasks(house, code)["review_measure"]
    approver = {"approver": house.officers["decider"]}
    do(house, "protection", code, protection.REVIEW, record, protection_review=REVIEW,
       approval=approver)  # fmt: skip
    assert "review_measure" not in tasks(house, code)
    bar(house, code, "decider", "police_supervisor")
    assert tasks(house, code)["review_measure"] == before
    assert shown(house, "protection", code)["status"] == "in_force"


@sqlite
def test_what_somebody_returned_themselves_is_told_to_its_author_alone(house: House) -> None:
    """They decided, and the author reads why."""
    code = new_case(house)
    move_on(house, code)  # somebody is responsible now, who did not put it up
    asked = {
        "protection_measure": MEASURE | {"implementing_agency": house.agencies["police"]},
        "approval": {"approver": house.officers["decider"]},
    }
    protection.PROPOSE.run(at(house, "police", code), Submission(asked, "ask"))
    record = measures(at(house, "police", code).case)[-1].record
    told = {
        "approval": {"decision": "returned"},
        "protection_measure": {"decision_note": "Bổ sung"},
    }
    protection.DECIDE.run(at(house, "decider", code), Submission(told, "return", record))
    assert came_back(house, "police") == [("protection_measure", True)]
    assert came_back(house, "other_caseworker") == []
