"""The one thing to do next in a case, of all that is offered: what its stages put first."""

from collections.abc import Sequence
from dataclasses import dataclass

from caseflow.case.access import Access
from caseflow.case.sections import Act, Sections
from caseflow.case.view import CaseView, SectionView
from caseflow.db import current
from caseflow.vault.reading import of_case


@dataclass(frozen=True)
class NextStep:
    """An act that this officer can do now; ``record``: what it is about, if it has a target."""

    act: Act
    record: str


def next_step(view: CaseView) -> NextStep | None:
    """The first step of the stages, in the order of the journey, that is offered here."""
    steps = (act for each in view.sections for act in each.section.steps(view.access))
    found = (_offered(act, view.sections) for act in steps)
    return next((step for step in found if step), None)


def awaited(access: Access) -> list[tuple[Act, str]]:
    """What waits for this officer's answer in a case that is not their agency's yet: the act
    that answers, and the record it is about."""
    acts = [act for act in current(Sections).acts() if act.target and act.open_to(access)]
    rows = of_case({act.target for act in acts if act.target}, access.case)
    return [
        (a, r.record) for a in acts for r in rows if r.kind is a.target and a.offered_on(access, r)
    ]


def _offered(act: Act, sections: Sequence[SectionView]) -> NextStep | None:
    if act.target is None:
        return NextStep(act, "") if any(act in each.acts for each in sections) else None
    records = (record for each in sections for record in each.records)
    return next((NextStep(act, each.record) for each in records if act in each.acts), None)
