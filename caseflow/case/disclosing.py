"""Records of a case opened for one act, each with its entry in the log."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.policy import Permit
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import RecordKind

Records = Mapping[str, Mapping[str, Any]]  # record id → field → value


def opened(permit: Permit, kind: RecordKind, case: str) -> Records:
    """The records of ``kind`` in ``case`` that ``permit`` reaches, oldest first."""
    return opened_rows(permit, of_case([kind], case))


def opened_rows(permit: Permit, rows: list[Row]) -> Records:
    """The same of these ``rows``."""
    found: dict[str, dict[str, Any]] = {}
    for each in open_rows(permit, Event.CASE_VIEWED, reached(permit, rows)):
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
