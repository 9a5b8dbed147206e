"""The loop of a referral as tasks: an answer by the date agreed, then word of how it went, which
is read; or, once it is declined, another body that helps."""

from collections.abc import Iterable
from datetime import date

from caseflow.audit.recording import Change
from caseflow.case.state import CaseState
from caseflow.clock import today
from caseflow.duties.rules import Task
from caseflow.duties.tasks import end_one, give, settle
from caseflow.policy import Role
from caseflow.sharing.handing import CLOSED, DECLINED
from caseflow.sharing.records import REFERRAL
from caseflow.vault.reading import Row, clear_rows

ANSWER, FEEDBACK = Task.REFERRAL_ANSWER, Task.REFERRAL_FEEDBACK
# What a referral came to → what is owed until somebody has read it.
CAME_OUT = {DECLINED: Task.REFERRAL_DECLINED, CLOSED: Task.REFERRAL_CLOSED}


def sent(change: Change, agency: str, answer_by: date | None) -> None:
    """``agency`` referred the person: without an answer by the date agreed it asks again."""
    if answer_by:
        give(change, ANSWER, Role.CASEWORKER, agency, answer_by)


def answered(change: Change, state: CaseState, referral: Row, *, accepted: bool) -> None:
    """The answer is there; who accepted still owes word of how it went, and where it is no,
    the agency that leads the case looks for another body."""
    lead = _lead(change, state)
    _end_dated(change, ANSWER, referral.values["answer_by"])
    if accepted:
        give(change, FEEDBACK, Role.CASEWORKER, lead, referral.values["expires_on"])
    else:
        give(change, CAME_OUT[DECLINED], Role.CASEWORKER, lead)


def asked_another(change: Change, agency: str) -> None:
    """``agency`` referred the person anew, after one body declined: that is known."""
    case = change.permit.case or ""
    settle(change, case, CAME_OUT[DECLINED], agency=agency)
    for row in clear_rows(REFERRAL, case):
        if row.values["response"] == DECLINED and row.values["outcome_seen_on"] is None:
            change.revise(row, {"outcome_seen_on": today().isoformat()})


def came_out(change: Change, state: CaseState) -> None:
    """The provider said that its service has ended: the agency that leads reads how."""
    give(change, CAME_OUT[CLOSED], Role.CASEWORKER, _lead(change, state))


def _lead(change: Change, state: CaseState) -> str:
    """The agency that leads, as long as it does: a hand-over that comes first wins, and nothing
    is owed by who has left."""
    change.rely_on(state.row)
    return state.lead


def outcome_read(change: Change, referral: Row) -> None:
    """Why a body declined, or how its service ended, is known where it was asked for."""
    end_one(change, CAME_OUT[referral.values["response"]], None)


def loop_ended(change: Change, referrals: Iterable[Row]) -> None:
    """Nothing is awaited any more: the service is closed, or the referral is."""
    for each in referrals:
        _end_dated(change, ANSWER, each.values["answer_by"])
        _end_dated(change, FEEDBACK, each.values["expires_on"])


def _end_dated(change: Change, kind: Task, due_on: date | None) -> None:
    if due_on:  # without a day none was given
        end_one(change, kind, due_on)
