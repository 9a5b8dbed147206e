"""Whom a case is kept from: an officer who is kin, suspect, named in it or otherwise not free.

A supervisor bars an officer of the own agency, who from then on finds no such case, and
lifts the bar again. What waits for that officer's decision goes back to whoever put it up.
"""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.state import CaseMoves
from caseflow.clock import now, today
from caseflow.duties.approvals import return_all
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.names import sort_key
from caseflow.policy import CASE_ROLES, Role, Standing
from caseflow.sharing.participation import Capacity, assignments, barred_from, unassign
from caseflow.sharing.records import BAR
from caseflow.staff.directory import agency_of
from caseflow.staff.roster import officers_with_any
from caseflow.vault.reading import Row, in_case


def barrable(access: Access) -> list[tuple[str, str]]:
    """(id, name) of the officers of the own agency whom this supervisor can bar: whoever
    works on cases, but not oneself, who could then not lift it."""
    out = barred_from(access.case) | {access.actor.officer}
    found = officers_with_any(CASE_ROLES, access.actor.agency)
    free = [(each.id, each.name) for each in found if each.id not in out]
    return sorted(free, key=lambda each: sort_key(each[1]))


def bar(access: Access, sent: Submission) -> Saved:
    """Keep an officer out of the case: every part of theirs in it ends now."""
    answers = sent.of(BAR.name)
    officer = answers["barred_officer"]
    if officer not in dict(barrable(access)):
        raise Refused(N_("Hãy chọn cán bộ khác của đơn vị mình."), "barred_officer")
    change = _change(access, sent, "case.bar")
    change.add(BAR, {"barred_officer": officer, "reason": answers["reason"]})
    return_all(change, access.case, approver=officer)
    rows = [r for r in assignments(access.case, officer) if r.values["ended_at"] is None]
    unassign(change, [r for r in rows if r.values["capacity"] != Capacity.APPROVER])
    if any(row.values["capacity"] == Capacity.RESPONSIBLE for row in rows):
        _leave_nobody(change, access)
    return change.commit()


def _leave_nobody(change: Change, access: Access) -> None:
    """The case has no responsible officer: its agency owes one today."""
    moves = CaseMoves(change, access.state)
    moves.fact("responsible_officer", None)
    moves.write()
    give_once(change, Task.ASSIGN_OFFICER, Role.SUPERVISOR, access.actor.agency, today())


def lift(access: Access, sent: Submission) -> Saved:
    """Let the officer be assigned again; what ended stays ended."""
    rows = in_case(BAR, sent.record, access.case)
    if not rows or not _liftable(access, rows[0]):
        raise NotThere()
    change = _change(access, sent, "case.lift_bar")
    change.revise(rows[0], {"ended_at": now().isoformat()})
    return change.commit()


def _change(access: Access, sent: Submission, act: str) -> Change:
    return Change(access.permit_act("case", "assign", [BAR]), sent.key, act)


def _liftable(access: Access, row: Row) -> bool:
    theirs = agency_of(row.values["barred_officer"]) in access.own
    return theirs and row.values["ended_at"] is None


def _takes_part(access: Access) -> bool:
    return access.facts.standing in (Standing.LEAD, Standing.STATUTORY)


BAR_OFFICER = Act(
    "case",
    "assign",
    "bar_officer",
    N_("Không cho cán bộ tham gia hồ sơ"),
    (BAR,),
    bar,
    _takes_part,
    in_closed_case=True,  # who asks after the person reads on
    room="cooperation",
)
LIFT_BAR = Act(
    "case",
    "assign",
    "lift_bar",
    N_("Cho tham gia trở lại"),
    (BAR,),
    lift,
    target=BAR,
    offered_on=_liftable,
    in_closed_case=True,
    room="cooperation",
)
