"""What administrators and supervisors see of staff: each list after its entry in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseflow.audit.disclosure import list_clear
from caseflow.audit.events import Event
from caseflow.clock import today
from caseflow.db import current
from caseflow.languages import bilingual
from caseflow.law.agencies import Agency as Listed
from caseflow.law.book import LawBook
from caseflow.policy import Actor, Permit, Role
from caseflow.staff import confirmations, orders, requests, roster
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.directory import agency_names, officer_names
from caseflow.staff.requests import Request
from caseflow.staff.roster import Agency, Officer
from caseflow.staff.rules import ABOUT_AGENCIES, REQUEST_NAMES, RequestKind, Status

_ABOUT_OFFICERS = (
    RequestKind.GRANT,
    RequestKind.REVOKE,
    RequestKind.RESET_PASSWORD,
    RequestKind.RESET_FACTOR,
    RequestKind.CLOSE_OFFICER,
    RequestKind.CONFIRM_BY_ORDER,
)


@dataclass(frozen=True)
class OfficerLine:
    """An officer as a list shows one."""

    officer: Officer
    agency: str
    roles: Sequence[Role]
    waiting: bool


@dataclass(frozen=True)
class RequestLine:
    """A request as a list shows one; ``decidable``: by the administrator who looks. Only who
    looks at one alone is told more: the ``officer`` and the ``agency`` that it is about."""

    request: Request
    subject: str
    asked_by: str
    successor: str
    decidable: bool
    officer: Officer | None = None
    agency: Agency | None = None


def list_agencies(actor: Actor) -> list[Agency]:
    """Every agency by name, proposed and ended ones too."""
    found = sorted(roster.agencies(), key=lambda each: each.name_vi)
    _tell(staff_permit(actor), "agencies", len(found))
    return found


def agency(actor: Actor, agency_id: str) -> Agency:
    """One agency, or ``NotThere``."""
    found = roster.agency(agency_id)
    _tell(staff_permit(actor), "agencies", 1)
    return found


def list_officers(actor: Actor) -> list[OfficerLine]:
    """Every officer by agency and name, closed ones last."""
    roles, names = roster.all_roles(), agency_names()
    waiting = {each.id for each in confirmations.waiting()}
    lines = [
        OfficerLine(o, names.get(o.agency, ""), roles.get(o.id, []), o.id in waiting)
        for o in roster.officers()
    ]
    _tell(staff_permit(actor), "officers", len(lines))
    closed = Status.CLOSED
    return sorted(lines, key=lambda e: (e.officer.status is closed, e.agency, e.officer.name))


def officer(actor: Actor, officer_id: str) -> OfficerLine:
    """One officer, or ``NotThere``."""
    found = roster.officer(officer_id)
    _tell(staff_permit(actor), "officers", 1)
    waiting = found.id in {each.id for each in confirmations.waiting()}
    names = agency_names()
    return OfficerLine(found, names.get(found.agency, ""), roster.roles_of(found.id), waiting)


def list_requests(actor: Actor) -> list[RequestLine]:
    """The requests that wait for a second administrator."""
    names = _names()
    lines = [_line(actor, each, names) for each in requests.undecided()]
    _tell(staff_permit(actor), "requests", len(lines))
    return lines


def request(actor: Actor, request_id: str) -> RequestLine:
    """One request with whom it is about, so that nobody agrees unseen; or ``NotThere``."""
    asked = requests.request(request_id)
    line = _line(actor, asked, _names())
    _tell(staff_permit(actor), "requests", 1)
    officer = None if asked.kind in ABOUT_AGENCIES else roster.officer(asked.subject)
    agency = roster.agency(officer.agency if officer else asked.subject)
    return replace(line, officer=officer, agency=agency)


def list_waiting(actor: Actor) -> list[OfficerLine]:
    """The officers whom this supervisor is asked to confirm."""
    names, roles = agency_names(), roster.all_roles()
    found = confirmations.waiting_for(actor.officer)
    _tell(staff_permit(actor), "officers", len(found))
    return [OfficerLine(o, names.get(o.agency, ""), roles.get(o.id, []), True) for o in found]


def list_endings(actor: Actor) -> list[RequestLine]:
    """The ends of agencies to which this supervisor's assent is asked."""
    found = orders.endings_for(actor.officer)
    _tell(staff_permit(actor), "requests", len(found))
    names = _names() if found else {}
    return [_line(actor, requests.request(row.record), names) for row in found]


def awaits(actor: Actor) -> int:
    """How many officers and ends of agencies wait for this supervisor's word."""
    if actor.role is not Role.SUPERVISOR:
        return 0
    return len(confirmations.waiting_for(actor.officer)) + len(orders.endings_for(actor.officer))


def law_agencies() -> list[tuple[str, str]]:
    """(id, name) of the agencies of the law's table that are not in our list yet."""
    have = {each.law_id for each in roster.agencies() if each.status is not Status.CLOSED}
    return [(a.id, _in_its_time(a)) for a in current(LawBook).agencies.values() if a.id not in have]


def _in_its_time(listed: Listed) -> str:
    """The name; of one that has ended, until when it was."""
    name, until = bilingual(listed.label_vi, listed.label_en), listed.valid_until
    return f"{name} (– {until:%d/%m/%Y})" if until and until < today() else name


def law_lists() -> Mapping[str, list[tuple[str, str]]]:
    """(code, name) of the kinds of agencies and of the provinces."""
    book = current(LawBook)
    return {
        "agency_kind": [
            (k.id, bilingual(k.label_vi, k.label_en)) for k in book.agency_kinds.values()
        ],
        "province": [
            (code, bilingual(each.label_vi, each.label_en)) for code, each in book.provinces.items()
        ],
    }


def heirs(agency_id: str, on: date | None = None) -> list[tuple[str, str]]:
    """(id, name) of agencies that could follow this one."""
    day = on or today()
    return [
        (each.id, each.name)
        for each in sorted(roster.agencies(), key=lambda each: each.name_vi)
        if each.id != agency_id and each.in_force(day)
    ]


def about_officers() -> list[tuple[str, str]]:
    """(kind, words) of what can be asked about an officer."""
    return [(str(kind), REQUEST_NAMES[kind]) for kind in _ABOUT_OFFICERS]


def _names() -> Mapping[str, str]:
    """Whomever a request may be about, agency or officer."""
    return {**agency_names(), **officer_names()}


def _line(actor: Actor, asked: Request, names: Mapping[str, str]) -> RequestLine:
    decidable = actor.officer not in (asked.asked_by, asked.subject)
    return RequestLine(
        asked, names.get(asked.subject, ""), names.get(asked.asked_by, ""),
        names.get(asked.successor, ""), decidable,
    )  # fmt: skip


def _tell(permit: Permit, what: str, count: int) -> None:
    list_clear(permit, Event.STAFF_LISTED, (), counts={what: count})
