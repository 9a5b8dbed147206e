"""A closed case is opened again: the caseworker proposes with the reason, a supervisor agrees.

Support goes on where it ended, and with it what was owed and not done, limits and tasks. What the
person had agreed to share before the case ended is not relied on again: they are asked anew, and
the plan is made anew with them.
"""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Effect, Submission
from caseflow.case.disclosing import opened
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.clock import now, today
from caseflow.cooperation.ending import run_out
from caseflow.cooperation.owing import OF_A_LOOP
from caseflow.duties import tasks
from caseflow.duties.approvals import APPROVAL, decide, matter, pending, put_up
from caseflow.duties.rules import Task
from caseflow.errors import N_, NotThere
from caseflow.policy import Role
from caseflow.sharing.consent import alive, consents, grounds
from caseflow.staff.roster import officers_with
from caseflow.support import set_aside
from caseflow.support.records import REOPENING
from caseflow.support.rules import check_reopening

SUBJECT = REOPENING.name
# What a case that begins anew has its own of, beside what it asks for.
ASKED_ANEW = (Task.ASSIGN_OFFICER, Task.FOLLOW_UP)
# What a reason asks for at once, beside a new plan.
TASK_OF = {"new_danger": Task.NEW_DANGER, "entitlement_open": Task.OFFER_ENTITLEMENTS}


def may_propose(access: Access) -> bool:
    """A case that has ended is proposed for reopening once at a time."""
    return access.state.closed and pending(access.case, SUBJECT) is None


def propose(access: Access, sent: Submission) -> Saved:
    """Propose to open the case again, to a supervisor of one's own agency."""
    if not may_propose(access):
        raise NotThere()
    permit = access.permit_act("case", "propose reopening", (REOPENING,))
    change, answers = Change(permit, sent.key, "case.propose_reopening"), sent.of(SUBJECT)
    check_reopening(access.state.outcome_of(Stage.SUPPORT), answers["reason"])
    put_up(change, SUBJECT, change.add(REOPENING, answers), sent)
    return change.commit()


def approve(access: Access, sent: Submission) -> Saved:
    """Decide about a reopening; returned or rejected, it says why."""
    permit = access.permit_act(
        "case", "approve reopening", (APPROVAL, REOPENING), about=sent.record
    )
    _row, approval = matter(access, REOPENING, SUBJECT, sent.record)
    change, answers = Change(permit, sent.key, "case.approve_reopening"), sent.of("approval")
    decide(change, approval, answers["decision"], answers.get("reason"))
    if answers["decision"] == "approved":
        _reopen(change, access, sent.record)
    return change.commit()


def _reopen(change: Change, access: Access, record: str) -> None:
    reason = opened(change.permit, REOPENING, access.case)[record]["reason"]
    moves = CaseMoves(change, access.state)
    moves.fact("status", "Active")
    moves.stage(Stage.SUPPORT, StageStatus.UNDER_WAY)
    moves.write()
    _end_old_bases(change, access.case)
    agency = access.actor.agency  # which leads, or stands for the one that led
    asked = [Task.RENEW_CONSENT, Task.MAKE_PLAN, TASK_OF.get(reason), _left_open(access)]
    anew = [task for task in asked if task]
    tasks.settle(change, access.case, Task.FOLLOW_UP)  # who is helped again is met anyway
    set_aside.go_on(change, access.case, *anew, *OF_A_LOOP, *ASKED_ANEW)
    for task in anew:
        tasks.give_once(change, task, Role.CASEWORKER, agency, today())
    working = {each.id for each in officers_with(Role.CASEWORKER, agency)}
    if access.state.responsible not in working:
        tasks.give_once(change, Task.ASSIGN_OFFICER, Role.SUPERVISOR, agency, today())


def sets_off(access: Access) -> list[Effect]:
    """The limits that run again."""
    return [
        Effect(each.name, when=N_("nếu phê duyệt"), runs_to=each.due_at)
        for each in set_aside.limits(access.case)
    ]


def _left_open(access: Access) -> Task | None:
    """The police are asked again about somebody whose verification ended only because they
    could not be reached: they are still being identified (Luật 53/2024 Đ2(8))."""
    ended = access.state.outcome_of(Stage.VERIFICATION)
    undecided = access.state.legal_status == "in_process"
    return Task.REQUEST_VERIFICATION if undecided and ended == "unreachable" else None


def _end_old_bases(change: Change, case: str) -> None:
    """What was agreed to before the case ended ran out with yesterday; a ground instead of
    consent, which the person may have opposed, outlives the case no more than a consent."""
    run_out(change, filter(alive, consents(case)))
    for row in filter(alive, grounds(case)):
        change.revise(row, {"ended_at": now().isoformat()})
