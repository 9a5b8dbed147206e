"""The page "Việc cần làm": what this officer's cases owe, by urgency, opening nobody.

Overdue, and for so long that a supervisor has to know, is computed when somebody looks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from caseflow.audit.disclosure import LISTED_AT_ONCE, list_clear
from caseflow.audit.events import Event
from caseflow.case import reach
from caseflow.case.facts import gather
from caseflow.case.lists import desk, within
from caseflow.case.sections import Deadline
from caseflow.case.state import CaseState, load_many
from caseflow.clock import today
from caseflow.config import Config
from caseflow.db import current
from caseflow.duties.approvals import waiting_for
from caseflow.duties.clocks import Running, clocks
from caseflow.duties.history import returned_to
from caseflow.duties.late import Late, late_below
from caseflow.duties.tasks import URGENT, open_tasks
from caseflow.duties.unassigned import unassigned
from caseflow.duties.whose import concerns
from caseflow.law.book import LawBook
from caseflow.policy import Actor, Desk, Role, in_scope, may_act
from caseflow.sharing.handing import waiting_handovers, waiting_referrals
from caseflow.sharing.requests import ACT as ANSWER_REQUEST
from caseflow.sharing.requests import concerning
from caseflow.staff import roster
from caseflow.vault.reading import Row

STAND_INS = frozenset({Role.CASEWORKER, Role.INTAKE_OFFICER})
MOST_PRESSING = 50  # cases of an agency: what a supervisor can take in at one sitting
MOST_OF_ONES_OWN = 1000  # cases in which an officer alone owes something
RUN_BY = {"record_verification": "verification"}  # task → the clock that runs for it
GROUPS = ("escalated", "overdue", "today", "soon", "later", "others")


@dataclass(frozen=True)
class Item:
    """One line of the home page: a clock, a task, or something put to the officer."""

    kind: str
    state: CaseState
    days_left: int | None
    row: Row
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Home:
    """The most pressing work by group, how much more there is behind it, and which agencies
    below a supervisor's own are late."""

    groups: Mapping[str, Sequence[Item]]
    left_out: int
    late: Sequence[Late] = ()


def followed_by(actor: Actor) -> str:
    """The name of the agency that has followed the officer's own; empty while that works."""
    heir = roster.holder(actor.agency, today())
    return "" if heir.id == actor.agency else heir.name


def deadline_of(running: Running) -> Deadline:
    """A running clock as lists and headers show it."""
    entry = running.entry
    instrument = current(LawBook).instruments.get(entry.instrument)
    return Deadline(
        running.row.case, running.due_at, running.days_left, entry.label_vi, entry.label_en,
        f"{entry.article} {instrument.number if instrument else ''}".strip(), entry.confirmed,
        running.row.values["duty_of"],
    )  # fmt: skip


def deadlines(cases: Sequence[str]) -> Mapping[str, Sequence[Deadline]]:
    """The running deadlines of many cases, each case's most urgent first."""
    return {
        case: sorted(
            (deadline_of(each) for each in found if not each.stopped), key=lambda d: d.due_at
        )
        for case, found in clocks(cases).items()
    }


def home(actor: Actor) -> Home:
    """The officer's work by group; one entry names the cases listed."""
    permit = desk(actor, Desk.WORK)
    found, late = pressing(actor), late_below(actor)
    cases = list(dict.fromkeys(i.state.id for items in found.groups.values() for i in items))
    counts = {"left_out": found.left_out, "late_below": sum(each.count for each in late)}
    list_clear(permit, Event.TASKS_LISTED, cases, counts=counts)
    return replace(found, late=late)


def pressing(actor: Actor) -> Home:
    """The same without its entry, which whoever tells of any of it writes first. Of an agency's
    cases only those with the most pressing work are looked at: whatever is told is of one."""
    shared = reach.shares_lines(actor.role)
    found, owed = reach.owing(actor, MOST_PRESSING if shared else MOST_OF_ONES_OWN)
    reached = list(within(actor, found))
    put = _put_to(actor)
    states = load_many(dict.fromkeys([*reached, *(row.case for _, row in put)]))
    own = roster.stands_for(actor.agency, today())
    items = [Item(kind, states[r.case], None, r) for kind, r in put if r.case in states]
    if actor.role is not Role.REFERRED_PROVIDER:  # the clocks were not in the referral
        items += _clock_items(actor, own, reached, states)
    items += _task_items(actor, own, reached, states)
    items = sorted(
        _by_their_clocks(own, items),
        key=lambda item: (item.days_left is not None, item.days_left or 0),
    )
    shown = items[:LISTED_AT_ONCE]
    groups: dict[str, list[Item]] = {name: [] for name in GROUPS}
    for item in shown:
        groups[_group(actor, own, item)].append(item)
    more = len(found) == MOST_PRESSING and shared  # cases nobody has looked at
    return Home(groups, max(len(items), len(put) + owed if more else 0) - len(shown))


