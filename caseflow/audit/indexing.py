"""The lines by which a person is looked for, kept in step with the attested rows they repeat.

They are made before the transaction of a change, in which nothing is opened, and written in
it. ``catch_up`` makes those that are missing after a migration.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select, tuple_

from caseflow.audit.changes import writing
from caseflow.db import current, db
from caseflow.vault.keystore import DataKeys, KeyStore
from caseflow.vault.lookup import LOOKUP, SOUGHT, KeysOf, Line, Lookup, Sought, lines, place
from caseflow.vault.reading import CHUNK, newest
from caseflow.vault.record import Part


def lines_of(rows: list[tuple[Part, dict[str, Any]]], keys_of: KeysOf) -> list[Line]:
    """The lines of the rows that a change is about to write."""
    return lines(current(Lookup), rows, keys_of)


def catch_up() -> int:
    """Write the lines that records lack or that are of an older version; how many."""
    written = 0
    with db.engine.connect() as connection:
        found = [each for sought in SOUGHT.values() for each in _missing(connection, sought)]
    for start in range(0, len(found), CHUNK):
        fresh = _derived(found[start : start + CHUNK])
        with writing("person lookup") as connection:
            place(connection, fresh)
        written += len(fresh)
    return written


def astray(connection: Connection) -> Iterator[str]:
    """Cases whose lines are not what their rows say, or that lack one, or have one too many."""
    known: set[str] = set()
    for sought in SOUGHT.values():
        rows = connection.execute(newest(sought.part).where(_in_a_case(sought))).mappings()
        for some in rows.partitions(CHUNK):
            wanted = _derived([(sought.part, dict(row)) for row in some])
            known.update(line.record_id for line in wanted)
            there = _stored(connection, [line.record_id for line in wanted])
            yield from (line.case_id for line in wanted if there.get(line.record_id) != line)
    for line in connection.execute(select(LOOKUP)).mappings():
        if line["record_id"] not in known:
            yield line["case_id"]


def _in_a_case(sought: Sought) -> Any:
    return sought.part.table.c.case_id.is_not(None)


def _missing(connection: Connection, sought: Sought) -> list[tuple[Part, dict[str, Any]]]:
    columns = sought.part.table.c
    there = select(LOOKUP.c.record_id, LOOKUP.c.record_version)
    lacking = tuple_(columns.record_id, columns.record_version).not_in(there)
    rows = connection.execute(newest(sought.part).where(_in_a_case(sought), lacking)).mappings()
    return [(sought.part, dict(row)) for row in rows]


def _derived(rows: list[tuple[Part, dict[str, Any]]]) -> list[Line]:
    """The lines of rows that stand in the store, with one question a compartment for keys."""
    held: Mapping[str, DataKeys] = {
        str(compartment): current(KeyStore).data_keys(
            {row["case_id"] for part, row in rows if part.compartment is compartment},
            [str(compartment)],
        )
        for compartment in {part.compartment for part, _ in rows if part.compartment}
    }
    return lines(current(Lookup), rows, lambda _case, compartment: held[str(compartment)])


def _stored(connection: Connection, records: list[str]) -> Mapping[str, Line]:
    rows = connection.execute(select(LOOKUP).where(LOOKUP.c.record_id.in_(records)))
    return {row.record_id: Line(**row._mapping) for row in rows}
