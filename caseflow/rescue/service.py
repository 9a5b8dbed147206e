"""Operations of rescue, their outcome, the hand-over after them."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect, Submission
from caseflow.case.dates import check_happened, check_order, moment_of
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.duties.clocks import runs, start, stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.errors import N_, Refused
from caseflow.rescue import rules
from caseflow.rescue.records import RESCUE_HANDOVER, RESCUE_OPERATION
from caseflow.vault.reading import Row, clear_rows

STAGE = Stage.RESCUE
CLOCK = "rescue_hand_over"


def record_operation(access: Access, sent: Submission) -> Saved:
    """Record an operation in an existing case: planned, carried out, or without success."""
    answers = sent.of("rescue_operation")
    if open_operation(access.case):
        raise Refused(N_("Hãy ghi kết quả của cuộc giải cứu trước đó."))
    carried_out, outcome = answers.get("carried_out_at"), answers.get("outcome")
    check_happened(carried_out, "carried_out_at")
    rules.check_outcome(carried_out, outcome)
    rules.check_agencies(answers)
    change = _change(access, sent, "operation")
    change.add(RESCUE_OPERATION, answers)
    settle(change, access.case, Task.OTHERS_STILL_HELD)
    _proceed(change, access, carried_out, outcome)
    return change.commit()


def record_outcome(access: Access, sent: Submission) -> Saved:
    """Say how a planned operation went: carried out when, or ended without a person."""
    answers = sent.of("rescue_operation")
    row = open_operation(access.case)
    if row is None or row.record != sent.record:
        raise Refused(N_("Cuộc giải cứu này đã có kết quả."))
    given, outcome = answers.get("carried_out_at"), answers.get("outcome")
    carried_out = given or row.values["carried_out_at"]
    if not given and not outcome:
        raise Refused(N_("Hãy nhập thời điểm giải cứu hoặc kết quả."), "carried_out_at")
    check_happened(given, "carried_out_at")
    rules.check_outcome(carried_out, outcome)
    change = _change(access, sent, "outcome", about=row.record)
    told: Mapping[str, Any] = {"carried_out_at": carried_out, "outcome": outcome}
    change.revise(row, {name: value for name, value in told.items() if value})
    _proceed(change, access, carried_out, outcome)
    return change.commit()


def _change(access: Access, sent: Submission, what: str, about: str = "") -> Change:
    permit = access.permit_act(STAGE, "record", (RESCUE_OPERATION,), about=about)
    return Change(permit, sent.key, f"rescue.{what}")


def _proceed(change: Change, access: Access, carried_out: Any, outcome: str | None) -> None:
    """The clock of the hand-over runs from the rescue; an outcome ends the stage."""
    moves = CaseMoves(change, access.state)
    if outcome:
        moves.stage(STAGE, StageStatus.ENDED, outcome)
        stop(change, access.case, CLOCK)
    else:
        moves.stage(STAGE, StageStatus.UNDER_WAY)
    moves.write()
    if rules.somebody_rescued(carried_out, outcome) and not runs(access.case, CLOCK):
        start(change, CLOCK, moment_of(carried_out), access.actor.agency)


def _sets_off(access: Access) -> list[Effect]:
    found = N_("nếu đã giải cứu được người")
    return [] if runs(access.case, CLOCK) else [Effect(CLOCK, when=found)]


def record_handover(access: Access, sent: Submission) -> Saved:
    """Hand the rescued person over: that ends the rescue. The case itself is handed over
    by its own act."""
    answers = sent.of("rescue_handover")
    operation = rescued(access.case)
    if operation is None:
        raise Refused(N_("Chưa có cuộc giải cứu nào đã thực hiện để bàn giao."))
    if answers.get("received_by_agency") == access.actor.agency:
        raise Refused(N_("Hãy chọn cơ quan khác với cơ quan của bạn."), "received_by_agency")
    handed, carried_out = answers.get("handed_at"), operation.values["carried_out_at"]
    check_happened(handed, "handed_at")
    check_order(
        carried_out, handed, "handed_at",
        N_("Thời điểm bàn giao không thể trước thời điểm giải cứu, %(day)s."),
    )  # fmt: skip
    permit = access.permit_act(STAGE, "record", (RESCUE_HANDOVER,), about=operation.record)
    change = Change(permit, sent.key, "rescue.handover")
    change.add(RESCUE_HANDOVER, answers)
    change.revise(operation, {"outcome": rules.HANDED_OVER})
    stop(change, access.case, CLOCK, done=handed)
    moves = CaseMoves(change, access.state)
    moves.stage(STAGE, StageStatus.ENDED, rules.HANDED_OVER)
    moves.write()
    return change.commit()


def mark_not_applicable(access: Access, sent: Submission) -> Saved:
    """Nobody has to be rescued in this case."""
    if access.state.status_of(STAGE) is not StageStatus.NOT_STARTED:
        raise Refused(N_("Giai đoạn giải cứu đã bắt đầu hoặc đã được ghi."))
    change = Change(access.permit_act(STAGE, "record"), sent.key, "rescue.not_applicable")
    moves = CaseMoves(change, access.state)
    moves.stage(STAGE, StageStatus.NOT_APPLICABLE)
    moves.write()
    settle(change, access.case, Task.OTHERS_STILL_HELD)
    return change.commit()


def open_operation(case: str) -> Row | None:
    """The operation of ``case`` that has no outcome yet."""
    rows = clear_rows(RESCUE_OPERATION, case)
    return next((row for row in rows if row.values["outcome"] is None), None)


def rescued(case: str) -> Row | None:
    """The operation that found the person, who has not been handed over yet."""
    row = open_operation(case)
    return row if row and row.values["carried_out_at"] else None


OPERATION = Act(
    STAGE, "record", "record_operation", N_("Ghi cuộc giải cứu"),
    (RESCUE_OPERATION,), record_operation,
    lambda access: open_operation(access.case) is None,
    sets_off=_sets_off,
)  # fmt: skip
OUTCOME = Act(
    STAGE, "record", "record_outcome", N_("Ghi kết quả giải cứu"),
    (RESCUE_OPERATION,), record_outcome,
    target=RESCUE_OPERATION, offered_on=lambda _access, row: row.values["outcome"] is None,
    sets_off=_sets_off,
)  # fmt: skip
HANDOVER = Act(
    STAGE, "record", "record_handover", N_("Ghi việc bàn giao người được giải cứu"),
    (RESCUE_HANDOVER,), record_handover, lambda access: rescued(access.case) is not None,
)  # fmt: skip
NOT_APPLICABLE = Act(
    STAGE, "record", "mark_not_applicable", N_("Ghi là không cần giải cứu"),
    (), mark_not_applicable,
    lambda access: access.state.status_of(STAGE) is StageStatus.NOT_STARTED,
)  # fmt: skip
