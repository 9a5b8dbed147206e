"""What the end of a case set aside: limits and tasks that were owed and that nobody had met.

They go on in a case that is opened again, unless they were met while it was closed.
"""

from caseflow.audit.recording import Change
from caseflow.duties import clocks, tasks
from caseflow.duties.clocks import Running
from caseflow.duties.rules import Task
from caseflow.support.records import CLOSURE
from caseflow.vault.reading import clear_rows


def closed_in(case: str) -> str | None:
    """The change by which the case ended last; ``None`` where it never did."""
    ended = [row for row in clear_rows(CLOSURE, case) if row.values["closed_on"]]
    last = max(ended, key=lambda row: row.at, default=None)
    return last.change if last else None


def limits(case: str) -> list[Running]:
    """The limits set aside whose day has not passed: what passed while nobody owed it stays
    ended."""
    return clocks.resumable(case, closed_in(case))


def go_on(change: Change, case: str, *but: Task) -> None:
    """What was set aside is owed again; not tasks of the kinds ``but``."""
    clocks.resume(change, limits(case))
    tasks.resume(change, closed_in(case), *but)


def told_of_all(change: Change, case: str) -> None:
    """No regime is left that the person has to be told of."""
    tasks.settle(change, case, Task.OFFER_ENTITLEMENTS)
    tasks.end_again(change, closed_in(case), Task.OFFER_ENTITLEMENTS)
