"""What a task asks of whoever sees it: the acts by which it is done, and, for who may do none
of them in such a case, words that say what they can do instead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from caseflow.case.acts import Act
from caseflow.case.sections import Sections
from caseflow.case.state import CaseState
from caseflow.db import current
from caseflow.duties.approvals import undecided_in
from caseflow.duties.doer import Doer, doer
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, open_tasks
from caseflow.errors import N_
from caseflow.policy import Role, may_act
from caseflow.sharing.handing import handed_over

HAND_OVER, ASSIGN = "cooperation.hand_over", "cooperation.assign"
ASSESS = ("protection", "assess")
# Task → the endpoints of the acts that do it, or bring it on.
DONE_BY: Mapping[Task, tuple[str, ...]] = {
    Task.ASSESS_DANGER: ("protection.assess", "protection.propose"),
    Task.CALL_COUNSELLOR: ("support.record_counselling", "support.refer"),
    Task.URGENT_MEDICAL: (
        *("support.record_health", "support.record_service", "intake.give_essentials"),
    ),
    Task.OTHERS_STILL_HELD: ("rescue.record_operation", "rescue.mark_not_applicable"),
    Task.REQUEST_VERIFICATION: ("verification.request_verification",),
    Task.IDENTIFY_BY_DOCUMENT: ("verification.request_verification",),
    Task.RECORD_VERIFICATION: ("verification.record_evidence_item", "verification.record_result"),
    Task.PROPOSE_IDENTIFICATION: ("identification.propose",),
    Task.EXPLAIN_DECISION: ("identification.follow_up",),
    Task.ASSIGN_OFFICER: (ASSIGN,),
    Task.ASSIGN_VERIFIER: (ASSIGN,),
    Task.MAKE_PLAN: ("support.plan",),
    Task.DO_PLAN_STEP: ("support.change_step",),
    Task.ADOPT_FINDINGS: ("people.adopt_findings",),
    Task.INTERVIEW_AGAIN: ("verification.record_interview",),
    Task.COMPARE_REPRESENTATIVE: ("verification.compare_representatives",),
    Task.REASSESS_RISK: ("protection.assess",),
    Task.REVIEW_MEASURE: ("protection.review_measure", "protection.record_expiry"),
    Task.CARRY_OUT: ("protection.carry_out",),
    Task.FOLLOW_UP: ("support.record_follow_up",),
    Task.NEW_DANGER: ("protection.propose", "support.propose_reopening"),
    Task.OFFER_ENTITLEMENTS: ("support.tell_entitlements", "support.entitlements"),
    Task.RENEW_CONSENT: ("cooperation.record_consent",),
    Task.FIND_REPRESENTATIVE: ("cooperation.record_consent",),
    Task.ASK_AGAIN: ("cooperation.record_consent",),
    Task.TELL_AGAIN: ("intake.record_notice",),
    Task.REFERRAL_ANSWER: ("support.outside_answer", "support.revoke_referral"),
    Task.REFERRAL_FEEDBACK: ("support.outside_feedback", "support.revoke_referral"),
    Task.REFERRAL_SERVE: ("support.record_own_service", "support.record_feedback"),
    Task.REFERRAL_HEARD: ("support.read_outcome",),
    Task.REFERRAL_DECLINED: ("support.read_outcome", "support.refer"),
    Task.REFERRAL_CLOSED: ("support.read_outcome",),
    Task.HANDOVER_REFUSED: ("cooperation.read_refused_handover", HAND_OVER),
    Task.RESOLVE_FINDING: ("cooperation.answer_finding",),
    Task.CHECK_FINDING: ("cooperation.check_finding",),
    Task.CONFIRM_RECEIPT: ("support.confirm_receipt",),
}
# What an act asks of a role beside what ``stages.csv`` lets it do.
ALONE: Mapping[str, Role] = {
    "support.record_counselling": Role.COUNSELLOR,
    "people.adopt_findings": Role.CASEWORKER,
}
# What the words of a task are to whoever may do none of its acts.
INSTEAD: Mapping[Task, str] = {
    Task.ASSESS_DANGER: N_(
        "Người này đang bị đe dọa: gọi ngay công an, rồi bàn giao hồ sơ cho cơ quan đề nghị được "
        "biện pháp bảo vệ"
    ),
}
# Nobody is protected in a case that has ended: it is opened again first.
ONCE_ENDED: Mapping[Task, str] = {
    Task.NEW_DANGER: N_(
        "Có mối nguy hiểm mới: gọi ngay công an nếu đang bị đe dọa, đề nghị mở lại hồ sơ để bảo vệ"
    ),
}
# The same once the case has been offered to another agency.
ONCE_OFFERED: Mapping[Task, str] = {
    Task.ASSESS_DANGER: N_(
        "Người này đang bị đe dọa: gọi ngay công an. Đã đề nghị bàn giao hồ sơ, đang chờ trả lời"
    ),
}
# The same once somebody has proposed that.
REOPENED_SOON = N_(
    "Có mối nguy hiểm mới: gọi ngay công an nếu đang bị đe dọa. Đã đề nghị mở lại hồ sơ, đang chờ "
    "duyệt"
)
# The same to whoever proposes protection and assesses nothing.
TO_PROPOSERS: Mapping[Task, str] = {
    Task.ASSESS_DANGER: N_(
        "Người này đang bị đe dọa: đề nghị biện pháp bảo vệ, nếu chưa ai đề nghị"
    ),
}
# The same to everybody else, once whoever does it works on the case: nobody looks elsewhere.
IN_HAND: Mapping[Task, str] = {
    Task.CALL_COUNSELLOR: N_(
        "Người này cần được hỗ trợ tâm lý ngay: cán bộ tâm lý trong hồ sơ đã được báo"
    ),
}
REOPENING = "reopening"  # the matter, put up by a stage that this room does not import
HINT = N_("Vai trò của bạn không ghi được việc này: gọi ngay cơ quan làm được, rồi bàn giao hồ sơ.")


@dataclass(frozen=True)
class Asked:
    """Of which cases an answer is awaited: of a hand-over, or whether to open them again."""

    handed: frozenset[str]
    reopened: frozenset[str]


def asked_in(states: Mapping[str, CaseState]) -> Asked:
    """What is awaited in these cases, asked once for all."""
    ended = [case for case, state in states.items() if state.closed]
    return Asked(handed_over(states), undecided_in(ended, REOPENING))


def may_do(kind: Task, role: Role, state: CaseState) -> bool:
    """Whether ``role`` may do any act of a task of ``kind`` in a case that stands so."""
    return any(_may(act, role, state) for act in _acts(*DONE_BY[kind]))


def done_by(kind: Task, role: Role, state: CaseState, whose: Doer) -> tuple[str, ...]:
    """The endpoints of the acts by which ``role`` does a task of ``kind`` in a case that stands
    so; of whoever may do none of them, what the words for them ask instead."""
    if in_hand(kind, role, whose):
        return ()
    if kind in INSTEAD and not may_do(kind, role, state):
        return (HAND_OVER,)
    return DONE_BY[kind]


def doers(states: Mapping[str, CaseState]) -> dict[tuple[str, Task], Doer]:
    """Case id and kind of task → who, in whatever agency, has it to do and may; of many cases
    in one query."""
    found = ((row, doer(row)) for rows in open_tasks(states).values() for row in rows)
    return {
        (who.case, Task(row.values["kind"])): who
        for row, who in found
        if may_do(Task(row.values["kind"]), who.role, states[who.case])
    }


def may_hand_over(role: Role, state: CaseState, handed: Collection[str]) -> bool:
    """Whether ``role`` may offer the case to another agency: none of ``handed``, the cases of
    which an answer is awaited."""
    offers = any(_may(act, role, state) for act in _acts(HAND_OVER))
    return offers and state.id not in handed


def in_hand(kind: Task, role: Role, whose: Doer) -> bool:
    """Whether a task that ``role`` could bring on is seen to by whoever does it."""
    return kind in IN_HAND and role not in (whose.role, Role.SUPERVISOR) and whose.there


def words(kind: Task, role: Role, state: CaseState, asked: Asked, whose: Doer) -> str:
    """What a task of ``kind`` is called for ``role`` in a case that stands so."""
    if state.closed and kind in ONCE_ENDED:
        return REOPENED_SOON if state.id in asked.reopened else ONCE_ENDED[kind]
    if role is not Role.SUPERVISOR and kind in INSTEAD and not may_do(kind, role, state):
        return ONCE_OFFERED.get(kind, INSTEAD[kind]) if state.id in asked.handed else INSTEAD[kind]
    if in_hand(kind, role, whose):
        return IN_HAND[kind]
    if kind in TO_PROPOSERS and may_do(kind, role, state) and not may_act(role, *ASSESS):
        return TO_PROPOSERS[kind]
    return TASK_NAMES[kind]


def _acts(*endpoints: str) -> list[Act]:
    there = current(Sections).by_endpoint  # what a task leads to may be a page besides
    return [there[each] for each in endpoints if each in there]


def _may(act: Act, role: Role, state: CaseState) -> bool:
    return (
        may_act(role, act.stage, act.name)
        and ALONE.get(act.endpoint, role) == role
        and (act.in_closed_case or not state.closed)
    )
