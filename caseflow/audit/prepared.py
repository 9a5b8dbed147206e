"""A statement in each database's own words and handed to the driver as it is.

An append stands before every page that shows something, and runs ten statements of
always the same words: what Core does around each would cost more than the database does.
"""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

_VALUE = re.compile(r":([a-z]+[0-9]*)")


class Prepared:
    """SQL that both databases understand, its values named as in ``:size``.

    It runs in the transaction of the connection it is given; what goes wrong is raised as
    the driver's own error.
    """

    def __init__(self, sql: str) -> None:
        self._sql = {"sqlite": sql, "postgresql": _VALUE.sub(r"%(\1)s", sql)}

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """What the statement finds."""
        found = self._cursor(connection).execute(self._sql[connection.dialect.name], values)
        return list(found.fetchall())

    def run(self, connection: Connection, *rows: Mapping[str, Any]) -> None:
        """Execute it with each of ``rows``."""
        sql, cursor = self._sql[connection.dialect.name], self._cursor(connection)
        if len(rows) == 1:
            cursor.execute(sql, rows[0])
        else:
            cursor.executemany(sql, rows)

    @staticmethod
    def _cursor(connection: Connection) -> Any:
        return connection.connection.cursor()
