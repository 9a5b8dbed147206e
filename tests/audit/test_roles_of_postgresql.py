"""PostgreSQL as docs/postgresql.md tells an operator to make it, and somebody inside who has the
password of one of the three roles that the application runs as."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from caseflow.app import create_app
from caseflow.audit.check import check_all
from caseflow.audit.sequencer import Log
from caseflow.db import current, make_engine
from caseflow.errors import CaseflowError, LogUnavailable, StoreBusy
from caseflow.vault.keystore import COMPARTMENT_KEY, DATA_KEY, INSTANCE_KEY, KEK
from tests.audit.cases import new_case, opening
from tests.house import House, Template, furnish
from tests.once import known
from tests.postgres import Postgres, Stores, as_role

DOCS = Path(__file__).parents[2] / "docs" / "postgresql.md"
ROLES = ("cases", "audit", "keys")
SHORT = 0.3  # seconds
FOREIGN = {
    "cases": ("SELECT wrapped FROM keys.data_key", "SELECT body FROM audit.entry"),
    "audit": ("SELECT wrapped FROM keys.data_key", "SELECT full_name FROM cases.person"),
    "keys": ("SELECT full_name FROM cases.person", "INSERT INTO audit.entry VALUES (0, '{}')"),
}
ANYWHERE = (
    "SET session_replication_role = replica",
    "CREATE TABLE audit.entry_of_mine (seq BIGINT)",
    "CREATE TABLE public.entry (seq BIGINT)",
    "CREATE FUNCTION public.hashtext(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION cases.hashtext(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE SCHEMA mine",
    "CREATE RULE r AS ON INSERT TO audit.entry DO INSTEAD NOTHING",
    "ALTER TABLE audit.entry DISABLE TRIGGER ALL",
    "ALTER FUNCTION audit.audit_refuse() SET search_path = pg_temp",
    "DROP FUNCTION audit.audit_refuse() CASCADE",
    "LOCK TABLE audit.entry IN SHARE MODE",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    "SELECT rolpassword FROM pg_authid",
    "ALTER ROLE audit_owner PASSWORD 'mine'",
    "SELECT pg_read_file('PG_VERSION')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_catalog.lo_import('PG_VERSION')",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'x')",
)


@pytest.fixture(scope="module")
def database(postgres: Postgres) -> URL:
    """A database of its own, made by the very statements of the page."""
    [statements] = re.findall(r"```sql\n(.*?)```", DOCS.read_text(), re.DOTALL)
    found = make_url(postgres.fresh_database())
    address = found.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(re.sub(r"CREATE ROLE [^;]*;", "", statements).encode())
    return found


@pytest.fixture(scope="module")
def made(database: URL, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A furnished instance in it."""
    named = {
        f"{role}{suffix}": as_role(database, role, right)
        for role in ROLES
        for suffix, right in (("", "writer"), ("_owner", "owner"))
    }
    stores = Stores(**named, audit_writer="audit_writer", backend="postgresql")
    return furnish(tmp_path_factory.mktemp("roles"), stores)


@pytest.fixture
def instance(made: Template, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """It is served; it waits a third of a second where it waits five."""
    monkeypatch.setattr("caseflow.db.BUSY_SECONDS", SHORT)
    with known():
        app = create_app(made.config)
    found = House(app, made.config, made.officers, made.agencies, made.seeds)
    app.extensions["caseflow"][Log]._wait = SHORT
    with app.app_context():
        yield found
    found.close()


@contextmanager
def intruder(database: URL, role: str) -> Iterator[Connection]:
    """A session with the password of the role that writes the store ``role``."""
    engine = create_engine(as_role(database, role, "writer"))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@pytest.mark.parametrize("role", ROLES)
def test_no_role_leaves_its_store_or_turns_off_what_keeps_the_log(
    made: Template, database: URL, role: str
) -> None:
    with intruder(database, role) as connection:
        for statement in (*FOREIGN[role], *ANYWHERE):
            with pytest.raises(DBAPIError, match=r"permission denied|must be owner|Only roles"):
                connection.exec_driver_sql(statement)
            connection.rollback()


def test_keys_are_made_and_neither_changed_nor_destroyed(instance: House, database: URL) -> None:
    new_case(instance)
    with intruder(database, "keys") as connection:
        for table in (KEK, COMPARTMENT_KEY, DATA_KEY, INSTANCE_KEY):
            column = next(iter(table.columns)).name
            for statement in (
                f"DELETE FROM {table.name}",
                f"TRUNCATE {table.name}",
                f"UPDATE {table.name} SET {column} = {column}",
            ):
                with pytest.raises(DBAPIError, match="permission denied"):
                    connection.exec_driver_sql(statement)
                connection.rollback()


@pytest.mark.parametrize("role", ROLES)
def test_no_role_removes_the_copy_or_says_at_which_migration_its_store_is(
    made: Template, database: URL, role: str
) -> None:
    copy = ("DELETE FROM checkpoint_copy", "TRUNCATE checkpoint_copy") if role == "keys" else ()
    with intruder(database, role) as connection:
        for statement in (
            *copy,
            "INSERT INTO alembic_version VALUES ('0000')",
            "UPDATE alembic_version SET version_num = '0000'",
            "DELETE FROM alembic_version",
        ):
            with pytest.raises(DBAPIError, match="permission denied"):
                connection.exec_driver_sql(statement)
            connection.rollback()


def test_what_a_role_sets_for_itself_does_not_reach_the_application(
    instance: House, database: URL
) -> None:
    with intruder(database, "audit") as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE entry (seq BIGINT, body TEXT)")
        connection.exec_driver_sql("INSERT INTO entry VALUES (70000, '{}')")
        for setting in ("search_path = pg_temp", "synchronous_commit = off", "lock_timeout = 0"):
            connection.exec_driver_sql(f"ALTER ROLE audit_writer SET {setting}")
        connection.commit()
    try:
        engine = make_engine(instance.config.audit_url)
        with engine.connect() as connection:
            shown = [
                connection.scalar(text(f"SHOW {name}"))
                for name in ("search_path", "synchronous_commit", "lock_timeout")
            ]
        engine.dispose()
    finally:
        with intruder(database, "audit") as connection:
            connection.exec_driver_sql("ALTER ROLE audit_writer RESET ALL")
            connection.commit()
    assert shown == ["audit", "on", f"{int(SHORT * 1000)}ms"]


@pytest.mark.parametrize(
    ("role", "held", "said"),
    [
        ("keys", "SELECT pg_advisory_lock(hashtext('caseflow audit'), hashtext('audit'))",
         LogUnavailable),
        ("audit", "SELECT pg_advisory_lock(hashtextextended('{case}', 0))", StoreBusy),
        ("cases", "LOCK TABLE change IN EXCLUSIVE MODE", StoreBusy),
    ],
    ids=["ledger", "case", "changes"],
)  # fmt: skip
def test_a_lock_that_somebody_keeps_is_an_answer_and_no_hanging(
    instance: House, database: URL, role: str, held: str, said: type[CaseflowError]
) -> None:
    change, _code = opening(instance)
    with intruder(database, role) as connection:
        connection.exec_driver_sql(held.format(case=change.permit.case))
        began = monotonic()
        with pytest.raises(said):
            change.commit()
        assert monotonic() - began < 5
        connection.rollback()
    new_case(instance)
    assert check_all(current(Log)).data.changes
