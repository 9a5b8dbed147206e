"""The table of changes, and the transaction of the cases store they are written in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, select, text
from sqlalchemy.exc import IntegrityError

from caseflow.clock import now
from caseflow.db import Base, db
from caseflow.vault import snapshot
from caseflow.vault.column import Clear
from caseflow.vault.record import ID, Moment

_TECHNICAL = {"held": Clear("technical column")}
CHANGE = Table(
    "change",
    Base.metadata,
    Column("id", ID, primary_key=True, info=_TECHNICAL),
    Column("case_id", ID, index=True, info=_TECHNICAL),
    Column("officer", ID, nullable=False, info=_TECHNICAL),
    Column("act", String(100), nullable=False, info=_TECHNICAL),
    Column("intent", BigInteger, nullable=False, info=_TECHNICAL),
    Column("void", Integer, nullable=False, info=_TECHNICAL),
    Column("at", Moment(), nullable=False, info=_TECHNICAL),
    Column("form", ID, info={"held": Clear("HMAC of what was sent, and where to")}),
    info={"transient": "an index of changes; intent and done entries of the log attest them"},
)


@dataclass(frozen=True)
class Found:
    """A change that reached the store: really (``void`` 0) or as a bar to a late writer."""

    intent: int
    void: bool
    act: str
    case: str
    form: str


def find_change(change: str) -> Found | None:
    """The change of that id, if it is in the store."""
    with db.engine.connect() as connection:
        row = connection.execute(select(CHANGE).where(CHANGE.c.id == change)).one_or_none()
    if row is None:
        return None
    return Found(row.intent, bool(row.void), row.act, row.case_id or "", row.form or "")


@contextmanager
def writing(case: str | None) -> Iterator[Connection]:
    """One write transaction: SQLite's single writer, PostgreSQL's lock on the case."""
    db.session.rollback()  # what was read is read; hold nothing while writing
    snapshot.forget()
    with db.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:case, 0))")
            connection.execute(lock, {"case": case or "staff"})
        yield connection


def happened(change: str, intent: int) -> bool:
    """Whether the change that ``intent`` announced is in the store; bars it for good if not,
    so that a writer still alive fails."""
    void = {"id": change, "officer": "system", "act": "void", "intent": intent, "void": 1}
    try:
        with writing(None) as connection:
            connection.execute(CHANGE.insert().values(**void, at=now()))
    except IntegrityError:
        found = find_change(change)
        return found is not None and not found.void and found.intent == intent
    return False
