"""Words that somebody suspected interpreted: nobody knows what the person heard.

What was agreed to through them ends in the change that learns of it, and the caseworker asks
anew; a notice they interpreted last is read to the person again. Both through somebody else.
"""

from collections.abc import Collection, Iterable

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.sections import Sections
from caseflow.case.unmoved import unmoved
from caseflow.clock import today
from caseflow.cooperation.ending import end_resting_on, run_out
from caseflow.db import current
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once
from caseflow.people.matching import interpreted_by
from caseflow.policy import Role
from caseflow.sharing.consent import alive, consents
from caseflow.sharing.records import CONSENT
from caseflow.vault.reading import Row, of_case

NOTICE = "privacy_notice"


def doubt(change: Change, access: Access, suspected: Collection[object]) -> None:
    """End the consents that were heard through somebody who has the name of one ``suspected``,
    with what rests on them, and have a notice heard so given again."""
    notice = current(Sections).kind(NOTICE)
    kinds = [CONSENT, notice] if notice else [CONSENT]
    change.guard(unmoved(kinds, access.case))
    permit = access.shown()
    heard = interpreted_by(permit, access.readable(permit, of_case(kinds, access.case)), suspected)
    _end(change, access, [row for row in consents(access.case) if row.record in heard])
    notices = of_case(kinds[1:], access.case)
    if notices and max(notices, key=lambda row: row.at).record in heard:
        _owe(change, access, Task.TELL_AGAIN)


def _end(change: Change, access: Access, heard: Iterable[Row]) -> None:
    ended = [row for row in heard if alive(row) and not change.revises(row)]
    run_out(change, ended)
    if ended:
        end_resting_on(change, access.case, *(row.record for row in ended))
        _owe(change, access, Task.ASK_AGAIN)


def _owe(change: Change, access: Access, task: Task) -> None:
    lead = access.state.lead
    give_once(change, task, Role.CASEWORKER, lead, today())
