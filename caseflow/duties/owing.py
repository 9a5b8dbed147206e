"""What cases owe, for the lines by which lists and home are sorted: clocks and open tasks."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from sqlalchemy import Connection

from caseflow.case.sections import Owed
from caseflow.clock import VIETNAM, stamp
from caseflow.duties.records import CLOCK, TASK
from caseflow.vault.reading import Row, newest, rows_of
from caseflow.vault.record import RecordKind


def owed(connection: Connection, cases: Sequence[str]) -> Mapping[str, Sequence[Owed]]:
    """The running clocks and open tasks of ``cases``, as ``connection`` sees them."""
    found: dict[str, list[Owed]] = {}
    for row in _open(connection, cases, CLOCK, "stopped_at"):
        found.setdefault(row.case, []).append(Owed(stamp(row.values["due_at"])))
    for row in _open(connection, cases, TASK, "done_at"):
        task = Owed(_end_of(row), row.values["agency"], row.values["role"])
        found.setdefault(row.case, []).append(task)
    return found


def _open(
    connection: Connection, cases: Sequence[str], kind: RecordKind, ended: str
) -> Sequence[Row]:
    part = kind.parts[0]
    query = newest(part).where(part.table.c.case_id.in_(cases), part.table.c[ended].is_(None))
    return rows_of(connection, kind, part, query)


def _end_of(task: Row) -> str:
    """A task is overdue when its day has ended in Việt Nam; one without a day is due at once."""
    day = task.values["due_on"]
    return stamp(datetime.combine(day, time.max, VIETNAM)) if day else ""
