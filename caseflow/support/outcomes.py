"""How a referral goes and comes out: whoever referred the person reads each word of the
provider; that its service has ended closes the referral, and with it the provider's sight of the
case.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import ENDS_LATER, check_happened, check_order, given_day
from caseflow.case.view import RecordView, record_view
from caseflow.clock import today
from caseflow.cooperation.ending import as_read, end_referrals
from caseflow.cooperation.owing import CAME_OUT, came_out, outcome_read, unread
from caseflow.cooperation.owing import heard as owe_reading
from caseflow.duties.tasks import is_owed
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Role
from caseflow.sharing.handing import CLOSED, REFERRAL
from caseflow.support.records import REFERRAL_FEEDBACK
from caseflow.support.referring import of
from caseflow.vault.reading import Row, clear_rows, of_case

STAGE = "support"
FINISHED = frozenset({"completed", "person_stopped", "provider_stopped"})


def may_answer(access: Access, row: Row) -> bool:
    """The receiver of a referral in force tells how it went."""
    mine = row.values["receiving_agency"] == access.actor.agency
    return bool(mine and as_read(row.values)["response"] == "accepted")


def record_feedback(access: Access, sent: Submission) -> Saved:
    """The provider's word to the caseworker; never the content of advice."""
    rows = of(access, sent.record)
    if not rows or not may_answer(access, rows[0]):
        raise NotThere()
    permit = access.permit_act(STAGE, "record own services", (REFERRAL_FEEDBACK,))
    change = Change(permit, sent.key, "support.record_feedback")
    if feed_back(change, rows[0], sent.of(REFERRAL_FEEDBACK.name)):
        came_out(change, access.state)
    else:
        owe_reading(change, access.state, rows[0])
    return change.commit()


def feed_back(
    change: Change, referral: Row, answers: Mapping[str, Any], *, known: bool = False
) -> bool:
    """Record how the service goes; whether this was the word that it has ended. ``known``:
    whoever records it is who reads it."""
    change.add(REFERRAL_FEEDBACK, {**answers, "referral": referral.record})
    day = today().isoformat()
    told = {"last_feedback_on": day, "outcome_seen_on": day if known else None}
    if _is_over(referral, answers):
        end_referrals(change, referral.case, [referral], CLOSED, **told)
        return True
    change.revise(referral, told)
    return False


def keep_feedback(change: Change, access: Access, answers: Mapping[str, Any]) -> None:
    """The end of a service has its day, which no correction writes: it is told anew. What a
    provider corrects is read again."""
    parts = of_case([REFERRAL_FEEDBACK], access.case)
    corrected = {row.record for row in parts if change.revises(row)}
    clear = [row for row in clear_rows(REFERRAL_FEEDBACK, access.case) if row.record in corrected]
    for row in clear if access.actor.role is Role.REFERRED_PROVIDER else ():
        referral = of(access, row.values["referral"])[0]
        owe_reading(change, access.state, referral)
        change.revise(referral, {"last_feedback_on": today().isoformat(), "outcome_seen_on": None})
    if answers.get("status") not in FINISHED:
        return
    if not all(row.values["closed_on"] for row in clear):
        raise Refused(
            N_("Dịch vụ đã kết thúc: hãy ghi một phản hồi mới, có ngày kết thúc."), "status"
        )


def _is_over(referral: Row, answers: Mapping[str, Any]) -> bool:
    """Whether the service has ended, by its day: that closes the loop, and ends what the provider
    sees."""
    closed = given_day(answers.get("closed_on"))
    if closed is None and answers["status"] in FINISHED:
        raise Refused(N_("Dịch vụ đã kết thúc: hãy nhập ngày kết thúc."), "closed_on")
    if closed and answers["status"] not in FINISHED:
        raise Refused(
            N_("Dịch vụ chưa kết thúc: hãy bỏ trống ngày kết thúc, hoặc chọn lại tình trạng."),
            "closed_on",
        )
    check_happened(closed, "closed_on")
    check_order(referral.values["sent_on"], closed, "closed_on", ENDS_LATER)
    return closed is not None


def may_read(access: Access, row: Row) -> bool:
    """What somebody else wrote of it, and nobody has read here."""
    return unread(row.values) and is_owed(access.case, CAME_OUT[row.values["response"]])


def read(access: Access, sent: Submission) -> Saved:
    """What came of it, or was told meanwhile, is read: nothing of that is owed any more."""
    permit = access.permit_act(STAGE, "refer", (REFERRAL,), about=sent.record)
    rows = of(access, sent.record)
    if not rows or not may_read(access, rows[0]):
        raise NotThere()
    change = Change(permit, sent.key, "support.read_outcome")
    change.revise(rows[0], {"outcome_seen_on": today().isoformat()})
    outcome_read(change, rows[0])
    return change.commit()


def heard(access: Access, record: str) -> Sequence[RecordView]:
    """What the provider told about a referral, as this officer may read it."""
    told = [r for r in clear_rows(REFERRAL_FEEDBACK, access.case) if r.values["referral"] == record]
    views = (record_view(access, REFERRAL_FEEDBACK, row.record) for row in told)
    return [view for view in views if view]


READ = Act(
    STAGE, "refer", "read_outcome", N_("Đọc phản hồi, kết quả chuyển tuyến"), (REFERRAL,), read,
    target=REFERRAL, offered_on=may_read, reads_target=True,
)  # fmt: skip
FEED_BACK = Act(
    STAGE, "record own services", "record_feedback", N_("Phản hồi cho cán bộ hỗ trợ"),
    (REFERRAL_FEEDBACK,), record_feedback, target=REFERRAL, offered_on=may_answer,
)  # fmt: skip
