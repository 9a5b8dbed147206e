"""What a case waits for stands on its page, and leads to where it is done."""

from dataclasses import replace

import pytest

from caseflow.case.next_step import beside, leads, next_step
from caseflow.case.sections import no_steps
from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.cooperation import handing_over, supervising
from caseflow.db import current
from caseflow.duties.doing import INSTEAD, ONCE_OFFERED, TO_PROPOSERS
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, give
from caseflow.duties.waiting import OFFERED
from caseflow.intake import noticing, receiving
from caseflow.intake.forms import of_record
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.policy import Role, Standing
from caseflow.sharing.participation import Capacity, assign, join
from tests.cooperation.agreements import answer, hand_over
from tests.cooperation.test_supervising import answer as put_right
from tests.cooperation.test_supervising import find
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.intake.test_receiving import NEEDS
from tests.protection.cases import change_as, new_case
from tests.support.steps import victim
from tests.verification.browsing import Browser

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
BOTH = ("caseworker", "police")
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
    assert page.index("Việc tiếp theo") < page.index("Đang chờ ở hồ sơ này")
    assert f"hạn {owed.waiting.due_on:%d/%m/%Y}" in page
    colleague = case_view(inside(house, "counsellor", code))
    assert FINDING not in [each.words for each in colleague.waiting]
    put_right(house, code, record)
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


def test_the_hours_of_a_child_lead_to_what_ends_them(house: House) -> None:
    child = {"birth_date": ago(days=3000)[:10], "age_basis": "birth_certificate"}
    code = arrive(house, person=child)
    view = case_view(inside(house, "intake", code))
    told = [e.step.act for e in leads(view) if e.step]
    assert told == [receiving.CHILD]
    answers = {"supporting_adult": "social_worker", "family_notice": "unsafe", "handed_to": "stays"}
    do(inside(house, "intake", code), receiving.CHILD, answers | {"emergency_measures": "no"})
    assert leads(case_view(inside(house, "intake", code))) == []
    grown = case_view(inside(house, "intake", arrive(house)))
    assert grown.waiting == []


def test_the_need_of_a_shelter_is_recorded_before_there_is_one(house: House) -> None:
    form = of_record(current(LawBook), "immediate_needs", {})
    with house.app.test_request_context(method="POST", data={"needs": ["shelter"]}):
        sent = form(meta={"csrf": False})
        sent.validate()
        assert "place_of_stay" not in sent.errors


def test_who_is_in_danger_is_said_to_whoever_can_only_call(house: House) -> None:
    """To a commune, which proposes no protection: the call, the hand-over, then that an answer
    is awaited. To the department, beside the step that it asks for."""
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
    [led] = leads(case_view(inside(house, "intake", code)))
    assert led.waiting.words == INSTEAD[Task.ASSESS_DANGER]
    assert led.step is not None
    assert led.step.act is handing_over.HAND_OVER
    record = hand_over(house, inside(house, "intake", code), "health")
    told = leads(case_view(inside(house, "intake", code)))
    assert [e.waiting.words for e in told] == [ONCE_OFFERED[Task.ASSESS_DANGER], OFFERED]
    assert {(e.step, e.section) for e in told} == {(None, "")}
    page = Browser(house, "intake").open(code, "receive")
    assert page.index("Đang chờ ở hồ sơ này") < page.index("Việc tiếp theo")
    assert page.index("Đang chờ ở hồ sơ này") < page.index(OFFERED)
    answer(house, "caseworker", code, record)
    view = case_view(inside(house, "caseworker", code))
    step = next_step(view)
    assert step is not None
    assert step.act.slug == "propose"
    told_too = [e.waiting.words for e in beside(view, step)]
    assert TO_PROPOSERS[Task.ASSESS_DANGER] in told_too
    assert OFFERED not in [each.words for each in view.waiting]


def test_that_a_case_is_offered_is_said_to_the_agency_that_leads_it_alone(house: House) -> None:
    """Whoever takes part by law hears of the new lead when there is one."""
    code = new_case(house)
    access = inside(house, "caseworker", code)
    change = change_as(house, "caseworker", access.case)
    join(change, house.agencies["police"], Standing.STATUTORY, "Đ27", Compartment)
    assign(change, house.officers["police"], Capacity.TAKES_PART)
    change.commit()
    hand_over(house, inside(house, "caseworker", code), "health_2")
    told = {key: [w.words for w in case_view(inside(house, key, code)).waiting] for key in BOTH}
    assert (OFFERED in told["caseworker"], OFFERED in told["police"]) == (True, False)
