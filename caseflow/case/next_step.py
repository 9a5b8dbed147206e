"""The one thing to do next in a case, of all that is offered: whoever is in danger or
need now is seen to before all else; then what its stages put first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.sections import Sections
from caseflow.case.view import CaseView, SectionView
from caseflow.db import current
from caseflow.vault.reading import clear_rows


@dataclass(frozen=True)
class NextStep:
    """An act that this officer can do now; ``record``: what it is about, if it has a target."""

    act: Act
    record: str


def next_step(view: CaseView) -> NextStep | None:
    """What is urgent, else the first step of the stages, in the order of the journey, of what
    is offered here."""
    found = (_offered(act, view.sections) for act in _wanted(view))
    return next((step for step in found if step), None)


def _wanted(view: CaseView) -> Iterator[Act]:
    there = current(Sections)
    urgent = there.urgent(view.access)
    yield from (there.by_endpoint[each] for each in urgent if each in there.by_endpoint)
    for each in view.sections:
        yield from each.section.steps(view.access)


def awaited(access: Access) -> list[tuple[Act, str]]:
    """What waits for this officer's answer in a case that is not their agency's yet: the act
    that answers, and the record it is about."""
    asked = [(act, act.target) for act in current(Sections).acts() if act.open_to(access)]
    found = [(act, row) for act, kind in asked if kind for row in clear_rows(kind, access.case)]
    return [(act, row.record) for act, row in found if act.offered_on(access, row)]


def _offered(act: Act, sections: Sequence[SectionView]) -> NextStep | None:
    if act.target is None:
        return NextStep(act, "") if any(act in each.acts for each in sections) else None
    records = (record for each in sections for record in each.records)
    return next((NextStep(act, each.record) for each in records if act in each.acts), None)
