"""Lists of cases: clear facts with one entry a page; names only where they may stand.

For one's own assigned list the names are open, 25 a page, an entry a case in one
batch; on any other list "Hiện tên" opens them for a stated purpose.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import func

from caseflow.audit.disclosure import NAMES_AT_ONCE, listing, open_each
from caseflow.audit.entry import Entry
from caseflow.audit.events import Event
from caseflow.audit.noting import append
from caseflow.case import reach
from caseflow.case.desks import desk
from caseflow.case.facts import gather
from caseflow.case.openings import purposes
from caseflow.case.records import CASE
from caseflow.case.sections import Deadline, Sections
from caseflow.case.state import CaseState, load_many
from caseflow.db import current
from caseflow.policy import (
    Actor,
    Desk,
    Facts,
    Role,
    in_scope,
    permit_case,
)
from caseflow.sharing.participation import cases_of
from caseflow.vault.column import MASK
from caseflow.vault.reading import newest, of_cases
from caseflow.vault.snapshot import reading

PAGE = NAMES_AT_ONCE
Each = TypeVar("Each")


@dataclass(frozen=True)
class Line:
    """One case on a list. ``name`` is ``None`` where it stays masked."""

    state: CaseState
    name: str | None
    deadline: Deadline | None

    @property
    def shown_name(self) -> str:
        """The name, or the constant mask in its place."""
        return self.name or MASK


@dataclass(frozen=True)
class Page(Generic[Each]):
    """One page of a list of ``total`` lines."""

    lines: Sequence[Each]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))

    @property
    def near(self) -> Sequence[int]:
        """The pages to go to from here: the first, the last, and those about this one."""
        about = range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)
        return sorted({1, self.pages, *about})


def within(actor: Actor, cases: Sequence[str]) -> dict[str, Facts]:
    """Those of ``cases`` that are within the officer's scope now, in their order, with what
    decides about it: whatever a list, home or a search found, the attested rows judge."""
    reached = gather(actor, cases) if cases else {}
    return {case: reached[case] for case in cases if in_scope(reached[case])}


def open_cases(agency: str) -> int:
    """How many cases that are not closed the agency takes part in."""
    facts = CASE.parts[0]
    rows = newest(facts).with_only_columns(func.count())
    active = facts.table.c.status == "Active", facts.table.c.case_id.in_(cases_of(agency))
    with reading() as connection:
        return connection.scalar(rows.where(*active)) or 0


def my_cases(actor: Actor, number: int = 1, sort: str = "due", stage: str = "") -> Page[Line]:
    """The officer's list: own assigned cases with their names, an agency's without."""
    permit = desk(actor, Desk.WORK)
    found, total = reach.page(actor, sort, stage, (number - 1) * PAGE, PAGE)
    reached = within(actor, found)
    states = load_many(reached)
    deadlines = current(Sections).deadlines(list(states))
    names = names_on_page(actor, reached, listing(permit, Event.CASE_LISTED, list(states)))
    lines = [Line(states[c], names.get(c), next(iter(deadlines.get(c, ())), None)) for c in states]
    return Page(lines, number, total)


def names_on_page(actor: Actor, reached: Mapping[str, Facts], listed: Entry) -> dict[str, str]:
    """The names for one page of the officer's own cases, listed or found: an entry a case, in
    one batch with that of the list. An agency's cases, as a supervisor has them, are listed
    without."""
    sections = current(Sections)
    kind = sections.name_kind
    if kind is None or not reached or actor.role is Role.SUPERVISOR:
        append([listed])
        return {}
    first = purposes(actor.role)[0]
    permits = {c: p for c, f in reached.items() if (p := permit_case(f, first))}
    rows = [
        row.only(sections.name_field)
        for found in of_cases(kind, permits).values()
        for row in found
        if row.part.compartment
        and permits[row.case].may_read(row.part.compartment, row.author, row.record)
    ]
    theirs = {row.case: permits[row.case] for row in rows}
    opened = open_each(theirs, Event.NAMES_LISTED, rows, listed)
    names = {each.row.case: each.values.get(sections.name_field) for each in opened}
    return {case: name for case, name in names.items() if isinstance(name, str)}
