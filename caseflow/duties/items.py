"""Each thing an officer has to see to: a clock, a task, or what is put before them.

The rows it gives are shown, or told of in another way, after their entry alone; so only
``duties.home`` takes them and, of one case that is open, ``duties.waiting``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from caseflow.case.facts import gather
from caseflow.case.sections import Deadline
from caseflow.case.state import CaseState
from caseflow.clock import today
from caseflow.duties.clocks import clocks
from caseflow.duties.deadlines import deadline_of
from caseflow.duties.history import matters_of
from caseflow.duties.rules import Kind, Task
from caseflow.duties.tasks import URGENT, open_tasks
from caseflow.duties.unassigned import unassigned
from caseflow.duties.whose import AT_WORK, concerns
from caseflow.law.ages import CHILD_EMERGENCY
from caseflow.policy import Actor, Facts, Role, in_scope, may_act
from caseflow.sharing.handing import offered_handovers, waiting_handovers, waiting_referrals
from caseflow.sharing.requests import ACT as ANSWER_REQUEST
from caseflow.sharing.requests import concerning
from caseflow.staff import roster
from caseflow.vault.reading import Row

STAND_INS = frozenset({Role.CASEWORKER, Role.INTAKE_OFFICER})
ACCEPTING = frozenset({Role.CASEWORKER, Role.SUPERVISOR, Role.POLICE_OFFICER})
# Nothing to an officer who left the case.
OF_THEIR_CASES = frozenset({Kind.RETURNED, Kind.REQUEST, Kind.OFFERED, Kind.PUT_UP, Kind.DECIDED})
AWAITED = frozenset({Kind.OFFERED, Kind.PUT_UP})  # of somebody else
PROTECTION, UNSAFE = "protection_measure", frozenset({"high", "not_assessed"})
RUN_BY = {Task.RECORD_VERIFICATION: "verification"}  # task → the clock that runs for it


@dataclass(frozen=True)
class Item:
    """One line of the home page: a clock, a task, or something put to the officer; ``pressing``:
    in a case in which somebody is in danger or need now."""

    kind: Kind
    state: CaseState
    days_left: int | None
    row: Row
    deadline: Deadline | None = None
    pressing: bool = False

    @property
    def urgent(self) -> bool:
        """Whether somebody is in danger or need now, as a child is whose hours run: nothing
        comes before it."""
        return self.pressing or (self.kind in (Kind.CLOCK, Kind.TASK) and _is_urgent(self.row))

    @property
    def place(self) -> tuple[bool, bool, bool, int]:
        """Where it stands: who is in danger or need now, what is done about them before the
        limits for it; what has no day; then by day; last what this officer only waits for, or is
        told."""
        later = self.kind in (*AWAITED, Kind.DECIDED) or (self.urgent and self.kind is Kind.CLOCK)
        return not self.urgent, later, self.days_left is not None, self.days_left or 0


def put_before(actor: Actor) -> list[tuple[Kind, Row]]:
    """Proposals put to this officer, and what came back of their own; hand-overs and referrals
    that wait for the agency, its cases whose officer is gone, and what others ask about a
    person of theirs. Nothing of a case from which the officer is kept out."""
    found = [*matters_of(actor.officer), *_put_to_agency(actor)]
    if not found:
        return []
    facts = gather(actor, list(dict.fromkeys(row.case for _, row in found)))
    return [(kind, row) for kind, row in found if _may_know(kind, facts[row.case])]


def _put_to_agency(actor: Actor) -> Iterator[tuple[Kind, Row]]:
    """What waits for the agency, as far as it is this role's to see to."""
    if actor.role in ACCEPTING:
        yield from ((Kind.HANDOVER, row) for row in waiting_handovers(actor.agency))
    if actor.role is Role.SUPERVISOR:
        yield from ((Kind.UNASSIGNED, row) for row in unassigned(actor.agency))
    if actor.role is Role.REFERRED_PROVIDER:
        yield from ((Kind.REFERRAL, row) for row in waiting_referrals(actor.agency))
    if actor.role in AT_WORK:
        yield from ((Kind.OFFERED, row) for row in offered_handovers(actor.agency))
    if may_act(actor.role, "case", ANSWER_REQUEST):
        own = roster.stands_for(actor.agency, today())
        first = actor.role is Role.SUPERVISOR
        yield from ((Kind.REQUEST, row) for row in concerning(own, first=first))


def _may_know(kind: Kind, facts: Facts) -> bool:
    """Nobody barred is told; of what is asked in a case of theirs, nobody who has it no more."""
    return not facts.barred and (kind not in OF_THEIR_CASES or in_scope(facts) is not None)


