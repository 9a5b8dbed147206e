"""The kinds and groups of work; and what a service that was given may say, at reception as in
support."""

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


class Kind(StrEnum):
    """What an item of the first page is."""

    CLOCK = "clock"
    TASK = "task"
    APPROVAL = "approval"
    RETURNED = "returned"
    HANDOVER = "handover"
    UNASSIGNED = "unassigned"
    REFERRAL = "referral"
    REQUEST = "request"


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


def check_money(answers: Mapping[str, object], prefix: str = "") -> None:
    """An amount has its legal basis, its source and its receipt; none is ever assumed."""
    if answers.get("amount") is None:
        return
    for name in ("legal_basis", "funding_source", "receipt"):
        if answers.get(name) is None:
            raise Refused(
                N_("Đã ghi số tiền: hãy ghi căn cứ chi, nguồn kinh phí và hình thức xác nhận."),
                f"{prefix}{name}",
            )
