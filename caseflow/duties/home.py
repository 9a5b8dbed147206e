"""The page "Việc cần làm": what this officer's cases owe, by urgency, opening nobody.

Overdue, and for so long that a supervisor has to know, is computed when somebody looks.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseflow.audit.disclosure import LISTED_AT_ONCE, list_clear
from caseflow.audit.events import Event
from caseflow.case import reach
from caseflow.case.desks import desk
from caseflow.case.lists import within
from caseflow.case.sections import Sections
from caseflow.case.state import load_many
from caseflow.clock import VIETNAM, today
from caseflow.config import Config
from caseflow.db import current
from caseflow.duties.items import AWAITED, Item, items_of, put_before
from caseflow.duties.late import Late, late_below
from caseflow.duties.rules import Group, Kind
from caseflow.policy import Actor, Desk, Role
from caseflow.staff import roster

MOST_PRESSING = 50  # cases of an agency: what a supervisor can take in at one sitting
MOST_OF_ONES_OWN = 1000  # cases in which an officer alone owes something
MOST_COUNTED = 1000  # things left out: beyond it their number tells nobody anything


@dataclass(frozen=True)
class Home:
    """The most pressing work by group, how much more there is behind it (counted as far as
    ``MOST_COUNTED``), which agencies below a supervisor's own are late, and how many yearly
    reviews have fallen due."""

    groups: Mapping[Group, Sequence[Item]]
    left_out: int
    late: Sequence[Late] = ()
    reviews_due: int = 0


@dataclass(frozen=True)
class Matter:
    """What a reminder is made of: the ids of an item and its case, the code, how urgent it is
    and until when; ``owed_by``: the role that owes a task."""

    record: str
    case: str
    code: str
    kind: Kind
    group: Group
    owed_by: str
    due_on: date


def followed_by(actor: Actor) -> str:
    """The name of the agency that has followed the officer's own; empty while that works."""
    heir = roster.holder(actor.agency, today())
    return "" if heir.id == actor.agency else heir.name


def home(actor: Actor) -> Home:
    """The officer's work by group; one entry names the cases listed."""
    permit = desk(actor, Desk.WORK)
    found, late = _pressing(actor), late_below(actor)
    cases = list(dict.fromkeys(i.state.id for items in found.groups.values() for i in items))
    reviews = current(Sections).reviews_due(actor, MOST_PRESSING)
    below = sum(each.count for each in late)
    counts = {"left_out": found.left_out, "late_below": below, "reviews_due": reviews}
    list_clear(permit, Event.TASKS_LISTED, cases, counts=counts)
    return replace(found, late=late, reviews_due=reviews)


def matters(actor: Actor) -> list[Matter]:
    """The same as ids, codes and days, with no row of a case and so without an entry: whoever
    tells anybody of one writes it first."""
    return [
        Matter(
            item.row.record, item.state.id, item.state.code, item.kind, group,
            item.row.values.get("role", ""), _due_on(item),
        )
        for group, items in _pressing(actor).groups.items()
        for item in items
    ]  # fmt: skip


def _due_on(item: Item) -> date:
    if item.deadline:
        return item.deadline.due_at.astimezone(VIETNAM).date()
    due_on: date | None = item.row.values.get("due_on")
    return due_on or today()


def _pressing(actor: Actor) -> Home:
    """The work without its entry. Of an agency's cases only those with the most pressing work
    are looked at: whatever is told is of one."""
    shared = reach.shares_lines(actor.role)
    most = MOST_PRESSING if shared else MOST_OF_ONES_OWN
    found, owed = reach.owing(actor, most, LISTED_AT_ONCE + MOST_COUNTED)
    reached = list(within(actor, found))
    put = put_before(actor)
    states = load_many(dict.fromkeys([*reached, *(row.case for _, row in put)]))
    items = items_of(actor, put, reached, states)
    shown = items[:LISTED_AT_ONCE]
    own = roster.stands_for(actor.agency, today())
    groups: dict[Group, list[Item]] = {group: [] for group in Group}
    for item in shown:
        groups[_group(actor, own, item)].append(item)
    unseen = len(found) == MOST_PRESSING and shared  # cases nobody has looked at
    there_is = max(len(items), len(put) + owed) if unseen else len(items)
    return Home(groups, min(there_is - len(shown), MOST_COUNTED))


def _group(actor: Actor, own: Collection[str], item: Item) -> Group:
    if item.kind is Kind.DECIDED:
        return Group.DECIDED
    if item.kind in AWAITED:
        return Group.OTHERS
    if item.deadline and item.deadline.duty_of not in own:
        return Group.OTHERS
    if item.days_left is None or item.days_left == 0 or _within_hours(item):
        return Group.TODAY
    if item.days_left < 0:
        return Group.ESCALATED if _escalated(actor, -item.days_left) else Group.OVERDUE
    return Group.SOON if item.days_left <= 3 else Group.LATER


def _within_hours(item: Item) -> bool:
    """Whether a limit in hours ends within a day, tonight or tomorrow: it does not wait."""
    hours = item.deadline.hours_left if item.deadline else None
    return hours is not None and 0 <= hours < 24


def _escalated(actor: Actor, days: int) -> bool:
    return actor.role is Role.SUPERVISOR and days > current(Config).escalate_after
