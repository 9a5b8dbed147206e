"""Does the log attest the data? Every row is held against the intent that announced it.

A row of an attested table must be one that an ``intent`` entry hashed, and every row so
announced by a change that came to be must still be there. So a row that was edited,
added, removed or rolled back behind the application is named. Both stores are read a
page at a time; the log itself is verified by ``audit.whole``, before this.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, inspect, select
from sqlalchemy.exc import DBAPIError

from caseflow.audit.attesting import row_hash
from caseflow.audit.canonical import decode_object
from caseflow.audit.changes import CHANGE
from caseflow.audit.events import Event
from caseflow.audit.ledger import PAGE, Ledger, View
from caseflow.audit.ledger_schema import ENTRY
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.db import Base, current, db

CHANGES_AT_ONCE = 400  # below SQLite's limit of parameters in one statement
_ABOUT_CHANGES = b'"event":"record_'
_NOT_READABLE = (ValueError, TypeError, DBAPIError)


class RowBroken(Exception):
    """The data are not what the log attests. ``table``, ``record`` and ``version`` name the
    row; of the table ``change``, ``record`` is the change's id and ``version`` is 0."""

    def __init__(self, table: str, record: str, version: int, reason: str) -> None:
        super().__init__(f"row {table} {record} version {version}: {reason}")
        self.table, self.record, self.version = table, record, version
        self.reason = reason


@dataclass(frozen=True)
class Attested:
    """Data that are what the log says: so many rows, written by so many changes."""

    rows: int
    changes: int


@dataclass(frozen=True)
class _Expected:
    """A row as its intent announced it."""

    hash: str
    change: str


Key = tuple[str, str, int]  # table, record, version


def attested_tables() -> list[Table]:
    """Every table whose rows the log attests, by name."""
    tables = Base.metadata.tables.values()
    return sorted((t for t in tables if t.info.get("attested")), key=lambda t: t.name)


def verify_rows(ledger: Ledger) -> Attested:
    """Hold all attested rows against the log; others may write meanwhile.

    Raises :class:`RowBroken` at the first row or change that does not fit.
    """
    # What is done by now must be in the data read next; what is read there must be in
    # the log read after that. So nothing written meanwhile looks like a fault.
    done_by_now = ledger.size()
    with _cases() as connection:
        # A table that somebody dropped has no rows: those announced are then gone.
        there = set(inspect(connection).get_table_names())
        tables = [table for table in attested_tables() if table.name in there]
        attested = _Replay(connection, ledger, tables).run()
        for table in tables:
            _verify_known(connection, table)
        _verify_ends(connection, ledger, done_by_now)
    return attested


def _cases() -> Connection:
    connection = db.engine.connect()
    if connection.dialect.name == "postgresql":
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


class _Replay:
    """One walk over the changes, in the order in which they were announced."""

    def __init__(self, connection: Connection, ledger: Ledger, tables: Sequence[Table]) -> None:
        self._connection, self._ledger, self._tables = connection, ledger, tables
        self._names = current(Pseudonyms)

    def run(self) -> Attested:
        rows = changes = 0
        found = self._connection.execution_options(yield_per=CHANGES_AT_ONCE).execute(
            select(CHANGE).order_by(CHANGE.c.intent, CHANGE.c.id)
        )
        for page in found.mappings().partitions():
            rows += self._page(page)
            changes += len(page)
        return Attested(rows, changes)

    def _page(self, changes: Sequence[RowMapping]) -> int:
        with self._ledger.view() as view:
            told = _told(view, [change["intent"] for change in changes])
        expected: dict[Key, _Expected] = {}
        for change in changes:
            facts = told.get(change["intent"], {})
            self._check_change(change, facts)
            if not change["void"]:
                expected |= _announced(change["id"], facts)
        rows = len(expected)
        for table in self._tables:
            for row in _rows(self._connection, table, [change["id"] for change in changes]):
                _check_row(table, row, expected)
        for (name, record, version), _ in sorted(expected.items()):
            raise RowBroken(name, record, version, "the row is gone")
        return rows

    def _check_change(self, change: RowMapping, told: Mapping[str, Any]) -> None:
        if told.get("event") != Event.RECORD_INTENT or told.get("change") != change["id"]:
            raise _broken_change(change["id"], "no intent in the log announced it")
        if change["void"]:
            return
        case = self._names.of_case(change["case_id"]) if change["case_id"] else None
        said = (told.get("actor", {}).get("officer"), told.get("act"), told.get("case"))
        if said != (change["officer"], change["act"], case):
            raise _broken_change(change["id"], "its officer, act or case is not the intent's")


