"""Supervision of how support is given (TN §III.2.a): what a supervisor finds wrong is a task
with a due date for the officer in charge, who says when it was put right; the supervisor
looks again, and either agrees or sets another date.
"""

from datetime import date

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import day_of
from caseflow.clock import today
from caseflow.cooperation.records import FINDING
from caseflow.cooperation.rules.supervision import (
    check_found,
    check_looked,
    check_put_right,
)
from caseflow.duties.rules import Task
from caseflow.duties.tasks import end_one, give
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Role, Standing
from caseflow.sharing.participation import Capacity, assignments
from caseflow.staff.roster import officers_with
from caseflow.vault.reading import Row, clear_rows, in_case, of_case

NAME = "record a finding of supervision"
SUPPORTERS = (Role.CASEWORKER, Role.COUNSELLOR)  # whose row of access.csv reads all of support
TO_RESOLVE, TO_CHECK = Task.RESOLVE_FINDING, Task.CHECK_FINDING


def in_charge(access: Access) -> dict[str, tuple[str, Role]]:
    """Officer → name, role: those of the own agency at work in this case who give support,
    and so can read what was found."""
    working = {
        row.values["assignee"]
        for row in assignments(access.case)
        if row.values["ended_at"] is None and row.values["capacity"] != Capacity.APPROVER
    }
    found: dict[str, tuple[str, Role]] = {}
    for role in SUPPORTERS:
        for each in officers_with(role, access.actor.agency):
            if each.id in working:
                found.setdefault(each.id, (each.name, role))
    return found


def supervises(access: Access) -> bool:
    """Whether the case is the own agency's: it alone supervises the support that it leads."""
    return access.facts.standing is Standing.LEAD


def _can_find(access: Access) -> bool:
    return supervises(access) and bool(in_charge(access))


def record(access: Access, sent: Submission) -> Saved:
    """Record what was found, by when who puts it right."""
    permit = access.permit_act("case", NAME, [FINDING])
    change, answers = Change(permit, sent.key, "case.record_finding"), sent.of(FINDING.name)
    due = date.fromisoformat(answers["due_on"])
    check_found(due, today())
    change.add(FINDING, answers)
    _owe(change, access, answers["responsible_officer"], due)
    return change.commit()


def _owe(change: Change, access: Access, officer: str, due: date) -> None:
    people = in_charge(access)
    if not supervises(access) or officer not in people:
        raise Refused(
            N_("Hãy chọn cán bộ hỗ trợ của đơn vị đang làm việc với hồ sơ này."),
            "responsible_officer",
        )
    give(change, TO_RESOLVE, people[officer][1], access.actor.agency, due)


def owed_by_me(access: Access, row: Row) -> bool:
    """Whether this officer has to put it right and has not said so yet: whoever was put in
    charge, or, once that officer works in the case no more, whoever does for the lead."""
    if row.values["resolved_on"] is not None:
        return False
    named, me = row.values["responsible_officer"], access.actor.officer
    if named == me:
        return True
    people = in_charge(access) if supervises(access) else {}
    return me in people and named not in people


def _owing(access: Access, row: Row) -> Role | None:
    """In which role the officer in charge owes it; unknown once that officer has gone."""
    _name, role = in_charge(access).get(row.values["responsible_officer"], ("", None))
    return role


def answer(access: Access, sent: Submission) -> Saved:
    """The officer in charge says when it was put right and how; the supervisor is asked to
    look."""
    rows = _finding(access, sent.record)
    row = rows[0]
    if not owed_by_me(access, row):
        raise NotThere()
    permit = access.permit_act("support", "record", [FINDING], about=row.record)
    change, day = Change(permit, sent.key, "support.answer_finding"), _day(sent, "resolved_on")
    check_put_right(day, day_of(row.at), today())
    how = sent.of(FINDING.name).get("resolution")
    change.revise(rows, {"resolved_on": day.isoformat() if day else None, "resolution": how})
    end_one(change, TO_RESOLVE, row.values["due_on"], _owing(access, row))
    give(change, TO_CHECK, Role.SUPERVISOR, access.actor.agency)
    return change.commit()


def may_check(access: Access, row: Row) -> bool:
    """Whether the supervisor has still to agree that it was put right."""
    return supervises(access) and row.values["checked_by"] is None


def said(access: Access, record: str) -> dict[str, dict[str, str]]:
    """The day by which the officer in charge says it was put right, to start from."""
    day = _finding(access, record)[0].values["resolved_on"]
    return {FINDING.name: {"resolved_on": day.isoformat()}} if day else {}


def check(access: Access, sent: Submission) -> Saved:
    """The supervisor looked: put right on a day, or not yet, with another date, what is still
    to be done, and by whom."""
    rows = _finding(access, sent.record)
    row, action = rows[0], sent.of(FINDING.name).get("required_action")
    if not may_check(access, row):
        raise NotThere()
    permit = access.permit_act("case", NAME, [FINDING], about=row.record)
    change = Change(permit, sent.key, "case.check_finding")
    resolved, due = _day(sent, "resolved_on"), _day(sent, "due_on")
    check_looked(resolved, due, action, _found_on(row), today())
    if row.values["resolved_on"] is None:  # seen before anybody said so
        end_one(change, TO_RESOLVE, row.values["due_on"], _owing(access, row))
    else:
        end_one(change, TO_CHECK, None)
    if due is None:
        told = {"resolved_on": resolved and resolved.isoformat()}
        change.revise(row, told | {"checked_by": access.actor.officer})
    else:
        officer = sent.of(FINDING.name).get("responsible_officer")
        officer = officer or row.values["responsible_officer"]
        told = {"resolved_on": None, "due_on": due.isoformat(), "responsible_officer": officer}
        change.revise(
            rows, told | {"resolution": None} | ({"required_action": action} if action else {})
        )
        _owe(change, access, officer, due)
    return change.commit()


def _finding(access: Access, record: str) -> list[Row]:
    """Its parts, the clear one first."""
    rows = in_case(FINDING, record, access.case)
    if not rows:
        raise NotThere()
    return rows


def _found_on(row: Row) -> date:
    """The day on which it was found: that of the first version."""
    versions = of_case([FINDING], row.case, history=True)
    return min(day_of(each.at) for each in versions if each.record == row.record)


def _day(sent: Submission, name: str) -> date | None:
    given = sent.of(FINDING.name).get(name)
    return date.fromisoformat(given) if given else None


def unsettled(case: str, connection: Connection | None = None) -> bool:
    """Whether ``case`` has a finding nobody has agreed was put right; through ``connection``,
    as its transaction sees it."""
    rows = clear_rows(FINDING, case, connection)
    return any(row.values["checked_by"] is None for row in rows)


RECORD_FINDING = Act(
    "case",
    NAME,
    "record_finding",
    N_("Ghi kết quả giám sát"),
    (FINDING,),
    record,
    _can_find,
    room="cooperation",
)
ANSWER_FINDING = Act(
    "support",
    "record",
    "answer_finding",
    N_("Báo đã khắc phục"),
    (FINDING,),
    answer,
    target=FINDING,
    offered_on=owed_by_me,
    reads_target=True,
    room="cooperation",
)
CHECK_FINDING = Act(
    "case",
    NAME,
    "check_finding",
    N_("Kiểm tra việc khắc phục"),
    (FINDING,),
    check,
    target=FINDING,
    offered_on=may_check,
    reads_target=True,
    room="cooperation",
)
