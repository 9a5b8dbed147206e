"""Who there is: agencies, officers, roles and confirmations, as the rooms of staff read them.

``directory`` has the names and choices that other rooms need; this one has the rest.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_

from caseflow.errors import NotThere
from caseflow.languages import bilingual
from caseflow.law.agencies import stands_on
from caseflow.policy import Role
from caseflow.staff.records import AGENCY, CONFIRMATION, CREDENTIAL, OFFICER, ROLE_GRANT
from caseflow.staff.rules import ConfirmationState, Status
from caseflow.vault import snapshot
from caseflow.vault.reading import Row, current, newest, of_record

_OFFICERS, _AGENCIES, _GRANTS = (k.parts[0].table.c for k in (OFFICER, AGENCY, ROLE_GRANT))


@dataclass(frozen=True)
class Agency:
    """One agency of our list; ``successor`` and ``parent`` are agency ids or empty."""

    id: str
    law_id: str
    kind: str
    name_vi: str
    name_en: str
    province: str
    unit: str
    valid_from: date | None
    valid_until: date | None
    successor: str
    parent: str
    status: Status

    @property
    def name(self) -> str:
        """Its name in the language of the page."""
        return bilingual(self.name_vi, self.name_en or self.name_vi)

    def in_force(self, on: date) -> bool:
        """Whether it exists on that date and both administrators agreed to it."""
        return (
            self.status is Status.ACTIVE
            and (self.valid_from is None or self.valid_from <= on)
            and (self.valid_until is None or on <= self.valid_until)
        )


@dataclass(frozen=True)
class Officer:
    """One officer; ``agency`` is an agency id. Without an ``email`` no reminder is sent."""

    id: str
    sign_in_name: str
    name: str
    agency: str
    title: str
    language: str
    status: Status
    email: str = ""


def _agency(row: Row) -> Agency:
    v = row.values
    return Agency(
        row.record, v["law_id"] or "", v["agency_kind"] or "", v["name_vi"], v["name_en"] or "",
        v["province"] or "", v["unit"] or "", v["valid_from"], v["valid_until"],
        v["successor"] or "", v["parent"] or "", Status(v["status"]),
    )  # fmt: skip


def _officer(row: Row) -> Officer:
    v = row.values
    return Officer(
        row.record, v["sign_in_name"], v["display_name"], v["agency"], v["title"] or "",
        v["language"] or "vi", Status(v["status"]), v["email"] or "",
    )  # fmt: skip


def agencies() -> list[Agency]:
    """Every agency, proposed and ended ones too."""
    return [_agency(row) for row in current(AGENCY)]


def agency(agency_id: str) -> Agency:
    """The agency of that id, or ``NotThere``."""
    return _agency(agency_row(agency_id))


def agency_row(agency_id: str) -> Row:
    """The current row of an agency, for a change that relies on it."""
    return only(of_record(AGENCY, agency_id))


def agency_by_law_id(law_id: str) -> Agency | None:
    """The agency taken from that row of the law's table, if it was."""
    found = current(AGENCY, _AGENCIES.law_id == law_id)
    return _agency(found[0]) if found else None


def holder(agency_id: str, on: date) -> Agency:
    """The agency that stands for this one on that date: itself until it ends."""
    return stands_on(agency(agency_id), on, agency)


def any_below(agency_ids: Collection[str]) -> bool:
    """Whether any agency has one of these as its parent: asked before all are looked through."""
    return bool(current(AGENCY, _AGENCIES.parent.in_(agency_ids)))


def stands_for(agency_id: str, on: date) -> frozenset[str]:
    """The agencies whose cases are this one's on that date: itself and those it followed;
    none once it has ended itself, though its officers may still sign in."""
    return snapshot.kept(("stands for", agency_id, on), lambda: _stands_for(agency_id, on))


def _stands_for(agency_id: str, on: date) -> frozenset[str]:
    own, found, left = _AGENCIES.record_id == agency_id, {agency_id}, [agency_id]
    while left:
        rows = current(AGENCY, or_(own, _AGENCIES.successor.in_(left)))
        ended = {r.record for r in rows if r.values["valid_until"] and r.values["valid_until"] < on}
        if agency_id in ended:
            return frozenset()
        left = sorted(ended - found)
        found.update(left)
    return frozenset(found)


def officers(*conditions: ColumnElement[bool]) -> list[Officer]:
    """Every officer, closed ones too."""
    return [_officer(row) for row in current(OFFICER, *conditions)]


def officers_of(agency_ids: Collection[str]) -> list[Officer]:
    """The officers of these agencies, closed ones too."""
    return officers(_OFFICERS.agency.in_(agency_ids))


