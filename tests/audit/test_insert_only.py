"""The roles of PostgreSQL: what the application's role may not do to what was written."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from caseflow.audit.check import check_all
from caseflow.audit.ledger_schema import CHECKPOINT, ENTRY, MENTION, NODE
from caseflow.audit.replay import attested_tables
from caseflow.audit.sequencer import Log
from caseflow.db import current, db
from caseflow.stores import migrate
from tests.audit.cases import new_case, owner
from tests.house import House

FORBIDDEN = (
    'UPDATE "{0}" SET {1} = {1}',
    'DELETE FROM "{0}"',
    'TRUNCATE "{0}"',
    'DROP TABLE "{0}"',
    'ALTER TABLE "{0}" DISABLE TRIGGER ALL',
    'CREATE TRIGGER t BEFORE INSERT ON "{0}" EXECUTE FUNCTION suppress_redundant_updates_trigger()',
)
postgresql = pytest.mark.parametrize("house", ["postgresql"], indirect=True)


def statements() -> Iterator[tuple[str, str]]:
    """Which store, and what must be refused there."""
    for table in attested_tables():
        yield from (("cases", each.format(table.name, "row_id")) for each in FORBIDDEN)
    for table in (ENTRY, NODE, CHECKPOINT, MENTION):
        column = next(iter(table.columns)).name
        yield from (("audit", each.format(table.name, column)) for each in FORBIDDEN)


@postgresql
def test_the_applications_role_changes_nothing_written(house: House) -> None:
    new_case(house)
    engines: dict[str, Engine] = {"cases": db.engine, "audit": current(Log).ledger.engine}
    tried = 0
    for store, statement in statements():
        with (
            engines[store].connect() as connection,
            pytest.raises(DBAPIError, match=r"permission denied|must be owner"),
        ):
            connection.execute(text(statement))
        tried += 1
    assert tried > 6 * 50
    for role in ("cases_owner", "audit_owner", "postgres"):
        for engine in engines.values():
            with engine.connect() as connection, pytest.raises(DBAPIError, match="permission"):
                connection.execute(text(f"SET ROLE {role}"))
    new_case(house)  # and it goes on inserting
    check_all(current(Log))


@postgresql
def test_who_was_granted_it_by_hand_has_it_no_more_after_a_migration(house: House) -> None:
    with owner(house) as connection:
        connection.execute(text("GRANT UPDATE ON assignment TO PUBLIC"))
        connection.execute(text("GRANT UPDATE (gender) ON person TO cases_writer"))
        connection.execute(text("GRANT TRIGGER ON consent TO cases_writer"))
        connection.execute(text("GRANT INSERT (version_num) ON alembic_version TO cases_writer"))
    migrate(house.config)
    drops = "CREATE FUNCTION pg_temp.drops() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'"
    for statement in (
        "UPDATE assignment SET row_id = row_id",
        "UPDATE person SET gender = NULL",
        "INSERT INTO alembic_version VALUES ('0000')",
        f"{drops}; CREATE TRIGGER t BEFORE INSERT ON consent EXECUTE FUNCTION pg_temp.drops()",
    ):
        with (
            db.engine.connect() as connection,
            pytest.raises(DBAPIError, match="permission denied"),
        ):
            connection.exec_driver_sql(statement)
