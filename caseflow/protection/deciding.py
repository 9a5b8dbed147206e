"""A measure is proposed by one officer and decided by the competent one (NĐ 162/2025 Đ13)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import given_day
from caseflow.case.disclosing import opened
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.case.view import RecordView, read_under
from caseflow.clock import VIETNAM, today
from caseflow.duties.approvals import awaits_me, matter, put_up
from caseflow.duties.approvals import decide as settle_approval
from caseflow.duties.clocks import stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import left_open, settle
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.ages import CHILD_EMERGENCY
from caseflow.policy import Role
from caseflow.protection.carrying import owe_details
from caseflow.protection.measures import (
    before_it_ends,
    end_stage,
    first_due,
    last_ground,
    matter_of,
    measure,
    measure_status,
    owe_review,
    returned_to,
)
from caseflow.protection.records import (
    COVERED_PERSON,
    PROTECTION_MEASURE,
    PROTECTION_REFUSAL,
    PROTECTION_REVIEW,
)
from caseflow.protection.rules import (
    APPLIED_BY,
    ENDED_BY,
    FORM,
    PROPOSED,
    SUBJECT,
    Matter,
    Measure,
    check_period,
    lacks,
)
from caseflow.staff.roster import officers_with
from caseflow.vault.reading import Row, in_case

READ = (PROTECTION_MEASURE, PROTECTION_REVIEW, PROTECTION_REFUSAL)  # to decide about a measure
may_decide = awaits_me(SUBJECT)  # the application, change or lifting of a measure
ENDS = {Matter.LIFT: Measure.LIFTED, Matter.REFUSE: Measure.REFUSED}


def covered(access: Access) -> list[Mapping[str, Any]]:
    """Whom protection covers, where whoever proposes has that open."""
    return list(opened(access.shown(), COVERED_PERSON, access.case).values())


def propose(access: Access, sent: Submission) -> Saved:
    """Propose a measure to the officer who decides; protection is under way."""
    permit = access.permit_act("protection", "propose", (PROTECTION_MEASURE,))
    change = Change(permit, sent.key, "protection.propose")
    record = change.add(
        PROTECTION_MEASURE, {**sent.of("protection_measure"), "status": Measure.PROPOSED}
    )
    put_up(change, SUBJECT, record, sent)
    moves = CaseMoves(change, access.state)
    moves.stage(Stage.PROTECTION, StageStatus.UNDER_WAY)
    moves.write()
    settle(change, access.case, Task.NEW_DANGER)
    for agency in {row.values["agency"] for row in left_open(change, access.case)}:
        if not officers_with(Role.PROTECTION_OFFICER, agency):  # nobody there does more about it
            settle(change, access.case, Task.ASSESS_DANGER, agency=agency)
    return change.commit()


def may_complete(access: Access, row: Row) -> bool:
    """A proposal that came back is completed by whoever had put it up."""
    return measure_status(row) is Measure.PROPOSED and returned_to(access, row.record)


def complete(access: Access, sent: Submission) -> Saved:
    """Complete a proposal that was returned, and put it up again."""
    permit = access.permit_act("protection", "propose", (PROTECTION_MEASURE,), about=sent.record)
    rows = measure(access, sent.record)
    if not rows or not may_complete(access, rows[0]):
        raise NotThere()
    change = Change(permit, sent.key, "protection.complete")
    answers = sent.of("protection_measure")
    change.revise(rows, {name: answers.get(name) for name in PROPOSED})
    put_up(change, SUBJECT, sent.record, sent)
    return change.commit()


def proposal_values(access: Access, record: str) -> Mapping[str, Mapping[str, Any]]:
    """The returned proposal as it stands, opened for its author to complete."""
    permit = access.permit_act("protection", "propose", (PROTECTION_MEASURE,), about=record)
    return {"protection_measure": opened(permit, PROTECTION_MEASURE, access.case)[record]}


def put_before(access: Access, record: str) -> tuple[Matter, RecordView | None]:
    """What is decided about measure ``record``, and the review or refusal that it rests on,
    opened for its decider; of a measure that is only proposed there is none."""
    rows = measure(access, record)
    if not rows or not may_decide(access, rows[0]):
        return Matter.APPLY, None
    permit = access.permit_act("protection", "decide", READ, about=record)
    if measure_status(rows[0]) is not Measure.IN_FORCE:
        return Matter.APPLY, None
    ground = last_ground(permit, rows[0])
    return ground.matter, read_under(access, permit, ground.kind, ground.record)


def decide(access: Access, sent: Submission) -> Saved:
    """Decide what was put up about a measure: its application, its change, its lifting.
    What is returned or rejected keeps its reason in the measure, where the protection
    officer can read it."""
    permit = access.permit_act("protection", "decide", READ, about=sent.record)
    _row, approval = matter(access, PROTECTION_MEASURE, SUBJECT, sent.record)
    rows = measure(access, sent.record)
    change = Change(permit, sent.key, "protection.decide")
    decision, answers = sent.of("approval")["decision"], dict(sent.of("protection_measure"))
    if decision != "approved":
        _turn_down(change, rows, decision, answers)
    else:
        answers |= _deciding(change)
        _approve(change, access, rows, answers, approval.at.astimezone(VIETNAM).date())
    settle_approval(change, approval, decision, reason_here=False)
    return change.commit()


def _deciding(change: Change) -> dict[str, str]:
    """Who decided, and for which body: said with the measure, whoever writes to it later."""
    actor = change.permit.actor
    return {"deciding_agency": actor.agency, "deciding_officer": actor.officer}


def _turn_down(change: Change, rows: list[Row], decision: str, answers: Mapping[str, Any]) -> None:
    note = answers.get("decision_note")
    if note is None:
        raise Refused(N_("Hãy ghi lý do trả lại hoặc không phê duyệt."), f"{FORM}-decision_note")
    rejected = decision == "rejected" and measure_status(rows[0]) is Measure.PROPOSED
    over = {"status": Measure.REJECTED} | _deciding(change) if rejected else {}
    change.revise(rows, {"decision_note": note} | over)
    _review_as_before(change, rows[0])


def _review_as_before(change: Change, clear: Row) -> None:
    """A measure in force goes on whatever was asked about it, and is reviewed."""
    if measure_status(clear) is Measure.IN_FORCE:
        owe_review(change, clear.case, {clear.record: first_due(clear)})


def given_back(change: Change, approval: Row) -> None:
    """What was asked about a measure is decided by nobody."""
    found = in_case(PROTECTION_MEASURE, approval.values["subject_record"], approval.case)
    for row in found[:1]:
        _review_as_before(change, row)


def _approve(
    change: Change, access: Access, rows: list[Row], answers: dict[str, Any], asked_on: date
) -> None:
    status = measure_status(rows[0])
    if status not in (Measure.PROPOSED, Measure.IN_FORCE):
        raise Refused(
            N_("Biện pháp này không còn được đề nghị hoặc áp dụng. Hãy trả lại hoặc không duyệt.")
        )
    outcome = ENDS.get(matter_of(change.permit, rows[0]))
    for name in ENDED_BY if outcome else APPLIED_BY:
        if answers.get(name) is None:
            raise Refused(N_("Hãy nhập căn cứ pháp lý và số quyết định."), f"{FORM}-{name}")
    if outcome:
        _end(change, access, rows, answers, outcome)
    else:
        _apply(change, access, rows, answers, asked_on)


def _apply(
    change: Change, access: Access, rows: list[Row], answers: dict[str, Any], asked_on: date
) -> None:
    from_on, until_on = given_day(answers.get("from_on")), given_day(answers.get("until_on"))
    begun = rows[0].values["from_on"]  # a change of a running measure may keep its first day
    check_period(from_on, until_on, min(begun or asked_on, asked_on), today())
    change.revise(rows, answers | {"status": Measure.IN_FORCE})
    if from_on and from_on <= today():  # a child's emergency has its intervention
        stop(change, access.case, CHILD_EMERGENCY)
    stands = opened(change.permit, PROTECTION_MEASURE, access.case)[rows[0].record]
    owe_details(change, access.case, {rows[0].record: lacks(stands)})
    if until_on:  # always there, as just checked
        owe_review(change, access.case, {rows[0].record: before_it_ends(access.case, until_on)})


def _end(
    change: Change, access: Access, rows: list[Row], answers: dict[str, Any], outcome: Measure
) -> None:
    names = (*ENDED_BY, "decision_note", *_deciding(change))
    told = {name: answers.get(name) for name in names}
    change.revise(rows, told | {"status": outcome, "until_on": today().isoformat()})
    owe_review(change, access.case, {rows[0].record: None})
    owe_details(change, access.case, {rows[0].record: False})
    moves = CaseMoves(change, access.state)
    end_stage(change, moves, access, [rows[0].record], outcome)
    moves.write()
