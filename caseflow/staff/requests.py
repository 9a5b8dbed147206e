"""What needs both administrators: one asks, another decides, never the same.

Nothing changes when something is asked. When it is agreed, all of it is written in one
change and the officer's sessions end. Of the one-time code who asked is shown the first
half and who agreed the second, so that neither can enrol as the officer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.changes import find_change
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.errors import N_, Conflict, Denied, Refused
from caseflow.policy import Permit, Role
from caseflow.staff import changes, enrolment, orders, roster
from caseflow.staff.caseload import check_end
from caseflow.staff.changes import NewOfficer
from caseflow.staff.effects import after, apply, waiting_code
from caseflow.staff.records import STAFF_REQUEST
from caseflow.staff.rules import ENROLLING, RESETS, Decision, RequestKind, Status, check_grant
from caseflow.vault.reading import Row, current, newest

_REQUESTS = STAFF_REQUEST.parts[0]


@dataclass(frozen=True)
class Request:
    """One request; ``subject`` is an officer's or agency's id, ``decision`` may be empty."""

    id: str
    kind: RequestKind
    subject: str
    role: Role | None
    until_on: date | None
    successor: str
    order_number: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decision: str


@dataclass(frozen=True)
class FirstHalf:
    """What who asks is shown once: the request's id, and the first half of its code."""

    request: str
    code: str


def _request(row: Row) -> Request:
    v = row.values
    return Request(
        row.record, RequestKind(v["request_kind"]), v["subject"],
        Role(v["role"]) if v["role"] else None, v["until_on"], v["successor"] or "",
        v["order_number"] or "", v["asked_by"], row.at, v["decided_by"] or "", v["decision"] or "",
    )  # fmt: skip


def undecided() -> list[Request]:
    """The requests that wait for a second administrator, oldest first."""
    return [_request(row) for row in current(STAFF_REQUEST, _REQUESTS.table.c.decision.is_(None))]


def request(request_id: str) -> Request:
    """The request of that id, or ``NotThere``."""
    return _request(_row(request_id))


def ask_new_officer(permit: Permit, new: NewOfficer, role: Role, key: str) -> FirstHalf | None:
    """Propose an officer with a first role; half a code, as ``ask``."""
    _check_administrator(permit)
    check_grant([], role)
    roster.agency(new.agency)
    change = Change(permit, key, "ask_new_officer")
    officer = changes.add_officer(change, new, Status.PROPOSED)
    _add(change, RequestKind.NEW_OFFICER, officer, role=role)
    change.commit()
    return _first_half(change)


def ask_new_agency(permit: Permit, facts: Mapping[str, Any], key: str) -> None:
    """Propose an agency; ``facts`` as for ``changes.add_agency``."""
    _check_administrator(permit)
    change = Change(permit, key, "ask_new_agency")
    agency = changes.add_agency(change, facts, Status.PROPOSED)
    _add(change, RequestKind.NEW_AGENCY, agency)
    change.commit()


def ask_end_agency(
    permit: Permit, agency: str, until_on: date, successor: str | None, key: str
) -> None:
    """Propose the end of an agency and who follows it."""
    _check_administrator(permit)
    check_end(agency, until_on, successor)
    change = Change(permit, key, "ask_end_agency")
    details = {"until_on": until_on.isoformat(), "successor": successor}
    _add(change, RequestKind.END_AGENCY, agency, **details)
    change.commit()


def ask(
    permit: Permit, kind: RequestKind, officer: str, key: str,
    role: Role | None = None, order_number: str | None = None,
) -> FirstHalf | None:  # fmt: skip
    """Propose something about an officer: grant, revoke, close, reset, confirm by order.
    Half of a one-time code to hand over, where one will be due."""
    _check_administrator(permit)
    _check_officer(kind, officer, role, order_number, permit.actor.officer)
    if officer == permit.actor.officer:
        raise Refused(N_("Việc của chính bạn phải do quản trị viên khác đề nghị."))
    change = Change(permit, key, f"ask_{kind}")
    _add(change, kind, officer, role=role, order_number=order_number)
    if kind in RESETS:
        note(Event.FACTOR_RESET_ASKED, actor=permit.actor, subject=officer, act=str(kind))
    change.commit()
    return _first_half(change)


def decide(permit: Permit, request_id: str, decision: Decision, key: str) -> str | None:
    """The second administrator's answer. The other half of a code, where one is due."""
    _check_administrator(permit)
    row, by = _row(request_id), permit.actor.officer
    asked = _request(row)
    change = Change(permit, key, f"decide_{asked.kind}")
    if asked.decided_by == by and find_change(change.id):  # this very form, sent twice
        change.commit()
        return waiting_code(asked)
    check_second(asked.asked_by, asked.decision, by)
    if by == asked.subject:
        raise Refused(N_("Bạn không tự quyết định việc của chính mình."))
    change.revise(row, {"decision": decision, "decided_by": by})
    if decision is Decision.REFUSED:
        change.guard(still_administrators(by))
        _drop_proposed(change, asked)
        change.commit()
        return None
    _check_agreed(asked, by)
    change.guard(still_administrators(asked.asked_by, by))
    apply(change, asked)
    change.commit()
    return after(permit, asked)


