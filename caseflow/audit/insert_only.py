"""PostgreSQL: nobody but the owner of a store changes or removes what only ever grows there.

The application only inserts attested rows, and keys, so its roles need no more; whoever misuses
one leaves what was written as it is, and can be read. On SQLite whoever runs the application
owns the file.
"""

from collections.abc import Collection

from sqlalchemy import Connection, text

_GRANTED = text(
    "SELECT table_name, grantee FROM information_schema.table_privileges"
    " WHERE table_schema = current_schema() AND grantee <> current_user"
    " AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')"
    " UNION SELECT table_name, grantee FROM information_schema.column_privileges"
    " WHERE table_schema = current_schema() AND grantee <> current_user"
    " AND privilege_type = 'UPDATE' ORDER BY table_name, grantee"
)


def take_back(connection: Connection, growing: Collection[str]) -> None:
    """Revoke on the tables ``growing`` what changes or removes rows, from everybody else than
    their owner, who calls this after each migration; so a trigger, which would write other rows
    than the log attests, and a right to single columns."""
    if connection.dialect.name != "postgresql":
        return
    quote = connection.dialect.identifier_preparer.quote_identifier
    for table, grantee in connection.execute(_GRANTED).all():
        if table in growing:
            whom = grantee if grantee == "PUBLIC" else quote(grantee)
            statement = f"REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON {quote(table)} FROM {whom}"
            connection.execute(text(statement))
