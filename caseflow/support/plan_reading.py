"""The plan as a person reads it: their words, their answer, goals, and who does what by when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.dates import day_of, given_day
from caseflow.case.disclosing import opened
from caseflow.clock import today
from caseflow.errors import NotThere
from caseflow.law.compartments import Compartment
from caseflow.policy import Role
from caseflow.support.plan_rules import STEP_OPEN
from caseflow.support.planning import planned
from caseflow.support.records import GOAL, PLAN_STEP, SUPPORT_PLAN
from caseflow.vault.reading import clear_rows, of_case
from caseflow.vault.record import RecordKind

READERS = frozenset({Role.CASEWORKER, Role.COUNSELLOR, Role.SUPERVISOR})


@dataclass(frozen=True)
class Step:
    """``late``: its day is over and it is not done; ``added``: after the person answered."""

    record: str
    values: Mapping[str, Any]
    late: bool
    added: bool


@dataclass(frozen=True)
class Goal:
    """One goal with its steps, the one due first before the others."""

    record: str
    values: Mapping[str, Any]
    steps: Sequence[Step]
    added: bool


@dataclass(frozen=True)
class Version:
    """How the plan once stood: since when, by whom, and what the person said to it."""

    at: datetime
    author: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """The newest plan, its versions (the present one first), its goals."""

    record: str
    values: Mapping[str, Any]
    versions: Sequence[Version]
    goals: Sequence[Goal]


def may_read(access: Access) -> bool:
    """Whether there is a plan, for an officer whose work is support."""
    reads = Compartment.SUPPORT in access.shown().reads
    return access.actor.role in READERS and reads and planned(access)


def plan_as_read(access: Access) -> Plan:
    """The plan with all that belongs to it, opened through the log."""
    plans = clear_rows(SUPPORT_PLAN, access.case)
    if not may_read(access) or not plans:
        raise NotThere()
    record, permit = plans[-1].record, access.shown()
    values = opened(permit, SUPPORT_PLAN, access.case)[record]
    answered = given_day(values.get("agreed_on"))
    steps = _steps(access, answered)
    born = _born(GOAL, access.case)
    goals = [
        Goal(
            each,
            told,
            [step for step in steps if step.values["goal"] == each],
            _later(born[each], answered),
        )
        for each, told in opened(permit, GOAL, access.case).items()
        if told.get("plan") == record
    ]
    return Plan(record, values, _versions(access, record), goals)


def _steps(access: Access, answered: date | None) -> list[Step]:
    born = _born(PLAN_STEP, access.case)
    found = opened(access.shown(), PLAN_STEP, access.case).items()
    steps = [
        Step(
            record,
            told,
            told["status"] in STEP_OPEN and told["due_on"] < today(),
            _later(born[record], answered),
        )
        for record, told in found
    ]
    return sorted(steps, key=lambda step: step.values["due_on"])


def _born(kind: RecordKind, case: str) -> dict[str, datetime]:
    """When each record of ``kind`` was first recorded."""
    rows = of_case([kind], case, history=True)
    return {row.record: row.at for row in rows if row.version == 1}


def _later(at: datetime, answered: date | None) -> bool:
    return answered is not None and day_of(at) > answered


def _versions(access: Access, record: str) -> list[Version]:
    sealed = SUPPORT_PLAN.part_of("agreement")
    rows = [
        row.only("agreement", "agreed_on")
        for row in of_case([SUPPORT_PLAN], access.case, history=True)
        if row.record == record and row.part is sealed
    ]
    found = open_rows(access.shown(), Event.CASE_VIEWED, rows)
    versions = (Version(each.row.at, each.row.author, each.values) for each in found)
    return _newest_first(versions)


def _newest_first(versions: Iterable[Version]) -> list[Version]:
    return sorted(versions, key=lambda each: each.at, reverse=True)