def _first_half(change: Change) -> FirstHalf | None:
    """A half for what ``change`` asked, also when its form was sent twice; none once decided."""
    found = current(STAFF_REQUEST, _REQUESTS.table.c.change_id == change.id)
    asked = [each for each in map(_request, found) if each.kind in ENROLLING]
    return FirstHalf(asked[0].id, enrolment.issue_first(asked[0].id)) if asked else None


def _row(request_id: str) -> Row:
    return roster.only(current(STAFF_REQUEST, _REQUESTS.table.c.record_id == request_id))


def _check_administrator(permit: Permit) -> None:
    if permit.actor.role is not Role.ADMINISTRATOR:
        raise Denied(N_("Việc này không thuộc vai trò bạn đang dùng."))


def check_second(asked_by: str, decision: str | None, by: str) -> None:
    """Refuse a second answer, and one by whoever asked."""
    if decision:
        raise Conflict(N_("Đề nghị này đã có quyết định."))
    if by == asked_by:
        raise Refused(N_("Người đề nghị không tự quyết định: cần quản trị viên thứ hai."))


def check_confirmed(asked_by: str) -> None:
    """Refuse to agree while somebody has yet to vouch for whoever asked."""
    if not roster.confirmed(asked_by):
        raise Refused(N_("Người đề nghị đang chờ xác nhận, nên chưa đồng ý được."))


def _check_agreed(asked: Request, by: str) -> None:
    """What has to hold beside two who agree."""
    if asked.kind in ENROLLING and not enrolment.has_first(asked.id):
        raise Refused(N_("Nửa mã của người đề nghị đã hết hạn: hãy từ chối rồi đề nghị lại."))
    check_confirmed(asked.asked_by)
    if asked.kind is RequestKind.CONFIRM_BY_ORDER:
        orders.check_order(asked.subject, {asked.asked_by, by})
    if asked.kind is RequestKind.END_AGENCY:
        orders.check_assent(asked.id, asked.subject)


def still_administrators(*officers: str) -> Any:
    """Both must be administrators at the moment in which it is written."""

    def check(connection: Connection) -> None:
        held = changes.holders(connection, Role.ADMINISTRATOR)
        if not held >= set(officers):
            raise Refused(N_("Một trong hai người không còn là quản trị viên."))

    return check


def _check_officer(
    kind: RequestKind, officer: str, role: Role | None, order_number: str | None, by: str
) -> None:
    who, held = roster.officer(officer), roster.roles_of(officer)
    if who.status is not Status.ACTIVE:
        raise Refused(N_("Tài khoản cán bộ này không hoạt động."))
    if kind in (RequestKind.GRANT, RequestKind.REVOKE) and role is None:
        raise Refused(N_("Hãy chọn vai trò."), field="role")
    if kind is RequestKind.GRANT and role:
        check_grant(held, role)
    if kind is RequestKind.REVOKE and role not in held:
        raise Refused(N_("Cán bộ không có vai trò này."), field="role")
    if kind is RequestKind.CONFIRM_BY_ORDER:
        if not order_number:
            raise Refused(N_("Hãy nhập số của văn bản."), field="order_number")
        orders.check_order(who.id, {by})


def _add(change: Change, kind: RequestKind, subject: str, **details: Any) -> None:
    change.guard(lambda connection: _not_asked_yet(connection, kind, subject))
    given = {name: value for name, value in details.items() if value}
    by = change.permit.actor.officer
    change.add(STAFF_REQUEST, {"request_kind": kind, "subject": subject, "asked_by": by, **given})


def _not_asked_yet(connection: Connection, kind: RequestKind, subject: str) -> None:
    c = _REQUESTS.table.c
    same = (c.subject == subject, c.request_kind == kind, c.decision.is_(None))
    if connection.execute(newest(_REQUESTS).where(*same)).first():
        raise Refused(N_("Việc này đã được đề nghị và đang chờ quản trị viên thứ hai."))


def _drop_proposed(change: Change, asked: Request) -> None:
    if asked.kind is RequestKind.NEW_OFFICER:
        change.revise(roster.officer_row(asked.subject), {"status": Status.CLOSED})
    elif asked.kind is RequestKind.NEW_AGENCY:
        change.revise(roster.agency_row(asked.subject), {"status": Status.CLOSED})
