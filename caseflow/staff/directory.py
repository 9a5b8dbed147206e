"""Names of agencies and officers, and who of them can be chosen for what.

Staff are no victims' data: these names are clear, and reading them here has no entry
of its own; a page that lists staff as its subject writes one (``staff_listed``).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from caseflow import db
from caseflow.clock import today
from caseflow.languages import language_code
from caseflow.law.book import LawBook
from caseflow.law.fields import Field
from caseflow.law.names import sort_key
from caseflow.policy import Role
from caseflow.staff.records import AGENCY, OFFICER
from caseflow.staff.roster import officers_with
from caseflow.staff.rules import Status
from caseflow.vault.reading import Row, current
from caseflow.vault.record import RecordKind


def agency_names(language: str = "") -> Mapping[str, str]:
    """Agency id → its name in ``language`` (that of the page), ended agencies too: old
    records keep naming them."""
    return {row.record: agency_name(row, language) for row in current(AGENCY)}


def agency_name(row: Row, language: str = "") -> str:
    """The name of an agency; the Vietnamese one where it has no other."""
    english = (language or language_code()) == "en" and row.values["name_en"]
    return str(english or row.values["name_vi"])


def officer_names() -> Mapping[str, str]:
    """Officer id → name, closed officers too."""
    return {row.record: row.values["display_name"] for row in current(OFFICER)}


class Names(Mapping[str, str]):
    """Names of agencies or officers by id, each looked up once, when a page shows it; or
    all that a page will show at once (``know``)."""

    def __init__(self, kind: RecordKind, name: Callable[[Row], str]) -> None:
        self._kind, self._name = kind, name
        self._known: dict[str, str | None] = {}

    def __getitem__(self, record: str) -> str:
        self.know([record])
        name = self._known[record]
        if name is None:
            raise KeyError(record)
        return name

    def know(self, records: Iterable[str]) -> None:
        """Look up those not yet known, in one statement."""
        if new := set(records) - self._known.keys():
            rows = current(self._kind, self._kind.parts[0].table.c.record_id.in_(sorted(new)))
            named = {row.record: self._name(row) for row in rows}
            self._known |= {record: named.get(record) for record in new}

    def tell(self, names: Mapping[str, str]) -> None:
        """Names that the roster does not have: bodies of one case, opened on this page."""
        self._known |= names

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def agencies_by_id() -> Names:
    """The names of agencies, as they are asked for."""
    return Names(AGENCY, agency_name)


def officers_by_id() -> Names:
    """The names of officers, as they are asked for."""
    return Names(OFFICER, lambda row: str(row.values["display_name"]))


def agencies_of(*kinds: str) -> Sequence[Row]:
    """Agencies that work today, of these kinds (any kind when none is named)."""
    table = AGENCY.parts[0].table
    rows = current(AGENCY, table.c.status == Status.ACTIVE)
    return [row for row in rows if not kinds or row.values["agency_kind"] in kinds]


def agency_choices(*kinds: str) -> list[tuple[str, str]]:
    """(id, name) of working agencies, by name, for a form."""
    rows = agencies_of(*kinds)
    choices = [(row.record, agency_name(row)) for row in rows if _exists(row)]
    return sorted(choices, key=lambda each: sort_key(each[1]))


def agencies_by_field(fields: Iterable[Field]) -> dict[str, list[tuple[str, str]]]:
    """For each of ``fields`` that names an agency: its name → the choices it can have."""
    book = db.current(LawBook)
    return {f.name: agency_choices(*book.kinds_for(f)) for f in fields if f.type == "agency"}


def nearest_first(agency: str, *kinds: str) -> list[tuple[str, str]]:
    """The same, those in the province of ``agency`` first."""
    provinces = {row.record: row.values["province"] for row in agencies_of()}
    own = provinces.get(agency)

    def elsewhere(choice: tuple[str, str]) -> bool:
        return not own or provinces[choice[0]] != own

    return sorted(agency_choices(*kinds), key=elsewhere)


def _exists(row: Row) -> bool:
    until = row.values["valid_until"]
    return until is None or bool(until >= today())


def officer_choices(role: Role, agency: str | None = None) -> list[tuple[str, str]]:
    """(id, name – agency) of officers with ``role``, for a form."""
    names = agency_names()
    found = sorted(officers_with(role, agency), key=lambda each: sort_key(each.name))
    return [(each.id, f"{each.name} – {names.get(each.agency, '')}") for each in found]


def agency_of(officer: str) -> str | None:
    """The agency of an officer."""
    return agencies_by_officer([officer]).get(officer)


def agencies_by_officer(officers: Iterable[str]) -> Mapping[str, str]:
    """Officer id → agency, in one statement."""
    rows = current(OFFICER, OFFICER.parts[0].table.c.record_id.in_(sorted(set(officers))))
    return {row.record: row.values["agency"] for row in rows}


def assigned_from(rows: Iterable[Row], agencies: Collection[str]) -> list[Row]:
    """Those assignments whose officer is of ``agencies``."""
    found = list(rows)
    home = agencies_by_officer(row.values["assignee"] for row in found)
    return [row for row in found if home.get(row.values["assignee"]) in agencies]
