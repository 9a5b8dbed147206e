"""What a change of staff writes and re-checks, whoever decided it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.recording import Change
from caseflow.clock import now
from caseflow.errors import N_, Refused
from caseflow.policy import Role
from caseflow.staff import roster, sessions
from caseflow.staff.records import AGENCY, CONFIRMATION, CREDENTIAL, OFFICER, ROLE_GRANT
from caseflow.staff.rules import ConfirmationState, Status, check_grant, sign_in_name
from caseflow.vault.reading import newest, rows_of


@dataclass(frozen=True)
class NewOfficer:
    """Who is to be added; ``agency`` is an agency id, ``language`` ``vi`` or ``en``."""

    sign_in_name: str
    name: str
    agency: str
    title: str = ""
    language: str = "vi"


def add_agency(change: Change, facts: Mapping[str, Any], status: Status) -> str:
    """A new agency; ``facts`` by the names of its fields. The id."""
    if not facts.get("name_vi"):
        raise Refused(N_("Hãy nhập tên cơ quan."), field="name_vi")
    change.guard(lambda connection: _agency_is_new(connection, facts))
    return change.add(AGENCY, {**facts, "status": status})


def add_officer(change: Change, new: NewOfficer, status: Status) -> str:
    """A new officer without any role; the id."""
    name = sign_in_name(new.sign_in_name)
    change.guard(lambda connection: _name_is_free(connection, name))
    return change.add(
        OFFICER,
        {
            "sign_in_name": name,
            "display_name": new.name,
            "agency": new.agency,
            "title": new.title,
            "language": new.language,
            "status": status,
        },
    )


def grant(change: Change, officer: str, role: Role) -> None:
    """Give ``officer`` a role; what excludes it is re-checked while it is written."""
    change.guard(lambda connection: check_grant(_held(connection, officer), role))
    change.add(ROLE_GRANT, {"grantee": officer, "role": role, "granted_at": now().isoformat()})


def revoke(change: Change, officer: str, role: Role) -> None:
    """Take a role away."""
    rows = [row for row in roster.grants(officer) if row.values["role"] == role]
    if not rows:
        raise Refused(N_("Cán bộ không có vai trò này."), field="role")
    for row in rows:
        change.revise(row, {"ended_at": now().isoformat()})


def set_password_hash(change: Change, officer: str, password_hash: str | None) -> None:
    """The officer's password from now on; ``None`` leaves none."""
    answers = {"password_hash": password_hash, "enrolled_at": now().isoformat()}
    row = roster.credential(officer)
    if row:
        change.revise(row, answers)
    else:
        change.add(CREDENTIAL, answers, record=officer)


def set_confirmation(
    change: Change, officer: str, state: ConfirmationState, cause: str,
    by: str | None = None, order_number: str | None = None,
) -> None:  # fmt: skip
    """Whether cases open to ``officer``, and who vouched."""
    answers = {
        "state": state, "cause": cause, "confirmed_by": by, "order_number": order_number,
    }  # fmt: skip
    row = roster.confirmation(officer)
    if row:
        change.revise(row, answers)
    else:
        change.add(CONFIRMATION, answers, record=officer)


def end_sessions(change: Change, officer: str, but: str = "") -> None:
    """The sessions of ``officer`` (but one) end in the transaction that takes a right away:
    a process killed right after it leaves nobody at work with what was taken."""

    def end(connection: Connection) -> None:
        sessions.end_within(connection, officer, but=but)

    change.guard(end)


def holders(connection: Connection, role: Role) -> set[str]:
    """Who holds ``role`` at this moment, read inside a change's transaction."""
    part = ROLE_GRANT.parts[0]
    query = newest(part).where(part.table.c.role == role, part.table.c.ended_at.is_(None))
    return {row.values["grantee"] for row in rows_of(connection, ROLE_GRANT, part, query)}


def _held(connection: Connection, officer: str) -> list[Role]:
    part = ROLE_GRANT.parts[0]
    query = newest(part).where(part.table.c.grantee == officer, part.table.c.ended_at.is_(None))
    return [Role(row.values["role"]) for row in rows_of(connection, ROLE_GRANT, part, query)]


def _name_is_free(connection: Connection, name: str) -> None:
    part = OFFICER.parts[0]
    if connection.execute(newest(part).where(part.table.c.sign_in_name == name)).first():
        raise Refused(N_("Tên đăng nhập này đã có người dùng."), field="sign_in_name")


def _agency_is_new(connection: Connection, facts: Mapping[str, Any]) -> None:
    part = AGENCY.parts[0]
    same = part.table.c.name_vi == facts["name_vi"]
    found = connection.execute(newest(part).where(same, part.table.c.status != Status.CLOSED))
    if found.first():
        raise Refused(N_("Cơ quan này đã có trong danh sách."), field="name_vi")
