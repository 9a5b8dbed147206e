"""How the sections of a case page are arranged: in the order of this officer's work, each
folded to one line, but for those in which something waits or has just changed.

A fold hides nothing from the log: what stands in it is in the page, and in its entry.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.matters import ASKED
from caseflow.case.next_step import NextStep
from caseflow.case.rules import StageStatus
from caseflow.case.sections import Section, Sections
from caseflow.case.view import CaseView, RecordView, SectionView
from caseflow.db import current
from caseflow.policy import may_act


@dataclass(frozen=True)
class Placed:
    """A section in its place; ``stands_open``: whether its fold is open to begin with;
    ``waiting``: its records that wait for somebody's decision."""

    view: SectionView
    stands_open: bool
    waiting: frozenset[str]

    @property
    def running(self) -> list[RecordView]:
        """The records that have not ended."""
        return [each for each in self.view.records if not each.over]

    @property
    def past(self) -> list[RecordView]:
        """Those that have: a participation, an assignment, a rule that was replaced."""
        return [each for each in self.view.records if each.over]

    @property
    def newest(self) -> datetime | None:
        """When something was recorded here last; ``None``: never."""
        return max((each.newest.at for each in self.view.records), default=None)


def arranged(view: CaseView, step: NextStep | None, changed: str) -> list[Placed]:
    """The sections that have anything for this officer. ``changed``: the section, or the
    record in it, that the officer has just written or unfolded."""
    shown = [each for each in view.sections if _has_anything(each)]
    asked = step.act if step else None
    undecided = {each.record for each in view.matters if each.last.act == ASKED}
    placed = [
        Placed(each, _stands_open(each, asked, undecided | {changed}), _mine(each, undecided))
        for each in shown
    ]
    return sorted(placed, key=lambda each: _rank(each.view.section, asked, view.access))


def _has_anything(each: SectionView) -> bool:
    return bool(each.records or each.acts or each.folded or each.addable)


def _mine(each: SectionView, records: Iterable[str]) -> frozenset[str]:
    return frozenset(records) & {record.record for record in each.records}


def _stands_open(each: SectionView, asked: Act | None, news: Collection[str]) -> bool:
    return asked in each.section.acts or each.section.name in news or bool(_mine(each, news))


def _rank(section: Section, asked: Act | None, access: Access) -> int:
    """Who it is about comes first; then what is to be done next, what this role does in a
    stage under way, what it does elsewhere, and what it only reads. Within one rank the order
    of the journey stays."""
    acts = any(may_act(access.actor.role, act.stage, act.name) for act in section.acts)
    under_way = access.state.status_of(section.name) is StageStatus.UNDER_WAY
    places = (
        current(Sections).name_kind in section.kinds,
        asked in section.acts,
        acts and under_way,
        acts,
        True,
    )
    return places.index(True)
