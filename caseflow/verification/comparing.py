"""A representative, or an interpreter of a consent or of the notice, who is recorded after somebody
was suspected is compared with those suspected.

Whoever records one may not read whom the police suspect. So police are asked each time, whether
anybody is suspected or not, and the comparison is made under an officer of theirs: a namesake
among the representatives is barred at once, what a namesake interpreted counts no more. Police
who record an interpreter themselves are refused the name. A name is no proof; whoever knows
better corrects the bar, and that person is not barred by a comparison again.
"""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.disclosing import opened
from caseflow.case.unmoved import unmoved
from caseflow.cooperation.interpreting import doubt
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once, is_owed, settle
from caseflow.errors import N_
from caseflow.people.matching import (
    bar_suspect,
    check_unsuspected,
    cleared,
    newly_named,
    spoken_for_by,
)
from caseflow.people.service import REPRESENTATIVE
from caseflow.policy import Role
from caseflow.sharing.participation import Capacity, assignments
from caseflow.verification.records import ALLEGED_PERPETRATOR
from caseflow.verification.taking_up import STAGE

TASK = Task.COMPARE_REPRESENTATIVE


def ask(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """After a representative was recorded or renamed: whoever verifies compares."""
    if "full_name" in told and newly_named(change, access, REPRESENTATIVE, "full_name", told):
        _ask(change, access)


def interpreted(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """After a consent or a notice was recorded: police compare its interpreter, now if they
    are who writes it."""
    if not told.get("interpreter_name"):
        return
    if access.may_act(STAGE, "record"):
        change.guard(unmoved([ALLEGED_PERPETRATOR], access.case))
        check_interprets(access, told)
    else:
        _ask(change, access)


def _ask(change: Change, access: Access) -> None:
    verifiers = [r for r in assignments(access.case) if r.values["capacity"] == Capacity.VERIFIER]
    if verifiers:
        give_once(change, TASK, Role.POLICE_OFFICER, verifiers[-1].agency)


def check_interprets(access: Access, told: Mapping[str, Any]) -> None:
    """Refuse an interpreter who has a suspect's name, to an officer who verifies."""
    if told.get("interpreter_name"):
        suspected = _suspected(access)
        check_unsuspected(told["interpreter_name"], suspected, "interpreter_name")


def _suspected(access: Access) -> list[object]:
    """The names of all who are suspected in the case; its own entry."""
    permit = access.permit_act(STAGE, "record", (ALLEGED_PERPETRATOR,))
    known = opened(permit, ALLEGED_PERPETRATOR, access.case).values()
    return [each.get("known_as") for each in known]


def compare(access: Access, sent: Submission) -> Saved:
    """Bar the representative who has a suspect's name, and doubt what such a one interpreted.
    Where two representatives have, the task stays open and the next comparison bars the other:
    an act completes one record of somebody else's."""
    still = unmoved([REPRESENTATIVE], access.case)
    suspected = _suspected(access)
    found = sorted(spoken_for_by(access, suspected) - cleared(access))
    kinds = (ALLEGED_PERPETRATOR, REPRESENTATIVE) if found else (ALLEGED_PERPETRATOR,)
    permit = access.permit_act(STAGE, "record", kinds, "".join(found[:1]))
    change = Change(permit, sent.key, "verification.compare_representatives")
    change.guard(still)
    if found:
        bar_suspect(change, access, found[0])
    doubt(change, access, suspected)
    if len(found) < 2:
        settle(change, access.case, TASK)
    return change.commit()


def _owed(access: Access) -> bool:
    return is_owed(access.case, TASK)


COMPARE = Act(
    STAGE, "record", "compare_representatives",
    N_("Đối chiếu người đại diện, người phiên dịch với người bị nghi"),
    (), compare, _owed,
)  # fmt: skip
