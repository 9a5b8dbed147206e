"""A longer verification: asked by the police with a reason, granted by a decision-maker,
never past the law's longest limit."""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import day_of, end_of
from caseflow.duties.approvals import RESTS_ON, awaits_me, decide, matter, pending, put_up
from caseflow.duties.clocks import Ending, Running, extend
from caseflow.duties.extending import check_asked, check_granted
from caseflow.errors import N_, Refused
from caseflow.vault.reading import Row
from caseflow.verification.records import VERIFICATION_EXTENSION
from caseflow.verification.taking_up import STAGE, verification_clock

SUBJECT = "verification_extension"


def ask_extension(access: Access, sent: Submission) -> Saved:
    """Put a later end up to a decision-maker, while the present one has not passed."""
    answers = sent.of("verification_extension")
    check_asked(_clock(access), answers["asked_until"], "asked_until")
    if pending(access.case, SUBJECT):
        raise Refused(N_("Một đề nghị gia hạn khác đang chờ ý kiến."))
    permit = access.permit_act(STAGE, "ask extension", (VERIFICATION_EXTENSION,))
    change = Change(permit, sent.key, "verification.ask_extension")
    record = change.add(VERIFICATION_EXTENSION, answers)
    put_up(change, SUBJECT, record, sent)
    return change.commit()


def decide_extension(access: Access, sent: Submission) -> Saved:
    """Grant the extension until a day, return it for completion, or reject it; what is not
    granted has no day, whatever stands in its boxes."""
    kinds = (VERIFICATION_EXTENSION,)
    permit = access.permit_act(STAGE, "grant extension", kinds, about=sent.record)
    row, approval = matter(access, VERIFICATION_EXTENSION, SUBJECT, sent.record)
    told = sent.of("approval")
    decision, reason = str(told.get("decision")), told.get("reason")
    change = Change(permit, sent.key, "verification.decide_extension")
    granted = sent.of("verification_extension").get("granted_until")
    if decision == "approved":
        _grant(change, access, row, granted)
    decide(change, approval, decision, reason)
    return change.commit()


def ending(access: Access) -> Ending:
    """The limit as it stands, for whoever asks or decides."""
    return _clock(access).ending


def _grant(change: Change, access: Access, row: Row, granted: str | None) -> None:
    clock = _clock(access)
    if granted is None:
        raise Refused(N_("Hãy nhập ngày được gia hạn đến."), "granted_until")
    until = day_of(granted)
    beyond = N_("Không gia hạn quá ngày được đề nghị, %(day)s.")
    check_granted(clock, until, row, "granted_until", beyond)
    change.revise(row, {"granted_until": granted})
    extend(change, access.case, STAGE, end_of(until))


def _clock(access: Access) -> Running:
    clock = verification_clock(access.case)
    if clock is None:
        raise Refused(N_("Không có thời hạn xác minh nào đang tính."))
    return clock


def _may_ask(access: Access) -> bool:
    clock = verification_clock(access.case)
    return clock is not None and clock.days_left >= 0 and not pending(access.case, SUBJECT)


ASK_EXTENSION = Act(
    STAGE, "ask extension", "ask_extension", N_("Đề nghị gia hạn xác minh"),
    (VERIFICATION_EXTENSION,), ask_extension, _may_ask,
    late=N_(
        "Chỉ đề nghị gia hạn được khi còn thời hạn và chưa có đề nghị nào đang chờ. Nội dung dưới "
        "đây chưa được ghi vào hồ sơ."
    ),
)  # fmt: skip
GRANT_EXTENSION = Act(
    STAGE, "grant extension", "decide_extension", N_("Quyết định việc gia hạn"),
    (VERIFICATION_EXTENSION,), decide_extension,
    target=VERIFICATION_EXTENSION, offered_on=awaits_me(SUBJECT),
    rests_on=RESTS_ON[SUBJECT],
)  # fmt: skip
