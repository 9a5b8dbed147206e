"""When a protection measure stands, who it may cover, and what may be refused.

Luật 53/2024/QH15 Điều 34; NĐ 162/2025/NĐ-CP (Điều 13 names who decides).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from caseflow.errors import N_, Refused


class Measure(StrEnum):
    """Where a measure stands; the codes of the list ``measure_status``."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    LIFTED = "lifted"
    EXPIRED = "expired"
    REFUSED = "refused"
    REJECTED = "rejected"


class Matter(StrEnum):
    """What is decided about a measure; a review recommends by the codes of the list
    ``review_recommendation``."""

    APPLY = "apply"
    CHANGE = "change"
    LIFT = "lift"
    REFUSE = "refuse"  # the person declines a measure in force


NOT_OVER = frozenset({Measure.PROPOSED, Measure.IN_FORCE})
SUBJECT = FORM = "protection_measure"  # the matter put up, and the record it is about
NOT_ASSESSED = "not_assessed"  # a risk level before any assessment
# What a proposal asks; the rest of a measure is the decider's.
PROPOSED = ("measure", "covered_persons", "reason", "shelter_address", "implementing_agency")
# What a decision to apply a measure, or to end it, rests on.
APPLIED_BY, ENDED_BY = ("legal_basis", "decision_number"), ("ending_basis", "ending_number")
# What is known only once somebody has arranged it, and may be asked for after the decision.
ARRANGED = ("shelter_address", "implementing_agency")
WHERE = ("commune", "line", "as_typed")  # what of an address says where it is
RECORD = "record measures"
# Whoever is not the person of the case is named, in the protection compartment only.
NAMED = frozenset({"accompanying_minor", "relative", "participant"})


def status_on(status: str, until_on: date | None, on: date) -> Measure:
    """The status as read on ``on``: a measure past its last day has expired."""
    over = status == Measure.IN_FORCE and until_on is not None and until_on < on
    return Measure.EXPIRED if over else Measure(status)


def sheltered(told: Mapping[str, object]) -> bool:
    """Whether the measure ``told`` is a shelter, which is somewhere."""
    return told.get("measure") == "safe_shelter"


def lacks(told: Mapping[str, object]) -> bool:
    """Whether it is not known of the measure ``told`` by whom or where it is carried out."""
    somewhere = not sheltered(told) or _is_place(told.get("shelter_address"))
    return told.get("implementing_agency") is None or not somewhere


def _is_place(address: object) -> bool:
    """Whether ``address`` leads anywhere: a province alone does not."""
    return isinstance(address, Mapping) and any(address.get(part) for part in WHERE)


def all_over(statuses: Iterable[Measure]) -> bool:
    """Whether no measure is proposed or in force any more."""
    return not any(status in NOT_OVER for status in statuses)


def check_period(from_on: date | None, until_on: date | None, asked_on: date, on: date) -> None:
    """Refuse a period that is missing, turned round, over, or older than the proposal."""
    if from_on is None or until_on is None:
        field = "from_on" if from_on is None else "until_on"
        raise Refused(N_("Hãy nhập ngày bắt đầu và ngày kết thúc áp dụng."), f"{FORM}-{field}")
    if until_on < from_on:
        raise Refused(N_("Ngày kết thúc áp dụng phải từ ngày bắt đầu trở đi."), f"{FORM}-until_on")
    if until_on < on:
        raise Refused(N_("Thời gian áp dụng này đã qua. Hãy chọn ngày kết thúc từ hôm nay trở đi."),
                      f"{FORM}-until_on")  # fmt: skip
    if from_on < asked_on:
        raise Refused(N_("Biện pháp không thể bắt đầu trước ngày đề nghị."), f"{FORM}-from_on")


def check_later(day: date | None, on: date, field: str, last: date | None = None) -> None:
    """Refuse a next review that is missing, not after ``on``, or after the measure's end."""
    if day is None or day <= on:
        raise Refused(N_("Ngày rà soát tiếp theo phải sau hôm nay."), field)
    if last is not None and day > last:
        raise Refused(N_("Hãy rà soát trước khi biện pháp hết thời hạn áp dụng."), field)


def check_assessed(level: str) -> None:
    """An assessment ends in a level."""
    if level == NOT_ASSESSED:
        raise Refused(
            N_("Hãy chọn mức độ nguy cơ: cao, trung bình hoặc thấp."), "risk_assessment-risk_level"
        )


def check_named(category: object, name: object, contact: object, prefix: str = "") -> None:
    """A covered person has a category and a safe way to be reached; another than the
    person of the case has a name too."""
    if category is None:
        raise Refused(N_("Hãy chọn người này là ai."), f"{prefix}category")
    if category in NAMED and name is None:
        raise Refused(N_("Hãy nhập họ tên của người được bảo vệ."), f"{prefix}full_name")
    if contact is None:
        raise Refused(N_("Hãy ghi cách liên hệ an toàn với người này."), f"{prefix}safe_contact")


def check_refusal(explained: object, accepted: object) -> None:
    """A refusal is the person's own only after the risks were explained; whether its
    reason is legitimate is answered, not left open."""
    if explained != "yes":
        raise Refused(
            N_(
                "Trước hết hãy giải thích nguy cơ, cách bảo vệ khác và quyền đề nghị bảo vệ "
                "lại bất cứ lúc nào."
            ),
            "protection_refusal-alternatives_explained",
        )
    if accepted not in ("yes", "no"):
        raise Refused(N_("Hãy cho biết lý do từ chối có chính đáng hay không."),
                      "protection_refusal-reason_accepted")  # fmt: skip
