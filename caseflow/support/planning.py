"""The plan made with the person: in their words, with their answer to it; goals, steps, and
who does what by when. A step that is due is the caseworker's task.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_ahead, check_happened, given_day
from caseflow.case.disclosing import opened
from caseflow.clock import today
from caseflow.cooperation.coming import check_met
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, open_tasks, settle
from caseflow.errors import NotThere
from caseflow.policy import Role
from caseflow.support.moving import begin, under_way
from caseflow.support.plan_rules import (
    ANSWER,
    STEP_OPEN,
    check_agreed,
    check_asked_again,
    check_step,
)
from caseflow.support.records import GOAL, PLAN_STEP, SUPPORT_PLAN
from caseflow.vault.reading import Row, clear_rows, in_case, of_case
from caseflow.vault.record import RecordKind

TASK, MAKE = Task.DO_PLAN_STEP, Task.MAKE_PLAN


def may_plan(access: Access) -> bool:
    """Whether there is no plan yet, or one is to be made anew in a reopened case."""
    owed = open_tasks([access.case]).get(access.case, [])
    return not planned(access) or any(row.values["kind"] == MAKE for row in owed)


def planned(access: Access) -> bool:
    """Whether there is a plan to put goals into."""
    return bool(of_case([SUPPORT_PLAN], access.case))


def plan(access: Access, sent: Submission) -> Saved:
    """Record the plan, beginning with the person's own words."""
    change = begin(access, sent, "plan", "plan", SUPPORT_PLAN)
    answers = sent.of("support_plan")
    _check(access, answers)
    check_ahead(answers.get("planned_end_on"), "planned_end_on")
    change.add(SUPPORT_PLAN, answers)
    settle(change, access.case, MAKE)
    under_way(change, access)
    return change.commit()


def is_newest(access: Access, row: Row) -> bool:
    """The plan made last is the one that is worked by."""
    plans = clear_rows(SUPPORT_PLAN, access.case)
    return bool(plans) and plans[-1].record == row.record


def change_plan(access: Access, sent: Submission) -> Saved:
    """The plan's next version; what the person said to the one before counts no more."""
    rows = in_case(SUPPORT_PLAN, sent.record, access.case)
    if not rows or not is_newest(access, rows[0]):
        raise NotThere()
    change = begin(access, sent, "plan", "change_plan", SUPPORT_PLAN)
    before, answers = _before(change, access, SUPPORT_PLAN, sent), _all(SUPPORT_PLAN, sent)
    _check(access, answers)
    if given_day(answers.get("planned_end_on")) != before.get("planned_end_on"):
        check_ahead(answers.get("planned_end_on"), "planned_end_on")
    check_asked_again(before, answers, today())
    change.revise(rows, answers)
    return change.commit()


def _check(access: Access, answers: Mapping[str, Any]) -> None:
    check_agreed(answers["agreement"], answers.get("agreed_on"))
    check_happened(answers.get("agreed_on"), "agreed_on")
    check_met(access.case, answers.get("agreed_on"), "agreed_on")


def add_goal(access: Access, sent: Submission) -> Saved:
    """Add a goal to the newest plan."""
    plans = clear_rows(SUPPORT_PLAN, access.case)
    if not plans:
        raise NotThere()
    change = begin(access, sent, "plan", "add_goal", GOAL)
    change.add(GOAL, {**sent.of("goal"), "plan": plans[-1].record})
    return change.commit()


def add_step(access: Access, sent: Submission) -> Saved:
    """Add a step towards a goal."""
    if not in_case(GOAL, sent.record, access.case):
        raise NotThere()
    change = begin(access, sent, "plan", "add_step", PLAN_STEP)
    answers = sent.of("plan_step")
    if answers["status"] in STEP_OPEN:
        check_ahead(answers.get("due_on"), "due_on")
    _check_step(answers)
    record = change.add(PLAN_STEP, {**answers, "goal": sent.record})
    _owe(change, access, record, answers)
    return change.commit()


def change_step(access: Access, sent: Submission) -> Saved:
    """What became of a step: done on a day, dropped, put off."""
    rows = in_case(PLAN_STEP, sent.record, access.case)
    if not rows:
        raise NotThere()
    change = begin(access, sent, "plan", "change_step", PLAN_STEP)
    before, answers = _before(change, access, PLAN_STEP, sent), _all(PLAN_STEP, sent)
    if answers["status"] in STEP_OPEN and given_day(answers.get("due_on")) != before["due_on"]:
        check_ahead(answers.get("due_on"), "due_on")
    _check_step(answers)
    change.revise(rows, answers)
    _owe(change, access, sent.record, answers)
    return change.commit()


def _check_step(answers: Mapping[str, Any]) -> None:
    check_step(answers)
    check_happened(answers.get("done_on"), "done_on")


def plan_values(access: Access, record: str) -> Mapping[str, Mapping[str, Any]]:
    """The plan as it stands, opened for its next version, without the person's answer: what
    they said was to the plan before, so that they are asked anew."""
    stands = _values(SUPPORT_PLAN, access, record)[SUPPORT_PLAN.name]
    return {SUPPORT_PLAN.name: {n: told for n, told in stands.items() if n not in ANSWER}}


def step_values(access: Access, record: str) -> Mapping[str, Mapping[str, Any]]:
    """The step as it stands."""
    return _values(PLAN_STEP, access, record)


def _values(kind: RecordKind, access: Access, record: str) -> Mapping[str, Mapping[str, Any]]:
    permit = access.permit_act("support", "plan", (kind,))
    found = opened(permit, kind, access.case).get(record, {})
    return {kind.name: {name: _typed(value) for name, value in found.items()}}


def _typed(value: Any) -> Any:
    """A clear date as forms answer it."""
    return value.isoformat() if isinstance(value, date) else value


def _before(
    change: Change, access: Access, kind: RecordKind, sent: Submission
) -> Mapping[str, Any]:
    return opened(change.permit, kind, access.case)[sent.record]


def _all(kind: RecordKind, sent: Submission) -> dict[str, Any]:
    """Every field of the form: what was left empty is emptied."""
    answers = sent.of(kind.name)
    return {field.name: answers.get(field.name) for field in kind.spec.fields}


def _owe(change: Change, access: Access, record: str, answers: Mapping[str, Any]) -> None:
    """One task names the day of the step that is due first; none where all are done."""
    steps = {**opened(change.permit, PLAN_STEP, access.case), record: answers}
    first = first_due(steps.values())
    settle(change, access.case, TASK)
    if first:
        give(change, TASK, Role.CASEWORKER, access.actor.agency, first)


def first_due(steps: Iterable[Mapping[str, Any]]) -> date | None:
    """The earliest day among the steps that are not done."""
    days = (each.get("due_on") for each in steps if each.get("status") in STEP_OPEN)
    return min((date.fromisoformat(str(day)) for day in days if day), default=None)
