"""What the comparison of representatives with those suspected has come to, for the police who
make it: each representative, whether they may speak, who made it so and when, what follows.

It names nobody who is suspected: that somebody has such a name is all that a bar tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.sections import Page
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, done_last, is_owed, open_tasks
from caseflow.errors import N_
from caseflow.people.matching import SUSPECT
from caseflow.people.representing import UNBARRED
from caseflow.people.service import REPRESENTATIVE
from caseflow.vault.reading import Row, of_case
from caseflow.verification.comparing import TASK
from caseflow.verification.taking_up import STAGE


class Outcome(StrEnum):
    """How it stands with one representative."""

    SUSPECT = "suspect"
    CLEARED = "cleared"
    BARRED = "barred"
    UNLIKE = "unlike"
    WAITS = "waits"


@dataclass(frozen=True)
class Compared:
    """One representative; ``since``: the version that made it so, ``None`` where none did."""

    name: str
    outcome: Outcome
    since: Row | None


@dataclass(frozen=True)
class Comparison:
    """``last``: the task that was done last, its author and moment (``None``: none yet);
    ``owed``: whether one waits; ``follows``: what the last one left the caseworker to do."""

    last: Row | None
    owed: bool
    people: Sequence[Compared]
    follows: Sequence[str]


def comparison(access: Access) -> Comparison:
    """How every representative of the case stands today; one entry, then the names."""
    permit, owed = access.shown(), is_owed(access.case, TASK)
    rows = access.readable(permit, of_case([REPRESENTATIVE], access.case, history=True))
    narrow = [row.only("full_name", "bar_ground") for row in rows]
    versions: dict[str, list[Opened]] = {}
    for each in open_rows(permit, Event.CASE_VIEWED, narrow, act="case.versions"):
        versions.setdefault(each.row.record, []).append(each)
    people = [_compared(sorted(of_one, key=_version), owed) for of_one in versions.values()]
    last = done_last(access.case, TASK)
    return Comparison(last, owed, people, _follows(access.case, last))


def _version(each: Opened) -> int:
    return each.row.version


def _compared(versions: Sequence[Opened], owed: bool) -> Compared:
    outcome = _outcome([_bar(each) for each in versions], owed)
    settled = outcome in (Outcome.SUSPECT, Outcome.CLEARED, Outcome.BARRED)
    newest = versions[-1]
    *_later, since = takewhile(lambda each: _bar(each) == _bar(newest), reversed(versions))
    return Compared(str(newest.values["full_name"]), outcome, since.row if settled else None)


def _bar(each: Opened) -> str:
    return str(each.values["bar_ground"])


def _outcome(bars: Sequence[str], owed: bool) -> Outcome:
    if bars[-1] == SUSPECT:
        return Outcome.SUSPECT
    if bars[-1] != UNBARRED:
        return Outcome.BARRED
    if SUSPECT in bars:
        return Outcome.CLEARED
    return Outcome.WAITS if owed else Outcome.UNLIKE


def _follows(case: str, last: Row | None) -> list[str]:
    given = [r for r in open_tasks([case]).get(case, []) if last and r.change == last.change]
    return [TASK_NAMES[Task(row.values["kind"])] for row in given]


def may_read(access: Access) -> bool:
    """Whether this officer compares; also where an interpreter alone was compared."""
    return access.may_act(STAGE, "record")


READ = Page("verification.compared_names", N_("Kết quả đối chiếu người đại diện"), may_read)
