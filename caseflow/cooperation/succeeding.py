"""An agency that ended is followed by one other, which has its cases on reading from the next
day on (``roster.stands_for``). When the successor first puts somebody to work, the case
itself is given the record of it: who leads or takes part, whose the clocks and tasks are.
"""

from collections.abc import Collection

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.state import CaseMoves
from caseflow.duties.approvals import return_all, undecided
from caseflow.duties.clocks import running
from caseflow.duties.tasks import open_tasks
from caseflow.policy import Standing
from caseflow.sharing.participation import join, leave, participations
from caseflow.staff.directory import agency_of

_BY_LAW = (Standing.LEAD, Standing.STATUTORY)  # a referral names whom the person agreed to


def take_over(
    change: Change,
    moves: CaseMoves,
    access: Access,
    theirs: Collection[str],
    settled: Collection[str],
) -> None:
    """Put into ``change`` what the officer's agency takes over in this case from those of
    ``theirs`` that ended; nothing where there are none. Tasks of the kinds ``settled`` are
    being ended by the same change."""
    case, heir = access.case, access.actor.agency
    followed = frozenset(theirs) - {heir}
    if not followed:
        return
    _take_part(change, case, heir, followed)
    if access.state.lead in followed:
        moves.fact("lead_agency", heir)
    _owe(change, case, heir, followed, settled)
    for approver in {row.values["approver"] for row in undecided(case)}:
        if agency_of(approver) in followed:  # nobody is left there to decide
            return_all(change, case, approver=approver)


def _owe(
    change: Change, case: str, heir: str, followed: Collection[str], settled: Collection[str]
) -> None:
    for each in running(case):
        if each.row.values["duty_of"] in followed:
            change.revise(each.row, {"duty_of": heir})
    for row in open_tasks([case]).get(case, []):
        if row.values["agency"] in followed and row.values["kind"] not in settled:
            change.revise(row, {"agency": heir})


def _take_part(change: Change, case: str, heir: str, followed: Collection[str]) -> None:
    """In one place, the highest that any of them had, on the ground it was had by."""
    rows = [row for row in participations(case) if row.values["standing"] in _BY_LAW]
    rows.sort(key=lambda row: _BY_LAW.index(row.values["standing"]))
    inherited = [row for row in rows if row.values["agency"] in followed]
    own = [row for row in rows if row.values["agency"] == heir]
    if not inherited:
        return
    best = min(own[:1] + inherited[:1], key=lambda row: _BY_LAW.index(row.values["standing"]))
    for row in inherited if best in own else inherited + own:
        leave(change, row)
    if best not in own:
        told = best.values
        join(change, heir, Standing(told["standing"]), told["ground"], told["compartments"])
