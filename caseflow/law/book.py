"""The law book: every rule of the tables and their amendments, loaded and checked as one.

Nothing in it changes: an amendment makes a new book. A broken table stops the start.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from caseflow.errors import N_
from caseflow.law import (
    access,
    agencies,
    ages,
    clocks,
    codes,
    counting,
    entitlements,
    fields,
    instruments,
    matrix,
    places,
    regimes,
    services,
)
from caseflow.law import holidays as calendars
from caseflow.law.access import AccessTables
from caseflow.law.agencies import HOSPITAL, MISSION, Agency, AgencyKind
from caseflow.law.amending import AmendedTables, Amendment, amendments_of
from caseflow.law.citing import cite
from caseflow.law.clocks import Clock
from caseflow.law.codes import Code
from caseflow.law.compartments import Compartment
from caseflow.law.counting import Counting, Due
from caseflow.law.entitlements import Entitlement, Facts
from caseflow.law.extensions import Extending
from caseflow.law.fields import Field, RecordSpec
from caseflow.law.holidays import Holidays
from caseflow.law.instruments import Instrument
from caseflow.law.matrix import Matrix
from caseflow.law.places import OldProvince, Province, Units
from caseflow.law.regimes import Regime
from caseflow.law.services import Service
from caseflow.law.tables import DATA, Tables, refuse

Value = TypeVar("Value")
COUNTRIES = "external:iso_3166"
LANGUAGES = "external:iso_639_3"
_EXTERNAL_COLUMNS = ("code", "label_vi", "label_en")
_CODES_HELD_AS_ENUMS = {
    "compartment": frozenset(Compartment) - {Compartment.OVERSIGHT},
    "legal_status": frozenset(entitlements.Status),
    "age_class": frozenset(ages.AgeClass),
    "eligibility": frozenset(regimes.Eligibility),
}


@dataclass(frozen=True)
class LawBook:
    """All the tables. ``version`` changes with any byte of any of them and with each
    amendment; mappings are read-only and keep the order of their files. ``tables`` are the
    entries as they were written, for those who show them.
    """

    version: str
    tables: AmendedTables
    records: Mapping[str, RecordSpec]
    codes: Mapping[str, Mapping[str, Code]]
    countries: Mapping[str, Code]
    languages: Mapping[str, Code]
    instruments: Mapping[str, Instrument]
    clocks: Mapping[str, tuple[Clock, ...]]
    counting: Counting
    holidays: Holidays
    regimes: Mapping[str, Regime]
    services: Mapping[str, tuple[Service, ...]]
    matrix: Matrix
    agency_kinds: Mapping[str, AgencyKind]
    agencies: Mapping[str, Agency]
    provinces: Mapping[str, Province]
    old_provinces: Mapping[str, OldProvince]
    units: Units
    access: AccessTables

    def choices(self, field: Field) -> list[Code]:
        """The answers ``field`` can have, in order, the lists of a union one after the
        other; a code that stands in two of them is listed once.
        """
        found: dict[str, Code] = {}
        for name in field.choices:
            for code in self.code_list(name).values():
                found.setdefault(code.code, code)
        return list(found.values())

    def code_list(self, name: str) -> Mapping[str, Code]:
        """A code list by name, ISO 3166 and ISO 639-3 included; KeyError if unknown."""
        match name:
            case "external:iso_3166":
                return self.countries
            case "external:iso_639_3":
                return self.languages
        return self.codes[name]

    def kinds_for(self, field: Field) -> tuple[str, ...]:
        """The kinds of agencies that an answer to ``field`` can name; none: any kind."""
        if (field.record, field.name) == ("health_assessment", "facility"):
            return (HOSPITAL, *self.regimes["b"].providers)  # Đ37(1)(b); hospitals: TN, HN §III.7
        return (MISSION,) if (field.record, field.name) == ("intake_return", "mission") else ()

    def clock(self, name: str, on: date) -> Clock | None:
        """The entry of a clock in force on the triggering date; None when the tables
        have none for that date. KeyError when there is no such clock.
        """
        return next((entry for entry in self.clocks[name] if entry.in_force(on)), None)

    def clock_counted(self, name: str, on: date, version: str) -> Clock | None:
        """The entry for ``on`` of a clock that was started under the book of ``version``: as
        it stands now, unless an amendment since then gives another limit, which does not
        move what was started before.
        """
        now = self.clock(name, on)
        count = amendments_of(version)
        if count >= len(self.tables.amendments):
            return now
        earlier = _clocks_before(self.tables, count)[name]
        then = next((entry for entry in earlier if entry.in_force(on)), None)
        limits = [(each.limit, each.longest) if each else None for each in (then, now)]
        return now if limits[0] == limits[1] else then

    def due(self, name: str, occurred_at: datetime, rule_on: date | None = None) -> Due | None:
        """When a clock started at ``occurred_at`` (aware) runs out, by the entry in force
        on its date, or on ``rule_on`` (for support: the date of identification).
        """
        clock = self.clock(name, rule_on or counting.date_in_vietnam(occurred_at))
        return counting.due(clock, occurred_at, self.holidays) if clock else None

    def longest(self, name: str, occurred_at: datetime) -> Due | None:
        """When it runs out in a complex case; None when the law names no such limit."""
        clock = self.clock(name, counting.date_in_vietnam(occurred_at))
        return counting.longest(clock, occurred_at, self.holidays) if clock else None

    def service(self, kind: str, on: date) -> Service:
        """The entry of a kind of service that began on that date; KeyError if unknown."""
        return next(each for each in self.services[kind] if each.in_force(on))

    def extending(self, clock: Clock, occurred_at: datetime, due_at: datetime) -> Extending:
        """A clock that now ends at ``due_at``, to be asked how it may be extended."""
        article = cite(clock.article, self.instruments[clock.instrument].number)
        return Extending(clock, occurred_at, due_at, self.holidays, article)

    def entitlements(self, facts: Facts, on: date) -> list[Entitlement]:
        """Every regime with its eligibility and article, for these facts."""
        return entitlements.entitlements(facts, on, self.regimes, self.matrix)


@lru_cache(maxsize=64)
def _clocks_before(tables: AmendedTables, count: int) -> Mapping[str, tuple[Clock, ...]]:
    """The clocks when ``count`` amendments had been decided; lists ask for many at once."""
    earlier = tables.before(count)
    return clocks.load(earlier, instruments.load(earlier))


def load(folder: Path = DATA, amendments: Sequence[Amendment] = ()) -> LawBook:
    """The law book of the tables in ``folder`` with ``amendments`` in the order of decision;
    StartRefused when one is broken.
    """
    tables = AmendedTables(folder, amendments)
    lists = codes.load(tables)
    _check_enums(lists)
    countries = codes.spelled(tables, _external(tables, "countries.csv", COUNTRIES))
    known_instruments = instruments.load(tables)
    known_clocks = clocks.load(tables, known_instruments)
    rules = counting.load(tables)
    kinds = agencies.load_kinds(tables)
    provinces = places.load_provinces(tables)
    units = places.load_units(tables, provinces)
    support = regimes.load(tables, _known(lists, known_instruments, kinds, known_clocks))
    return LawBook(
        version=tables.version,
        tables=tables,
        records=_frozen(fields.load(tables, lists)),
        codes=_frozen(lists),
        countries=_frozen(countries),
        languages=_frozen(_external(tables, "languages.csv", LANGUAGES)),
        instruments=_frozen(known_instruments),
        clocks=_frozen(known_clocks),
        counting=rules,
        holidays=calendars.load(tables, rules.weekend),
        regimes=_frozen(support),
        services=_frozen(
            services.load(tables, lists.get("service_kind", ()), support, known_instruments)
        ),
        matrix=MappingProxyType(matrix.load(tables, support)),
        agency_kinds=_frozen(kinds),
        agencies=_frozen(agencies.load(tables, kinds, provinces, countries)),
        provinces=_frozen(provinces),
        old_provinces=_frozen(places.load_old(tables, provinces)),
        units=units,
        access=access.load(tables),
    )


def _known(
    lists: Mapping[str, Mapping[str, Code]],
    known_instruments: Mapping[str, Instrument],
    kinds: Mapping[str, AgencyKind],
    known_clocks: Mapping[str, tuple[Clock, ...]],
) -> regimes.Known:
    return regimes.Known(
        codes=[*lists["support_regime"], *lists["support_regime_2011"]],
        laws=lists["legal_regime"],
        instruments=known_instruments,
        kinds=kinds,
        clocks=known_clocks,
    )


def _frozen(mapping: Mapping[str, Value]) -> Mapping[str, Value]:
    return MappingProxyType(dict(mapping))


def _external(tables: Tables, file: str, name: str) -> dict[str, Code]:
    """A list kept by others (ISO), in the order of its file."""
    found: dict[str, Code] = {}
    for row in tables.rows(file, _EXTERNAL_COLUMNS):
        cells = [row.text(column) for column in _EXTERNAL_COLUMNS]
        code = Code(name, cells[0], cells[1], cells[2], source=name)
        if code.code in found:
            row.refuse(N_("có hai mục cùng mã"))
        found[code.code] = code
    return found


def _check_enums(lists: Mapping[str, Mapping[str, Code]]) -> None:
    """Refuse code lists that rules know by name and that no longer agree with them."""
    for name in ("support_regime", "support_regime_2011", "legal_regime"):
        if not lists.get(name):
            refuse(codes.FILE, name, N_("không có danh mục này"))
    for name, members in _CODES_HELD_AS_ENUMS.items():
        differing = members ^ set(lists.get(name, ()))
        if differing:
            known = ", ".join(sorted(differing))
            refuse(codes.FILE, name, N_("mã không khớp với quy tắc: %(codes)s"), codes=known)
