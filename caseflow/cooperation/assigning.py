"""Who works on a case: assigned by a supervisor of an agency that takes part.

Nobody is left without an officer: the responsible one is replaced, never just removed.
"""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.state import CaseMoves
from caseflow.cooperation import succeeding
from caseflow.cooperation.rules.working import roles_for
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import ROLE_NAMES, Standing
from caseflow.sharing.participation import (
    Capacity,
    assign,
    assignments,
    barred,
    unassign,
)
from caseflow.sharing.records import ASSIGNMENT
from caseflow.staff.directory import agency_of, assigned_from
from caseflow.staff.roster import officers_with, officers_with_any, roles_of
from caseflow.vault.reading import Row, in_case

CAPACITIES = {
    Capacity.RESPONSIBLE: N_("Phụ trách hồ sơ"),
    Capacity.TAKES_PART: N_("Cùng tham gia"),
}


def capacities(access: Access) -> dict[Capacity, str]:
    """What the own officers can be: only the agency that leads has a responsible one."""
    lead = access.facts.standing is Standing.LEAD
    return {
        each: label for each, label in CAPACITIES.items() if lead or each.value != "responsible"
    }


def candidates(access: Access) -> list[tuple[str, str, str]]:
    """(id, name, role in words) of the officers of the own agency who can be given more to do
    here: not the responsible one, nor, where there is none to be, who takes part already."""
    lead = access.facts.standing is Standing.LEAD
    at_work = {r.values["assignee"] for r in _working(access) if _leads(r) or not lead}
    found: dict[str, tuple[str, str, str]] = {}
    for role in roles_for(lead, responsible=False):
        for each in officers_with(role, access.actor.agency):
            if each.id not in at_work:
                found.setdefault(each.id, (each.id, each.name, ROLE_NAMES[role]))
    return list(found.values())


def put_to_work(access: Access, sent: Submission) -> Saved:
    """Assign an officer as the responsible one, or as one who takes part."""
    answers = sent.of(ASSIGNMENT.name)
    officer, capacity = answers["assignee"], Capacity(answers["capacity"])
    held = _check(access, officer, capacity)
    change = _change(access, sent, "case.assign")
    moves, theirs = CaseMoves(change, access.state), access.own
    gone = assigned_from(_working(access), theirs - {access.actor.agency})
    unassign(change, {row.record: row for row in (*held, *gone)}.values())
    assign(change, officer, capacity)
    if capacity is Capacity.RESPONSIBLE:
        moves.fact("responsible_officer", officer)
    # Whoever leads owes a responsible officer; who is asked to verify owes one at work.
    owed = {Task.ASSIGN_VERIFIER}
    if capacity is Capacity.RESPONSIBLE:
        owed.add(Task.ASSIGN_OFFICER)
    for agency in theirs:
        settle(change, access.case, *owed, agency=agency)
    succeeding.take_over(change, moves, access, theirs, settled=owed)
    moves.write()
    return change.commit()


def _check(access: Access, officer: str, capacity: Capacity) -> list[Row]:
    """Refuse an officer who cannot do this; the assignments that this one replaces."""
    lead, responsible = access.facts.standing is Standing.LEAD, capacity is Capacity.RESPONSIBLE
    if responsible and not lead:
        raise Refused(
            N_("Chỉ cơ quan chủ trì phân công người phụ trách hồ sơ. Hãy chọn “Cùng tham gia”."),
            "capacity",
        )
    fit = officers_with_any(roles_for(lead, responsible), access.actor.agency)
    if officer not in {each.id for each in fit}:
        raise Refused(
            N_("Vai trò của cán bộ này không làm được nhiệm vụ đó. Hãy chọn cán bộ khác."),
            "assignee",
        )
    if barred(access.case, officer):
        raise Refused(
            N_("Cán bộ này không được tham gia hồ sơ này. Hãy chọn cán bộ khác."), "assignee"
        )
    held = _working(access, officer)
    if any(row.values["capacity"] == capacity for row in held):
        raise Refused(
            N_("Cán bộ này đang làm nhiệm vụ đó rồi. Hãy chọn cán bộ hoặc nhiệm vụ khác."),
            "assignee",
        )
    if not responsible and held:
        raise Refused(N_("Người này đang phụ trách: hãy phân công người khác phụ trách trước."),
                      "assignee")  # fmt: skip
    return held + ([r for r in _working(access) if _leads(r)] if responsible else [])


def remove(access: Access, sent: Submission) -> Saved:
    """End an officer's part in the case."""
    rows = in_case(ASSIGNMENT, sent.record, access.case)
    if not rows or not _removable(access, rows[0]):
        raise NotThere()
    others = [row for row in _working(access) if row.record != rows[0].record]
    # a closed officer has no roles, and one of an agency that ended cannot work
    able = assigned_from(others, [access.actor.agency])
    if not any(roles_of(row.values["assignee"]) for row in able):
        raise Refused(N_("Đây là cán bộ cuối cùng của đơn vị: hãy phân công người khác trước."))
    change = _change(access, sent, "case.unassign")
    unassign(change, rows)
    return change.commit()


def _change(access: Access, sent: Submission, act: str) -> Change:
    return Change(access.permit_act("case", "assign", [ASSIGNMENT]), sent.key, act)


def _working(access: Access, officer: str | None = None) -> list[Row]:
    """The running assignments of the own agency's officers (of ``officer``)."""
    running = (
        row
        for row in assignments(access.case, officer)
        if row.values["ended_at"] is None and row.values["capacity"] in CAPACITIES
    )
    return assigned_from(running, access.own)


def _leads(row: Row) -> bool:
    return bool(row.values["capacity"] == Capacity.RESPONSIBLE)


def _removable(access: Access, row: Row) -> bool:
    running = row.values["ended_at"] is None and row.values["capacity"] == Capacity.TAKES_PART
    return running and agency_of(row.values["assignee"]) in access.own


ASSIGN = Act(
    "case",
    "assign",
    "assign",
    N_("Phân công cán bộ"),
    (ASSIGNMENT,),
    put_to_work,
    in_closed_case=True,  # somebody asks after the person, and can propose to reopen
    room="cooperation",
)
UNASSIGN = Act(
    "case",
    "assign",
    "unassign",
    N_("Kết thúc phân công"),
    (ASSIGNMENT,),
    remove,
    target=ASSIGNMENT,
    offered_on=_removable,
    in_closed_case=True,
    room="cooperation",
)
