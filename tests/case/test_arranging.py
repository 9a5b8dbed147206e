"""A case page is a few lines: what waits stands open, the rest is folded and in the page."""

import re

import pytest

from caseflow.audit.events import Event
from caseflow.case.arranging import arranged
from caseflow.case.next_step import next_step
from caseflow.case.view import case_view
from caseflow.policy import may_act
from tests.house import House
from tests.intake.arrivals import arrive, inside
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


@pytest.mark.parametrize("key", ["police", "caseworker", "supervisor"])
def test_who_it_is_about_then_the_work_of_the_role(house: House, key: str) -> None:
    """What comes next stands second, and what this role only reads stands last."""
    code = under_way(Story(house)).code
    view = case_view(inside(house, key, code))
    step = next_step(view)
    first, *others = (each.view.section for each in arranged(view, step, ""))
    assert first.name == "people"
    assert step is None or step.act in others[0].acts
    role, after_step = view.access.actor.role, others[bool(step) :]
    works = [any(may_act(role, act.stage, act.name) for act in each.acts) for each in after_step]
    assert works == sorted(works, reverse=True), [each.name for each in others]
    assert len(others) == len({each.name for each in others}) >= 2