def officers_called(ids: Sequence[str]) -> list[Officer]:
    """The officers of these ids, in one query."""
    return officers(_OFFICERS.record_id.in_(ids)) if ids else []


def officers_with(role: Role, agency_id: str | None = None) -> list[Officer]:
    """The active officers who hold ``role`` (in one agency)."""
    return officers_with_any([role], agency_id)


def officers_with_any(roles: Collection[Role], agency_id: str | None = None) -> list[Officer]:
    """The active officers who hold any of ``roles`` (in one agency), each once."""
    asked = ("officers with", frozenset(roles), agency_id)
    return snapshot.kept(asked, lambda: _officers_with(roles, agency_id))


def _officers_with(roles: Collection[Role], agency_id: str | None) -> list[Officer]:
    held = _GRANTS.role.in_(sorted(roles)), _GRANTS.ended_at.is_(None)
    theirs = newest(ROLE_GRANT.parts[0]).where(_GRANTS.grantee == _OFFICERS.record_id, *held)
    there = [_OFFICERS.agency == agency_id] if agency_id is not None else []
    return officers(theirs.exists(), _OFFICERS.status == Status.ACTIVE, *there)


def roles_held(agency_ids: Collection[str], since: datetime) -> frozenset[Role]:
    """The roles that officers of these agencies have held from that moment on, closed officers
    and grants that have ended too."""
    staff = {each.id for each in officers_of(agency_ids)}
    grants = current(ROLE_GRANT, _GRANTS.grantee.in_(staff)) if staff else []
    held = (row.values for row in grants if not (ended := row.values["ended_at"]) or ended >= since)
    return frozenset(Role(values["role"]) for values in held)


def officers_with_email() -> list[Officer]:
    """The active officers who want reminders."""
    return officers(_OFFICERS.email != "", _OFFICERS.status == Status.ACTIVE)


def officer(officer_id: str) -> Officer:
    """The officer of that id, or ``NotThere``."""
    return _officer(officer_row(officer_id))


def officer_row(officer_id: str) -> Row:
    """The current row of an officer, for a change that relies on it."""
    return only(of_record(OFFICER, officer_id))


def by_sign_in_name(name: str) -> Officer | None:
    """The active officer of that canonical sign-in name."""
    found = officers(_OFFICERS.sign_in_name == name, _OFFICERS.status == Status.ACTIVE)
    return found[0] if found else None


def grants(officer_id: str) -> list[Row]:
    """The rows of the roles that ``officer_id`` holds now."""
    return current(ROLE_GRANT, _GRANTS.grantee == officer_id, _GRANTS.ended_at.is_(None))


def roles_of(officer_id: str) -> list[Role]:
    """The roles held now, in the order of ``Role``."""
    found = snapshot.kept(("grants", officer_id), lambda: grants(officer_id))
    return [role for role in Role if role in {row.values["role"] for row in found}]


def all_roles(of: Collection[str] | None = None) -> dict[str, list[Role]]:
    """Officer id → roles held now, of these officers, or of everybody at once."""
    theirs = [] if of is None else [_GRANTS.grantee.in_(of)]
    found: dict[str, list[Role]] = {}
    for row in current(ROLE_GRANT, _GRANTS.ended_at.is_(None), *theirs):
        found.setdefault(row.values["grantee"], []).append(Role(row.values["role"]))
    return found


def credential(officer_id: str) -> Row | None:
    """The officer's password hash row, if one was ever set."""
    return next(iter(of_record(CREDENTIAL, officer_id)), None)


def password_hash(officer_id: str) -> str | None:
    """The hash to check against; ``None`` while there is no password."""
    row = credential(officer_id)
    return (row.values["password_hash"] or None) if row else None


def confirmation(officer_id: str) -> Row | None:
    """Whether and how the supervisor confirmed the officer."""
    return next(iter(of_record(CONFIRMATION, officer_id)), None)


def confirmed(officer_id: str) -> bool:
    """Whether cases may open: only a recorded confirmation says yes."""
    row = confirmation(officer_id)
    return row is not None and row.values["state"] == ConfirmationState.CONFIRMED


def all_confirmed() -> frozenset[str]:
    """The ids of everybody for whom cases may open."""
    state = CONFIRMATION.parts[0].table.c.state
    return frozenset(r.record for r in current(CONFIRMATION, state == ConfirmationState.CONFIRMED))


def only(rows: list[Row]) -> Row:
    """The one row found, or ``NotThere``."""
    if not rows:
        raise NotThere()
    return rows[0]
