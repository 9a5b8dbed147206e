"""A case page is a few lines: what waits stands open, the rest is folded and in the page."""

import re

import pytest

from caseflow.audit.events import Event
from caseflow.case.arranging import arranged
from caseflow.case.next_step import NextStep, next_step
from caseflow.case.sections import Section
from caseflow.case.view import case_view
from caseflow.cooperation import assigning
from caseflow.intake import receiving
from tests.case.test_next_step import CALM
from tests.cooperation.agreements import answer, hand_over
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.verification.browsing import Browser
from tests.verification.steps import under_way
from tests.verification.story import Story

FOLD = re.compile(
    r'<details class="cf-part"( open)?>.*?<div class="cf-part__all" id="(\w+)">', re.S
)


def folds(page: str) -> dict[str, bool]:
    """Section → whether its fold stands open, in the order of the page."""
    return {name: bool(stands_open) for stands_open, name in FOLD.findall(page)}


def test_what_comes_next_and_what_has_just_changed_stand_open(house: House) -> None:
    code = arrive(house)
    intake = Browser(house, "intake")
    page = intake.open(code, "receive")
    assert {name for name, stands_open in folds(page).items() if stands_open} == {"intake"}
    changed = intake.get(f"/cases/{code}?changed=people").text
    assert folds(changed) == folds(page) | {"people": True}
    person = re.search(r'<section class="cf-record" id="(\w+)">\s*<h3>Nhân thân', page)
    assert person, "the person's record stands in its fold"
    assert folds(intake.get(f"/cases/{code}?changed={person[1]}").text) == folds(changed)
    assert folds(intake.get(f"/cases/{code}?changed=nowhere").text) == folds(page)


def test_a_fold_keeps_nothing_from_the_log(house: House) -> None:
    """The page says the same whichever folds stand open, and so does its entry."""
    code = under_way(Story(house)).code
    police = Browser(house, "police")
    police.open(code, "verify")
    pages, told = set(), []
    for changed in ("", "people", "verification"):
        page = police.get(f"/cases/{code}?changed={changed}").text.partition("<main")[2]
        pages.add(re.sub(r'(?<=cf-part") open|(?<=csrf_token" value=)"[^"]+"', "", page))
        entry = house.entries(event=Event.CASE_VIEWED)[0].facts
        told.append((entry["fields"], entry["compartments"]))
    assert len(pages) == 1
    assert told[0] == told[1] == told[2]


def placed(house: House, key: str, code: str) -> tuple[NextStep | None, list[Section]]:
    """What comes next for officer ``key``, and the sections in their order."""
    view = case_view(inside(house, key, code))
    step = next_step(view)
    return step, [each.view.section for each in arranged(view, step, "")]


def test_who_it_is_about_comes_first_and_what_is_due_second(house: House) -> None:
    code = under_way(Story(house)).code
    for key in ("police", "caseworker"):
        step, (first, second, *others) = placed(house, key, code)
        assert first.name == "people"
        assert step, key
        assert step.act in second.acts
        assert len({each.name for each in others}) == len(others) > 2


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_a_role_only_reads_stands_last(house: House) -> None:
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, CALM)
    handed = hand_over(house, inside(house, "intake", code), "health")
    answer(house, "supervisor", code, handed)
    chosen = {"assignee": house.officers["counsellor"], "capacity": "takes_part"}
    do(inside(house, "supervisor", code), assigning.ASSIGN, chosen)
    _step, sections = placed(house, "counsellor", code)
    names = [each.name for each in sections]
    assert names == ["people", "support", "cooperation", "intake"]  # what comes next is support
