"""The support side: the first facts, and asking the police to verify (Đ27)."""

from datetime import date

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect, Submission
from caseflow.case.dates import check_happened, check_order, day_of, moment_of
from caseflow.case.rules import StageStatus
from caseflow.case.state import CaseMoves
from caseflow.clock import today
from caseflow.cooperation.coming import check_met
from caseflow.duties.clocks import running, start, stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, give_once, settle
from caseflow.errors import N_, Refused
from caseflow.policy import Role, Standing
from caseflow.sharing.participation import (
    STATUTORY_REACH,
    Capacity,
    assign_once,
    assignments,
    join,
    standings,
)
from caseflow.staff.directory import agencies_of, assigned_from
from caseflow.vault.reading import Row, clear_rows, of_case
from caseflow.verification import rules
from caseflow.verification.readdressing import GROUND, take_back
from caseflow.verification.records import INITIAL_FACTS_CHECK, INTERVIEW, VERIFICATION_REQUEST
from caseflow.verification.taking_up import STAGE, status, unreceived, waiting_request

TO_REQUEST, BY_DOCUMENT = Task.REQUEST_VERIFICATION, Task.IDENTIFY_BY_DOCUMENT
TAKES_PART = frozenset({Standing.LEAD, Standing.STATUTORY})


def record_initial_facts(access: Access, sent: Submission) -> Saved:
    """Record the first check; it stops the three-day clock and says what comes next."""
    answers = sent.of("initial_facts_check")
    if not facts_open(access):
        raise Refused(N_("Thông tin ban đầu đã được xác minh."))
    check_happened(answers.get("completed_on"), "completed_on")
    for clock in running(access.case):
        if clock.name == "initial_facts":
            check_order(
                clock.row.values["occurred_at"], answers.get("completed_on"), "completed_on",
                N_("Ngày hoàn thành không thể trước ngày bắt đầu tính thời hạn, %(day)s."),
            )  # fmt: skip
    check_met(access.case, answers.get("completed_on"), "completed_on")
    permit = access.permit_act(STAGE, "record initial facts", (INITIAL_FACTS_CHECK,))
    change = Change(permit, sent.key, "verification.initial_facts")
    change.add(INITIAL_FACTS_CHECK, answers)
    stop(change, access.case, "initial_facts", done=answers.get("completed_on"))
    conclusion = str(answers.get("conclusion"))
    if (task := rules.next_task(conclusion)) and (task != TO_REQUEST or may_ask(access)):
        give_once(change, task, Role.CASEWORKER, access.actor.agency)
    moves = CaseMoves(change, access.state)
    if conclusion == "document_held" and status(access) is StageStatus.NOT_STARTED:
        moves.stage(STAGE, StageStatus.NOT_APPLICABLE)
        give_once(change, BY_DOCUMENT, Role.CASEWORKER, access.actor.agency)
    moves.write()
    return change.commit()


def facts_open(access: Access) -> bool:
    """Whether the first facts are still to be checked."""
    return status(access) is not StageStatus.ENDED and not of_case(
        [INITIAL_FACTS_CHECK], access.case
    )


def request_verification(access: Access, sent: Submission) -> Saved:
    """Ask a provincial police agency, which takes part from now on by Đ27. It replaces a
    request that nobody received yet. Of who holds a document of Đ33(1) the police propose the
    identification that rests on it; nothing is verified, and no clock of that runs."""
    answers = sent.of("verification_request")
    agency = str(answers.get("requested_agency"))
    if agency not in {row.record for row in agencies_of(*rules.VERIFYING_KINDS)}:
        raise Refused(N_("Hãy chọn công an cấp tỉnh."), "requested_agency")
    if not may_request(access):
        raise Refused(N_("Hồ sơ này đang được xác minh, hoặc đã có kết luận."))
    check_happened(answers.get("requested_on"), "requested_on")
    check_met(access.case, answers.get("requested_on"), "requested_on")
    permit = access.permit_act(STAGE, "request", (VERIFICATION_REQUEST,))
    change = Change(permit, sent.key, "verification.request")
    if replaced := unreceived(access.case):
        take_back(change, replaced, agency)
    change.add(VERIFICATION_REQUEST, answers)
    if TAKES_PART.isdisjoint(standings(access.case, agency)):
        join(change, agency, Standing.STATUTORY, GROUND, STATUTORY_REACH)
    settle(change, access.case, TO_REQUEST, BY_DOCUMENT)
    if not _at_work(access.case, agency):
        give(change, Task.ASSIGN_VERIFIER, Role.SUPERVISOR, agency, today())  # as any other is
    by_document = not_required(access)
    owed = Task.PROPOSE_IDENTIFICATION if by_document else Task.RECORD_VERIFICATION
    give(change, owed, Role.POLICE_OFFICER, agency)
    moves = CaseMoves(change, access.state)
    if not by_document:
        moves.stage(STAGE, StageStatus.UNDER_WAY)
    moves.legal_status("in_process")
    moves.write()
    return change.commit()


