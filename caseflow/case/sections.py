"""What stages tell the case page: their sections, their acts, their deadlines.

The case page knows no stage by name; each stage registers here when the app is made.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.acts import Act, always
from caseflow.case.matters import NOTHING_ASKED, Asked
from caseflow.clock import VIETNAM, today
from caseflow.law.compartments import Compartment
from caseflow.policy import Actor, Role, may_act
from caseflow.vault.reading import Row
from caseflow.vault.record import RecordKind

Reading = Callable[[Mapping[str, Any]], Mapping[str, Any]]
# What follows from a record added or corrected outside its act: told its values, by field; of a
# representative barred, the bar alone.
After = Callable[[Change, Access, Mapping[str, Any]], None]
GivenBack = Callable[[Change, Row], None]


def no_steps(_access: Access) -> Sequence[Act]:
    """A section in which nothing comes first."""
    return ()


@dataclass(frozen=True)
class Page:
    """A page to read, beside the acts: of the section, or of each record of ``kind`` (by
    name); for whom ``offered`` says so."""

    endpoint: str
    label: str
    offered: Callable[[Access], bool] = always
    kind: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the case page: a title, the records it shows, what can be done there.

    ``addable``: kinds without clear fields, of which whoever may write there adds one
    more; ``after``: what a record of a kind (by name) written outside its act changes;
    ``as_read``: what the values of a kind say today (a term that has run out);
    ``given_back``: of a subject that was put up, what is owed again once nobody can decide it
    any more (its approval's row is given);
    ``steps``: acts that come next in this case, the first that is offered before the others;
    ``pages``: what can be read besides; ``outcome``: for a stage, the record and field whose
    codes say how it ended; ``came``: the kind and its clear moment at which the person came;
    ``found``: the kind that says of the person what was found out here, in the same fields.
    """

    name: str
    title: str
    kinds: tuple[RecordKind, ...]
    acts: tuple[Act, ...] = ()
    addable: tuple[RecordKind, ...] = ()
    after: Mapping[str, After] = field(default_factory=dict)
    as_read: Mapping[str, Reading] = field(default_factory=dict)
    given_back: Mapping[str, GivenBack] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    steps: Callable[[Access], Sequence[Act]] = no_steps
    outcome: tuple[str, str] = ("", "")
    came: tuple[RecordKind, str] | None = None
    found: RecordKind | None = None


@dataclass(frozen=True)
class Deadline:
    """A date by which somebody owes something, as lists and the case header show it; ``record``
    and ``version`` are those of its clock."""

    case: str
    record: str
    version: int
    due_at: datetime
    days_left: int
    label_vi: str
    label_en: str
    article: str
    confirmed: bool
    duty_of: str
    clock: str
    hours_left: int | None  # of a limit in hours whose end is near, or has just passed

    @property
    def ends_at(self) -> str:
        """The time of day at which it ends, in Việt Nam; its date too, where that is not today."""
        ends = self.due_at.astimezone(VIETNAM)
        return f"{ends:%H:%M}" if ends.date() == today() else f"{ends:%H:%M (%d/%m)}"


@dataclass(frozen=True)
class Owed:
    """Something a case still owes, due by ``at`` (UTC text; empty: at once): a deadline, which
    concerns every agency there, or a task of ``role`` in ``agency``."""

    at: str
    agency: str = ""
    role: str = ""


@dataclass(frozen=True)
class Yearly:
    """The yearly review of a person who came back from abroad: when it falls due (``None``:
    nobody is in touch with them any more), of how many regimes they were told, and the clear
    facts by which the law gives these."""

    due_on: date | None
    told: int
    given_by: str


@dataclass(frozen=True)
class Waiting:
    """Something that an officer is told a case waits for, in ``words``, by ``due_on``: the
    endpoints of the acts that do it, or bring it on; ``first``: of those by which somebody in
    danger or need now is helped, before all else, in the order in which they help; ``told``: it
    is said even where this officer can do nothing about it."""

    words: str
    due_on: date | None
    acts: Sequence[str]
    first: Sequence[str] = ()
    told: bool = False


# Case ids → what they owe, as the transaction of the connection sees it.
Owing = Callable[[Connection, Sequence[str]], Mapping[str, Sequence[Owed]]]
# What a query asks of its own column of case ids, to find no case beyond some reach.
Within = Callable[[ColumnElement[str]], ColumnElement[bool]]


