"""What can befall a real audit store: locked, read-only, full, gone; put right afterwards."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import make_url

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.sequencer import Log
from caseflow.errors import LogUnavailable
from tests.house import House


@contextmanager
def locked_log(home: Path) -> Iterator[None]:
    """Another process holds the log's store of ``home`` and does not let go."""
    holder = sqlite3.connect(home / "audit.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@contextmanager
def with_pragma(house: House, pragma: str) -> Iterator[None]:
    """Every connection to the log opened from now on is told ``pragma``."""
    engine = house.app.extensions["caseflow"][Log].ledger.engine

    def tell_it(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", tell_it)
    engine.dispose()
    with suppress(LogUnavailable):
        for _ in range(300):  # the last pages have room for a few entries more
            note(Event.INSTANCE_STARTED)
    yield
    event.remove(engine, "connect", tell_it)
    engine.dispose()


@contextmanager
def gone_file(house: House) -> Iterator[None]:
    """The file is moved away under the running process."""
    moved = {}
    for end in ("", "-wal", "-shm"):
        file = house.config.home / f"audit.db{end}"
        if file.exists():
            moved[file] = file.rename(house.config.home / f"away{end}")
    yield
    for end in ("", "-wal", "-shm"):
        (house.config.home / f"audit.db{end}").unlink(missing_ok=True)
    for file, away in moved.items():
        away.rename(file)


@contextmanager
def as_superuser(house: House) -> Iterator["psycopg.Connection[Any]"]:
    url = make_url(house.config.audit_url).set(drivername="postgresql", username="postgres")
    url = url.set(query={k: v for k, v in url.query.items() if k != "options"})
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as found:
        yield found


@contextmanager
def locked_table(house: House) -> Iterator[None]:
    with as_superuser(house) as connection, connection.transaction():
        connection.execute("LOCK TABLE audit.entry IN ACCESS EXCLUSIVE MODE")
        yield


@contextmanager
def changed_by(house: House, there: str, back: str) -> Iterator[None]:
    with as_superuser(house) as connection:
        connection.execute(there.encode())
        yield
        connection.execute(back.encode())


TROUBLES: Mapping[str, tuple[str, Callable[[House], Any]]] = {
    "locked": ("sqlite", lambda house: locked_log(house.config.home)),
    "read-only": ("sqlite", lambda house: with_pragma(house, "query_only = ON")),
    "full": ("sqlite", lambda house: with_pragma(house, "max_page_count = 1")),
    "gone": ("sqlite", gone_file),
    "table locked": ("postgresql", locked_table),
    "writing forbidden": (
        "postgresql",
        lambda house: changed_by(
            house,
            "REVOKE INSERT ON audit.entry FROM audit_writer",
            "GRANT INSERT ON audit.entry TO audit_writer",
        ),
    ),
    "table gone": (
        "postgresql",
        lambda house: changed_by(
            house,
            "ALTER TABLE audit.entry RENAME TO elsewhere",
            "ALTER TABLE audit.elsewhere RENAME TO entry",
        ),
    ),
}
