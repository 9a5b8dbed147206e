"""Cases whose officer is gone: closed, without the role, or of an agency that ended. Nobody
writes this down; it is seen when a supervisor looks, so that no crash and no late hand can
lose a case."""

from collections.abc import Collection, Mapping, Sequence

from caseflow.case.state import load_many
from caseflow.clock import today
from caseflow.policy import CASE_ROLES, RESPONSIBLE_ROLES, Role
from caseflow.sharing.participation import (
    Capacity,
    Involved,
    involved,
    running_work,
    takes_part,
)
from caseflow.staff import roster
from caseflow.staff.rules import Status
from caseflow.vault.reading import Row

_RESPONSIBLE = frozenset(RESPONSIBLE_ROLES)
_FIT = {
    Capacity.RESPONSIBLE: _RESPONSIBLE,
    Capacity.TAKES_PART: CASE_ROLES - {Role.SUPERVISOR, Role.REFERRED_PROVIDER},
}
Held = Mapping[str, frozenset[Role]]


def unassigned(agency: str) -> list[Row]:
    """The assignments of officers of ``agency`` who are gone, one a case: those that leave an
    open case of it without a responsible officer, or without anybody of the agency."""
    held = _roles_held(agency)
    suspects = [officer for officer, roles in held.items() if not roles & _RESPONSIBLE]
    gone = [row for row in _running(suspects) if not _fit(row, held)]
    cases = list(dict.fromkeys(row.case for row in gone))
    states, said = load_many(cases), involved(cases)
    theirs = roster.stands_for(agency, today())
    left = [
        row
        for row in gone
        if not states[row.case].closed and _alone(row, said[row.case], theirs, held)
    ]
    return list({row.case: row for row in left}.values())


def open_cases_of(officer: str) -> int:
    """How many open cases ``officer`` is responsible for or takes part in."""
    states = load_many({row.case for row in _running([officer])})
    return sum(not state.closed for state in states.values())


def _roles_held(agency: str) -> Held:
    """What each officer there ever was of ``agency`` may still do; of one it followed, nothing."""
    staff = roster.officers_of(roster.stands_for(agency, today()))
    roles = roster.all_roles([each.id for each in staff if _works(each, agency)])
    return {each.id: frozenset(roles.get(each.id, ())) for each in staff}


def _works(officer: roster.Officer, agency: str) -> bool:
    return officer.status is Status.ACTIVE and officer.agency == agency


def _running(officers: Sequence[str]) -> list[Row]:
    """The running assignments to work on a case of any of ``officers``."""
    return [row for row in running_work(officers) if row.values["capacity"] in _FIT]


def _fit(row: Row, held: Held) -> bool:
    return bool(held[row.values["assignee"]] & _FIT[Capacity(row.values["capacity"])])


def _alone(row: Row, said: Involved, theirs: Collection[str], held: Held) -> bool:
    """Whether the case, of which the agency still is a part, has nobody else in that place:
    nobody responsible, or nobody at all of the agency."""
    if not any(
        takes_part(part) and part.values["agency"] in theirs for part in said.participations
    ):
        return False
    instead = (
        {Capacity.RESPONSIBLE} if row.values["capacity"] == Capacity.RESPONSIBLE else set(_FIT)
    )
    others = [
        each
        for each in said.assignments
        if each.values["ended_at"] is None
        and each.values["assignee"] in held
        and each.values["capacity"] in instead
    ]
    return not any(_fit(each, held) for each in others)
