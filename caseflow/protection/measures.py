"""The measures of a case as they stand, and what ends with the last of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.disclosing import opened
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.clock import today
from caseflow.duties.approvals import approvals, pending
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, left_open, settle
from caseflow.policy import Permit, Role
from caseflow.protection.records import (
    PROTECTION_MEASURE,
    PROTECTION_REFUSAL,
    PROTECTION_REVIEW,
    RISK_ASSESSMENT,
)
from caseflow.protection.rules import SUBJECT, Matter, Measure, all_over, status_on
from caseflow.vault.reading import Row, clear_rows, in_case, of_case
from caseflow.vault.record import RecordKind


def as_read(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A measure's values today: past its last day it has expired."""
    status = values.get("status")
    if status is None:
        return values
    return {**values, "status": str(status_on(status, values.get("until_on"), today()))}


def measure_status(row: Row) -> Measure:
    """Where the measure whose clear part is ``row`` stands today."""
    return status_on(row.values["status"], row.values["until_on"], today())


def measures(case: str) -> list[Row]:
    """The clear part of every measure of ``case``."""
    return clear_rows(PROTECTION_MEASURE, case)


def measure(access: Access, record: str) -> list[Row]:
    """All parts of one measure of this case, the clear one first."""
    return in_case(PROTECTION_MEASURE, record, access.case)


def returned_to(access: Access, record: str) -> bool:
    """Whether ``record`` came back for completion to this officer, who had put it up or is
    responsible for the case now: who had put it up may be gone."""
    rows = approvals(access.case, SUBJECT)
    mine = [row.values for row in rows if row.values["subject_record"] == record]
    if not mine or mine[-1]["decision"] != "returned":
        return False
    officer = access.actor.officer
    return officer in (mine[-1]["requester"], access.state.responsible)


@dataclass(frozen=True)
class Ground:
    """What a decision about a measure in force rests on: the review that recommends it, or
    the refusal that the person gave in writing."""

    matter: Matter
    kind: RecordKind
    record: str


def last_ground(permit: Permit, row: Row) -> Ground:
    """The newest ground to decide about the measure in force whose clear part is ``row``."""
    own = opened(permit, PROTECTION_MEASURE, row.case)[row.record].get("measure")
    reviews = opened(permit, PROTECTION_REVIEW, row.case)
    refusals = opened(permit, PROTECTION_REFUSAL, row.case)
    found = {
        record: Ground(Matter(told["recommendation"]), PROTECTION_REVIEW, record)
        for record, told in reviews.items()
        if told["about_measure"] == row.record and told["recommendation"] != "continue"
    }
    found |= {
        record: Ground(Matter.REFUSE, PROTECTION_REFUSAL, record)
        for record, told in refusals.items()
        if told["reason_accepted"] == "yes" and own in told["measures"]
    }
    rows = of_case([PROTECTION_REVIEW, PROTECTION_REFUSAL], row.case)
    return found[[each.record for each in sorted(rows, key=_at) if each.record in found][-1]]


def waits_by_review(permit: Permit, row: Row) -> bool:
    """Whether what waits about the measure in force whose clear part is ``row`` is what its
    review recommends."""
    waits = pending(row.case, SUBJECT, row.record)
    return bool(waits) and last_ground(permit, row).kind is PROTECTION_REVIEW


def _at(row: Row) -> datetime:
    return row.at


def matter_of(permit: Permit, row: Row) -> Matter:
    """What is decided about the measure whose clear part is ``row``: to apply what was
    proposed, or what the newest ground about a measure in force asks for."""
    return (
        last_ground(permit, row).matter
        if measure_status(row) is Measure.IN_FORCE
        else (Matter.APPLY)
    )


def end_stage(
    change: Change, moves: CaseMoves, access: Access, ended: Iterable[str], outcome: str
) -> None:
    """Protection ends with the last measure: ``ended`` are the records that end now. Unless
    a review found that it may end, it goes on while the risk is high, and that is assessed
    anew today."""
    gone = set(ended)
    left = [measure_status(row) for row in measures(access.case) if row.record not in gone]
    if not all_over(left):
        return
    if outcome != Measure.LIFTED and access.state.facts["risk_level"] == "high":
        assessed = next_assessment(access.case)
        agency = assessed.agency if assessed else access.actor.agency
        settle(change, access.case, Task.REASSESS_RISK)
        give(change, Task.REASSESS_RISK, Role.PROTECTION_OFFICER, agency, today())
    elif access.state.status_of(Stage.PROTECTION) is not StageStatus.ENDED:
        moves.stage(Stage.PROTECTION, StageStatus.ENDED, outcome)


def next_assessment(case: str) -> Row | None:
    """The clear part of the last risk assessment: when the next is due, and whose duty it is."""
    rows = clear_rows(RISK_ASSESSMENT, case)
    return rows[-1] if rows else None


def first_due(row: Row) -> date:
    """By when the measure in force whose clear part is ``row`` is reviewed: as its last review
    says; else with the next assessment of the risk, before it ends in any case."""
    reviews = clear_rows(PROTECTION_REVIEW, row.case)
    said = [r.values["next_review_on"] for r in reviews if r.values["about_measure"] == row.record]
    until_on: date = row.values["until_on"]
    return min(said[-1], until_on) if said and said[-1] else before_it_ends(row.case, until_on)


def before_it_ends(case: str, until_on: date) -> date:
    """The day of the next assessment, where that is still to come, or the last day."""
    assessed = next_assessment(case)
    next_on = assessed.values["next_review_on"] if assessed else None
    return min(until_on, next_on) if next_on and next_on >= today() else until_on


def owe_review(change: Change, case: str, told: Mapping[str, date | None]) -> None:
    """Owe one review by the first day on which any measure in force is due. ``told``: the
    measures that ``change`` moves, with their day; without one, none is owed of them now (it
    has ended, or somebody decides about it)."""
    others = [
        first_due(row)
        for row in measures(case)
        if row.record not in told
        and measure_status(row) is Measure.IN_FORCE
        and not pending(case, SUBJECT, row.record)
    ]
    due_on = min((day for day in (*told.values(), *others) if day), default=None)
    owed = [row for row in left_open(change, case) if row.values["kind"] == Task.REVIEW_MEASURE]
    if [row.values["due_on"] for row in owed] == [due_on]:
        return
    settle(change, case, Task.REVIEW_MEASURE)
    if due_on:
        agency = protecting_agency(change, case)
        give(change, Task.REVIEW_MEASURE, Role.PROTECTION_OFFICER, agency, due_on)


def protecting_agency(change: Change, case: str) -> str:
    """The agency whose officers protect here: the one that assessed the risk last."""
    assessed = next_assessment(case)
    return assessed.agency if assessed else change.permit.actor.agency
