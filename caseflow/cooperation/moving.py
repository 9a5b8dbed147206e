"""What an accepted hand-over moves: the lead, the officers, the clocks, the tasks."""

from collections.abc import Collection
from datetime import datetime

from caseflow.audit.recording import Change
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.sections import Sections
from caseflow.case.state import CaseMoves, CaseState
from caseflow.clock import today
from caseflow.db import current
from caseflow.duties.approvals import return_all
from caseflow.duties.clocks import of_name, running, start, stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, open_tasks
from caseflow.policy import Role, Standing
from caseflow.sharing.participation import (
    LEAD_REACH,
    STATUTORY_REACH,
    Capacity,
    assign,
    assignments,
    join,
    leave,
    participations,
    unassign,
)
from caseflow.staff import roster
from caseflow.staff.directory import assigned_from
from caseflow.vault.reading import Row, of_case

WORKING = (Capacity.RESPONSIBLE, Capacity.TAKES_PART)
HANDED_OVER = "handed_over"
# Ended by a hand-over, and what stays with whoever verifies.
FIRST_FACTS = "initial_facts"
PATH_CLOCKS = ("commune_notice", "transfer_to_commune", "hand_over", "rescue_hand_over")
KEPT_CLOCKS = frozenset({*PATH_CLOCKS, "verification"})
GROUND_LEAD = "Luật 53/2024 Đ27–30"
GROUND_VERIFYING = "Luật 53/2024 Đ27, 32"


def move(change: Change, state: CaseState, handover: Row, officer: str | None) -> None:
    """Put into ``change`` all that follows from accepting ``handover``. ``officer`` is
    responsible from now on; with ``None`` the receiver's supervisor assigns somebody."""
    giver, receiver = (
        roster.holder(handover.values[name], today()).id for name in ("from_agency", "to_agency")
    )  # as they are on the day of acceptance: either may have ended since the offer
    givers = roster.stands_for(giver, today())
    _move_lead(change, state, giver, receiver)
    _move_officers(change, state, giver, givers, officer)
    _move_clocks(change, state.id, givers, receiver, handover.values["handed_at"])
    _move_tasks(change, state.id, givers, receiver)
    return_all(change, state.id)  # whoever had put it up, or was to decide, may be gone
    if officer is None:
        give(change, Task.ASSIGN_OFFICER, Role.SUPERVISOR, receiver, today())
    moves = CaseMoves(change, state)
    moves.fact("lead_agency", receiver)
    moves.fact("responsible_officer", officer)
    if _end_intake(change, state):
        moves.stage(Stage.INTAKE, StageStatus.ENDED, HANDED_OVER)
    elif _received(state, receiver):
        moves.stage(Stage.INTAKE, StageStatus.UNDER_WAY)
    moves.write()


def _received(state: CaseState, receiver: str) -> bool:
    """Whether a case that a rescue opened brings the person to ``receiver``, whose reception
    begins so; police may be taking over a rescue that still goes on."""
    rescuing = state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY
    begins = state.status_of(Stage.INTAKE) is StageStatus.NOT_STARTED
    return begins and not (rescuing and roster.officers_with(Role.POLICE_OFFICER, receiver))


def _move_lead(change: Change, state: CaseState, giver: str, receiver: str) -> None:
    # Whoever verifies keeps taking part by law; the receiver's other standing is in the lead.
    given, receivers = False, roster.stands_for(receiver, today())
    for row in participations(state.id):
        agency, standing = row.values["agency"], row.values["standing"]
        given |= (agency, standing) == (giver, Standing.STATUTORY)
        theirs = agency in receivers and standing == Standing.STATUTORY
        if theirs or standing == Standing.LEAD:
            leave(change, row)
    if verifies(state, giver) and not given:
        join(change, giver, Standing.STATUTORY, GROUND_VERIFYING, STATUTORY_REACH)
    join(change, receiver, Standing.LEAD, GROUND_LEAD, LEAD_REACH)


def verifies(state: CaseState, agency: str) -> bool:
    """Whether officers of ``agency`` verify the facts of this case, or have done so."""
    police = {each.id for each in roster.officers_with(Role.POLICE_OFFICER, agency)}
    rows = assigned_from(assignments(state.id), [agency])
    if any(row.values["capacity"] == Capacity.VERIFIER for row in rows):
        return True
    running = state.status_of(Stage.VERIFICATION) is StageStatus.UNDER_WAY
    return running and any(row.values["assignee"] in police for row in rows)


def _move_officers(
    change: Change, state: CaseState, giver: str, givers: Collection[str], officer: str | None
) -> None:
    police = {each.id for each in roster.officers_with(Role.POLICE_OFFICER, giver)}
    stays = verifies(state, giver)
    running = [row for row in assignments(state.id) if row.values["ended_at"] is None]
    own = {row.record for row in assigned_from(running, givers)}
    for row in running:
        assignee, capacity = row.values["assignee"], row.values["capacity"]
        if capacity not in WORKING:
            continue
        theirs = row.record in own
        verifying = theirs and stays and assignee in police
        if assignee == officer or (theirs and not verifying):
            unassign(change, [row])
        elif verifying and capacity == Capacity.RESPONSIBLE:
            unassign(change, [row])
            assign(change, assignee, Capacity.TAKES_PART)
    if officer:
        assign(change, officer, Capacity.RESPONSIBLE)


def _move_clocks(
    change: Change, case: str, givers: Collection[str], receiver: str, handed_at: datetime
) -> None:
    stop(change, case, *PATH_CLOCKS, done=handed_at)
    for each in running(case):
        if each.row.values["duty_of"] in givers and each.name not in KEPT_CLOCKS:
            change.revise(each.row, {"duty_of": receiver})
    if checks_first(case, receiver):
        start(change, FIRST_FACTS, handed_at, receiver)


def checks_first(case: str, receiver: str) -> bool:
    """Whether ``receiver`` is a department of health that nobody has told of the person yet."""
    checked = roster.agency(receiver).kind == "health_department"
    return checked and not of_name(case, FIRST_FACTS)


def _move_tasks(change: Change, case: str, givers: Collection[str], receiver: str) -> None:
    for row in open_tasks([case]).get(case, []):
        if row.values["agency"] in givers:
            change.revise(row, {"agency": receiver})


def _end_intake(change: Change, state: CaseState) -> bool:
    """End the reception that was under way and recorded; one that nobody recorded yet goes on
    with whoever has the person now."""
    record, outcome = current(Sections).outcome_of(Stage.INTAKE)  # clear, of a room above
    kind = current(Sections).kind(record)
    under_way = state.status_of(Stage.INTAKE) is StageStatus.UNDER_WAY
    rows = of_case([kind], state.id) if kind and under_way else []
    open_ = [r for r in rows if r.part.compartment is None and r.values[outcome] is None]
    for row in open_:
        change.revise(row, {outcome: HANDED_OVER})
    return bool(open_)
