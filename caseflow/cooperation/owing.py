"""The loop of a referral as tasks: an answer by the date agreed, then word of how it went; or,
once it is declined, another body that helps."""

from collections.abc import Iterable
from datetime import date

from caseflow.audit.recording import Change
from caseflow.duties.rules import Task
from caseflow.duties.tasks import end_one, give, give_once, settle
from caseflow.policy import Role
from caseflow.vault.reading import Row

ANSWER, FEEDBACK = Task.REFERRAL_ANSWER, Task.REFERRAL_FEEDBACK
DECLINED = Task.REFERRAL_DECLINED


def sent(change: Change, agency: str, answer_by: date | None) -> None:
    """``agency`` referred the person: without an answer by the date agreed it asks again."""
    if answer_by:
        give(change, ANSWER, Role.CASEWORKER, agency, answer_by)


def answered(change: Change, referral: Row, *, accepted: bool) -> None:
    """The answer is there; who accepted still owes word of how it went, and where it is no,
    whoever referred the person looks for another body."""
    _end_dated(change, ANSWER, referral.values["answer_by"])
    if accepted:
        give(change, FEEDBACK, Role.CASEWORKER, referral.agency, referral.values["expires_on"])
    else:
        give_once(change, DECLINED, Role.CASEWORKER, referral.agency)


def asked_another(change: Change, agency: str) -> None:
    """``agency`` referred the person anew, after one body declined."""
    settle(change, change.permit.case or "", DECLINED, agency=agency)


def loop_ended(change: Change, referrals: Iterable[Row]) -> None:
    """Nothing is awaited any more: the service is closed, or the referral is."""
    for each in referrals:
        _end_dated(change, ANSWER, each.values["answer_by"])
        _end_dated(change, FEEDBACK, each.values["expires_on"])


def _end_dated(change: Change, kind: Task, due_on: date | None) -> None:
    if due_on:  # without a day none was given
        end_one(change, kind, due_on)