def items_of(
    actor: Actor,
    put: Sequence[tuple[Kind, Row]],
    reached: Sequence[str],
    states: Mapping[str, CaseState],
) -> list[Item]:
    """What is ``put`` before the officer, and what the cases ``reached`` owe: who is in danger
    or need now, what has no day, then by day."""
    own = roster.stands_for(actor.agency, today())
    known = [(kind, row, states[row.case]) for kind, row in put if row.case in states]
    need = in_need({row.case: state for kind, row, state in known if kind is Kind.HANDOVER})
    items = [
        Item(kind, state, None, row, pressing=_presses(kind, row, state, need))
        for kind, row, state in known
    ]
    if actor.role is not Role.REFERRED_PROVIDER:  # the clocks were not in the referral
        items += _clock_items(actor, own, reached, states)
    items += task_items(actor, own, reached, states)
    return sorted(_by_their_clocks(own, items), key=lambda item: item.place)


def _presses(kind: Kind, row: Row, state: CaseState, need: Collection[str]) -> bool:
    """Whether what is put before the officer does not wait: a case of ``need`` offered to them,
    or, to decide or to put up again, the protection of somebody whose risk nobody has found to be
    less than high."""
    if kind is Kind.HANDOVER:
        return row.case in need
    asked = kind in (Kind.APPROVAL, Kind.RETURNED)
    return asked and row.values["subject"] == PROTECTION and _unsafe(state)


def _unprotected(task: Row, state: CaseState) -> bool:
    """Whether protection was ordered for somebody at risk, and is not yet arranged."""
    return task.values["kind"] == Task.CARRY_OUT and _unsafe(state)


def _unsafe(state: CaseState) -> bool:
    return state.facts["risk_level"] in UNSAFE


def in_need(cases: Mapping[str, CaseState]) -> frozenset[str]:
    """Those of ``cases`` in which the agency that leads owes an urgent task, or the hours of a
    child run. What another agency there knows of a danger is not told to whom it is offered."""
    if not cases:
        return frozenset()
    every = [row for found in open_tasks(cases).values() for row in found]
    rows = [row for row in every if row.values["agency"] == cases[row.case].lead]
    rows += [each.row for found in clocks(cases).values() for each in found if not each.stopped]
    return frozenset(row.case for row in rows if _is_urgent(row))


def _is_urgent(row: Row) -> bool:
    """Whether a task, or a clock, is of somebody in danger or need now."""
    return row.values.get("kind") in URGENT or row.values.get("clock") == CHILD_EMERGENCY


def _clock_items(
    actor: Actor, own: Collection[str], cases: Sequence[str], states: Mapping[str, CaseState]
) -> list[Item]:
    return [
        Item(Kind.CLOCK, states[case], each.days_left, each.row, deadline_of(each))
        for case, found in clocks(cases).items()
        for each in sorted(found, key=lambda each: each.due_at)
        if not each.stopped
        and concerns(actor, own, states[case], each.name, each.row.values["duty_of"])
    ]


def task_items(
    actor: Actor, own: Collection[str], cases: Sequence[str], states: Mapping[str, CaseState]
) -> list[Item]:
    """The open tasks of ``cases`` that this officer is told of."""
    found = [
        (case, row)
        for case, rows in open_tasks(cases).items()
        for row in rows
        if row.values["agency"] in own
    ]
    stood_in = _stood_in(actor, {Role(row.values["role"]) for _, row in found})

    def theirs(state: CaseState, values: Mapping[str, Any]) -> bool:
        responsible = state.responsible == actor.officer
        return (
            actor.role in (values["role"], Role.SUPERVISOR)
            or values["role"] in stood_in
            or (responsible and values["kind"] in URGENT)
        )

    return [
        Item(Kind.TASK, states[case], _days(row), row, pressing=_unprotected(row, states[case]))
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
        name = RUN_BY.get(item.row.values.get("kind", "")) if item.kind is Kind.TASK else None
        clock = running.get((item.state.id, name)) if name else None
        if clock:
            told.add(clock.row.record)
            item = replace(item, days_left=clock.days_left, deadline=clock.deadline)
        found.append(item)
    return [item for item in found if item.kind is not Kind.CLOCK or item.row.record not in told]


def _stood_in(actor: Actor, roles: Iterable[Role]) -> frozenset[Role]:
    """Those of ``roles`` that nobody of this agency has: its caseworkers and intake officers
    see to their tasks, as caseworkers propose protection where nobody else can."""
    if actor.role not in STAND_INS:
        return frozenset()
    return frozenset(role for role in roles if not roster.officers_with(role, actor.agency))


def _days(row: Row) -> int | None:
    due = row.values["due_on"]
    return (due - today()).days if due else None
