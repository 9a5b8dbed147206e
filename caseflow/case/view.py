"""What the page of a case shows one officer: everything permitted, logged, then opened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.linked import of_both
from caseflow.case.matters import Matter
from caseflow.case.reaching import RULE, is_replaced, is_way
from caseflow.case.records import CASE_LINK
from caseflow.case.sections import Page, Section, Sections, Waiting
from caseflow.case.writable import may_add, may_correct
from caseflow.db import current
from caseflow.errors import N_
from caseflow.law.compartments import Compartment
from caseflow.policy import Permit
from caseflow.vault.reading import Row, in_case, of_case
from caseflow.vault.record import RecordKind

UNNAMED = N_("Chưa nêu tên")  # the person was asked, and gave none


@dataclass(frozen=True)
class RecordView:
    """One record as this officer may see it. ``values`` has what is open; a field that
    stays closed is in ``closed``. ``replaced``: a later rule of safe contact holds."""

    kind: RecordKind
    record: str
    values: Mapping[str, Any]
    closed: frozenset[str]
    rows: tuple[Row, ...]
    may_correct: bool
    acts: tuple[Act, ...]
    replaced: bool = False

    @property
    def over(self) -> bool:
        """Whether it holds no more: it ended, somebody agreed that it is settled, or a later one
        stands in its place."""
        return self.replaced or any(self.values.get(name) for name in ("ended_at", "checked_by"))

    @property
    def shows_way(self) -> bool:
        """Whether a telephone number or an address stands in it."""
        return any(is_way(f) and self.values.get(f.name) for f in self.kind.spec.fields)

    @property
    def newest(self) -> Row:
        """The row recorded last."""
        return max(self.rows, key=lambda row: row.at)

    @property
    def first_version(self) -> bool:
        return all(row.version == 1 for row in self.rows)


@dataclass(frozen=True)
class SectionView:
    """A section with its records, the acts offered, and the compartments still folded."""

    section: Section
    records: Sequence[RecordView]
    acts: Sequence[Act]
    folded: Sequence[Compartment]
    addable: Sequence[RecordKind]
    pages: Sequence[Page]


@dataclass(frozen=True)
class CaseView:
    """The page of a case. ``name`` is ``None`` while identity is closed or unknown;
    ``matters``: what was put up for decision, the newest first; ``waiting``: what the case
    waits for, as far as this officer is told."""

    access: Access
    name: str | None
    sections: Sequence[SectionView]
    matters: Sequence[Matter]
    waiting: Sequence[Waiting]

    @property
    def left_to_do(self) -> list[Act]:
        """What is still done in a case that has ended; of any other its sections tell."""
        acts = [act for each in self.sections for act in each.acts]
        return acts if self.access.state.closed else []

    @property
    def rules(self) -> list[Mapping[str, Any]]:
        """The person's rules of safe contact that were opened here, oldest first."""
        records = (record for section in self.sections for record in section.records)
        return [each.values for each in records if each.kind.name == RULE]

    @property
    def outside(self) -> dict[str, str]:
        """Id → name of the bodies outside the system that were opened here."""
        records = (record for section in self.sections for record in section.records)
        return {
            each.record: str(each.values["name"])
            for each in records
            if each.kind.name == "outside_body" and "name" in each.values
        }


def case_view(access: Access) -> CaseView:
    """Open all that the officer may see and has unfolded: one entry, then the values."""
    sections = current(Sections)
    rows, put_up = of_case(sections.kinds, access.case), sections.put_up(access.case)
    permit, whole = access.shown(), access.permit()
    visible, asked = access.readable(permit, rows), sections.asked.rows(access, permit)
    opened, seen = _opened(access, permit, [*visible, *asked]), {row.id for row in visible}
    closed = [
        row
        for row in access.readable(whole, rows)
        if row.id not in seen and row.kind is not CASE_LINK  # a fold would tell of the link
    ]
    return CaseView(
        access,
        _name(sections, opened.values()),
        [
            SectionView(
                section,
                _records(access, section, rows, opened, put_up),
                [a for a in section.acts if a.target is None and a.open_to(access)],
                _folded(row for row in closed if row.kind in section.kinds),
                [kind for kind in section.addable if may_add(access, kind)],
                [page for page in section.pages if page.offered(access)],
            )
            for section in sections.sections
        ],
        sections.asked.matters(asked, opened.values()),
        sections.waiting(access),
    )


