"""What two administrators cannot settle between themselves: that whom they enrolled is the
person meant, and that an agency whose cases are under way comes to an end.

The first needs a supervisor, or an order recorded by two who had no part in it; the second a
supervisor of that agency or of one above it, who was vouched for before it was asked.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.db import current
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Permit, Role
from caseflow.staff import changes, roster
from caseflow.staff.caseload import CaseLoad
from caseflow.staff.confirmations import supervisors_for, vouched_at
from caseflow.staff.records import STAFF_REQUEST
from caseflow.staff.rules import RESETS, ConfirmationState, Decision, RequestKind
from caseflow.vault.reading import Row
from caseflow.vault.reading import current as newest

_REQUESTS = STAFF_REQUEST.parts[0].table.c
_GIVES = RESETS | {RequestKind.NEW_OFFICER, RequestKind.GRANT}  # what a confirmation is for


def check_order(officer: str, ordering: set[str]) -> None:
    """Refuse an order where a supervisor can confirm, or by whoever asked or agreed to what
    the confirmation of ``officer`` is awaited for."""
    if supervisors_for(roster.officer(officer)):
        raise Refused(N_("Cán bộ này có lãnh đạo đơn vị: để lãnh đạo xác nhận."))
    since = vouched_at(officer)
    for row in newest(STAFF_REQUEST, _REQUESTS.subject == officer):
        told = row.values
        gives = told["request_kind"] in _GIVES and told["decision"] == Decision.AGREED
        if gives and row.at > since and ordering & {told["asked_by"], told["decided_by"]}:
            raise Refused(
                N_("Người đã đề nghị hoặc đồng ý cấp cho cán bộ này thì không xác nhận theo văn "
                   "bản được. Hãy để hai quản trị viên khác làm, hoặc người giữ cụm mật khẩu xác "
                   "nhận tại máy chủ.")
            )  # fmt: skip


def endings_for(supervisor: str) -> list[Row]:
    """The asked ends of agencies that wait for ``supervisor``'s assent."""
    asked = newest(
        STAFF_REQUEST,
        _REQUESTS.request_kind == RequestKind.END_AGENCY,
        _REQUESTS.decision.is_(None),
    )
    return [
        row
        for row in asked
        if not roster.confirmed(row.record)
        and supervisor in _who_may_assent(row.values["subject"], row.at)
    ]


def assent(permit: Permit, request: str, key: str) -> None:
    """The supervisor agrees that the agency ends, as ``request`` says; ``NotThere`` for one who
    has no say in it. It is kept as a confirmation under the request's id."""
    by = permit.actor.officer
    if permit.actor.role is not Role.SUPERVISOR or not permit.actor.confirmed:
        raise NotThere()
    found = [row for row in endings_for(by) if row.record == request]
    if not found:
        raise NotThere()
    change = Change(permit, key, "assent_end_agency")
    change.rely_on(found[0])
    cause = str(RequestKind.END_AGENCY)
    changes.set_confirmation(change, request, ConfirmationState.CONFIRMED, cause, by)
    change.commit()
    note(Event.OFFICER_CONFIRMED, actor=permit.actor, subject=found[0].values["subject"],
         rule=cause)  # fmt: skip


def check_assent(request: str, agency: str) -> None:
    """Refuse the end of an agency with cases to which no supervisor agreed who still is one."""
    if not current(CaseLoad).open_cases(agency):
        return
    row: Any = roster.confirmation(request)
    by = row.values["confirmed_by"] if row else ""
    supervisors = {each.id for each in roster.officers_with(Role.SUPERVISOR)}
    if by not in supervisors & roster.all_confirmed():
        raise Refused(
            N_("Cơ quan này còn hồ sơ đang mở. Trước hết lãnh đạo của cơ quan, hoặc của cơ quan "
               "cấp trên, phải đồng ý tại trang “Xác nhận cán bộ”.")
        )  # fmt: skip


def _who_may_assent(agency: str, asked_at: datetime) -> set[str]:
    above, confirmed = set(_chain(agency)), roster.all_confirmed()
    return {
        each.id
        for each in roster.officers_with(Role.SUPERVISOR)
        if each.agency in above and each.id in confirmed and vouched_at(each.id) < asked_at
    }


def _chain(agency: str) -> Iterator[str]:
    """The agency and those above it, each once."""
    parents, seen = {each.id: each.parent for each in roster.agencies()}, set[str]()
    while agency and agency not in seen:
        seen.add(agency)
        yield agency
        agency = parents.get(agency, "")
