"""A narrow line for each case and each holder (an agency, an officer) that reaches it now.

Clear facts only, repeated from attested rows in the transaction that writes those, so that a
list of 50,000 cases is narrowed, sorted and paged by an index. A line decides nothing: who is
shown a case is judged by the attested rows (``case.facts``). What depends on the date (terms,
overdue) is kept as its date and compared on reading.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    delete,
    insert,
    select,
    type_coerce,
)

from caseflow.audit.changes import writing
from caseflow.audit.following import Following
from caseflow.case.deriving import Line, derive
from caseflow.case.records import CASE
from caseflow.db import Base, db
from caseflow.vault.column import Clear
from caseflow.vault.reading import CHUNK
from caseflow.vault.record import ID, Day

_ID, _ACCESS = {"held": Clear("technical column")}, {"held": Clear("decides access")}
_STAGE, _CLOCK = {"held": Clear("stage status")}, {"held": Clear("clock")}


def _plain(length: int) -> String:
    """ASCII text that PostgreSQL, too, compares as bytes: a language's order costs time."""
    compared = String(length, collation="C")
    return String(length).with_variant(compared, "postgresql")


def _order(*columns: str, name: str | None = None) -> Index:
    """The index of one order. SQLite's holds the key of the table anyway."""
    return Index(name, "holder", "ground", *columns, postgresql_include=["case_id"])


LINE = Table(
    "case_line",
    Base.metadata,
    Column("holder", ID, primary_key=True, info=_ACCESS),
    Column("ground", String(16), primary_key=True, info=_ACCESS),
    Column("case_id", ID, primary_key=True, index=True, info=_ID),
    Column("held", Integer, nullable=False, info=_ACCESS),
    Column("until_on", Day(), nullable=False, info={"held": Clear("procedural date")}),
    Column("code", _plain(9), nullable=False, info={"held": Clear("case code")}),
    Column("due_at", _plain(27), nullable=False, info=_CLOCK),
    Column("risk", Integer, nullable=False, info={"held": Clear("risk level")}),
    Column("stages", Integer, nullable=False, info=_STAGE),
    Column("owed_at", _plain(27), nullable=False, info=_CLOCK),
    Column("owed", Integer, nullable=False, info={"held": Clear("a count")}),
    Column("review_on", _plain(10), nullable=False, info={"held": Clear("procedural date")}),
    Column("told", Integer, nullable=False, info={"held": Clear("a count")}),
    Column("given_by", _plain(80), nullable=False, info={"held": Clear("legal status")}),
    # Each order of a list, with all that narrows it, so that paging reads the index alone.
    _order("due_at", "code", "until_on", "stages"),
    _order("risk", "code", "until_on", "stages"),
    _order("code", "until_on", "stages"),
    _order("owed_at", "code", "until_on", "owed"),
    _order(
        *("review_on", "code", "until_on", "held", "told", "given_by"),
        name="ix_case_line_reviewed",
    ),
    info={"transient": "repeats attested rows; whoever is shown a case is judged by those"},
    sqlite_with_rowid=False,  # a holder's lines lie together
)
_AS_IT_STANDS = select(*(type_coerce(c, String) if c is LINE.c.until_on else c for c in LINE.c))
_CASES = CASE.parts[0].table.c.case_id


def keep(connection: Connection, case: str) -> None:
    """Bring the lines of ``case`` in step with its rows, as this transaction sees them."""
    _correct(connection, [case])


def astray(connection: Connection) -> Iterator[str]:
    """Cases whose lines are not what their attested rows say, or that have none."""
    known = {*connection.scalars(select(_CASES)), *connection.scalars(select(LINE.c.case_id))}
    for some in _chunks(sorted(known)):
        there, wanted = _stored(connection, some), derive(connection, some)
        yield from (case for case in some if there[case] != wanted[case])


def catch_up() -> int:
    """Write the lines of the cases that have none: after a migration, at the start."""
    missing = select(_CASES).distinct().where(_CASES.not_in(select(LINE.c.case_id)))
    with db.engine.connect() as connection:
        found = list(connection.scalars(missing))
    for some in _chunks(found):
        with writing("case lines") as connection:
            _correct(connection, some)
    return len(found)


FOLLOWING = Following(keep, astray, catch_up)


def _correct(connection: Connection, cases: Sequence[str]) -> None:
    there, wanted = _stored(connection, cases), derive(connection, cases)
    moved = [case for case in cases if there[case] != wanted[case]]
    if stale := [case for case in moved if there[case]]:
        connection.execute(delete(LINE).where(LINE.c.case_id.in_(stale)))
    if fresh := [line._asdict() for case in moved for line in wanted[case]]:
        connection.execute(insert(LINE), fresh)


def _stored(connection: Connection, cases: Collection[str]) -> dict[str, set[Line]]:
    found: dict[str, set[Line]] = {case: set() for case in cases}
    for row in connection.execute(_AS_IT_STANDS.where(LINE.c.case_id.in_(cases))).mappings():
        found[row["case_id"]].add(Line(**{**row, "until_on": _day(row["until_on"])}))
    return found


def _day(stands: object) -> date:
    """The date that stands there. SQLite keeps any text: one that is no date is none that a
    line has, so that the line is astray, and set right with the case's next change."""
    try:
        return date.fromisoformat(str(stands))
    except ValueError:
        return date.min


def _chunks(cases: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(cases), CHUNK):
        yield cases[start : start + CHUNK]
