"""What an agreed request does: within its change, and after it is durable."""

from datetime import date
from typing import Protocol

from sqlalchemy import Connection

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.errors import N_, Refused
from caseflow.policy import Permit, Role
from caseflow.staff import changes, enrolment, roster, second_factor
from caseflow.staff.caseload import check_end, check_supervised
from caseflow.staff.rules import (
    ABOUT_AGENCIES,
    ENROLLING,
    RESETS,
    ConfirmationState,
    Enrols,
    RequestKind,
    Status,
    needs_confirmation,
)

FEWEST_ADMINISTRATORS = 2


class Asked(Protocol):
    """What a request tells those who carry it out."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> RequestKind: ...
    @property
    def subject(self) -> str: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def until_on(self) -> date | None: ...
    @property
    def successor(self) -> str: ...
    @property
    def order_number(self) -> str: ...


def apply(change: Change, asked: Asked) -> None:
    """Put into ``change`` what ``asked`` asks for, the end of the officer's sessions too."""
    _EFFECTS[asked.kind](change, asked)
    if asked.kind not in ABOUT_AGENCIES | {RequestKind.CONFIRM_BY_ORDER}:
        changes.end_sessions(change, asked.subject)


def after(permit: Permit, asked: Asked) -> str | None:
    """The change is durable: forget factors, make the second half of the code."""
    if asked.kind in ABOUT_AGENCIES:
        return None
    if asked.kind is RequestKind.CONFIRM_BY_ORDER:
        note(Event.OFFICER_CONFIRMED, actor=permit.actor, subject=asked.subject, rule="by_order")
        return None
    if asked.kind is RequestKind.CLOSE_OFFICER:
        second_factor.forget(asked.subject)
        enrolment.void(asked.subject)
        return None
    if asked.kind in RESETS:
        note(Event.FACTOR_RESET_DONE, actor=permit.actor, subject=asked.subject, act=asked.kind)
    if asked.kind is RequestKind.RESET_FACTOR:
        second_factor.forget(asked.subject)
    return _second_half(asked) if asked.kind in ENROLLING else None


def waiting_code(asked: Asked) -> str | None:
    """A fresh second half in place of one that a lost answer carried; none once it was used."""
    if asked.kind not in ENROLLING or not enrolment.open_for(asked.subject):
        return None
    return _second_half(asked)


def _second_half(asked: Asked) -> str | None:
    enrols = _what_is_missing(asked.subject)
    return enrolment.issue_second(asked.id, asked.subject, enrols) if enrols else None


def _what_is_missing(officer: str) -> Enrols | None:
    no_password = roster.password_hash(officer) is None
    no_factor = not second_factor.has(officer)
    if no_password and no_factor:
        return Enrols.ALL
    if no_password:
        return Enrols.PASSWORD
    return Enrols.FACTOR if no_factor else None


def _new_officer(change: Change, asked: Asked) -> None:
    change.revise(roster.officer_row(asked.subject), {"status": Status.ACTIVE})
    _grant(change, asked)


def _grant(change: Change, asked: Asked) -> None:
    if asked.role is None:
        raise Refused(N_("Hãy chọn vai trò."), field="role")
    changes.grant(change, asked.subject, asked.role)
    if needs_confirmation([asked.role]):
        _await_confirmation(change, asked)


def _revoke(change: Change, asked: Asked) -> None:
    if asked.role is None:
        raise Refused(N_("Hãy chọn vai trò."), field="role")
    check_supervised(roster.officer(asked.subject), {asked.role})
    if asked.role is Role.ADMINISTRATOR:
        _keep_two_administrators(change, asked.subject)
    changes.revoke(change, asked.subject, asked.role)


def _close(change: Change, asked: Asked) -> None:
    if Role.ADMINISTRATOR in roster.roles_of(asked.subject):
        _keep_two_administrators(change, asked.subject)
    check_supervised(roster.officer(asked.subject), roster.roles_of(asked.subject))
    change.revise(roster.officer_row(asked.subject), {"status": Status.CLOSED})
    for role in roster.roles_of(asked.subject):
        changes.revoke(change, asked.subject, role)
    if roster.password_hash(asked.subject):
        changes.set_password_hash(change, asked.subject, None)


def _keep_two_administrators(change: Change, leaving: str) -> None:
    """Counted inside the transaction, so that two who leave at once are seen."""

    def check(connection: Connection) -> None:
        staying = changes.holders(connection, Role.ADMINISTRATOR) - {leaving}
        if len(staying) < FEWEST_ADMINISTRATORS:
            raise Refused(N_("Phải còn ít nhất hai quản trị viên: hãy cấp cho người khác trước."))

    change.guard(check)


def _reset_password(change: Change, asked: Asked) -> None:
    changes.set_password_hash(change, asked.subject, None)
    _reset(change, asked)


def _reset(change: Change, asked: Asked) -> None:
    """Whoever held the account may have turned its reminders to themselves: they end too."""
    row = roster.officer_row(asked.subject)
    if row.values["email"]:
        change.revise(row, {"email": None})
    if needs_confirmation(roster.roles_of(asked.subject)):
        _await_confirmation(change, asked)


def _await_confirmation(change: Change, asked: Asked) -> None:
    changes.set_confirmation(change, asked.subject, ConfirmationState.WAITING, asked.kind)


def _by_order(change: Change, asked: Asked) -> None:
    changes.set_confirmation(
        change, asked.subject, ConfirmationState.CONFIRMED, asked.kind,
        change.permit.actor.officer, asked.order_number,
    )  # fmt: skip


def _new_agency(change: Change, asked: Asked) -> None:
    change.revise(roster.agency_row(asked.subject), {"status": Status.ACTIVE})


def _end_agency(change: Change, asked: Asked) -> None:
    if asked.until_on is None:
        raise Refused(N_("Hãy nhập ngày kết thúc."), field="until_on")
    check_end(asked.subject, asked.until_on, asked.successor or None)
    answers = {"valid_until": asked.until_on.isoformat(), "successor": asked.successor or None}
    change.revise(roster.agency_row(asked.subject), answers)


_EFFECTS = {
    RequestKind.NEW_OFFICER: _new_officer,
    RequestKind.CLOSE_OFFICER: _close,
    RequestKind.GRANT: _grant,
    RequestKind.REVOKE: _revoke,
    RequestKind.RESET_PASSWORD: _reset_password,
    RequestKind.RESET_FACTOR: _reset,
    RequestKind.CONFIRM_BY_ORDER: _by_order,
    RequestKind.NEW_AGENCY: _new_agency,
    RequestKind.END_AGENCY: _end_agency,
}
