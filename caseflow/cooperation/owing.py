"""The loop of a referral as tasks: an answer by the date agreed; of who accepted, the service and
word of how it goes, which is read each time; or, once it is declined, another body that helps."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.state import CaseState, keep_fact
from caseflow.clock import today
from caseflow.cooperation.outside import is_outside
from caseflow.duties.rules import Task
from caseflow.duties.tasks import end_one, give, left_open
from caseflow.policy import Role
from caseflow.sharing.handing import ACCEPTED, CLOSED, DECLINED, REVOKED, WAITING
from caseflow.vault.reading import Row

ANSWER, FEEDBACK, SERVE = Task.REFERRAL_ANSWER, Task.REFERRAL_FEEDBACK, Task.REFERRAL_SERVE
# What a referral came to, or goes through → what is owed until somebody has read it.
CAME_OUT = {
    DECLINED: Task.REFERRAL_DECLINED,
    CLOSED: Task.REFERRAL_CLOSED,
    ACCEPTED: Task.REFERRAL_HEARD,
    REVOKED: Task.REFERRAL_HEARD,  # a word told before it was taken back
}
# What ends with a referral: nothing brings it back.
OF_A_LOOP = (ANSWER, FEEDBACK, SERVE)


def unread(values: Mapping[str, Any]) -> bool:
    """Whether a referral came to something, or was told of, that nobody has read yet."""
    told = values["response"] in (DECLINED, CLOSED) or values["last_feedback_on"] is not None
    return told and values["response"] in CAME_OUT and values["outcome_seen_on"] is None


def sent(change: Change, agency: str, answer_by: date | None) -> None:
    """``agency`` referred the person: without an answer by the date agreed it asks again."""
    if answer_by:
        give(change, ANSWER, Role.CASEWORKER, agency, answer_by)


def answered(change: Change, state: CaseState, referral: Row, *, accepted: bool) -> None:
    """The answer is there; who accepted still owes the service and word of how it went, and where
    it is no, the agency that leads the case looks for another body."""
    lead = _lead(change, state)
    _end_dated(change, ANSWER, referral.values["answer_by"])
    if accepted:
        receiver, until = referral.values["receiving_agency"], referral.values["expires_on"]
        give(change, FEEDBACK, Role.CASEWORKER, lead, until)
        if not is_outside(referral.case, receiver):
            _end_expired(change, receiver)
            give(change, SERVE, Role.REFERRED_PROVIDER, receiver, until)
    else:
        give(change, CAME_OUT[DECLINED], Role.CASEWORKER, lead)


def came_out(change: Change, state: CaseState) -> None:
    """The provider said that its service has ended: the agency that leads reads how."""
    give(change, CAME_OUT[CLOSED], Role.CASEWORKER, _lead(change, state))


def heard(change: Change, state: CaseState, referral: Row) -> None:
    """The provider told how the service goes, whether the person came, or told it otherwise than
    before: whoever leads reads it."""
    if not unread(referral.values):
        kind = CAME_OUT[referral.values["response"]]
        give(change, kind, Role.CASEWORKER, _lead(change, state))


def _lead(change: Change, state: CaseState) -> str:
    """The agency that leads, as long as it does: a hand-over that comes first wins, and nothing
    is owed by who has left."""
    keep_fact(change, state, "lead_agency")
    return state.lead


def outcome_read(change: Change, referral: Row) -> None:
    """Why a body declined, or how its service goes or ended, is known where it was asked for."""
    end_one(change, CAME_OUT[referral.values["response"]], None)


def loop_ended(change: Change, referrals: Iterable[Row], response: str) -> None:
    """Nothing is awaited any more of these, as they stood: no answer of one that waited; no
    service nor word of one that was accepted. Its last word is read all the same: with its
    outcome, or, where it was taken back, for itself."""
    for each in referrals:
        if each.values["response"] == WAITING:
            _end_dated(change, ANSWER, each.values["answer_by"])
            continue
        _end_dated(change, FEEDBACK, each.values["expires_on"])
        _end_dated(change, SERVE, each.values["expires_on"], each.values["receiving_agency"])
        if response == CLOSED and unread(each.values):
            end_one(change, CAME_OUT[ACCEPTED], None)


def _end_expired(change: Change, receiver: str) -> None:
    """Nothing is owed of an earlier referral that has run out: it is closed to them."""
    for row in left_open(change, change.permit.case or ""):
        values = row.values
        if values["kind"] == SERVE and values["agency"] == receiver and values["due_on"] < today():
            end_one(change, SERVE, values["due_on"], agency=receiver)


def _end_dated(change: Change, kind: Task, due_on: date | None, agency: str = "") -> None:
    if due_on:  # without a day none was given
        end_one(change, kind, due_on, agency=agency)
