"""What is still open in a case that somebody is about to end: said before the act, not after.

None of it forbids the end; what does forbid it is refused by ``rules.check_closable``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from caseflow.case.access import Access
from caseflow.duties.clocks import Running, running
from caseflow.duties.tasks import TASK_NAMES, open_tasks
from caseflow.policy import Role

PROVIDER = Role.REFERRED_PROVIDER  # whose service ends with the referral, which is told apart


@dataclass(frozen=True)
class StillOpen:
    """``tasks``: names of tasks that will be settled with the case, ``clocks`` those that
    will be stopped, ``high_risk``: whether the last assessment found a high risk."""

    high_risk: bool
    tasks: Sequence[str]
    clocks: Sequence[Running]


def still_open(access: Access) -> StillOpen:
    """What the end of this case would leave behind."""
    tasks = open_tasks([access.case]).get(access.case, [])
    return StillOpen(
        access.state.facts["risk_level"] == "high",
        [TASK_NAMES[row.values["kind"]] for row in tasks if row.values["role"] != PROVIDER],
        running(access.case),
    )
