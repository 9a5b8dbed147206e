"""Who agrees with or for a person who is not of age; and what ends with their right to.

A suspect never does. Whoever turns out to be barred has agreed to nothing that goes on: what
rested on their word ends in the change that bars them, and the person is asked anew.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.dates import day_of
from caseflow.case.unmoved import unmoved
from caseflow.case.writable import may_add
from caseflow.clock import today
from caseflow.cooperation.ending import end_resting_on, run_out
from caseflow.cooperation.rules.consents import check_assent, needs_representative
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once, settle
from caseflow.errors import N_, Refused
from caseflow.law.ages import AgeClass
from caseflow.people.representing import UNBARRED, Representative, Speaking
from caseflow.people.service import REPRESENTATIVE
from caseflow.policy import Role
from caseflow.sharing.consent import alive, consents
from caseflow.sharing.records import CONSENT
from caseflow.vault.reading import of_case

CHOSEN = "representative"  # the question, and the link to who was chosen


def may_add_one(access: Access) -> bool:
    """Whether this officer may record a representative; police read who the person is, no more."""
    return may_add(access, REPRESENTATIVE)


def check_speaks(who: Speaking, answers: Mapping[str, Any]) -> Representative | None:
    """Refuse an answer without the words of whoever has to agree: the child, from seven, and
    the representative, who is returned if one spoke."""
    if who.age != AgeClass.ADULT:
        given = day_of(datetime.fromisoformat(answers["given_at"]))
        check_assent(answers, who.birth, given)
    if not needs_representative(answers, who.age):
        return None
    if who.nobody:
        raise Refused(
            N_(
                "Chưa có người đại diện hợp pháp nào được đồng ý thay, nên chưa ghi được là đồng "
                "ý. Cán bộ tiếp nhận hoặc cán bộ hỗ trợ ghi người đại diện khác ở phần “Người "
                "được hỗ trợ”, rồi cùng các em hỏi ý kiến; nếu không có ai, cán bộ hỗ trợ ghi căn "
                "cứ chia sẻ không cần đồng ý."
            ),
            CHOSEN,
        )
    return who.chosen(answers.get(CHOSEN), CHOSEN)


def barred_since(change: Change, access: Access, values: Mapping[str, Any]) -> None:
    """After a correction of a representative: one who is barred now ends every agreement they
    spoke in, and at once what rests on it; the caseworker asks anew."""
    if values.get("bar_ground") == UNBARRED:
        settle(change, access.case, Task.FIND_REPRESENTATIVE)  # there is somebody
        return
    change.guard(unmoved([CONSENT], access.case))  # nobody meanwhile records what they agreed to
    corrected = {r.record for r in of_case([REPRESENTATIVE], access.case) if change.revises(r)}
    spoken = [r for r in consents(access.case) if r.values[CHOSEN] in corrected]
    ended = [row for row in spoken if alive(row)]
    if not ended:
        return
    run_out(change, ended)
    end_resting_on(change, access.case, *(row.record for row in ended))
    lead = access.state.lead
    give_once(change, Task.RENEW_CONSENT, Role.CASEWORKER, lead, today())