def _at_work(case: str, agency: str) -> bool:
    """Whether an officer of ``agency`` works on the case already, from an earlier request."""
    working = (r for r in assignments(case) if r.values["capacity"] == Capacity.TAKES_PART)
    running = (row for row in working if row.values["ended_at"] is None)
    return bool(assigned_from(running, [agency]))


def may_ask(access: Access) -> bool:
    """Not while one is asked or under way, nor of somebody identified as a victim; by document
    no verification runs, so the legal status alone says that the police are asked."""
    if not_required(access):
        return access.state.legal_status not in ("in_process", "victim")
    return access.state.legal_status != "victim" and status(access) is not StageStatus.UNDER_WAY


def may_request(access: Access) -> bool:
    """The same; and in place of a request that nobody received."""
    return may_ask(access) or (access.state.legal_status != "victim" and replaces(access))


def replaces(access: Access) -> bool:
    """Whether a request would replace one that nobody received, so sent to the wrong police."""
    return unreceived(access.case) is not None


def not_required(access: Access) -> bool:
    """Whether the first facts found a document of Đ33(1), after which support needs no more."""
    return status(access) is StageStatus.NOT_APPLICABLE


def receive_request(access: Access, sent: Submission) -> Saved:
    """The police received the request: their clock runs from that day, if they verify."""
    received = sent.of("verification_request").get("received_on")
    row = waiting_request(access)
    if row is None or row.record != sent.record or not received:
        raise Refused(N_("Đề nghị này đã được ghi nhận."), "received_on")
    check_happened(received, "received_on")
    check_order(
        row.values["requested_on"], received, "received_on",
        N_("Ngày nhận không thể trước ngày đề nghị, %(day)s."),
    )  # fmt: skip
    permit = access.permit_act(STAGE, "record", (VERIFICATION_REQUEST,), about=row.record)
    change = Change(permit, sent.key, "verification.receive_request")
    change.revise(row, {"received_on": received})
    if not not_required(access):
        start(change, STAGE, moment_of(received), access.actor.agency)
    assign_once(change, access.actor.officer, Capacity.VERIFIER)
    return change.commit()


def interviews(access: Access) -> list[date]:
    """The days on which the person was asked to talk; whether they did is sealed."""
    return [day_of(row.values["held_at"]) for row in clear_rows(INTERVIEW, access.case)]


def _waits_here(access: Access, row: Row) -> bool:
    waiting = waiting_request(access)
    return waiting is not None and waiting.record == row.record


def _becomes(access: Access, status: str) -> list[Effect]:
    return [] if access.state.legal_status == status else [Effect(legal_status=status)]


def _clock_later(access: Access) -> list[Effect]:
    if not_required(access):
        return []
    return [Effect(STAGE, when=N_("chỉ khi công an ghi ngày nhận đề nghị"))]


INITIAL_FACTS = Act(
    STAGE, "record initial facts", "record_initial_facts", N_("Ghi xác minh thông tin ban đầu"),
    (INITIAL_FACTS_CHECK,), record_initial_facts, facts_open,
)  # fmt: skip
REQUEST_VERIFICATION = Act(
    STAGE, "request", "request_verification", N_("Gửi đề nghị đến công an"),
    (VERIFICATION_REQUEST,), request_verification, may_request,
    sets_off=lambda access: [*_becomes(access, "in_process"), *_clock_later(access)],
)  # fmt: skip
RECEIVE_REQUEST = Act(
    STAGE, "record", "receive_request", N_("Ghi ngày nhận đề nghị"),
    (VERIFICATION_REQUEST,), receive_request,
    target=VERIFICATION_REQUEST, offered_on=_waits_here,
    sets_off=lambda access: [] if not_required(access) else [Effect(STAGE)],
)  # fmt: skip
