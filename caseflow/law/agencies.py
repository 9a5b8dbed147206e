"""The agencies of both periods, and who stands in for one that has ended.

An agency that ended has exactly one successor. Nothing is rewritten when it ends: who
holds its cases is resolved on reading.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from caseflow.errors import N_
from caseflow.law.instruments import confirmation
from caseflow.law.names import unaccented
from caseflow.law.periods import covers
from caseflow.law.places import Unit
from caseflow.law.tables import Row, Tables, refuse, unique

KINDS_FILE = "agency_kinds.csv"
KINDS_COLUMNS = ("id", "label_vi", "label_en", "until")
FILE = "agencies.csv"
COLUMNS = (
    *("id", "kind", "label_vi", "label_en", "province", "country", "from", "until"),
    *("successor", "confirmed", "mark", "source"),
)
COMMITTEE = "commune_committee"
COMMUNE_POLICE = "commune_police"
HOSPITAL, MISSION = "hospital", "mission"
# Today's communes began with today's provinces.
COMMUNES_SINCE = date(2025, 7, 1)
_UNITS_EN = {"commune": "Commune", "ward": "Ward", "special_zone": "Special Zone"}


@dataclass(frozen=True)
class AgencyKind:
    """What an agency can be; ``valid_until`` for a kind that the law has abolished."""

    id: str
    label_vi: str
    label_en: str
    valid_until: date | None


@dataclass(frozen=True)
class Agency:
    """One agency; ``province`` and ``unit`` are codes, ``country`` is ISO 3166 (missions)."""

    id: str
    kind: str
    label_vi: str
    label_en: str
    province: str
    country: str
    valid_from: date | None
    valid_until: date | None
    successor: str
    confirmed: bool
    mark: str
    source: str
    unit: str = ""

    def in_force(self, on: date) -> bool:
        """Whether the agency exists on that date."""
        return covers(self.valid_from, self.valid_until, on)


class Ending(Protocol):
    """What may end and be followed: an agency of the tables, or one of the roster."""

    @property
    def id(self) -> str: ...
    @property
    def valid_until(self) -> date | None: ...
    @property
    def successor(self) -> str: ...


Follows = TypeVar("Follows", bound=Ending)


def stands_on(agency: Follows, on: date, find: Callable[[str], Follows]) -> Follows:
    """The agency that stands for ``agency`` on that date: itself until it ends, then its
    successor, which ``find`` tells by its id. A circle ends where it would begin again."""
    seen = {agency.id, ""}
    while agency.valid_until is not None and agency.valid_until < on:
        if agency.successor in seen:
            break
        seen.add(agency.successor)
        agency = find(agency.successor)
    return agency


def commune_agencies(unit: Unit) -> tuple[Agency, Agency]:
    """The People's Committee and the police of a commune, ward or special zone."""
    return (
        _of_commune(unit, COMMITTEE, "UBND", "People's Committee"),
        _of_commune(unit, COMMUNE_POLICE, "Công an", "Police"),
    )


def _of_commune(unit: Unit, kind: str, prefix_vi: str, office_en: str) -> Agency:
    return Agency(
        id=f"{kind.replace('_', '-')}-{unit.code}",
        kind=kind,
        label_vi=f"{prefix_vi} {unit.name[0].lower()}{unit.name[1:]}",
        label_en=f"{unaccented(unit.short)} {_UNITS_EN[unit.kind]} {office_en}",
        province=unit.province,
        country="",
        valid_from=COMMUNES_SINCE,
        valid_until=None,
        successor="",
        confirmed=True,
        mark="F",
        source="Luật 53/2024 Đ27",
        unit=unit.code,
    )


def load_kinds(tables: Tables) -> dict[str, AgencyKind]:
    """The kinds of agencies by id."""
    rows = tables.rows(KINDS_FILE, KINDS_COLUMNS)
    kinds = (
        AgencyKind(row.text("id"), row.text("label_vi"), row.text("label_en"), row.day("until"))
        for row in rows
    )
    return unique(KINDS_FILE, ((kind.id, kind) for kind in kinds))


def load(
    tables: Tables,
    kinds: Mapping[str, AgencyKind],
    provinces: Collection[str],
    countries: Collection[str],
) -> dict[str, Agency]:
    """The agencies by id; refuses an end without a successor that is there to take over."""
    rows = tables.rows(FILE, COLUMNS)
    loaded = [_agency(row, kinds, provinces, countries) for row in rows]
    agencies = unique(FILE, ((agency.id, agency) for agency in loaded))
    for agency in loaded:
        _check_successor(agency, agencies)
    return agencies


def _agency(
    row: Row,
    kinds: Mapping[str, AgencyKind],
    provinces: Collection[str],
    countries: Collection[str],
) -> Agency:
    first, last = row.period("from", "until")
    confirmed, mark = confirmation(row)
    if bool(last) != bool(row.optional("successor")):
        row.refuse(N_("cơ quan đã kết thúc phải có đúng một cơ quan kế tiếp, và chỉ khi đó"))
    kind = kinds[row.one_of("kind", kinds)]
    if kind.valid_until and (last is None or kind.valid_until < last):
        row.refuse(N_("cơ quan còn sau khi loại cơ quan này đã kết thúc"))
    return Agency(
        id=row.text("id"),
        kind=kind.id,
        label_vi=row.text("label_vi"),
        label_en=row.text("label_en"),
        province=row.one_of("province", {"", *provinces}) if row.optional("province") else "",
        country=row.one_of("country", countries) if row.optional("country") else "",
        valid_from=first,
        valid_until=last,
        successor=row.optional("successor"),
        confirmed=confirmed,
        mark=mark,
        source=row.text("source"),
    )


def _check_successor(agency: Agency, agencies: Mapping[str, Agency]) -> None:
    if agency.valid_until is None:
        return
    heir = agencies.get(agency.successor)
    if heir is None:
        refuse(
            FILE,
            agency.id,
            N_("không có cơ quan kế tiếp “%(successor)s”"),
            successor=agency.successor,
        )
    if not heir.in_force(agency.valid_until + timedelta(days=1)):
        # This also rules out a circle: each heir must outlive the agency it takes over.
        refuse(FILE, agency.id, N_("“%(id)s” không tồn tại khi cơ quan này kết thúc"), id=heir.id)
