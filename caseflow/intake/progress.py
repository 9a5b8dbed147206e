"""What reception adds to its own record: the first account, notices, and how it ended."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect, Run, Submission, nothing_else
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.duties.clocks import runs, start, stop
from caseflow.errors import N_, Refused
from caseflow.intake.facts import (
    answered,
    begun,
    check_step,
    going_on,
    intake_row,
    intake_rows,
    leads,
    receiver_kind,
    route,
)
from caseflow.intake.records import INTAKE
from caseflow.intake.rules import COMMUNE, STRAIGHT_TO_SUPPORT, SUPPORTERS, said
from caseflow.policy import Permit
from caseflow.sharing.handing import handover_waiting
from caseflow.vault.reading import Row

NOTICE = "commune_notice"
DEPARTMENT_FIELD = "department"  # to which department the notice went; not kept, starts a clock


def _change(access: Access, sent: Submission, slug: str) -> Change:
    return Change(access.permit_act("intake", "record", [INTAKE]), sent.key, f"intake.{slug}")


def record_account(access: Access, sent: Submission) -> Saved:
    """The first account in short, signs and wishes. Signs make a person received one who
    may be a victim, so that services can be connected (TN §II.5.a)."""
    answers = sent.of(INTAKE.name)
    change = _change(access, sent, "record_account")
    change.revise(begun(access), answers)
    if said(answers.get("trafficking_signs")) and access.state.legal_status == "received":
        moves = CaseMoves(change, access.state)
        moves.legal_status("suspected")
        moves.write()
    return change.commit()


def told_already(access: Access) -> Mapping[str, Any]:
    """What a declaration starts from: the first account, where the officer has it open."""
    permit = access.shown()
    rows = _accounts(access, permit)
    opened = open_rows(permit, Event.CASE_VIEWED, rows) if rows else []
    told = next((each.values["account_summary"] for each in opened), None)
    return {"statement": told} if isinstance(told, str) else {}


def account_is_open(access: Access) -> bool | None:
    """Whether the first account stands open to this officer; ``None`` where there is none, or it
    is not theirs to read."""
    kept = _accounts(access, access.permit())
    return bool(_accounts(access, access.shown())) if kept else None


def _accounts(access: Access, permit: Permit) -> list[Row]:
    rows = [r for r in intake_rows(access.case) if r.values.get("account_summary") is not None]
    return access.readable(permit, rows)


def notify_department(access: Access, sent: Submission) -> Saved:
    """The commune has told the Department of Health, whose three days begin (Đ27(2))."""
    answers = sent.of(INTAKE.name)
    told = _moment(access, answers["department_notified_at"], "department_notified_at")
    change = _change(access, sent, "notify_department")
    change.revise(begun(access), {"department_notified_at": told.isoformat()})
    stop(change, access.case, NOTICE, done=told)
    start(change, "initial_facts", told, answers[DEPARTMENT_FIELD])
    return change.commit()


def reach_commune(access: Access, sent: Submission) -> Saved:
    """The person has been brought to the commune committee (Đ27(1))."""
    answers = sent.of(INTAKE.name)
    reached = _moment(access, answers["commune_reached_at"], "commune_reached_at")
    change = _change(access, sent, "reach_commune")
    change.revise(begun(access), {"commune_reached_at": reached.isoformat()})
    stop(change, access.case, "transfer_to_commune", done=reached)
    return change.commit()


def end_intake(access: Access, sent: Submission) -> Saved:
    """How reception ended, where it was not by a hand-over."""
    outcome = sent.of(INTAKE.name)["outcome"]
    if handover_waiting(access.case):
        raise Refused(N_("Đang chờ cơ quan nhận bàn giao trả lời: hãy rút bàn giao trước."))
    change = _change(access, sent, "end_intake")
    change.revise(begun(access), {"outcome": outcome})
    moves = CaseMoves(change, access.state)
    moves.stage(Stage.INTAKE, StageStatus.ENDED, outcome)
    moves.write()
    stop(change, access.case, "transfer_to_commune", "hand_over")
    return change.commit()


def _moment(access: Access, text: str, field: str) -> datetime:
    moment = datetime.fromisoformat(text)
    check_step(access, moment, field)
    return moment


def _account_open(access: Access) -> bool:
    return going_on(access) and not answered(access.case, "account_summary", "wishes")


def _received_by(access: Access, *, commune: bool) -> bool:
    row = intake_row(access.case)
    kind = receiver_kind(row) if row else ""
    return (kind == COMMUNE) is commune and kind not in SUPPORTERS


def _notice_due(access: Access) -> bool:
    """While reception goes on, and after it for as long as the notice is owed: whoever refuses
    support does not lift that duty."""
    if answered(access.case, "department_notified_at") or not _received_by(access, commune=True):
        return False
    return going_on(access) or (leads(access) and runs(access.case, NOTICE))


def _commune_due(access: Access) -> bool:
    """Whoever is rescued or comes through a mission goes to the support agency, past no commune
    (Luật 53/2024 Đ28–30)."""
    if route(access) in STRAIGHT_TO_SUPPORT:
        return False
    reached = answered(access.case, "commune_reached_at")
    return going_on(access) and not reached and _received_by(access, commune=False)


def _act(
    slug: str,
    label: str,
    run: Run,
    offered: Callable[[Access], bool],
    sets_off: Callable[[Access], Sequence[Effect]] = nothing_else,
) -> Act:
    return Act("intake", "record", slug, label, (INTAKE,), run, offered, sets_off=sets_off)


def _suspects(access: Access) -> Sequence[Effect]:
    if access.state.legal_status != "received":
        return []
    return [Effect(legal_status="suspected", when=N_("nếu ghi dấu hiệu bị mua bán"))]


ACCOUNT = _act(
    "record_account",
    N_("Ghi lời trình bày ban đầu và nguyện vọng"),
    record_account,
    _account_open,
    _suspects,
)
NOTIFIED = _act(
    "notify_department",
    N_("Ghi việc thông báo Sở Y tế"),
    notify_department,
    _notice_due,
    lambda _access: [Effect("initial_facts")],
)
REACHED = _act("reach_commune", N_("Ghi việc đưa đến UBND cấp xã"), reach_commune, _commune_due)
ENDED = _act("end_intake", N_("Kết thúc tiếp nhận"), end_intake, going_on)
