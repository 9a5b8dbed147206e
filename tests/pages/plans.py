"""What pages ask of SQLite, and which tables it walks whole for an answer.

SQLite plans by the indexes there are and not by how much there is, so the small
demonstration tells what becomes slow in a large instance.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

WALK = re.compile(r"SCAN (\w+?)(_\d+)?(?: USING .*)?$")  # its table, or an alias of it
Asked = dict[str, tuple[str, Any]]


@contextmanager
def overheard() -> Iterator[Asked]:
    """Every statement that is executed meanwhile, with its file and one set of its values."""
    found: Asked = {}

    def hear(
        connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, many: bool
    ) -> None:
        found.setdefault(sql, (connection.engine.url.database, values[0] if many else values))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def walked(asked: Asked) -> dict[str, set[str]]:
    """Each table that is walked whole, with the statements that do it."""
    found: dict[str, set[str]] = {}
    for sql, (file, values) in asked.items():
        if sql.startswith(("SELECT", "DELETE", "UPDATE", "INSERT")):
            for table in _walks(file, sql, values):
                found.setdefault(table, set()).add(sql)
    return found


def _walks(file: str, sql: str, values: Any) -> Iterator[str]:
    if "LIMIT" in sql and "WHERE" not in sql:
        return  # the first so many of an order, whatever is behind them
    with sqlite3.connect(file) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        for *_, step in raw.execute(f"EXPLAIN QUERY PLAN {sql}", values):
            if (walk := WALK.match(step)) and walk[1] in tables:
                yield walk[1]
