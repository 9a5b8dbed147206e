"""A decision's dates, the law it fixes, and what follows it."""

from typing import Any

import pytest

from caseflow.case.next_step import next_step
from caseflow.case.view import case_view
from caseflow.errors import Refused
from caseflow.identification import deciding
from caseflow.identification.records import IDENTIFICATION_DECISION
from caseflow.support import section as support
from tests.house import House
from tests.identification.steps import NO, decide, propose, verified
from tests.verification.story import Story, day


def test_dates_of_a_decision_are_in_order(house: House) -> None:
    story = verified(house)
    propose(story)
    for changed, words in (
        ({"decided_on": day(-1)}, "trước ngày đề nghị"),
        ({"decided_on": day(1)}, "chưa đến"),
        ({"explained_on": day(-1)}, "trước ngày quyết định"),
        ({"explained_on": day(1)}, "chưa đến"),
    ):
        with pytest.raises(Refused, match=words):
            decide(story, **changed)
    decide(story, explained_on=day())
    assert not {kind for kind, _ in story.tasks()} & {"explain_decision"}


def test_an_old_certificate_keeps_the_old_law(house: House) -> None:
    story = verified(house)
    propose(story)
    decide(story, document_kind="district_police_2011", decided_on="2024-06-05")
    assert story.state.facts["applicable_law"] == "law_2011"


def follow_up(story: Story, **answers: Any) -> None:
    record = story.rows(IDENTIFICATION_DECISION)[-1].record
    story.do("police", deciding.FOLLOW_UP, {"identification_decision": answers}, record)


def test_the_decision_is_explained_and_reviewed(house: House) -> None:
    story = verified(house)
    propose(story)
    decide(story)
    with pytest.raises(Refused, match="Hãy nhập"):
        follow_up(story)
    with pytest.raises(Refused, match="trước ngày quyết định"):
        follow_up(story, explained_on=day(-1))
    follow_up(story, explained_on=day())
    assert not {kind for kind, _ in story.tasks()} & {"explain_decision"}
    follow_up(story, review_outcome="changed")
    assert ("propose_identification", "police_officer") in story.tasks()
    propose(story, proposed_outcome="NotAVictimOfTrafficking")
    decide(story, **NO)
    assert story.state.legal_status == "not_victim"
    assert len(story.rows(IDENTIFICATION_DECISION)) == 2


def test_a_no_is_explained_before_anything_else_is_pressed(house: House) -> None:
    story = verified(house)
    propose(story, proposed_outcome="NotAVictimOfTrafficking")
    decide(story, **NO)

    def coming(key: str) -> str:
        step = next_step(case_view(story.at(key)))
        return step.act.slug if step else ""

    assert coming("police") == deciding.FOLLOW_UP.slug
    follow_up(story, explained_on=day())
    assert coming("police") != "propose"
    assert coming("caseworker") != "plan"
    assert support.REFER in support.SECTION.steps(story.at("caseworker")), "other services"
