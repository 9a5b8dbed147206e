"""Agencies and officers in a case: reading who they are, and changing it inside a change."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, or_

from caseflow.audit.recording import Change
from caseflow.clock import now, today
from caseflow.law.compartments import Compartment
from caseflow.policy import Standing
from caseflow.sharing.records import ASSIGNMENT, BAR, PARTICIPATION
from caseflow.staff.roster import stands_for
from caseflow.vault.reading import Row, clear_rows, current, newest, of_case, of_cases

# What an agency's ground reaches; the role's row and the assignment narrow it further.
LEAD_REACH = frozenset(Compartment) - {Compartment.OVERSIGHT}
STATUTORY_REACH = frozenset(
    {
        Compartment.IDENTITY,
        Compartment.CONTACT,
        Compartment.ACCOUNT,
        Compartment.INVESTIGATION,
        Compartment.PROTECTION,
        Compartment.LEGAL,
    }
)


class Capacity(StrEnum):
    """What an officer is in a case."""

    RESPONSIBLE = "responsible"
    TAKES_PART = "takes_part"
    APPROVER = "approver"
    VERIFIER = "verifier"


def takes_part(row: Row) -> bool:
    """Whether this participation is in force today."""
    until = row.values["until_on"]
    return row.values["ended_at"] is None and (until is None or until >= today())


@dataclass(frozen=True)
class Involved:
    """Everything ever said about who takes part in one case, ended or not."""

    participations: Sequence[Row]
    assignments: Sequence[Row]
    bars: Sequence[Row]


def involved(cases: Sequence[str]) -> dict[str, Involved]:
    """The same of many cases, in three queries."""
    found = [of_cases(kind, cases) for kind in (PARTICIPATION, ASSIGNMENT, BAR)]
    return {case: Involved(*(rows.get(case, []) for rows in found)) for case in cases}


def participations(case: str) -> list[Row]:
    """The participations of ``case`` in force today."""
    return [row for row in of_case([PARTICIPATION], case) if takes_part(row)]


def standings(case: str, agency: str) -> dict[Standing, Row]:
    """How ``agency`` takes part in ``case`` today."""
    theirs = stands_for(agency, today())
    rows = participations(case)
    return {Standing(r.values["standing"]): r for r in rows if r.values["agency"] in theirs}


def assignments(case: str, officer: str | None = None) -> list[Row]:
    """All assignments of ``case`` (of ``officer``), ended ones too."""
    rows = of_case([ASSIGNMENT], case)
    return [row for row in rows if officer in (None, row.values["assignee"])]


def cases_of(agency: str) -> Select[Any]:
    """The ids of the cases in which ``agency`` takes part today, for a query that counts."""
    return takes_part_now(stands_for(agency, today()))


def takes_part_now(agencies: Collection[str]) -> Select[Any]:
    """The same of any of ``agencies`` (not of those they follow)."""
    part = PARTICIPATION.parts[0]
    columns = part.table.c
    lasts = or_(columns.until_on.is_(None), columns.until_on >= today())
    rows = newest(part).with_only_columns(columns.case_id)
    return rows.where(columns.agency.in_(agencies), columns.ended_at.is_(None), lasts)


def responsible_in(officer: str) -> Select[Any]:
    """The ids of the cases for which ``officer`` is responsible now."""
    part = ASSIGNMENT.parts[0]
    columns = part.table.c
    theirs = columns.assignee == officer, columns.capacity == Capacity.RESPONSIBLE
    rows = newest(part).with_only_columns(columns.case_id)
    return rows.where(*theirs, columns.ended_at.is_(None))


def running_work(officers: Collection[str]) -> list[Row]:
    """The assignments of any of ``officers``, in every case, that have not ended."""
    table = ASSIGNMENT.parts[0].table
    return current(ASSIGNMENT, table.c.assignee.in_(officers), table.c.ended_at.is_(None))


def barred(case: str, officer: str) -> bool:
    """Whether ``officer`` is kept out of ``case`` (kin, suspect, named in it)."""
    return officer in barred_from(case)


def barred_from(case: str, connection: Connection | None = None) -> frozenset[str]:
    """The officers who are kept out of ``case`` now; through ``connection``, as its
    transaction sees them."""
    rows = (row.values for row in clear_rows(BAR, case, connection))
    return frozenset(v["barred_officer"] for v in rows if v["ended_at"] is None)


def barring(officer: str) -> Select[Any]:
    """The ids of the cases from which ``officer`` is kept out, for a query that leaves them."""
    part = BAR.parts[0]
    columns = part.table.c
    mine = columns.barred_officer == officer, columns.ended_at.is_(None)
    return newest(part).with_only_columns(columns.case_id).where(*mine)


def join(
    change: Change,
    agency: str,
    standing: Standing,
    ground: str,
    compartments: Iterable[Compartment],
    until_on: str | None = None,
) -> None:
    """Let ``agency`` take part from now on. ``ground`` names the article or the consent."""
    answers = {
        "agency": agency,
        "standing": standing,
        "ground": ground,
        "compartments": sorted(compartments),
    }
    change.add(PARTICIPATION, answers | ({"until_on": until_on} if until_on else {}))


def leave(change: Change, row: Row) -> None:
    """End one participation now."""
    change.revise(row, {"ended_at": now().isoformat()})


def assign(change: Change, officer: str, capacity: Capacity) -> None:
    """Put ``officer`` to work on the case of ``change``."""
    change.add(ASSIGNMENT, {"assignee": officer, "capacity": capacity})


def assign_once(change: Change, officer: str, capacity: Capacity) -> None:
    """The same, unless ``officer`` is that already."""
    held = assignments(change.permit.case or "", officer)
    if not any(r.values["capacity"] == capacity and r.values["ended_at"] is None for r in held):
        assign(change, officer, capacity)


def unassign(change: Change, rows: Iterable[Row]) -> None:
    """End assignments now."""
    for row in rows:
        if row.values["ended_at"] is None:
            change.revise(row, {"ended_at": now().isoformat()})
