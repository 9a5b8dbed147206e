"""The stores: how an engine is made, the base of all tables, the objects of an app."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry

T = TypeVar("T")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_SECONDS = 5
ALIVE_SECONDS = 1.0  # a connection that was used so lately is taken as it is
_RESTED = "rested_at"


class Base(DeclarativeBase):
    """Every table of the cases store."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base)


def engine_options(url: str) -> dict[str, Any]:
    """How an engine for ``url`` is opened; a locked store answers after five seconds."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_SECONDS}}
    return {}


def make_engine(url: str) -> Engine:
    """An engine with the durability and the transactions the two promises rely on."""
    engine = create_engine(url, **engine_options(url))
    prepare_engine(engine)
    return engine


def prepare_engine(engine: Engine) -> None:
    """SQLite: WAL, full flush, foreign keys, and transactions that BEGIN when told. PostgreSQL:
    nobody who holds a lock holds the application, and what is committed is on the disk."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
    else:
        event.listen(engine, "connect", _postgresql_connect)
        event.listen(engine, "checkin", _rested)
        event.listen(engine, "checkout", partial(_ask_if_alive, engine.dialect))


def _sqlite_connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not begin or commit by itself
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _postgresql_connect(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """A role may set its own defaults: they do not count here."""
    connection.execute(
        "SELECT set_config('lock_timeout', %s, false), set_config('synchronous_commit',"
        " CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'"
        " ELSE current_setting('synchronous_commit') END, false)",
        (f"{BUSY_SECONDS}s",),
    )
    connection.commit()


def _rested(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.info[_RESTED] = time.monotonic()


def _ask_if_alive(
    dialect: Dialect, connection: Any, entry: ConnectionPoolEntry, _proxy: Any
) -> None:
    """A connection that has rested is asked for a sign of life, and replaced without one. Asked
    at each of the forty times that a page takes one, that alone would be a quarter of the page."""
    rested = entry.info.get(_RESTED)
    if rested is None or time.monotonic() - rested < ALIVE_SECONDS:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise DisconnectionError from error


def _sqlite_begin(connection: Any) -> None:
    options = connection.get_execution_options()
    if not options.get("alone", False):
        immediate = options.get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


_ALONE: dict[str, dict[str, Any]] = {
    "sqlite": {"alone": True},
    "postgresql": {"isolation_level": "AUTOCOMMIT"},
}


def single(engine: Engine) -> Connection:
    """A connection for one statement, which is its own transaction: none is begun around it."""
    return engine.connect().execution_options(**_ALONE[engine.dialect.name])


@contextmanager
def transaction() -> Iterator[Connection]:
    """A short write transaction of transient tables, never within one of a case. It waits for
    its turn; what reads first and writes then, SQLite refuses where somebody wrote between."""
    db.session.rollback()  # what was read is read; hold nothing while writing
    with db.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        yield connection


def provide(app: Flask, *objects: object) -> None:
    """Make ``objects`` those of this app: one of each type."""
    held = app.extensions.setdefault("caseflow", {})
    held.update({type(each): each for each in objects})


def renew(each: object) -> None:
    """Make ``each`` this app's object of its type, for requests to come."""
    provide(current_app, each)


def hold(each: object) -> None:
    """For the rest of this request ``each`` stands for the app's own object of its type."""
    g.caseflow_held = {type(each): each}


def let_go() -> None:
    """What was held is held no longer."""
    g.pop("caseflow_held", None)


def current(kind: type[T]) -> T:
    """This app's object of type ``kind`` (its KeyStore, its Log), or the one held for this
    request (the LawBook with which it began)."""
    held = g.get("caseflow_held", {})
    return cast(T, held[kind] if kind in held else current_app.extensions["caseflow"][kind])
