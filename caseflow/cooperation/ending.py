"""What ends with a consent or a ground: the referrals that rest on it, and who saw by them.

A later consent does not bring them back by itself, and of two officers at once who refers
and who takes back, the referral never outlives its basis.
"""

from collections.abc import Collection

from sqlalchemy import Connection

from caseflow.audit.recording import Change
from caseflow.cooperation.owing import loop_ended
from caseflow.errors import N_, Conflict
from caseflow.policy import Standing
from caseflow.sharing.handing import ACCEPTED, REVOKED, WAITING, basis_of
from caseflow.sharing.participation import assignments, leave, participations, unassign
from caseflow.sharing.records import REFERRAL
from caseflow.staff.directory import assigned_from
from caseflow.vault.reading import Row, clear_rows


def end_referrals(change: Change, case: str, *bases: str) -> None:
    """End what rests on ``bases``. An agency with no other referral takes part no more."""
    ended, losing = resting_on(case, *bases)
    change.guard(lambda connection: _no_other(connection, case, bases, ended))
    for row in ended:
        change.revise(row, {"response": REVOKED})
    loop_ended(change, ended)
    for agency in losing:
        for row in participations(case):
            if (row.values["agency"], row.values["standing"]) == (agency, Standing.REFERRAL):
                leave(change, row)
        theirs = assigned_from(assignments(case), [agency])
        unassign(change, theirs)


def _no_other(connection: Connection, case: str, bases: Collection[str], known: list[Row]) -> None:
    """Within the transaction: nobody has meanwhile referred the person on ``bases``."""
    found, _losing = resting_on(case, *bases, connection=connection)
    if {row.record for row in found} - {row.record for row in known}:
        raise Conflict(
            N_("Nội dung này vừa được thay đổi ở nơi khác. Hãy xem lại rồi lưu lần nữa.")
        )


def resting_on(
    case: str, *bases: str, connection: Connection | None = None
) -> tuple[list[Row], set[str]]:
    """The running referrals that rest on ``bases``, and the agencies with no other; through
    ``connection``, as its transaction sees them."""
    rows = clear_rows(REFERRAL, case, connection)
    running = [row for row in rows if row.values["response"] in (WAITING, ACCEPTED)]
    ended = [row for row in running if basis_of(row) in bases]
    left = {r.values["receiving_agency"] for r in running if basis_of(r) not in bases}
    return ended, {row.values["receiving_agency"] for row in ended} - left
