"""How a consent runs out before its day. How a referral ends, and who saw by it: taken back,
closed with the case, or with the consent or ground that it rests on.

A later consent does not bring them back by itself, and of two officers at once who refers
and who takes back, the referral never outlives its basis.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.recording import Change
from caseflow.case.unmoved import unmoved
from caseflow.clock import today
from caseflow.cooperation.owing import loop_ended
from caseflow.errors import Conflict
from caseflow.policy import Standing
from caseflow.sharing.consent import ANY_SERVICE, SERVICES
from caseflow.sharing.handing import ACCEPTED, REVOKED, WAITING, basis_of
from caseflow.sharing.participation import assignments, leave, participations, unassign
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.staff.directory import assigned_from
from caseflow.vault.reading import Row, clear_rows

OPEN = frozenset({WAITING, ACCEPTED})


@dataclass(frozen=True)
class No:
    """What a person said no to, at a moment: a purpose with these recipients; of a yes to a part,
    to all but what is ``kept`` (compartments)."""

    purpose: str
    recipients: frozenset[str]
    at: datetime
    kept: frozenset[str] = frozenset()

    def ends(self, referral: Row, agreed: Sequence[Row]) -> bool:
        """Whether it ends a ``referral`` that rests on support at large, ``agreed`` to before.
        What service that asked for is sealed: one that they still want is asked for anew."""
        if self.purpose not in ANY_SERVICE | SERVICES.keys():
            return False
        values = referral.values
        meant = values["receiving_agency"] in self.recipients
        at_large = {row.record for row in agreed if _at_large(row) and _given(row) <= self.at}
        return (
            meant and basis_of(referral) in at_large and not {*values["compartments"]} <= self.kept
        )


def _at_large(consent: Row) -> bool:
    return consent.values["purpose"] in ANY_SERVICE


def _given(consent: Row) -> datetime:
    given: datetime = consent.values["given_at"]
    return given


def run_out(change: Change, agreed: Iterable[Row]) -> None:
    """Consents (their clear parts) that count no more: yesterday was their last day."""
    yesterday = (today() - timedelta(days=1)).isoformat()
    for row in agreed:
        change.revise(row, {"expires_on": yesterday})


def end_resting_on(change: Change, case: str, *bases: str, no: No | None = None) -> None:
    """End the referrals that rest on ``bases``, and those that ``no`` ends besides."""
    ended, _losing = resting_on(case, *bases, no=no)
    change.guard(lambda connection: _no_other(connection, case, bases, no, ended))
    end_referrals(change, case, ended)


def end_referrals(
    change: Change, case: str, ended: Collection[Row], response: str = REVOKED, **told: Any
) -> None:
    """Revoke ``ended`` (clear parts), or close them; ``told``: what is said of each besides."""
    for row in ended:
        change.revise(row, {"response": response, **told})
    loop_ended(change, ended, response)
    leave_with(change, case, ended)


def leave_with(change: Change, case: str, ended: Collection[Row]) -> None:
    """An agency with no other referral than those ``ended`` takes part no more, nor do its
    officers, unless it does by law as well."""
    losing = _losing(open_referrals(case), ended)
    change.guard(lambda connection: _still_losing(connection, case, ended, losing))
    running = participations(case)
    for row in running:
        if row.values["agency"] in losing and row.values["standing"] == Standing.REFERRAL:
            leave(change, row)
    by_law = {r.values["agency"] for r in running if r.values["standing"] != Standing.REFERRAL}
    unassign(change, assigned_from(assignments(case), sorted(losing - by_law)))


def end_all_referrals(change: Change, case: str) -> None:
    """End every referral of ``case``: with it, or none of them and not the case."""
    change.guard(unmoved([REFERRAL], case))  # before they are read: one that comes then is seen
    end_referrals(change, case, open_referrals(case))


def _still_losing(
    connection: Connection, case: str, ended: Collection[Row], losing: Collection[str]
) -> None:
    """Within the transaction: of two ended at once each would think that the other runs on."""
    if _losing(open_referrals(case, connection), ended) != losing:
        raise Conflict()


def open_referrals(case: str, connection: Connection | None = None) -> list[Row]:
    """The referrals of ``case`` that wait or run; through ``connection``, as its transaction
    sees them."""
    rows = clear_rows(REFERRAL, case, connection)
    return [row for row in rows if as_read(row.values)["response"] in OPEN]


def as_read(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A referral's values today: past its last day it has expired."""
    until = values.get("expires_on")
    over = values.get("response") in OPEN and until is not None and until < today()
    return {**values, "response": "expired"} if over else values


def _losing(running: Collection[Row], ended: Collection[Row]) -> set[str]:
    """The agencies of ``ended`` with no other referral."""
    gone = {row.record for row in ended}
    left = {row.values["receiving_agency"] for row in running if row.record not in gone}
    return {row.values["receiving_agency"] for row in ended} - left


def _no_other(
    connection: Connection, case: str, bases: Collection[str], no: No | None, known: list[Row]
) -> None:
    """Within the transaction: nobody has meanwhile referred the person on ``bases``, or against
    ``no``."""
    found, _losing = resting_on(case, *bases, no=no, connection=connection)
    if {row.record for row in found} - {row.record for row in known}:
        raise Conflict()


def resting_on(
    case: str, *bases: str, no: No | None = None, connection: Connection | None = None
) -> tuple[list[Row], set[str]]:
    """The running referrals that rest on ``bases`` or that ``no`` ends, and the agencies with no
    other; through ``connection``, as its transaction sees them."""
    rows = open_referrals(case, connection)
    agreed = clear_rows(CONSENT, case, connection) if no else []
    ended = [r for r in rows if basis_of(r) in bases or (no and no.ends(r, agreed))]
    return ended, _losing(rows, ended)
