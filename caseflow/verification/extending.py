"""A longer verification: asked by the police with a reason, granted by a decision-maker,
never past the law's longest limit."""

from datetime import date

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import end_of
from caseflow.duties.approvals import RESTS_ON, awaits_me
from caseflow.duties.clocks import Running, extend
from caseflow.duties.extending import Extension
from caseflow.errors import N_
from caseflow.verification.records import VERIFICATION_EXTENSION
from caseflow.verification.taking_up import STAGE, verification_clock

SUBJECT = VERIFICATION_EXTENSION.name
KINDS = (VERIFICATION_EXTENSION,)


def _carry(change: Change, access: Access, _clock: Running, until: date) -> None:
    extend(change, access.case, STAGE, end_of(until))


EXTENSION = Extension(
    VERIFICATION_EXTENSION,
    verification_clock,
    _carry,
    ("granted_until",),
    none=N_("Không có thời hạn xác minh nào đang tính."),
    incomplete=N_("Hãy nhập ngày được gia hạn đến."),
    beyond=N_("Không gia hạn quá ngày được đề nghị, %(day)s."),
)


def _ask(access: Access, sent: Submission) -> Saved:
    permit = access.permit_act(STAGE, "ask extension", KINDS)
    return EXTENSION.ask(access, sent, permit, "verification.ask_extension")


def _decide(access: Access, sent: Submission) -> Saved:
    permit = access.permit_act(STAGE, "grant extension", KINDS, about=sent.record)
    return EXTENSION.decide(access, sent, permit, "verification.decide_extension")


def _may_ask(access: Access) -> bool:
    clock = verification_clock(access.case)
    return clock is not None and clock.days_left >= 0 and not EXTENSION.asked(access)


ASK_EXTENSION = Act(
    STAGE, "ask extension", "ask_extension", N_("Đề nghị gia hạn xác minh"),
    KINDS, _ask, _may_ask,
    late=N_(
        "Chỉ đề nghị gia hạn được khi còn thời hạn và chưa có đề nghị nào đang chờ. Nội dung dưới "
        "đây chưa được ghi vào hồ sơ."
    ),
)  # fmt: skip
GRANT_EXTENSION = Act(
    STAGE, "grant extension", "decide_extension", N_("Quyết định việc gia hạn"),
    KINDS, _decide,
    target=VERIFICATION_EXTENSION, offered_on=awaits_me(SUBJECT),
    rests_on=RESTS_ON[SUBJECT],
)  # fmt: skip
