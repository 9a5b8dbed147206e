"""Whose supervisor has to say: yes, this is our officer; only then do cases open again.

After a new grant or a reset of password or factor, an account may be in other hands. The
supervisor of the same agency knows the person; without one, the parent agency's does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.errors import NotThere
from caseflow.policy import Permit, Role
from caseflow.staff import changes, roster
from caseflow.staff.records import CONFIRMATION
from caseflow.staff.roster import Officer
from caseflow.staff.rules import ConfirmationState
from caseflow.vault.reading import current
from caseflow.vault.snapshot import reading


@dataclass(frozen=True)
class _Vouchers:
    """The confirmed supervisors and the agency above each, read once for all who wait."""

    supervisors: Sequence[Officer]
    above: Mapping[str, str]

    def of(self, officer: Officer) -> list[Officer]:
        """Who may confirm ``officer``, as ``supervisors_for`` says."""
        agency, seen = officer.agency, set[str]()
        while agency and agency not in seen:
            seen.add(agency)
            here = [each for each in self.supervisors if each.agency == agency]
            if found := [each for each in here if each.id != officer.id]:
                return found
            agency = self.above.get(agency, "")
        return []


def _vouchers() -> _Vouchers:
    confirmed = roster.all_confirmed()
    found = [each for each in roster.officers_with(Role.SUPERVISOR) if each.id in confirmed]
    return _Vouchers(found, {each.id: each.parent for each in roster.agencies()})


def supervisors_for(officer: Officer) -> list[Officer]:
    """Who may confirm ``officer``: confirmed supervisors of the same agency but the officer,
    or else those of the parent agency; empty where only a written order helps."""
    return _vouchers().of(officer)


def vouched_at(officer: str) -> datetime:
    """When ``officer`` was last confirmed; before all time if never."""
    c = CONFIRMATION.parts[0].table.c
    query = select(func.max(c.recorded_at)).where(
        c.record_id == officer, c.state == ConfirmationState.CONFIRMED
    )
    with reading() as connection:
        found: datetime | None = connection.execute(query).scalar_one()
    return found or datetime.min.replace(tzinfo=UTC)


def waiting() -> list[Officer]:
    """Every officer whose confirmation is awaited."""
    state = CONFIRMATION.parts[0].table.c.state
    rows = current(CONFIRMATION, state == ConfirmationState.WAITING)
    return roster.officers_called([row.record for row in rows])


def waiting_for(supervisor: str) -> list[Officer]:
    """The officers whom ``supervisor`` may confirm now."""
    found = waiting()
    if not found:
        return []
    vouchers = _vouchers()
    return [each for each in found if any(by.id == supervisor for by in vouchers.of(each))]


def confirm(permit: Permit, officer: str, key: str) -> None:
    """The supervisor vouches for ``officer``; ``NotThere`` for one who is not theirs."""
    by = permit.actor.officer
    if permit.actor.role is not Role.SUPERVISOR or not permit.actor.confirmed:
        raise NotThere()
    if officer not in {each.id for each in waiting_for(by)}:
        raise NotThere()
    change = Change(permit, key, "confirm_officer")
    changes.set_confirmation(change, officer, ConfirmationState.CONFIRMED, "supervisor", by)
    change.commit()
    note(Event.OFFICER_CONFIRMED, actor=permit.actor, subject=officer)
