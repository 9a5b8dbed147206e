"""A case ends with its outcome, in four eyes."""

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.disclosing import opened
from caseflow.case.labels import Shower
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves, under_way_in
from caseflow.clock import today
from caseflow.cooperation.ending import end_all_referrals
from caseflow.cooperation.supervising import unsettled
from caseflow.db import db
from caseflow.duties.approvals import (
    APPROVAL,
    decide,
    matter,
    pending,
    put_up,
    undecided,
)
from caseflow.duties.clocks import running, stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, give, settle
from caseflow.law.counting import add_months
from caseflow.policy import Role
from caseflow.sharing.handing import handover_waiting
from caseflow.support.following import agreed_on
from caseflow.support.records import CLOSURE
from caseflow.support.rules import CLOSURE as SUBJECT
from caseflow.support.rules import check_closable, check_follow_up, closed_status
from caseflow.vault.reading import Row


def _keep_closable(change: Change, case: str, but: str = "") -> None:
    """Refuse what cannot be closed by what the case says: approvals undecided (``but`` one),
    protection, hand-overs, findings. Said at once, and again inside the transaction."""

    def check(connection: Connection) -> None:
        check_closable(
            waiting=_waiting(case, connection, but),
            protected=under_way_in(connection, case, Stage.PROTECTION),
            handed=handover_waiting(case, connection) is not None,
            found=unsettled(case, connection),
        )

    with db.engine.connect() as connection:
        check(connection)
    change.guard(check)


def _waiting(case: str, connection: Connection, but: str) -> list[str]:
    """What still waits for a decision, in words, each matter once."""
    rows, shower = undecided(case, connection), Shower()
    subjects = dict.fromkeys(row.values["subject"] for row in rows if row.record != but)
    return [shower.code("approval", "subject", each) for each in subjects]


def may_propose(access: Access) -> bool:
    """A closure is proposed once at a time."""
    return pending(access.case, SUBJECT) is None


def propose_closure(access: Access, sent: Submission) -> Saved:
    """Propose to end the case, to a supervisor of one's own agency."""
    permit = access.permit_act("support", "propose closure", (CLOSURE,))
    change = Change(permit, sent.key, "support.propose_closure")
    answers = sent.of("closure")
    check_follow_up(answers["outcome"], answers.get("follow_up_agreed"))
    _keep_closable(change, access.case)
    put_up(change, SUBJECT, change.add(CLOSURE, answers), sent)
    return change.commit()


def approve_closure(access: Access, sent: Submission) -> Saved:
    """Decide about a closure: approved, support ends with its outcome, referrals end, and
    nothing is owed any more; returned or rejected, it says why."""
    permit = access.permit_act("support", "approve closure", (APPROVAL, CLOSURE), about=sent.record)
    row, approval = matter(access, CLOSURE, SUBJECT, sent.record)
    change = Change(permit, sent.key, "support.approve_closure")
    answers = sent.of("approval")
    decide(change, approval, answers["decision"], answers.get("reason"))
    if answers["decision"] == "approved":
        _keep_closable(change, access.case, but=approval.record)
        _close(change, access, row)
    return change.commit()


def _close(change: Change, access: Access, row: Row) -> None:
    told = opened(change.permit, CLOSURE, access.case)[row.record]
    status = closed_status(row.values["outcome"], told.get("follow_up_agreed"))
    change.revise(row, {"closed_on": today().isoformat()})
    moves = CaseMoves(change, access.state)
    moves.fact("status", status)
    moves.stage(Stage.SUPPORT, StageStatus.ENDED, row.values["outcome"])
    moves.write()
    end_all_referrals(change, access.case)
    names = {each.name for each in running(access.case)}
    stop(change, access.case, *names)
    agreed = agreed_on(access.case)
    settle(change, access.case, *TASK_NAMES)
    if status == "FollowUp":
        first = min(filter(None, (agreed, add_months(today(), 1))))
        give(change, Task.FOLLOW_UP, Role.CASEWORKER, access.state.lead, first)
