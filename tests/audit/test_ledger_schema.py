"""The migration makes what the code expects, and the store refuses to forget."""

from pathlib import Path

import pytest
from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from caseflow.audit.ledger_schema import ddl, grants
from caseflow.db import make_engine
from tests.audit.logs import Bench
from tests.postgres import Postgres, Stores

MIGRATIONS = Path(__file__).parents[2] / "migrations" / "audit"
DESCRIPTION = {
    "sqlite": ["SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"],
    "postgresql": [
        "SELECT table_name, column_name, data_type, is_nullable, collation_name"
        " FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, 2",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1",
        "SELECT pg_get_triggerdef(oid), tgenabled FROM pg_trigger"
        " WHERE NOT tgisinternal ORDER BY 1",
        "SELECT pg_get_functiondef(oid) FROM pg_proc"
        " WHERE pronamespace = current_schema()::regnamespace ORDER BY 1",
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = current_schema()::regnamespace ORDER BY 1, 2",
    ],
}
REFUSED = {
    "update an entry": "UPDATE entry SET body = '{}' WHERE seq = 0",
    "delete an entry": "DELETE FROM entry WHERE seq = 2",
    "leave a gap": "INSERT INTO entry (seq, body) VALUES (4, '{}')",
    "come before": "INSERT INTO entry (seq, body) VALUES (-1, '{}')",
    "insert again": "INSERT INTO entry (seq, body) VALUES (1, '{}')",
    "update a node": "UPDATE node SET idx = 9 WHERE level = 0 AND idx = 0",
    "delete a node": "DELETE FROM node",
    "skip a node": "INSERT INTO node (level, idx, hash) SELECT 0, 9, hash FROM node LIMIT 1",
    "update a checkpoint": "UPDATE checkpoint SET note = 'x'",
    "delete a checkpoint": "DELETE FROM checkpoint WHERE size = 1",
    "checkpoint of another size": "INSERT INTO checkpoint (size, note) VALUES (9, 'x')",
    "checkpoint once more": "INSERT INTO checkpoint (size, note) VALUES (2, 'x')",
    "update a mention": "UPDATE mention SET pseudonym = 'x'",
    "delete a mention": "DELETE FROM mention",
    "mention afterwards": "INSERT INTO mention (seq, pseudonym) VALUES (1, 'other')",
    "mention beforehand": "INSERT INTO mention (seq, pseudonym) VALUES (3, 'other')",
}
ONLY_SQLITE = {
    "replace an entry": "REPLACE INTO entry (seq, body) VALUES (2, '{}')",
    "replace a node": "REPLACE INTO node (level, idx, hash) SELECT level, idx, hash FROM node",
    "replace a checkpoint": "INSERT OR REPLACE INTO checkpoint (size, note) VALUES (3, 'x')",
    "update or replace": "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
    "no number": "INSERT INTO entry (body) VALUES ('{}')",
}
ONLY_POSTGRESQL = {
    f"truncate {table}": f"TRUNCATE {table}" for table in ("entry", "node", "checkpoint", "mention")
}


def described(engine: Engine) -> list[list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return [
            [tuple(row) for row in connection.exec_driver_sql(query) if "alembic" not in str(row)]
            for query in DESCRIPTION[engine.dialect.name]
        ]


def migrated(url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    upgrade(config, "head")


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_the_migration_makes_what_ddl_says(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if backend == "sqlite":
        urls = [f"sqlite:///{tmp_path / name}.db" for name in ("a", "b")]
    else:
        server: Postgres = request.getfixturevalue("postgres")
        urls = [server.fresh_database(), server.fresh_database()]
    migrated(urls[0])
    written = make_engine(urls[1])
    with written.begin() as connection:
        for statement in ddl(backend):
            connection.exec_driver_sql(statement)
    expected = described(written)
    assert described(make_engine(urls[0])) == expected
    assert all(expected)


@pytest.mark.parametrize("what", [*REFUSED, *ONLY_SQLITE, *ONLY_POSTGRESQL])
def test_what_is_written_stays(bench: Bench, what: str) -> None:
    statement = {**REFUSED, **ONLY_SQLITE, **ONLY_POSTGRESQL}[what]
    dialect = bench.engine.dialect.name
    if what in (ONLY_POSTGRESQL if dialect == "sqlite" else ONLY_SQLITE):
        return
    bench.fill(3)
    with bench.engine.connect() as connection:
        if dialect == "postgresql":  # what a session under replication may otherwise skip
            connection.exec_driver_sql("SET session_replication_role = replica")
        with pytest.raises(DBAPIError, match="only grows"):
            connection.exec_driver_sql(statement)
    assert bench.verify().entries == 3


def test_a_temporary_table_does_not_deceive_the_trigger(postgres: Postgres) -> None:
    engine = make_engine(postgres.fresh_database())
    with engine.begin() as connection:
        for statement in ddl("postgresql"):
            connection.exec_driver_sql(statement)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE entry (seq BIGINT)")
        connection.exec_driver_sql("INSERT INTO pg_temp.entry VALUES (7)")
        with pytest.raises(DBAPIError, match="only grows"):
            connection.exec_driver_sql("INSERT INTO public.entry (seq, body) VALUES (8, '{}')")


def test_the_writer_may_append_and_read_only(store_urls: Stores) -> None:
    if store_urls.backend == "sqlite":
        return
    migrated(store_urls.audit_owner)
    with make_engine(store_urls.audit_owner).begin() as connection:
        for statement in grants(store_urls.audit_writer):
            connection.exec_driver_sql(statement)
    writer = make_engine(store_urls.audit)
    with writer.begin() as connection:
        connection.execute(text("INSERT INTO entry (seq, body) VALUES (0, '{}')"))
        assert connection.scalar(text("SELECT count(*) FROM entry")) == 1
    for statement in (
        "UPDATE entry SET body = '[]'",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "DROP TABLE entry",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
    ):
        with (
            pytest.raises(DBAPIError, match=r"permission denied|must be owner"),
            writer.begin() as connection,
        ):
            connection.exec_driver_sql(statement)
