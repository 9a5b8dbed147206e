"""A request that nobody received is taken back: the next one goes to whom it concerns."""

from caseflow.audit.recording import Change
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.policy import Standing
from caseflow.sharing.participation import assignments, leave, participations, unassign
from caseflow.staff.directory import assigned_from
from caseflow.vault.reading import Row
from caseflow.verification.taking_up import requests

GROUND = "Đ27"
OWED = (Task.ASSIGN_VERIFIER, Task.RECORD_VERIFICATION, Task.PROPOSE_IDENTIFICATION)


def take_back(change: Change, request: Row, asked_now: str) -> None:
    """End what ``request`` began: the tasks of its agency and, unless ``asked_now`` is that
    agency again or it received an earlier request, its part in the case. Receiving the
    request at the same time is a conflict."""
    agency, case = request.values["requested_agency"], request.case or ""
    change.rely_on(request)
    settle(change, case, *OWED, agency=agency)
    before = [row.values for row in requests(case) if row.values["received_on"] is not None]
    if agency == asked_now or agency in {values["requested_agency"] for values in before}:
        return
    joined = [row for row in participations(case) if _by_request(row, agency)]
    for row in joined:
        leave(change, row)
    if joined:
        theirs = assigned_from(assignments(case), [agency])
        unassign(change, theirs)


def _by_request(row: Row, agency: str) -> bool:
    values = row.values
    joined = (values["agency"], values["standing"], values["ground"])
    return joined == (agency, Standing.STATUTORY, GROUND)
