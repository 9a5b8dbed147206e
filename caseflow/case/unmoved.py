"""That nothing has come or gone meanwhile: for a change that rests on what it does not revise."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from caseflow.audit.recording import Guard
from caseflow.db import db
from caseflow.errors import Conflict
from caseflow.vault.record import Part, RecordKind


def unmoved(kinds: Iterable[RecordKind], case: str) -> Guard:
    """What stands of ``kinds`` in ``case`` now, taken before their names are opened: a change
    that rests on those holds only as long as nobody has recorded or changed one since. Names
    stay shut in its transaction, so all are compared before."""
    parts = [part for kind in kinds for part in kind.parts]
    with db.engine.connect() as connection:
        known = _versions(parts, case, connection)

    def check(connection: Connection) -> None:
        if _versions(parts, case, connection) != known:
            raise Conflict()

    return check


def _versions(parts: Iterable[Part], case: str, connection: Connection) -> set[str]:
    """Every row of ``parts`` in ``case``, whichever part a name lies in: none is ever removed."""
    return {
        row
        for columns in (part.table.c for part in parts)
        for row in connection.scalars(select(columns.row_id).where(columns.case_id == case))
    }
