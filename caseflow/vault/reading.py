"""Reading rows: the current version of records, or all of them. Sealed stays sealed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, bindparam, select

from caseflow.vault import snapshot
from caseflow.vault.among import among
from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place
from caseflow.vault.record import Part, RecordKind

CHUNK = 500  # below SQLite's limit of parameters in one statement
TECHNICAL = (
    *("row_id", "record_id", "record_version", "case_id", "change_id"),
    *("recorded_by", "recorded_for", "recorded_at"),
)


@dataclass(frozen=True)
class Row:
    """One version of one part of a record; sealed values are masks until disclosed."""

    kind: RecordKind
    part: Part
    id: str
    record: str
    version: int
    case: str
    change: str
    author: str
    agency: str
    at: datetime
    values: Mapping[str, Any]

    def place(self, column: str) -> Place:
        """Where this row's sealed ``column`` stands. What belongs to no case is its own scope."""
        return self.part.place(column, self.id, self.case or self.record)

    def sealed(self) -> Iterator[tuple[str, Sealed]]:
        """The sealed values there are, by column."""
        for name, value in self.values.items():
            if isinstance(value, Sealed):
                yield name, value

    def only(self, *columns: str) -> "Row":
        """This row with these columns alone, so that a list opens no more than it shows."""
        kept = {name: value for name, value in self.values.items() if name in columns}
        return replace(self, values=kept)

    def clear(self) -> dict[str, Any]:
        """The clear values there are."""
        return {
            name: value
            for name, value in self.values.items()
            if value is not None and not isinstance(value, Sealed)
        }


