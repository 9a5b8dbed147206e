"""The migrated stores are the models: nothing is missing, nothing is left over."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Integer, MetaData, Table, inspect, text

from caseflow.app import create_app
from caseflow.audit import copies
from caseflow.audit.ledger_schema import ddl
from caseflow.config import STORES
from caseflow.db import Base, make_engine
from caseflow.stores import _alembic, migrate
from caseflow.vault.keystore import KEYS
from tests.house import House
from tests.postgres import Postgres, Stores, sqlite_stores

# Made by their own statements, outside the metadata: the log's copy and alembic's mark.
OTHERS = {"cases": {"alembic_version"}, "keys": {"alembic_version", "checkpoint_copy"}}
MODELS = {"cases": Base.metadata, "keys": KEYS}


@contextmanager
def store(house: House, name: str) -> Iterator[Connection]:
    engine = make_engine(getattr(house.config, f"{name}_owner_url"))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def differences(connection: Connection, metadata: MetaData, others: set[str]) -> list[object]:
    """What autogenerate would write into the next migration."""

    def ours(_object: object, name: str | None, kind: str, *_more: object) -> bool:
        return not (kind == "table" and name in others)

    options = {"compare_type": True, "include_object": ours}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


@pytest.mark.parametrize("name", MODELS)
def test_the_migrated_store_is_the_models(house: House, name: str) -> None:
    with store(house, name) as connection:
        assert differences(connection, MODELS[name], OTHERS[name]) == []


@pytest.mark.parametrize("name", MODELS)
def test_a_model_changed_without_a_migration_is_noticed(house: House, name: str) -> None:
    wanted = MetaData(naming_convention=MODELS[name].naming_convention)
    for table in MODELS[name].sorted_tables:
        table.to_metadata(wanted)
    Table("forgotten", wanted, Column("id", Integer, primary_key=True))
    last = MODELS[name].sorted_tables[-1].name
    wanted.tables[last].append_column(Column("forgotten", Integer))
    with store(house, name) as connection:
        told = [str(each[0]) for each in differences(connection, wanted, OTHERS[name])]  # type: ignore[index]
    assert sorted(told) == ["add_column", "add_table"]


@pytest.fixture
def empty(house: House, request: pytest.FixtureRequest, tmp_path: Path) -> Stores:
    """Empty stores of the same database as the house's."""
    if house.config.embedded:
        return sqlite_stores(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh_stores()


def test_the_audit_store_is_what_the_ledger_declares(house: House, empty: Stores) -> None:
    """Tables, triggers and indexes of the frozen migration against today's statements."""
    backend = "sqlite" if house.config.embedded else "postgresql"
    fresh = make_engine(empty.audit_owner)
    with fresh.begin() as connection:
        for statement in ddl(backend):
            connection.execute(text(statement))
        declared = shape(connection)
    fresh.dispose()
    with store(house, "audit") as connection:
        migrated = shape(connection)
    assert {each for each in migrated if "alembic_version" not in each} == declared


def shape(connection: Connection) -> set[str]:
    """Every table, index and trigger as the database itself tells it."""
    if connection.dialect.name == "sqlite":
        query = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master"
    else:
        query = (
            "SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '"
            " || is_nullable FROM information_schema.columns WHERE table_schema = 'audit'"
            " UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'audit'"
            " UNION ALL SELECT pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'audit'"
            " UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p"
            " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'audit'"
        )
    return {str(value) for value in connection.execute(text(query)).scalars()}


def test_the_copy_of_the_checkpoint_is_what_it_declares(house: House, empty: Stores) -> None:
    engine = make_engine(empty.keys_owner)
    with engine.begin() as connection:
        for statement in copies.ddl():
            connection.execute(text(statement))
        declared = columns_of_the_copy(connection)
    engine.dispose()
    with store(house, "keys") as connection:
        assert columns_of_the_copy(connection) == declared


def columns_of_the_copy(connection: Connection) -> dict[str, bool]:
    """Column → whether it may be empty."""
    found = inspect(connection).get_columns("checkpoint_copy")
    return {each["name"]: each["nullable"] for each in found}


def test_an_older_instance_takes_its_keys_along(house: House) -> None:
    """Keys 0002: as the store stood before, then migrated; the seeds stay where they were."""
    columns = "purpose, row, sealed"
    with store(house, "keys") as connection:
        seeds = connection.execute(text("SELECT count(*) FROM system_secret")).scalar_one()
        connection.execute(text(f"INSERT INTO system_secret SELECT {columns} FROM instance_key"))
        connection.execute(text("DROP TABLE instance_key"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        connection.commit()
    assert "keys: 0001 → 0002" in migrate(house.config)
    with store(house, "keys") as connection:
        assert connection.execute(text("SELECT count(*) FROM system_secret")).scalar_one() == seeds
        assert connection.execute(text("SELECT count(*) FROM instance_key")).scalar_one() == 5
    assert create_app(house.config).view_functions


@pytest.mark.parametrize("name", STORES)
def test_migrations_are_one_numbered_line(name: str) -> None:
    scripts = list(ScriptDirectory.from_config(_alembic(name)).walk_revisions())
    numbers = [script.revision for script in reversed(scripts)]
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
    for script in scripts:
        assert not hasattr(script.module, "downgrade"), "forward only"
