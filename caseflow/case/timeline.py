"""What happened in a case, newest first: who recorded what, when; never its content."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from caseflow.audit.changes import CHANGE
from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.linked import of_both
from caseflow.case.records import CASE_LINK
from caseflow.case.sections import Sections
from caseflow.db import current, db
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import RecordKind


@dataclass(frozen=True)
class Happening:
    """One recorded version of one record, its parts taken together."""

    kind: RecordKind
    record: str
    version: int
    author: str
    agency: str
    at: datetime
    correction: bool

    @property
    def updated(self) -> bool:
        """Whether an act wrote a new version: a consent withdrawn, a request decided."""
        return self.version > 1 and not self.correction


def timeline(access: Access, stage: str | None = None) -> list[Happening]:
    """The happenings this officer may know of, of ``stage`` or all; one entry."""
    whole = access.permit()
    kinds = [k for k in current(Sections).kinds if stage in (None, k.spec.stage)]
    rows = access.readable(whole, of_case(kinds, access.case, history=True))
    links = [row for row in rows if row.kind is CASE_LINK]
    permit, counts = access.shown(), {"happenings": len(rows)}
    opened = open_rows(permit, Event.CASE_VIEWED, access.readable(permit, links), counts=counts)
    told = {each.row.id for each in of_both(access, opened)}
    rows = [row for row in rows if row.kind is not CASE_LINK or row.id in told]
    return sorted(_merged(rows, _corrections(access.case)), key=lambda each: each.at, reverse=True)


def _corrections(case: str) -> set[str]:
    """The changes of ``case`` in which somebody put right what had been recorded."""
    query = select(CHANGE.c.id).where(CHANGE.c.case_id == case, CHANGE.c.act.like("correct.%"))
    return set(db.session.scalars(query))


def _merged(rows: Iterable[Row], corrections: Collection[str]) -> list[Happening]:
    found: dict[tuple[str, str], Happening] = {}
    for row in rows:
        known = found.get((row.change, row.record))
        version = max(row.version, known.version if known else 0)
        found[row.change, row.record] = Happening(
            row.kind, row.record, version, row.author, row.agency, row.at,
            version > 1 and row.change in corrections,
        )  # fmt: skip
    return list(found.values())
