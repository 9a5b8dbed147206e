"""Which agencies below a supervisor's own have let deadlines run out long ago.

A supervisor's scope is the own agency: of cases of an agency below they are told no code. They
learn which agency is late, with how many deadlines, for how long, and whom to speak to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from caseflow.case import reach
from caseflow.clock import VIETNAM, today
from caseflow.config import Config
from caseflow.db import current
from caseflow.duties.clocks import clocks
from caseflow.law.agencies import stands_on
from caseflow.policy import Actor, Role
from caseflow.staff import roster

LOOKED_AT = 500  # cases, the longest overdue first


@dataclass(frozen=True)
class Late:
    """An agency below: so many deadlines (``more``: at least) overdue for longer than the
    limit, the longest for ``days``; ``supervisors`` by name."""

    agency: str
    count: int
    days: int
    supervisors: Sequence[str]
    more: bool


def late_below(actor: Actor) -> list[Late]:
    """The agencies directly below the supervisor's own that are late, the latest first."""
    if actor.role is not Role.SUPERVISOR:
        return []
    if not roster.any_below(roster.stands_for(actor.agency, today())):
        return []
    heirs = _below(actor.agency)
    limit = current(Config).escalate_higher_after
    before = datetime.combine(today() - timedelta(days=limit), time.min, VIETNAM)
    cases = reach.overdue_in(list(heirs), before, LOOKED_AT) if heirs else []
    overdue: dict[str, list[int]] = {}
    for found in clocks(cases).values():
        for each in found:
            agency = heirs.get(each.row.values["duty_of"])
            if agency and not each.stopped and -each.days_left > limit:
                overdue.setdefault(agency, []).append(-each.days_left)
    lines = [_line(each, days, len(cases) == LOOKED_AT) for each, days in overdue.items()]
    return sorted(lines, key=lambda each: (-each.days, each.agency))


def _line(agency: str, days: Sequence[int], more: bool) -> Late:
    everywhere = roster.officers_with(Role.SUPERVISOR)  # asked once a page, not once an agency
    names = [each.name for each in everywhere if each.agency == agency]
    return Late(roster.agency(agency).name, len(days), max(days), names, more)


def _below(agency: str) -> Mapping[str, str]:
    """Every agency whose work today belongs to one directly below ``agency`` → that one."""
    known = {each.id: each for each in roster.agencies()}
    heirs = {each: stands_on(known[each], today(), known.__getitem__) for each in known}
    return {
        each: heir.id
        for each, heir in heirs.items()
        if heir.id != agency and heir.parent in known and heirs[heir.parent].id == agency
    }
