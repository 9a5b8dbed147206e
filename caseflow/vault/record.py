"""Records as tables: a record of the law's field list becomes one insert-only table a
compartment, and one for its clear fields. What decides access is kept the same way.

Every row is a version, unique by (record, version): at once optimistic lock,
correction history and what the log attests. Ids are made by the application.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, Dialect, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy.types import TypeDecorator, TypeEngine

from caseflow.clock import stamp
from caseflow.db import Base
from caseflow.law.compartments import Compartment
from caseflow.law.fields import Field, RecordSpec
from caseflow.vault.column import Clear, SealedType
from caseflow.vault.envelope import Place

ID, CODE = String(64), String(200)
SEVERAL = frozenset({"consent.recipients", "rescue_operation.participating_agencies"})
RESERVED = {"case": "case_file"}  # «case» is a word of SQL


class Moment(TypeDecorator[datetime]):
    """An aware moment as UTC text, so that both databases sort and return it alike."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | str | None, dialect: Dialect) -> str | None:
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Codes(TypeDecorator[list[str]]):
    """Several codes or ids, as canonical JSON text."""

    impl = String(4000)
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str | None:
        return None if value is None else encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else list(json.loads(value))


class Day(TypeDecorator[date]):
    """A date; the forms hand it over as ISO text."""

    impl = Date
    cache_ok = True

    def process_bind_param(self, value: date | str | None, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


def encode(value: object) -> str:
    """An answer as the text that is sealed or stored: sorted, compact JSON."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> object:
    """The answer again."""
    return json.loads(text)


@dataclass(frozen=True)
class Part:
    """One table of a record: its clear fields, or those of one compartment."""

    table: Table
    compartment: Compartment | None
    fields: tuple[str, ...]

    def place(self, column: str, row: str, case: str) -> Place:
        """Where a sealed value of this part stands."""
        return Place(self.table.name, column, row, case, str(self.compartment))


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: what it holds and where. ``parts``: its tables, the clear one first;
    links to other records are clear columns there."""

    name: str
    spec: RecordSpec
    parts: tuple[Part, ...] = field(repr=False)

    def part_of(self, name: str) -> Part:
        """The part that holds field ``name``."""
        return next(part for part in self.parts if name in part.fields)

    def split(self, answers: Mapping[str, object]) -> dict[Part, dict[str, object]]:
        """``answers`` by the part that holds them; an unknown name is a KeyError."""
        shares: dict[Part, dict[str, object]] = {}
        known = {name: part for part in self.parts for name in part.fields}
        for name, value in answers.items():
            shares.setdefault(known[name], {})[name] = value
        return shares


KINDS: dict[str, RecordKind] = {}


def record_kind(
    spec: RecordSpec, links: Mapping[str, str] | None = None, indexed: Collection[str] = ()
) -> RecordKind:
    """The kind for ``spec``, its tables declared. ``links``: clear id column → why;
    ``indexed``: the clear fields by which rows are looked for."""
    links = dict(links or {})
    clear = [f for f in spec.fields if f.held is None]
    names = [(None, clear)] if clear or links or not spec.compartments else []
    by_compartment = [
        (c, [f for f in spec.fields if f.held is c]) for c in Compartment if c in spec.compartments
    ]
    shares: list[tuple[Compartment | None, list[Field]]] = [*names, *by_compartment]
    parts = tuple(
        _part(spec, compartment, fields, links if index == 0 else {}, len(shares) == 1)
        for index, (compartment, fields) in enumerate(shares)
    )
    kind = RecordKind(spec.name, spec, parts)
    for name in indexed:
        Index(None, kind.part_of(name).table.c[name])
    KINDS[spec.name] = kind
    return kind


def _part(
    spec: RecordSpec,
    compartment: Compartment | None,
    fields: Iterable[Field],
    links: Mapping[str, str],
    alone: bool,
) -> Part:
    base = RESERVED.get(spec.name, spec.name)
    name = base if alone or compartment is None else f"{base}_{compartment}"
    fields = list(fields)
    columns = [_column(f) for f in fields]
    columns += [Column(n, ID, index=True, info={"held": Clear(why)}) for n, why in links.items()]
    table = Table(
        name,
        Base.metadata,
        *_technical(),
        *columns,
        UniqueConstraint("record_id", "record_version"),
        info={"attested": True, "kind": spec.name},
    )
    return Part(table, compartment, (*(f.name for f in fields), *links))


def _technical() -> list[Column[Any]]:
    why = {"held": Clear("technical column")}
    return [
        Column("row_id", ID, primary_key=True, info=why),
        Column("record_id", ID, nullable=False, info=why),
        Column("record_version", Integer, nullable=False, info=why),
        Column("case_id", ID, index=True, info=why),
        Column("change_id", ID, nullable=False, index=True, info=why),
        Column("recorded_by", ID, nullable=False, info=why),
        Column("recorded_for", ID, nullable=False, info=why),
        Column("recorded_at", Moment(), nullable=False, info=why),
    ]


def _column(spec: Field) -> Column[Any]:
    if spec.held is not None:
        return Column(spec.name, SealedType(), info={"held": spec.held})
    return Column(spec.name, _clear_type(spec), info={"held": Clear(spec.why_clear)})


def _clear_type(spec: Field) -> TypeEngine[Any]:
    if spec.type == "multi_choice" or f"{spec.record}.{spec.name}" in SEVERAL:
        return Codes()
    kinds: dict[str, TypeEngine[Any]] = {"date": Day(), "datetime": Moment(), "integer": Integer()}
    return kinds.get(spec.type, CODE)