def _wanted(part: Part, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Current rows of ``part`` in the order in which they were recorded."""
    table = part.table
    return newest(part).where(*conditions).order_by(table.c.recorded_at, table.c.row_id)


# What almost every page asks, built once a part.
@cache
def _in_cases(part: Part) -> Select[Any]:
    return _wanted(part, among(part.table.c.case_id, "cases"))


@cache
def _in_one_case(part: Part) -> Select[Any]:
    return _wanted(part, part.table.c.case_id == bindparam("case"))


@cache
def _of_one_record(part: Part) -> Select[Any]:
    return _wanted(part, part.table.c.record_id == bindparam("record"))


@cache
def newest(part: Part) -> Select[Any]:
    """The current version of each record of ``part``."""
    later = part.table.alias()
    return select(part.table).where(
        ~select(later.c.row_id)
        .where(
            later.c.record_id == part.table.c.record_id,
            later.c.record_version == part.table.c.record_version + 1,
        )
        .exists()
    )


def current(
    kind: RecordKind, *conditions: ColumnElement[bool], part: Part | None = None
) -> list[Row]:
    """Current rows of ``part`` (the first by default) that meet ``conditions``, oldest first."""
    part = part or kind.parts[0]
    with snapshot.reading() as connection:
        return _found(connection, kind, part, _wanted(part, *conditions))


def latest(kind: RecordKind, most: int, *conditions: ColumnElement[bool]) -> list[Row]:
    """The last ``most`` rows of the first part that meet ``conditions``, newest first."""
    part = kind.parts[0]
    table = part.table.c
    last = table.recorded_at.desc(), table.row_id.desc()
    query = newest(part).where(*conditions).order_by(*last).limit(most)
    with snapshot.reading() as connection:
        return _found(connection, kind, part, query)


def rows_of(connection: Connection, kind: RecordKind, part: Part, query: Select[Any]) -> list[Row]:
    """The rows ``query`` finds in ``part``, in the order in which they were recorded."""
    ordered = query.order_by(part.table.c.recorded_at, part.table.c.row_id)
    return _found(connection, kind, part, ordered)


def _found(
    connection: Connection, kind: RecordKind, part: Part, query: Select[Any], **named: Any
) -> list[Row]:
    return told(connection.execute(query, named), kind, part, part.fields)


def told(
    found: CursorResult[Any], kind: RecordKind, part: Part, fields: Iterable[str]
) -> list[Row]:
    """Each result as a ``Row``, with ``fields`` of its part."""
    places = {name: place for place, name in enumerate(found.keys())}
    facts = itemgetter(*(places[name] for name in TECHNICAL))
    answers = [(name, places[name]) for name in fields]
    return [
        _row(kind, part, facts(each), {name: each[place] for name, place in answers})
        for each in found.all()
    ]


def row_of(kind: RecordKind, part: Part, found: Mapping[str, Any], fields: Iterable[str]) -> Row:
    """The ``Row`` of one result, with ``fields`` of its part."""
    facts = tuple(found[name] for name in TECHNICAL)
    return _row(kind, part, facts, {name: found[name] for name in fields})


def _row(kind: RecordKind, part: Part, facts: Sequence[Any], values: Mapping[str, Any]) -> Row:
    row, record, version, case, change, author, agency, at = facts
    return Row(kind, part, row, record, version, case or "", change, author, agency, at, values)


def of_case(kinds: Iterable[RecordKind], case: str, *, history: bool = False) -> list[Row]:
    """Every current row (or every version) of ``kinds`` in ``case``."""
    wanted = list(dict.fromkeys((kind, part) for kind in kinds for part in kind.parts))
    return _read(wanted, case, history) if history else _of_parts(wanted, case)


def _of_parts(wanted: Collection[tuple[RecordKind, Part]], case: str) -> list[Row]:
    """Current rows of these parts in ``case``: where a snapshot was taken, each read once."""
    if (taken := snapshot.of(case)) is None:
        return _read(wanted, case)
    for row in _read([w for w in wanted if w[1].table.name not in taken.rows], case):
        taken.rows.setdefault(row.part.table.name, []).append(row)
    return [row for _, part in wanted for row in taken.rows.setdefault(part.table.name, [])]


def _read(
    wanted: Collection[tuple[RecordKind, Part]], case: str, history: bool = False
) -> list[Row]:
    rows: list[Row] = []
    if taken := snapshot.of(case):
        wanted = [(kind, part) for kind, part in wanted if part.table.name in taken.filled]
    if not wanted:
        return rows
    with snapshot.reading() as connection:
        for kind, part in wanted:
            if history:
                every = select(part.table).where(part.table.c.case_id == case)
                rows += rows_of(connection, kind, part, every)
            else:
                rows += _found(connection, kind, part, _in_one_case(part), case=case)
    return rows


def clear_rows(kind: RecordKind, case: str, connection: Connection | None = None) -> list[Row]:
    """The first part of each record of ``kind`` in ``case`` (the clear one, where there is
    one), oldest first; through ``connection``, as its transaction sees them."""
    part = kind.parts[0]
    if connection is None:
        return _of_parts([(kind, part)], case)
    return _found(connection, kind, part, _in_one_case(part), case=case)


def of_cases(
    kind: RecordKind, cases: Iterable[str], part: Part | None = None
) -> dict[str, list[Row]]:
    """Current rows of one part for many cases, by case."""
    part = part or kind.parts[0]
    ids = list(dict.fromkeys(cases))
    if len(ids) == 1 and snapshot.of(ids[0]):
        rows = _of_parts([(kind, part)], ids[0])
        return {ids[0]: rows} if rows else {}
    known = snapshot.many(part)
    missing = [case for case in ids if case not in known]
    with snapshot.reading() as connection:
        for start in range(0, len(missing), CHUNK):
            some = missing[start : start + CHUNK]
            found = by_case(connection, kind, part, some)
            known |= {case: found.get(case, []) for case in some}
    return {case: list(known[case]) for case in ids if known[case]}


def by_case(
    connection: Connection, kind: RecordKind, part: Part, cases: Sequence[str]
) -> dict[str, list[Row]]:
    """Current rows of ``part`` for at most ``CHUNK`` cases, as ``connection`` sees them."""
    found: dict[str, list[Row]] = {}
    for row in _found(connection, kind, part, _in_cases(part), cases=list(cases)):
        found.setdefault(row.case, []).append(row)
    return found


def of_record(kind: RecordKind, record: str) -> list[Row]:
    """The current row of each part of one record."""
    if (taken := snapshot.current()) is None:
        return _of_record(kind, record)
    rows = [row for row in of_case([kind], taken.case) if row.record == record]
    return rows or snapshot.kept((kind.name, record), lambda: _of_record(kind, record))


def in_case(kind: RecordKind, record: str, case: str) -> list[Row]:
    """The same, if the record is one of ``case``: what a form names may be any id there is."""
    return [row for row in of_record(kind, record) if row.case == case]


def _of_record(kind: RecordKind, record: str) -> list[Row]:
    rows: list[Row] = []
    with snapshot.reading() as connection:
        for part in kind.parts:
            rows += _found(connection, kind, part, _of_one_record(part), record=record)
    return rows
