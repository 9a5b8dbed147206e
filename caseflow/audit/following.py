"""Tables that only repeat what attested rows say, so that lists need not read all of them.

They move in the transaction of the very rows they repeat, and ``audit verify`` holds them
against those rows. The log knows no more of them than the table's name: the app says who follows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from caseflow.audit import indexing
from caseflow.audit.replay import RowBroken
from caseflow.db import current, db
from caseflow.vault.record import Part


@dataclass(frozen=True)
class Following:
    """Given by the app. ``keep``: bring what repeats case id … in step, inside its
    transaction; ``astray``: the cases whose repetition is not what their rows say;
    ``catch_up``: write what is missing altogether, and say for how many cases."""

    keep: Callable[[Connection, str], None]
    astray: Callable[[Connection], Iterator[str]]
    catch_up: Callable[[], int]


def insert_rows(
    connection: Connection, case: str | None, rows: list[tuple[Part, dict[str, Any]]]
) -> None:
    """Insert the rows of one change, and let what follows them follow."""
    for part, row in rows:
        connection.execute(part.table.insert().values(row))
    if case is not None:
        current(Following).keep(connection, case)


def verify_followers() -> None:
    """Hold all that follows against the attested rows; raises ``RowBroken`` for the first case
    whose repetition is wrong. On PostgreSQL and in WAL mode one state is read throughout."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        for case in current(Following).astray(connection):
            raise RowBroken("case_line", case, 0, "it is not what the case's rows say")
        for case in indexing.astray(connection):
            raise RowBroken("person_lookup", case, 0, "it is not what the case's rows say")
