"""The one thing to do next in a case, of all that is offered: whoever is in danger or
need now is seen to before all else; then what its stages put first, then what waits. And
where each thing that waits is done."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.sections import Sections, Waiting
from caseflow.case.view import CaseView, SectionView
from caseflow.db import current
from caseflow.vault.reading import clear_rows


@dataclass(frozen=True)
class NextStep:
    """An act that this officer can do now; ``record``: what it is about, if it has a target."""

    act: Act
    record: str


@dataclass(frozen=True)
class Lead:
    """Something that waits, and where it is done: by ``step``, or, where several records ask
    for that, in ``section``; by neither what is only told."""

    waiting: Waiting
    step: NextStep | None
    section: str


def next_step(view: CaseView) -> NextStep | None:
    """What is urgent, else the first step of the stages, in the order of the journey, else
    what waits, of what is offered here."""
    steps = (step for act in _wanted(view) for step in _offered(act, view.sections))
    waiting = (lead.step for lead in leads(view) if lead.step)
    return next(chain(steps, waiting), None)


def leads(view: CaseView) -> list[Lead]:
    """What waits here and this officer can do, with where; and what they have to know."""
    return [lead for each in view.waiting if (lead := _lead(each, view.sections))]


def beside(view: CaseView, step: NextStep | None) -> list[Lead]:
    """What is said beside ``step``: what else waits, and why that comes first."""
    return [each for each in leads(view) if each.waiting.told or not step or each.step != step]


def _lead(waiting: Waiting, sections: Sequence[SectionView]) -> Lead | None:
    for act in _acts(waiting.acts):
        found = _offered(act, sections)
        if len(found) == 1:
            return Lead(waiting, found[0], "")
        if found:
            place = next(s.section.name for s in sections for r in s.records if act in r.acts)
            return Lead(waiting, None, place)
    return Lead(waiting, None, "") if waiting.told else None


def _wanted(view: CaseView) -> Iterator[Act]:
    for waiting in view.waiting:
        yield from _acts(waiting.first)
    for each in view.sections:
        yield from each.section.steps(view.access)


def _acts(endpoints: Iterable[str]) -> list[Act]:
    there = current(Sections).by_endpoint
    return [there[each] for each in endpoints if each in there]


def awaited(access: Access) -> list[tuple[Act, str]]:
    """What waits for this officer's answer in a case that is not their agency's yet: the act
    that answers, and the record it is about."""
    asked = [(act, act.target) for act in current(Sections).acts() if act.open_to(access)]
    found = [(act, row) for act, kind in asked if kind for row in clear_rows(kind, access.case)]
    return [(act, row.record) for act, row in found if act.offered_on(access, row)]


def _offered(act: Act, sections: Sequence[SectionView]) -> list[NextStep]:
    if act.target is None:
        return [NextStep(act, "")] if any(act in each.acts for each in sections) else []
    records = (record for each in sections for record in each.records)
    return [NextStep(act, each.record) for each in records if act in each.acts]
