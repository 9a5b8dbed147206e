"""The age class as the days pass. It stands in clear for lists and rules, and is as old as its
last change: no clear date tells the day it changes, for that would be the birth date.

So it is made true by whoever opens the case and may correct the birth date; rules that are asked
of others go by the day they are asked on.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

from caseflow.audit.changes import find_change
from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.state import CaseMoves
from caseflow.clock import now, today
from caseflow.duties.clocks import of_name, start, stop
from caseflow.errors import Conflict
from caseflow.law.ages import CHILD_EMERGENCY, IN_EMERGENCY, AgeClass
from caseflow.law.compartments import Compartment
from caseflow.people.records import PERSON
from caseflow.people.representing import age_today
from caseflow.people.rules import age_class_of
from caseflow.policy import Reach
from caseflow.vault.reading import of_case

GROWN = "people.grow_older"
BY_AGE = frozenset({GROWN, f"correct.{PERSON.name}"})  # what says how old the person is


def grow_older(access: Access) -> None:
    """Whoever has just opened a case, and may correct the birth date in it, moves its age class
    on with the day. Of two at once one does."""
    if access.state.closed or access.permit().writes.get(Compartment.IDENTITY) is not Reach.ALL:
        return
    born = of_case([PERSON], access.case)
    age = age_today(access)
    if age == access.state.age_class:
        return
    change = Change(access.permit_correction(), str(uuid4()), GROWN)
    for row in born:
        change.rely_on(row)  # a birth date that is put right meanwhile wins
    _keep(change, access, age)
    with suppress(Conflict):
        change.commit()


def keep_age_class(change: Change, access: Access, person: Mapping[str, Any]) -> None:
    """The age class of the case follows what now stands about the person's birth."""
    _keep(change, access, age_class_of(person.get("birth_date"), person.get("age_basis"), today()))


def _keep(change: Change, access: Access, age: AgeClass) -> None:
    moves = CaseMoves(change, access.state)
    moves.fact("age_class", age)
    moves.write()
    _keep_emergency(change, access, age)


def _keep_emergency(change: Change, access: Access, age: AgeClass) -> None:
    """The emergency of a child is looked into within its hours from when it is known that
    the person is one; it ends where they are older, and begins again where that was wrong."""
    if age not in IN_EMERGENCY:
        stop(change, access.case, CHILD_EMERGENCY)
        return
    if age is AgeClass.UNDER_16 and not access.state.closed and _never_looked_into(access.case):
        start(change, CHILD_EMERGENCY, now(), access.state.lead)


def _never_looked_into(case: str) -> bool:
    """Whether that was owed to nobody yet, or ended only because the person was taken for older."""
    rows = [each.row for each in of_name(case, CHILD_EMERGENCY)]
    if not rows:
        return True
    last = max(rows, key=lambda row: row.at)
    ended = find_change(last.change) if last.values["stopped_at"] else None
    return ended is not None and ended.act in BY_AGE
