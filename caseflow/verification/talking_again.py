"""An interview that somebody suspected interpreted: nobody knows what the person said.

The suspect may be recorded, or renamed, after it. What was said then is kept, and police are to
talk to the person again through somebody else. The task says no more than that, for whoever ends
the case reads its name; why stands above the form, for police alone.
"""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.disclosing import reached
from caseflow.case.unmoved import unmoved
from caseflow.clock import today
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once, is_owed, settle
from caseflow.people.matching import INTERPRETER, interpreted_by, newly_named
from caseflow.policy import Role
from caseflow.vault.reading import of_case
from caseflow.verification.comparing import check_interprets
from caseflow.verification.records import ALLEGED_PERPETRATOR, INTERVIEW
from caseflow.verification.taking_up import STAGE, begun_or_possible

TASK = Task.INTERVIEW_AGAIN


def doubt_interviews(change: Change, access: Access, suspected: object) -> None:
    """Owe another interview where somebody of the name ``suspected`` interpreted one, as long
    as one can be held. One that is written meanwhile is compared too."""
    change.guard(unmoved([INTERVIEW], access.case))
    if begun_or_possible(access) and _interpreted(access, suspected):
        give_once(change, TASK, Role.POLICE_OFFICER, access.actor.agency, today())


def _interpreted(access: Access, suspected: object) -> bool:
    permit = access.permit_act(STAGE, "record", (INTERVIEW,))
    rows = reached(permit, of_case([INTERVIEW], access.case))
    return bool(interpreted_by(permit, rows, [suspected]))


def interviewed(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """After an interview was recorded: nobody who is suspected interpreted it, and none is owed
    any more."""
    _check(change, access, told)
    settle(change, access.case, TASK)


def interview_told(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """After a correction: whoever is named now as interpreter is none of those suspected."""
    if newly_named(change, access, INTERVIEW, INTERPRETER, told):
        _check(change, access, told)


def _check(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    change.guard(unmoved([ALLEGED_PERPETRATOR], access.case))
    check_interprets(access, told)


def owed(access: Access) -> bool:
    """Whether an interview is owed because of who interpreted one before."""
    return is_owed(access.case, TASK)
