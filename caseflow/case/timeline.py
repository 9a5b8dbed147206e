"""What happened in a case, newest first: who recorded what, when, and what was put right later.

It tells of clear facts alone: of a record its kind and its dates, never its content.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from caseflow.audit.changes import CHANGE
from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.linked import of_both
from caseflow.case.records import CASE_LINK
from caseflow.case.sections import Sections
from caseflow.clock import VIETNAM
from caseflow.db import current, db
from caseflow.law.fields import Field
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import RecordKind

DATES = frozenset({"date", "datetime"})


@dataclass(frozen=True)
class Happening:
    """One change of one record, its parts taken together, the row of each in ``rows``.
    ``dates``: the clear dates it told of, up to the day of recording, as a thing that happened;
    ``before``: the change of the same parts that it came after; ``place``: where the record
    stands on the page of the case, or its section while it is folded; ``comparable``: whether
    what it changed stands open."""

    rows: Sequence[Row]
    place: str
    correction: bool
    dates: Sequence[tuple[Field, date | datetime]]
    before: str
    comparable: bool

    @property
    def id(self) -> str:
        return _id(self.rows[0])

    @property
    def kind(self) -> RecordKind:
        return self.rows[0].kind

    @property
    def record(self) -> str:
        return self.rows[0].record

    @property
    def author(self) -> str:
        return self.rows[0].author

    @property
    def agency(self) -> str:
        return self.rows[0].agency

    @property
    def at(self) -> datetime:
        return self.rows[0].at

    @property
    def updated(self) -> bool:
        """Whether an act wrote a new version: a consent withdrawn, a request decided."""
        return bool(self.before) and not self.correction


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
    shown = {row.id for row in access.readable(permit, rows)}
    found = _happenings(rows, _corrections(access.case), shown)
    return sorted(found, key=lambda each: each.at, reverse=True)


def _corrections(case: str) -> set[str]:
    """The changes of ``case`` in which somebody put right what had been recorded."""
    query = select(CHANGE.c.id).where(CHANGE.c.case_id == case, CHANGE.c.act.like("correct.%"))
    return set(db.session.scalars(query))


def _happenings(
    rows: Iterable[Row], corrections: Collection[str], shown: Collection[str]
) -> Iterable[Happening]:
    earlier: dict[tuple[str, str, int], Row] = {}
    together: dict[str, list[Row]] = {}
    for row in rows:
        earlier[row.part.table.name, row.record, row.version] = row
        together.setdefault(_id(row), []).append(row)
    known = {row.record for group in together.values() for row in group if row.id in shown}
    for parts in together.values():
        was = [earlier.get((r.part.table.name, r.record, r.version - 1)) for r in parts]
        before = max((row for row in was if row), key=lambda row: row.at, default=None)
        first = parts[0]
        yield Happening(
            parts,
            first.record if first.record in known else current(Sections).place_of(first.kind),
            before is not None and first.change in corrections,
            [each for row, old in zip(parts, was, strict=True) for each in _dates(row, old)],
            _id(before) if before else "",
            any(row.id in shown and row.version > 1 for row in parts),
        )


def _id(row: Row) -> str:
    """Names one happening on its page."""
    return f"{row.record}-{row.change}"


def _dates(row: Row, old: Row | None) -> Iterable[tuple[Field, date | datetime]]:
    """The clear dates that ``row`` tells and ``old`` did not, none after it was recorded."""
    known: Mapping[str, object] = old.clear() if old else {}
    recorded = row.at.astimezone(VIETNAM)
    clear = row.clear()
    for field in row.kind.spec.fields:
        value = clear.get(field.name)
        if field.type in DATES and value is not None and value != known.get(field.name):
            over = value <= (recorded if isinstance(value, datetime) else recorded.date())
            if over:
                yield field, value
