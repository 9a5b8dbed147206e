"""A longer verification: asked by the police with a reason, granted by a decision-maker,
never past the law's longest limit."""

from caseflow.audit.recording import Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.duties.approvals import RESTS_ON, awaits_me
from caseflow.duties.extending import LATE, Extension
from caseflow.errors import N_
from caseflow.verification.records import VERIFICATION_EXTENSION
from caseflow.verification.taking_up import STAGE, verification_clock

SUBJECT = VERIFICATION_EXTENSION.name
KINDS = (VERIFICATION_EXTENSION,)


EXTENSION = Extension(
    VERIFICATION_EXTENSION,
    verification_clock,
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


ASK_EXTENSION = Act(
    STAGE, "ask extension", "ask_extension", N_("Đề nghị gia hạn xác minh"),
    KINDS, _ask, EXTENSION.may_ask, late=LATE,
)  # fmt: skip
GRANT_EXTENSION = Act(
    STAGE, "grant extension", "decide_extension", N_("Quyết định việc gia hạn"),
    KINDS, _decide,
    target=VERIFICATION_EXTENSION, offered_on=awaits_me(SUBJECT), binding=True,
    rests_on=RESTS_ON[SUBJECT],
)  # fmt: skip