def _put_to(actor: Actor) -> list[tuple[str, Row]]:
    """Proposals put to this officer, and what came back of their own; hand-overs and referrals
    that wait for the agency, its cases whose officer is gone, and what others ask about a
    person of theirs. Nothing of a case from which the officer is kept out."""
    found = [("approval", row) for row in waiting_for(actor.officer)]
    found += [("returned", row) for row in returned_to(actor.officer)]
    if actor.role in (Role.CASEWORKER, Role.SUPERVISOR, Role.POLICE_OFFICER):
        found += [("handover", row) for row in waiting_handovers(actor.agency)]
    if actor.role is Role.SUPERVISOR:
        found += [("unassigned", row) for row in unassigned(actor.agency)]
    if actor.role is Role.REFERRED_PROVIDER:
        found += [("referral", row) for row in waiting_referrals(actor.agency)]
    if may_act(actor.role, "case", ANSWER_REQUEST):
        own = roster.stands_for(actor.agency, today())
        found += [("request", row) for row in concerning(own)]
    facts = gather(actor, list(dict.fromkeys(row.case for _, row in found))) if found else {}
    mine = [row for kind, row in found if kind in ("returned", "request")]
    gone = [row for row in mine if in_scope(facts[row.case]) is None]
    return [(k, row) for k, row in found if not facts[row.case].barred and row not in gone]


def _clock_items(
    actor: Actor, own: Collection[str], cases: Sequence[str], states: Mapping[str, CaseState]
) -> list[Item]:
    return [
        Item("clock", states[case], each.days_left, each.row, deadline_of(each))
        for case, found in clocks(cases).items()
        for each in sorted(found, key=lambda each: each.due_at)
        if not each.stopped
        and concerns(actor, own, states[case], each.row.values["clock"], each.row.values["duty_of"])
    ]


def _task_items(
    actor: Actor, own: Collection[str], cases: Sequence[str], states: Mapping[str, CaseState]
) -> list[Item]:
    found = [
        (case, row)
        for case, rows in open_tasks(cases).items()
        for row in rows
        if row.values["agency"] in own
    ]
    stood_in = _stood_in(actor, {Role(row.values["role"]) for _, row in found})

    def theirs(state: CaseState, values: Mapping[str, Any]) -> bool:
        responsible = state.facts["responsible_officer"] == actor.officer
        return (
            actor.role in (values["role"], Role.SUPERVISOR)
            or values["role"] in stood_in
            or (responsible and values["kind"] in URGENT)
        )

    return [
        Item("task", states[case], _days(row), row)
        for case, row in found
        if theirs(states[case], row.values)
    ]


def _by_their_clocks(own: Collection[str], items: Sequence[Item]) -> list[Item]:
    """A task that a clock runs for is as urgent as that clock, and stands for both."""
    running = {
        (item.state.id, item.row.values["clock"]): item
        for item in items
        if item.deadline and item.deadline.duty_of in own
    }
    found, told = list[Item](), set[str]()
    for item in items:
        name = RUN_BY.get(item.row.values.get("kind", "")) if item.kind == "task" else None
        clock = running.get((item.state.id, name)) if name else None
        if clock:
            told.add(clock.row.record)
            item = replace(item, days_left=clock.days_left, deadline=clock.deadline)
        found.append(item)
    return [item for item in found if item.kind != "clock" or item.row.record not in told]


def _stood_in(actor: Actor, roles: Iterable[Role]) -> frozenset[Role]:
    """Those of ``roles`` that nobody of this agency has: its caseworkers and intake officers
    see to their tasks, as caseworkers propose protection where nobody else can."""
    if actor.role not in STAND_INS:
        return frozenset()
    return frozenset(role for role in roles if not roster.officers_with(role, actor.agency))


def _days(row: Row) -> int | None:
    due = row.values["due_on"]
    return (due - today()).days if due else None


def _group(actor: Actor, own: Collection[str], item: Item) -> str:
    if item.deadline and item.deadline.duty_of not in own:
        return "others"
    if item.days_left is None:
        return "today"
    if item.days_left < 0:
        return "escalated" if _escalated(actor, -item.days_left) else "overdue"
    return "today" if item.days_left == 0 else "soon" if item.days_left <= 3 else "later"


def _escalated(actor: Actor, days: int) -> bool:
    return actor.role is Role.SUPERVISOR and days > current(Config).escalate_after
