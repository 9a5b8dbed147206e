"""Telling the person of several regimes at once: one day, and to each their own answer.

Each regime has its record as if it had been told of alone (``entitling``). What needs a reason
or an application is recorded regime by regime.
"""

from collections.abc import Collection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import check_happened
from caseflow.cooperation.coming import check_met
from caseflow.duties.rules import Task
from caseflow.duties.tasks import is_owed
from caseflow.errors import N_, Refused
from caseflow.law.regimes import Eligibility
from caseflow.support.entitling import beside, put, regimes, regimes_of, rely_on
from caseflow.support.following import may_follow_up
from caseflow.support.records import ENTITLEMENT
from caseflow.support.rules import TOLD
from caseflow.support.set_aside import told_of_all
from caseflow.vault.reading import clear_rows


def tell(access: Access, sent: Submission) -> Saved:
    """Record on which day the person was told of regimes, and what they chose of each."""
    permit = access.permit_act("support", "plan", (ENTITLEMENT,))
    offered_on, chosen = sent.of(ENTITLEMENT.name)["offered_on"], sent.of(TOLD)
    check_happened(offered_on, "offered_on")
    check_met(access.case, offered_on, "offered_on")
    read = regimes(access, permit)
    left, found = [line.regime for line in read.untold()], read.recorded
    _check(chosen, left)
    change = Change(permit, sent.key, "support.tell_entitlements")
    rely_on(change, access.case, found)
    for regime, choice in chosen.items():
        before = found.get(regime)
        answer = before.values["eligibility"] if before else Eligibility.ELIGIBLE.value
        told = {"regime": regime, "eligibility": answer, "person_choice": choice}
        put(change, access, before, beside(before, {**told, "offered_on": offered_on}))
    if not {*left} - {*chosen}:
        told_of_all(change, access.case)
    return change.commit()


def _check(chosen: Collection[str], left: Collection[str]) -> None:
    if not chosen:
        raise Refused(
            N_("Hãy chọn câu trả lời của người được hỗ trợ ở ít nhất một chế độ đã thông báo.")
        )
    for regime in chosen:
        if regime not in left:
            raise Refused(
                N_(
                    "Chế độ này vừa được ghi là đã thông báo, hoặc không còn được hưởng. "
                    "Hãy bỏ chọn ở đây và xem lại ở trang Chế độ được hưởng."
                ),
                f"{TOLD}-{regime}",
            )


def may_tell(access: Access) -> bool:
    """Whether there may be regimes left that the person was not told of, by the days recorded."""
    told = [r for r in clear_rows(ENTITLEMENT, access.case) if r.values["offered_on"]]
    asked_after = may_follow_up(access) or is_owed(access.case, Task.OFFER_ENTITLEMENTS)
    return asked_after and len(told) < len(regimes_of(access))


TELL = Act(
    "support", "plan", "tell_entitlements", N_("Ghi đã thông báo các chế độ"), (ENTITLEMENT,),
    tell, offered=may_tell, in_closed_case=True,
)  # fmt: skip
