"""The groups and kinds of work, the kinds of task; and what a service that was given may say,
at reception as in support."""

from collections.abc import Mapping
from enum import StrEnum

from caseflow.errors import N_, Refused
from caseflow.law.services import Service


class Group(StrEnum):
    """How urgent work is on the first page, in the order in which it stands there."""

    ESCALATED = "escalated"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    OTHERS = "others"
    DECIDED = "decided"


class Kind(StrEnum):
    """What an item of the first page is."""

    CLOCK = "clock"
    TASK = "task"
    APPROVAL = "approval"
    RETURNED = "returned"
    HANDOVER = "handover"
    OFFERED = "offered"
    PUT_UP = "put_up"
    DECIDED = "decided"
    UNASSIGNED = "unassigned"
    REFERRAL = "referral"
    REQUEST = "request"


class Task(StrEnum):
    """What a role of an agency can owe a case; ``duties.tasks`` says it in words."""

    ASSESS_DANGER = "assess_danger"
    CALL_COUNSELLOR = "call_counsellor"
    URGENT_MEDICAL = "urgent_medical"
    OTHERS_STILL_HELD = "others_still_held"
    REQUEST_VERIFICATION = "request_verification"
    PROPOSE_IDENTIFICATION = "propose_identification"
    IDENTIFY_BY_DOCUMENT = "identify_by_document"
    RECORD_VERIFICATION = "record_verification"
    ASSIGN_OFFICER = "assign_officer"
    ASSIGN_VERIFIER = "assign_verifier"
    EXPLAIN_DECISION = "explain_decision"
    MAKE_PLAN = "make_plan"
    DO_PLAN_STEP = "do_plan_step"
    ADOPT_FINDINGS = "adopt_findings"
    COMPARE_REPRESENTATIVE = "compare_representative"
    INTERVIEW_AGAIN = "interview_again"
    REASSESS_RISK = "reassess_risk"
    REVIEW_MEASURE = "review_measure"
    CARRY_OUT = "carry_out"
    FOLLOW_UP = "follow_up"
    NEW_DANGER = "new_danger"
    OFFER_ENTITLEMENTS = "offer_entitlements"
    RENEW_CONSENT = "renew_consent"
    FIND_REPRESENTATIVE = "find_representative"
    ASK_AGAIN = "ask_again"
    TELL_AGAIN = "tell_again"
    REFERRAL_ANSWER = "referral_answer"
    REFERRAL_FEEDBACK = "referral_feedback"
    REFERRAL_SERVE = "referral_serve"
    REFERRAL_HEARD = "referral_heard"
    REFERRAL_DECLINED = "referral_declined"
    REFERRAL_CLOSED = "referral_closed"
    HANDOVER_REFUSED = "handover_refused"
    RESOLVE_FINDING = "resolve_finding"
    CHECK_FINDING = "check_finding"
    CONFIRM_RECEIPT = "confirm_receipt"


def check_kind(service: Service, regime: object, prefix: str = "") -> None:
    """A service is of the regime it is given under; what fits no other is “Hỗ trợ khác”."""
    if regime is not None and not service.fits(str(regime)):
        raise Refused(
            N_(
                "Dịch vụ này không thuộc chế độ đã chọn. Hãy chọn lại chế độ hoặc dịch vụ; "
                "nếu không có mục nào đúng thì chọn “Hỗ trợ khác”."
            ),
            f"{prefix}service",
        )


def check_money(answers: Mapping[str, object], prefix: str = "", *, once: bool = False) -> None:
    """An amount has its legal basis, its source and its receipt; none is ever assumed. What is
    paid ``once`` is received only after its approval: no receipt is taken before."""
    if once and answers.get("receipt") is not None:
        raise Refused(
            N_("Khoản này phải được phê duyệt trước khi chi. Hãy bỏ chọn hình thức xác nhận: "
               "sau khi được duyệt, ghi ở “Ghi việc đã nhận tiền”."),
            f"{prefix}receipt",
        )  # fmt: skip
    if answers.get("amount") is None:
        return
    for name in ("legal_basis", "funding_source", *(() if once else ("receipt",))):
        if answers.get(name) is None:
            raise Refused(
                N_("Đã ghi số tiền: hãy ghi căn cứ chi, nguồn kinh phí và hình thức xác nhận."),
                f"{prefix}{name}",
            )
