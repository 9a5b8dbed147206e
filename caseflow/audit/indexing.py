"""The lines by which a person is looked for, kept in step with the attested rows they repeat.

They are made before the transaction of a change, in which nothing is opened, and written in
it. ``catch_up`` makes those that are missing after a migration.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, tuple_

from caseflow.audit.changes import writing
from caseflow.db import current, db
from caseflow.vault.keystore import KeyStore
from caseflow.vault.lookup import (
    LOOKUP,
    SOUGHT,
    KeysOf,
    Line,
    Lookup,
    Sought,
    lines,
    place,
    standing,
)
from caseflow.vault.reading import CHUNK, newest
from caseflow.vault.record import Part


def lines_of(rows: list[tuple[Part, dict[str, Any]]], keys_of: KeysOf) -> list[Line]:
    """The lines of the rows that a change is about to write."""
    return lines(current(Lookup), rows, keys_of)


def catch_up() -> int:
    """Write the lines that records lack or that are of an older version; how many."""
    written = 0
    with db.engine.connect() as connection:
        lacking = {sought: _missing(connection, sought) for sought in SOUGHT.values()}
    for sought, found in lacking.items():
        for start in range(0, len(found), CHUNK):
            with db.engine.connect() as connection:
                fresh = _derived(connection, sought, found[start : start + CHUNK])
            with writing("person lookup") as connection:
                place(connection, fresh)
            written += len(fresh)
    return written


def astray(connection: Connection) -> Iterator[str]:
    """Cases whose lines are not what their rows say, or that lack one, or have one too many."""
    known: set[str] = set()
    for sought in SOUGHT.values():
        columns = sought.part.table.c
        query = newest(sought.part).with_only_columns(columns.record_id)
        found = connection.execute(query.where(columns.case_id.is_not(None))).scalars().all()
        for start in range(0, len(found), CHUNK):
            wanted = _derived(connection, sought, found[start : start + CHUNK])
            known.update(line.record_id for line in wanted)
            there = _stored(connection, [line.record_id for line in wanted])
            yield from (line.case_id for line in wanted if there.get(line.record_id) != line)
    for line in connection.execute(select(LOOKUP)).mappings():
        if line["record_id"] not in known:
            yield line["case_id"]


def _missing(connection: Connection, sought: Sought) -> Sequence[str]:
    columns = sought.part.table.c
    there = select(LOOKUP.c.record_id, LOOKUP.c.record_version)
    lacking = tuple_(columns.record_id, columns.record_version).not_in(there)
    query = newest(sought.part).with_only_columns(columns.record_id)
    return connection.execute(query.where(columns.case_id.is_not(None), lacking)).scalars().all()


def _derived(connection: Connection, sought: Sought, records: Sequence[str]) -> list[Line]:
    """The lines of ``records`` by all their versions, with one question for keys."""
    part, columns = sought.part, sought.part.table.c
    query = (
        select(part.table)
        .where(columns.record_id.in_(records))
        .order_by(columns.record_id, columns.record_version)
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    sealed = [str(part.compartment)] if part.compartment else []
    held = current(KeyStore).data_keys({row["case_id"] for row in rows}, sealed)
    return standing(lines(current(Lookup), [(part, row) for row in rows], lambda *_: held))


def _stored(connection: Connection, records: list[str]) -> Mapping[str, Line]:
    rows = connection.execute(select(LOOKUP).where(LOOKUP.c.record_id.in_(records)))
    return {row.record_id: Line(**row._mapping) for row in rows}
