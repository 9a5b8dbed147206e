"""Staff as the console makes it: ``init`` and ``demo`` act alone, with the passphrase.

In the running instance the same things need two administrators: ``requests``.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.db import current
from caseflow.errors import N_, Refused
from caseflow.law.book import LawBook
from caseflow.policy import Permit, Role
from caseflow.staff import changes, enrolment, passwords, roster, second_factor
from caseflow.staff.bootstrap import check_console, system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.confirmations import supervisors_for
from caseflow.staff.rules import ConfirmationState, Enrols, Status, needs_confirmation

FIRST_ADMINISTRATORS = 2


def add_agency(permit: Permit, facts: Mapping[str, Any]) -> str:
    """An agency in force at once (console). ``facts``: law_id, agency_kind, name_vi,
    name_en, province, unit, valid_from, valid_until, successor, parent. Its id."""
    check_console(permit)
    change = Change(permit, uuid4().hex, "add_agency")
    made = changes.add_agency(change, facts, Status.ACTIVE)
    change.commit()
    return made


def law_facts(law_id: str) -> dict[str, Any]:
    """What the law's table says of an agency, as ``add_agency`` takes it."""
    found = current(LawBook).agencies.get(law_id)
    if found is None:
        raise Refused(N_("Không có cơ quan này trong bảng cơ quan."), field="law_id")
    heir = roster.agency_by_law_id(found.successor) if found.successor else None
    if found.successor and heir is None:
        raise Refused(
            N_("Cơ quan này đã kết thúc: hãy thêm cơ quan kế tiếp của nó trước."), field="law_id"
        )
    return {
        "law_id": found.id,
        "agency_kind": found.kind,
        "name_vi": found.label_vi,
        "name_en": found.label_en,
        "province": found.province,
        "unit": found.unit,
        "valid_from": found.valid_from and found.valid_from.isoformat(),
        "valid_until": found.valid_until and found.valid_until.isoformat(),
        "successor": heir.id if heir else None,
    }


def add_law_agency(permit: Permit, law_id: str, parent: str | None = None) -> str:
    """An agency of the law's table; its successor, if it has ended, must be there first."""
    return add_agency(permit, law_facts(law_id) | {"parent": parent})


def add_officer(permit: Permit, new: NewOfficer) -> str:
    """An officer without roles (console); the id."""
    check_console(permit)
    roster.agency(new.agency)
    change = Change(permit, uuid4().hex, "add_officer")
    made = changes.add_officer(change, new, Status.ACTIVE)
    change.commit()
    return made


def grant_role(permit: Permit, officer: str, role: Role) -> None:
    """A role at once, with its confirmation (console)."""
    check_console(permit)
    change = Change(permit, uuid4().hex, "grant_role")
    changes.grant(change, officer, role)
    if needs_confirmation([role]) and not roster.confirmed(officer):
        changes.set_confirmation(
            change, officer, ConfirmationState.CONFIRMED, "console", permit.actor.officer
        )
    change.commit()


def confirm(permit: Permit, officer: str, order_number: str) -> None:
    """Confirm an officer by a written order from the console, where the administrators who are
    there had themselves a part in it: the first supervisor, a third administrator."""
    check_console(permit)
    if supervisors_for(roster.officer(officer)):
        raise Refused(N_("Cán bộ này có lãnh đạo đơn vị: để lãnh đạo xác nhận."))
    if roster.confirmed(officer):
        raise Refused(N_("Cán bộ này đã được xác nhận rồi: không cần ghi văn bản."))
    change = Change(permit, uuid4().hex, "confirm_officer")
    state, by = ConfirmationState.CONFIRMED, permit.actor.officer
    changes.set_confirmation(change, officer, state, "console", by, order_number)
    change.commit()
    note(Event.OFFICER_CONFIRMED, actor=permit.actor, subject=officer, rule="console")


def enrol(permit: Permit, officer: str, password: str) -> str:
    """Password and second factor at once (console, demonstration); the seed in base32."""
    check_console(permit)
    who = roster.officer(officer)
    passwords.check(password, (who.sign_in_name, who.name))
    change = Change(permit, uuid4().hex, "enrol")
    changes.set_password_hash(change, officer, passwords.hashed(password))
    change.commit()
    note(Event.FACTOR_ENROLLED, actor=permit.actor, subject=officer)
    return second_factor.enrol(officer)


def issue_code(permit: Permit, officer: str, enrols: Enrols = Enrols.ALL) -> str:
    """A one-time enrolment code from the console, where an administrator was lost."""
    check_console(permit)
    note(Event.FACTOR_RESET_DONE, actor=permit.actor, subject=officer)
    return enrolment.issue(roster.officer(officer).id, enrols)


def enrol_first_administrators(
    agency_facts: Mapping[str, Any], people: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The first agency and its two administrators: (sign-in name, name) each. Their
    (sign-in name, one-time enrolment code), to be handed to each of them apart."""
    if len({name for name, _ in people}) < FIRST_ADMINISTRATORS:
        raise Refused(N_("Cần ít nhất hai quản trị viên khác nhau."))
    permit = system_permit()
    agency = add_agency(permit, agency_facts)
    codes = []
    for sign_in_name, name in people:
        officer = add_officer(permit, NewOfficer(sign_in_name, name, agency))
        grant_role(permit, officer, Role.ADMINISTRATOR)
        codes.append((roster.officer(officer).sign_in_name, issue_code(permit, officer)))
    return codes