@dataclass
class Sections:
    """All that was registered, in the order of the journey.

    ``deadlines``: case ids → running deadlines; ``put_up``: case id → the records there that
    were ever put up for approval; ``returned``: case ids → those of people who came back from
    abroad, with the day; ``yearly``: the reviews of those among them who are owed one;
    ``foreigner``: case id → whether the person was received as a foreigner trafficked here;
    ``reviews_due``: how many an officer's agency owes, counted so far; ``owed``: what cases owe;
    ``asked``: what was put up for decision; ``waiting``: what an officer is told that a case
    waits for, what may wait least first; ``at_opening``: what follows when an officer has opened
    a case; ``name_kind``: the record with the name.
    """

    sections: list[Section] = field(default_factory=list)
    deadlines: Callable[[Sequence[str]], Mapping[str, Sequence[Deadline]]] = lambda _cases: {}
    put_up: Callable[[str], frozenset[str]] = lambda _case: frozenset()
    returned: Callable[[Connection, Sequence[str]], Mapping[str, date]] = lambda *_asked: {}
    yearly: Callable[[Connection, Sequence[str]], Mapping[str, Yearly]] = lambda *_asked: {}
    foreigner: Callable[[str], bool] = lambda _case: False
    reviews_due: Callable[[Actor, int], int] = lambda _actor, _most: 0
    owed: Owing = lambda _connection, _cases: {}
    asked: Asked = NOTHING_ASKED
    waiting: Callable[[Access], Sequence[Waiting]] = lambda _access: ()
    at_opening: Callable[[Access], None] = lambda _access: None
    name_kind: RecordKind | None = None
    name_field: str = "full_name"
    also_searched: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        """Every record the case page can show."""
        return tuple(dict.fromkeys(kind for each in self.sections for kind in each.kinds))

    def kind(self, name: str) -> RecordKind | None:
        """The registered kind called ``name``."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    @property
    def found(self) -> RecordKind | None:
        """The kind that says of the person what was found out apart from their own record."""
        return next((each.found for each in self.sections if each.found), None)

    def place_of(self, kind: RecordKind) -> str:
        """The section of the case page that shows records of ``kind``; empty if none does."""
        return next((each.name for each in self.sections if kind in each.kinds), "")

    def outcome_of(self, stage: str) -> tuple[str, str]:
        """The record and field whose codes say how ``stage`` ended."""
        return next(each.outcome for each in self.sections if each.name == stage)

    def follow(self, change: Change, access: Access, kind: str, told: Mapping[str, Any]) -> None:
        """Add to ``change`` what follows from what it writes of a record of ``kind``."""
        for section in self.sections:
            if kind in section.after:
                section.after[kind](change, access, told)

    def give_back(self, change: Change, approval: Row) -> None:
        """Add to ``change`` what is owed again with the matter of ``approval`` given back."""
        for section in self.sections:
            if owe := section.given_back.get(approval.values["subject"]):
                owe(change, approval)

    def as_read(self, kind: RecordKind, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """``values`` of a record of ``kind`` as they stand today."""
        for section in self.sections:
            if kind in section.kinds and (reading := section.as_read.get(kind.name)):
                return reading(values)
        return values

    def forms(self, role: Role) -> frozenset[Compartment]:
        """The compartments that the forms of the acts of ``role`` write."""
        acts = (act for act in self.acts() if may_act(role, act.stage, act.name))
        return frozenset(c for act in acts for kind in act.kinds for c in kind.spec.compartments)

    def makes(self, role: Role, kind: RecordKind) -> bool:
        """Whether ``role`` may do an act of the stage that shows ``kind``, making its records.
        Who and what is around the person belongs to no stage: ``access.csv`` alone says."""
        acts = [each for each in self.acts() if each.stage == self.place_of(kind)]
        making = [each for each in acts if kind in each.kinds and each.target is not kind]
        return not making or any(may_act(role, each.stage, each.name) for each in making)

    def acts(self) -> list[Act]:
        """Every act there is."""
        return [act for section in self.sections for act in section.acts]

    @cached_property
    def by_endpoint(self) -> Mapping[str, Act]:
        """The same by endpoint, once every room has registered its own."""
        return {act.endpoint: act for act in self.acts()}
