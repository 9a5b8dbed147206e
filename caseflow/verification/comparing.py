"""A representative recorded after somebody was suspected is compared with those suspected.

Whoever records a representative may not read whom the police suspect. So police are asked each
time, whether anybody is suspected or not, and the comparison is made under an officer of theirs:
a namesake is barred at once. A name is no proof; whoever knows better corrects the bar, and that
person is not barred by a comparison again.
"""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.disclosing import opened
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once, open_tasks, settle
from caseflow.errors import N_
from caseflow.people.matching import bar_suspect, cleared, newly_named, spoken_for_by
from caseflow.people.service import REPRESENTATIVE
from caseflow.policy import Role
from caseflow.sharing.participation import Capacity, assignments
from caseflow.verification.records import ALLEGED_PERPETRATOR
from caseflow.verification.taking_up import STAGE

TASK = Task.COMPARE_REPRESENTATIVE


def ask(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """After a representative was recorded or renamed: whoever verifies compares."""
    verifiers = [r for r in assignments(access.case) if r.values["capacity"] == Capacity.VERIFIER]
    named = "full_name" in told and newly_named(change, access, REPRESENTATIVE, "full_name", told)
    if verifiers and named:
        give_once(change, TASK, Role.POLICE_OFFICER, verifiers[-1].agency)


def compare(access: Access, sent: Submission) -> Saved:
    """Bar the representative who has a suspect's name. Where two have, the task stays open and
    the next comparison bars the other: an act completes one record of somebody else's."""
    permit = access.permit_act(STAGE, "record", (ALLEGED_PERPETRATOR,))
    known = opened(permit, ALLEGED_PERPETRATOR, access.case).values()
    alike = {spoken_for_by(access, each.get("known_as")) for each in known} - {""}
    found = sorted(alike - cleared(access))
    kinds = (ALLEGED_PERPETRATOR, REPRESENTATIVE) if found else (ALLEGED_PERPETRATOR,)
    permit = access.permit_act(STAGE, "record", kinds, "".join(found[:1]))
    change = Change(permit, sent.key, "verification.compare_representatives")
    if found:
        bar_suspect(change, access, found[0])
    if len(found) < 2:
        settle(change, access.case, TASK)
    return change.commit()


def _owed(access: Access) -> bool:
    tasks = open_tasks([access.case]).get(access.case, [])
    return any(row.values["kind"] == TASK for row in tasks)


COMPARE = Act(
    STAGE, "record", "compare_representatives",
    N_("Đối chiếu người đại diện với người bị nghi"),
    (), compare, _owed,
)  # fmt: skip
