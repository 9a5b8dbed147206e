"""PostgreSQL: nobody but the owner of the cases store changes or removes an attested row.

The application only ever inserts there, so its role needs no more; whoever misuses that
role leaves what was written as it is. On SQLite whoever runs the application owns the file.
"""

from sqlalchemy import Connection, text

from caseflow.audit.replay import attested_tables

_GRANTED = text(
    "SELECT DISTINCT table_name, grantee FROM information_schema.table_privileges"
    " WHERE table_schema = current_schema() AND grantee <> current_user"
    " AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE') ORDER BY table_name, grantee"
)


def take_back(connection: Connection) -> None:
    """Revoke on every attested table what changes or removes rows, from everybody else than
    its owner, who calls this after each migration."""
    if connection.dialect.name != "postgresql":
        return
    attested = {table.name for table in attested_tables()}
    quote = connection.dialect.identifier_preparer.quote_identifier
    for table, grantee in connection.execute(_GRANTED).all():
        if table in attested:
            whom = grantee if grantee == "PUBLIC" else quote(grantee)
            statement = f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(table)} FROM {whom}"
            connection.execute(text(statement))
