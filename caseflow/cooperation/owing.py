"""The loop of a referral as tasks: an answer by the date agreed, then word of how it went."""

from collections.abc import Iterable
from datetime import date

from caseflow.audit.recording import Change
from caseflow.duties.rules import Task
from caseflow.duties.tasks import end, give, left_open
from caseflow.policy import Role
from caseflow.vault.reading import Row

ANSWER, FEEDBACK = Task.REFERRAL_ANSWER, Task.REFERRAL_FEEDBACK


def sent(change: Change, agency: str, answer_by: date | None) -> None:
    """``agency`` referred the person: without an answer by the date agreed it asks again."""
    if answer_by:
        give(change, ANSWER, Role.CASEWORKER, agency, answer_by)


def answered(change: Change, referral: Row, *, accepted: bool) -> None:
    """The answer is there; who accepted still owes word of how it went."""
    _settle(change, [(ANSWER, referral.values["answer_by"])])
    if accepted:
        give(change, FEEDBACK, Role.CASEWORKER, referral.agency, referral.values["expires_on"])


def loop_ended(change: Change, referrals: Iterable[Row]) -> None:
    """Nothing is awaited any more: the service is closed, or the referral is."""
    both = [
        ((ANSWER, r.values["answer_by"]), (FEEDBACK, r.values["expires_on"])) for r in referrals
    ]
    _settle(change, [each for pair in both for each in pair])


def _settle(change: Change, owed: Iterable[tuple[str, date | None]]) -> None:
    """End one open task for each of ``owed``, found by kind and date: two of the same case
    that are alike in both are the same to whoever has to ask."""
    case = change.permit.case or ""
    left = left_open(change, case)
    for kind, due_on in owed:
        found = [r for r in left if (r.values["kind"], r.values["due_on"]) == (kind, due_on)]
        if due_on and found:
            left.remove(found[0])
            end(change, found[0])