def name_of(access: Access) -> str | None:
    """The name for the header of a page inside the case; its own entry."""
    sections = current(Sections)
    permit = access.shown()
    kind = sections.name_kind
    found = of_case([kind], access.case) if kind else []
    rows = [row.only(sections.name_field) for row in access.readable(permit, found)]
    return _name(sections, open_rows(permit, Event.CASE_VIEWED, rows[:1]))


def _name(sections: Sections, opened: Iterable[Opened]) -> str | None:
    for each in opened:
        if each.row.kind is sections.name_kind:
            value = each.values.get(sections.name_field)
            if isinstance(value, Mapping):
                return UNNAMED
            return value if isinstance(value, str) else None
    return None


def _folded(rows: Iterable[Row]) -> list[Compartment]:
    """The compartments of rows that stay closed, each once."""
    return sorted({row.part.compartment for row in rows if row.part.compartment})


def record_view(access: Access, kind: RecordKind, record: str) -> RecordView | None:
    """One record as the officer may see it, opened with its own entry."""
    rows = in_case(kind, record, access.case)
    permit = access.shown()
    opened = _opened(access, permit, access.readable(permit, rows))
    return _record(access, (), kind, record, rows, opened)


def folded_in(access: Access, kind: RecordKind, record: str) -> list[Compartment]:
    """The compartments of one record that this officer may read once they are opened."""
    rows = in_case(kind, record, access.case)
    seen = {row.id for row in access.readable(access.shown(), rows)}
    whole = access.readable(access.permit(), rows)
    return _folded(row for row in whole if row.id not in seen)


def offered_record(access: Access, act: Act, record: str) -> RecordView | None:
    """The record an act is about, read under the leave to do that act: what is put to an
    officer, and, before the case is in their scope, a hand-over or a referral to answer."""
    kind = act.target or act.kinds[0]
    permit = access.permit_act(act.stage, act.name, act.kinds, about=record)
    return read_under(access, permit, kind, record)


def read_under(access: Access, permit: Permit, kind: RecordKind, record: str) -> RecordView | None:
    """One record by the leave to do an act, whatever is folded in the case."""
    rows = in_case(kind, record, access.case)
    return _record(access, (), kind, record, rows, _opened(access, permit, rows))


def _opened(access: Access, permit: Permit, rows: Sequence[Row]) -> dict[str, Opened]:
    """``rows`` opened, by row id. A linked case is told of only to whoever may enter that
    one too."""
    return {
        each.row.id: each for each in of_both(access, open_rows(permit, Event.CASE_VIEWED, rows))
    }


def _records(
    access: Access,
    section: Section,
    rows: Sequence[Row],
    opened: Mapping[str, Opened],
    put_up: frozenset[str],
) -> list[RecordView]:
    every = current(Sections).acts()  # a record may be acted on by another room than its own
    targeted = [act for act in every if act.target in section.kinds and act.open_to(access)]
    views = []
    for kind in section.kinds:
        for record in dict.fromkeys(row.record for row in rows if row.kind is kind):
            view = _record(access, targeted, kind, record, rows, opened, put_up)
            views += [view] if view else []
    return views


def _record(
    access: Access,
    acts: Iterable[Act],
    kind: RecordKind,
    record: str,
    rows: Iterable[Row],
    opened: Mapping[str, Opened],
    put_up: frozenset[str] | None = None,
) -> RecordView | None:
    parts = tuple(row for row in rows if row.kind is kind and row.record == record)
    shown = [opened[row.id] for row in parts if row.id in opened]
    values = {name: value for each in shown for name, value in each.values.items()}
    if not shown:
        return None
    return RecordView(
        kind,
        record,
        current(Sections).as_read(kind, values),
        frozenset(n for row in parts if row.id not in opened for n, _ in row.sealed()),
        parts,
        access.opened is not None and may_correct(access, kind, parts, put_up),
        tuple(a for a in acts if a.target is kind and a.offered_on(access, parts[0])),
        is_replaced(access, kind, record),
    )
