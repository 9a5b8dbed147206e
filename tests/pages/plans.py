"""What pages ask of SQLite, and which tables it walks whole for an answer.

SQLite plans by the indexes there are and not by how much there is, so the small
demonstration tells what becomes slow in a large instance. It is listened to at the driver,
for what stands before every page is handed to the driver as it is.
"""

import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Pool, event

VALUE = re.compile(r"[xX]?'(?:[^']|'')*'|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
WALK = re.compile(r"SCAN (\w+)")
ASKS = ("SELECT", "INSERT", "UPDATE", "DELETE")
Asked = dict[tuple[str, str], str]  # file and statement without its values → with some


@contextmanager
def overheard() -> Iterator[Asked]:
    """Every statement that any SQLite store is asked meanwhile."""
    found: Asked = {}

    def listen(raw: Any, *_: Any) -> None:
        [(*_, file)] = raw.execute("PRAGMA database_list").fetchall()[:1]
        raw.set_trace_callback(lambda sql: found.setdefault((file, VALUE.sub("?", sql)), sql))

    event.listen(Pool, "checkout", listen)
    try:
        yield found
    finally:
        event.remove(Pool, "checkout", listen)


def walked(asked: Asked) -> dict[str, set[str]]:
    """Each table that is walked whole, with the statements that do it."""
    found: dict[str, set[str]] = {}
    for (file, plain), sql in asked.items():
        if plain.startswith(ASKS):
            for table in _walks(file, sql):
                found.setdefault(table, set()).add(plain)
    return found


def _walks(file: str, sql: str) -> Iterator[str]:
    if "LIMIT" in sql and "WHERE" not in sql:
        return  # the first so many of an order, whatever is behind them
    with sqlite3.connect(file) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        for *_, step in raw.execute(f"EXPLAIN QUERY PLAN {sql}"):
            if (walk := WALK.match(step)) and (table := _meant(walk[1], sql, tables)):
                yield table


def _meant(name: str, sql: str, tables: Collection[str]) -> str:
    """The table called ``name``, or of which that is another name in ``sql``; else empty."""
    as_well = (found[1] for found in re.finditer(rf"(\w+) (?:AS )?{name}\b", sql))
    return next((each for each in (name, *as_well) if each in tables), "")
