"""Records of a case opened for one act, each with its entry in the log."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.policy import Permit
from caseflow.vault.reading import Row, newest, of_case, rows_of
from caseflow.vault.record import RecordKind

Records = Mapping[str, Mapping[str, Any]]  # record id → field → value


def opened(permit: Permit, kind: RecordKind, case: str) -> Records:
    """The records of ``kind`` in ``case`` that ``permit`` reaches, oldest first."""
    found: dict[str, dict[str, Any]] = {}
    for each in open_rows(permit, Event.CASE_VIEWED, reached(permit, of_case([kind], case))):
        values = found.setdefault(each.row.record, {})
        values |= each.values
    return found


def reached(permit: Permit, rows: list[Row]) -> list[Row]:
    """Those of ``rows`` that ``permit`` may read."""
    return [
        row
        for row in rows
        if row.part.compartment is None
        or permit.may_read(row.part.compartment, row.author, row.record)
    ]


def clear_rows(kind: RecordKind, case: str) -> list[Row]:
    """The clear part of each record of ``kind`` in ``case``, oldest first."""
    return [row for row in of_case([kind], case) if row.part is kind.parts[0]]


def rows_in(connection: Connection, kind: RecordKind, case: str) -> list[Row]:
    """The same as the transaction of ``connection`` sees them."""
    part = kind.parts[0]
    return rows_of(connection, kind, part, newest(part).where(part.table.c.case_id == case))