def _told(view: View, numbers: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    """What the entries of these numbers say; numbers that do not exist are left out."""
    query = select(ENTRY.c.seq, ENTRY.c.body).where(ENTRY.c.seq.in_(numbers))
    return {seq: decode_object(body.encode()) for seq, body in view.connection.execute(query)}


def _announced(change: str, told: Mapping[str, Any]) -> dict[Key, _Expected]:
    return {
        (row["table"], row["record"], row["version"]): _Expected(row["hash"], change)
        for row in told.get("rows", ())
    }


def _rows(connection: Connection, table: Table, changes: Sequence[str]) -> list[RowMapping]:
    """The rows that these changes wrote; one that cannot even be read is named."""
    query = select(table).where(table.c.change_id.in_(changes))
    try:
        return list(connection.execute(query).mappings())
    except _NOT_READABLE:
        for row_id in connection.scalars(query.with_only_columns(table.c.row_id)).all():
            one = table.c.row_id == row_id
            try:
                connection.execute(select(table).where(one)).all()
            except _NOT_READABLE as error:
                named = select(table.c.record_id, table.c.record_version).where(one)
                record, version = connection.execute(named).one()
                raise RowBroken(table.name, record, version, "it is malformed") from error
        raise


def _check_row(table: Table, row: RowMapping, expected: dict[Key, _Expected]) -> None:
    name = (table.name, row["record_id"], row["record_version"])
    announced = expected.pop(name, None)
    if announced is None or announced.change != row["change_id"]:
        raise RowBroken(*name, "the change it names did not write it")
    try:
        found = row_hash(table, dict(row))
    except ValueError as error:
        raise RowBroken(*name, "it is malformed") from error
    if found != announced.hash:
        raise RowBroken(*name, "it is not what was written")


def _verify_known(connection: Connection, table: Table) -> None:
    """No row that names a change which never was."""
    known = select(CHANGE.c.id).where(CHANGE.c.id == table.c.change_id).exists()
    query = select(table.c.record_id, table.c.record_version).where(~known)
    for record, version in connection.execute(query.limit(1)):
        raise RowBroken(table.name, record, version, "the change it names does not exist")


def _verify_ends(connection: Connection, ledger: Ledger, size: int) -> None:
    """What the log says of the end of each change is so in the store."""
    for page in _ends(ledger, size):
        for start in range(0, len(page), CHANGES_AT_ONCE):
            some = page[start : start + CHANGES_AT_ONCE]
            query = select(CHANGE.c.id, CHANGE.c.intent, CHANGE.c.void)
            query = query.where(CHANGE.c.id.in_([told["change"] for told in some]))
            stored = {id_: (intent, bool(void)) for id_, intent, void in connection.execute(query)}
            for told in some:
                _check_end(told, stored.get(told["change"]))


def _ends(ledger: Ledger, size: int) -> Iterator[list[Mapping[str, Any]]]:
    ends = (Event.RECORD_DONE, Event.RECORD_FAILED, Event.RECORD_SETTLED)
    for start in range(0, size, PAGE):
        with ledger.view() as view:
            bodies = view.read(start, min(start + PAGE, size))
        told = [decode_object(body) for _, body in bodies if _ABOUT_CHANGES in body]
        yield [each for each in told if each["event"] in ends]


def _check_end(told: Mapping[str, Any], stored: tuple[int, bool] | None) -> None:
    intent, came_to_be = told["counts"]["intent"], told["outcome"] == "permit"
    if came_to_be and stored != (intent, False):
        raise _broken_change(told["change"], "it was written, and is gone or void")
    if not came_to_be and stored == (intent, False):
        raise _broken_change(told["change"], "it was not written, and is there")
    if not came_to_be and stored is None and told["event"] == Event.RECORD_SETTLED:
        raise _broken_change(told["change"], "the bar against a late writer is gone")


def _broken_change(change: str, reason: str) -> RowBroken:
    return RowBroken("change", change, 0, reason)
