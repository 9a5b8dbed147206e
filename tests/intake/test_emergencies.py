"""The twelve hours of a child run until something is done, whatever was answered about them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.effects import since, stand
from caseflow.case.header import why_it_runs
from caseflow.case.labels import RECORD_NAMES
from caseflow.case.next_step import leads
from caseflow.case.view import case_view
from caseflow.clock import now, today
from caseflow.duties.clocks import running, start, stop
from caseflow.duties.deadlines import deadlines
from caseflow.duties.home import home
from caseflow.errors import NotThere
from caseflow.intake import placing, receiving
from caseflow.intake.records import INTAKE_CHILD
from caseflow.law.ages import CHILD_EMERGENCY
from caseflow.policy import Standing
from caseflow.vault.reading import of_case
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.protection.cases import at, change_as, new_case
from tests.protection.test_story import APPROVED, decide, propose

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
CHILD = {"birth_date": ago(days=3000)[:10], "age_basis": "birth_certificate"}
MET = {"supporting_adult": "social_worker", "family_notice": "unsafe", "handed_to": "stays"}


def runs(case: str) -> bool:
    return any(each.row.values["clock"] == CHILD_EMERGENCY for each in running(case))


def owed(house: House) -> bool:
    items = [item for group in home(house.actor("intake")).groups.values() for item in group]
    return any(item.row.values.get("clock") == CHILD_EMERGENCY for item in items)


@pytest.mark.parametrize(
    ("needed", "placed", "left"),
    [
        ("no", "stays", False),
        ("yes", "stays", True),
        ("unknown", "facility", True),
        ("yes", "facility", False),
    ],
)
def test_the_clock_ends_with_what_was_done(
    house: House, needed: str, placed: str, left: bool
) -> None:
    access = inside(house, "intake", arrive(house, person=CHILD))
    do(access, receiving.CHILD, MET | {"emergency_measures": needed, "handed_to": placed})
    assert (runs(access.case), owed(house)) == (left, left)


def test_a_correction_moves_the_clock(house: House) -> None:
    code = arrive(house, person=CHILD)
    access = inside(house, "intake", code)
    do(access, receiving.CHILD, MET | {"emergency_measures": "yes"})
    changes: list[tuple[dict[str, Any], bool]] = [
        ({"handed_to": "facility"}, False),
        ({"handed_to": "stays"}, True),
        ({"emergency_measures": "no"}, False),
    ]
    for told, left in changes:
        access = inside(house, "intake", code)
        record = of_case([INTAKE_CHILD], access.case)[0].record
        shown = open_for_correction(access, INTAKE_CHILD.name, record)
        correct(access, shown, shown.versions, {**shown.values, **told}, str(uuid4()))
        assert runs(access.case) is left, told


def test_a_word_put_right_moves_no_clock(house: House) -> None:
    """The emergency was seen to in another way: only what is said of it anew starts it again."""
    access = inside(house, "intake", arrive(house, person=CHILD))
    do(access, receiving.CHILD, MET | {"emergency_measures": "yes", "handed_to": "stays"})
    change = change_as(house, "intake", access.case)
    stop(change, access.case, CHILD_EMERGENCY)
    change.commit()
    record = of_case([INTAKE_CHILD], access.case)[0].record
    shown = open_for_correction(access, INTAKE_CHILD.name, record)
    for told, left in (({"family_notice": "pending"}, False), ({"emergency_measures": "no"}, False),
                       ({"emergency_measures": "yes"}, True)):  # fmt: skip
        shown = open_for_correction(access, INTAKE_CHILD.name, record)
        assert shown.values[next(iter(told))] != next(iter(told.values()))
        correct(access, shown, shown.versions, {**shown.values, **told}, str(uuid4()))
        assert runs(access.case) is left, told


def in_danger(house: House) -> tuple[str, str]:
    """Code and id of the case of a child whose twelve hours run."""
    code = new_case(house, birth=CHILD["birth_date"])
    case = at(house, "caseworker", code).case
    change = change_as(house, "caseworker", case)
    start(change, CHILD_EMERGENCY, now(), house.agencies["health"])
    change.commit()
    return code, case


def test_to_whom_a_child_was_given_at_last_ends_it(house: House) -> None:
    """Whoever recorded that the child stays is led to where it is told that they do no more."""
    code = arrive(house, person=CHILD)
    access = inside(house, "intake", code)
    do(access, receiving.CHILD, MET | {"emergency_measures": "yes"})
    assert runs(access.case)
    view = case_view(inside(house, "intake", code))
    [(lead, until)] = [(e.step, e.waiting.due_on) for e in leads(view) if e.step]
    assert lead.act is placing.PLACED
    assert until in (today(), today() + timedelta(days=1)), "by when it ends"
    given = {"handed_to": "relatives_fetched", "emergency_measures": "yes"}
    before = stand(inside(house, "intake", code))
    do(inside(house, "intake", code), placing.PLACED, given, lead.record)
    assert not runs(access.case)
    [ended] = since(before, inside(house, "intake", code))
    assert ended.startswith("Thời hạn “Can thiệp khẩn cấp")
    assert ended.endswith("không còn chạy nữa.")
    assert leads(case_view(inside(house, "intake", code))) == []
    told = of_case([INTAKE_CHILD], access.case, history=True)
    assert {row.version for row in told} == {1, 2}  # that they stayed is kept
    with pytest.raises(NotThere):
        do(inside(house, "intake", code), placing.PLACED, given, lead.record)


def test_only_who_leads_says_to_whom_a_child_was_given(house: House) -> None:
    access = inside(house, "intake", arrive(house, person=CHILD))
    do(access, receiving.CHILD, MET | {"emergency_measures": "yes"})
    accepted(house, access.state.code)
    [row, *_] = of_case([INTAKE_CHILD], access.case)
    leading = inside(house, "caseworker", access.state.code)
    assert placing.may_place(leading, row)
    beside = replace(leading, facts=replace(leading.facts, standing=Standing.STATUTORY))
    assert not placing.may_place(beside, row)


def test_a_child_who_stays_still_is_still_waited_for(house: House) -> None:
    code = arrive(house, person=CHILD)
    access = inside(house, "intake", code)
    do(access, receiving.CHILD, MET | {"emergency_measures": "unknown"})
    [record] = {row.record for row in of_case([INTAKE_CHILD], access.case)}
    stays = {"handed_to": "stays", "emergency_measures": "yes"}
    do(inside(house, "intake", code), placing.PLACED, stays, record)
    assert runs(access.case)
    no_more = {"handed_to": "stays", "emergency_measures": "no"}
    do(inside(house, "intake", code), placing.PLACED, no_more, record)
    assert not runs(access.case)


def test_a_measure_in_force_is_the_intervention(house: House) -> None:
    code, case = in_danger(house)
    record = propose(house, code)
    assert runs(case)
    decide(house, code, record, **APPROVED)
    assert not runs(case)


def test_a_measure_that_begins_later_is_none_before(house: House) -> None:
    """Neither when it is decided, nor when the child's reception is written meanwhile."""
    code, case = in_danger(house)
    tomorrow = (today() + timedelta(days=1)).isoformat()
    decide(house, code, propose(house, code), **APPROVED | {"from_on": tomorrow})
    assert runs(case)
    do(at(house, "caseworker", code), receiving.CHILD, MET | {"emergency_measures": "yes"})
    assert runs(case)


def test_the_limit_says_what_ends_it(house: House) -> None:
    access = inside(house, "intake", arrive(house, person=CHILD))
    (due,) = [d for d in deadlines([access.case])[access.case] if d.clock == CHILD_EMERGENCY]
    assert str(RECORD_NAMES[INTAKE_CHILD.name]) in why_it_runs(due, access.state)
