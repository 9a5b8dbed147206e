"""PostgreSQL: nobody but the owner of a store changes or removes what only ever grows there.

The application only inserts attested rows, and keys, so its roles need no more; whoever misuses
one leaves what was written as it is, and can be read. A copy of the checkpoint is overtaken, never
removed, and which migration a store is at, its owner alone writes. On SQLite whoever runs the
application owns the file.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, text

REMOVING = ("DELETE", "TRUNCATE", "TRIGGER")
CHANGING = ("UPDATE", *REMOVING)
WRITING = ("INSERT", *CHANGING)
_GRANTED = text(
    "SELECT table_name, grantee, privilege_type FROM information_schema.table_privileges"
    " WHERE table_schema = current_schema() AND grantee <> current_user"
    " AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')"
    " UNION SELECT table_name, grantee, privilege_type FROM information_schema.column_privileges"
    " WHERE table_schema = current_schema() AND grantee <> current_user"
    " AND privilege_type IN ('INSERT', 'UPDATE') ORDER BY table_name, grantee"
)


def take_back(connection: Connection, taken: Mapping[str, Collection[str]]) -> None:
    """Revoke the rights ``taken`` (by table) from everybody else than the tables' owner, who
    calls this after each migration; a trigger among them, which would write other rows than the
    log attests, and a right to single columns."""
    if connection.dialect.name != "postgresql":
        return
    quote = connection.dialect.identifier_preparer.quote_identifier
    granted = connection.execute(_GRANTED).all()
    held = [(table, who) for table, who, right in granted if right in taken.get(table, ())]
    for table, grantee in dict.fromkeys(held):
        rights, whom = ", ".join(taken[table]), "PUBLIC" if grantee == "PUBLIC" else quote(grantee)
        connection.execute(text(f"REVOKE {rights} ON {quote(table)} FROM {whom}"))
