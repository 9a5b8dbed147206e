"""What a case waits for stands on its page, and leads to where it is done."""

from dataclasses import replace

import pytest

from caseflow.case.next_step import leads, next_step
from caseflow.case.sections import no_steps
from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.cooperation import supervising
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, give
from caseflow.intake import noticing
from caseflow.policy import Role
from tests.cooperation.test_supervising import answer, find
from tests.house import House
from tests.intake.arrivals import inside
from tests.protection.cases import change_as, new_case
from tests.support.steps import victim
from tests.verification.browsing import Browser

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
FINDING = TASK_NAMES[Task.RESOLVE_FINDING]


def test_a_finding_leads_to_its_answer_beside_what_comes_next(house: House) -> None:
    """For whoever owes it, not for a colleague; once it is answered, no more."""
    code = victim(house)
    record = find(house, code)
    view = case_view(inside(house, "caseworker", code))
    [owed] = (each for each in leads(view) if each.waiting.words == FINDING)
    assert owed.step is not None
    assert (owed.step.act, owed.step.record) == (supervising.ANSWER_FINDING, record)
    page = Browser(house, "caseworker").open(code, "support")
    assert f"/cases/{code}/cooperation/answer-finding/{record}" in page
    assert f"hạn {owed.waiting.due_on:%d/%m/%Y}" in page
    colleague = case_view(inside(house, "counsellor", code))
    assert FINDING not in [each.words for each in colleague.waiting]
    answer(house, code, record)
    assert FINDING not in [
        e.waiting.words for e in leads(case_view(inside(house, "caseworker", code)))
    ]


def test_what_several_records_ask_for_leads_to_where_they_stand(house: House) -> None:
    code = victim(house)
    find(house, code)
    view = case_view(inside(house, "caseworker", code))
    twins = [replace(s, records=[*s.records, *s.records]) for s in view.sections]
    [owed] = (e for e in leads(replace(view, sections=twins)) if e.waiting.words == FINDING)
    assert (owed.step, owed.section) == (None, "cooperation")


def test_what_waits_comes_next_where_no_stage_puts_anything_first(house: House) -> None:
    code = new_case(house)
    access = inside(house, "intake", code)
    change = change_as(house, "intake", access.case)
    give(change, Task.TELL_AGAIN, Role.INTAKE_OFFICER, access.actor.agency, today())
    change.commit()
    view = case_view(inside(house, "intake", code))
    plain = [replace(s, section=replace(s.section, steps=no_steps)) for s in view.sections]
    step = next_step(replace(view, sections=plain))
    assert step is not None
    assert step.act is noticing.TOLD
    assert next_step(replace(view, sections=plain, waiting=())) is None
