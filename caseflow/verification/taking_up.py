"""What every police record of verification does beside itself: its writer becomes a
verifier of the case, and the stage is under way."""

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.acts import Effect
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.clock import now
from caseflow.duties.clocks import Running, running, start
from caseflow.sharing.participation import Capacity, assign_once
from caseflow.vault.reading import Row, clear_rows
from caseflow.verification import rules
from caseflow.verification.records import VERIFICATION_REQUEST

STAGE = Stage.VERIFICATION


def status(access: Access) -> StageStatus:
    """Where verification stands."""
    return access.state.status_of(STAGE)


def begun_or_possible(access: Access) -> bool:
    """Whether police may record: what was asked of them is received, nothing is decided."""
    if waiting_request(access):
        return False
    if status(access) is StageStatus.UNDER_WAY:
        return True
    return access.state.legal_status in rules.UNIDENTIFIED | {"in_process"}


def requests(case: str) -> list[Row]:
    """The requests of ``case``, the oldest first."""
    return clear_rows(VERIFICATION_REQUEST, case)


def unreceived(case: str) -> Row | None:
    """The last request, while nobody has received it."""
    last = next(reversed(requests(case)), None)
    return last if last and last.values["received_on"] is None else None


def waiting_request(access: Access) -> Row | None:
    """The request to this officer's agency that nobody there has received yet. One that
    was replaced by a later one waits no more."""
    row = unreceived(access.case)
    theirs = access.own
    mine = row is not None and row.values["requested_agency"] in theirs
    return row if mine else None


def verification_clock(case: str) -> Running | None:
    """The running clock of the verification, if any."""
    return next((c for c in running(case) if c.name == STAGE), None)


def begins(access: Access) -> bool:
    """Whether the next record begins verification, which nobody asked for: what is learned once
    it has ended verifies nothing again."""
    new = status(access) in (StageStatus.NOT_STARTED, StageStatus.NOT_APPLICABLE)
    return new and begun_or_possible(access)


def sets_off(access: Access) -> list[Effect]:
    """What any record of the police sets off, as ``take_up`` does it."""
    if not begins(access):
        return []
    moved = access.state.legal_status in rules.UNIDENTIFIED
    return [Effect(STAGE), *([Effect(legal_status="in_process")] if moved else [])]


def take_up(change: Change, access: Access) -> CaseMoves:
    """Make the officer a verifier, once. A verification which police begin without being
    asked runs from now. The moves are for the caller to write."""
    assign_once(change, access.actor.officer, Capacity.VERIFIER)
    moves = CaseMoves(change, access.state)
    if begins(access):
        moves.stage(STAGE, StageStatus.UNDER_WAY)
        if access.state.legal_status in rules.UNIDENTIFIED:
            moves.legal_status("in_process")
        start(change, STAGE, now(), access.actor.agency)
    return moves
