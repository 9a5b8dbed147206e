"""The journey and the legal status: which moves exist, and who may never be both.

Stages run beside each other; each is not started, under way, ended with an outcome,
or not applicable. The legal status moves by an identification decision or by the
person's own withdrawal (Luật 53/2024 Đ2(7), (8)).
"""

from collections.abc import Mapping
from enum import StrEnum

from caseflow.errors import N_, Refused


class Stage(StrEnum):
    """The six stages of the journey, in the order in which screens show them."""

    INTAKE = "intake"
    VERIFICATION = "verification"
    IDENTIFICATION = "identification"
    RESCUE = "rescue"
    PROTECTION = "protection"
    SUPPORT = "support"


STAGE_NAMES: Mapping[str, str] = {
    Stage.INTAKE: N_("Tiếp nhận"),
    Stage.VERIFICATION: N_("Xác minh"),
    Stage.IDENTIFICATION: N_("Xác định"),
    Stage.RESCUE: N_("Giải cứu"),
    Stage.PROTECTION: N_("Bảo vệ"),
    Stage.SUPPORT: N_("Hỗ trợ"),
}


class StageStatus(StrEnum):
    """Where one stage of one case stands."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    ENDED = "ended"
    NOT_APPLICABLE = "not_applicable"


STATUS_NAMES: Mapping[str, str] = {
    StageStatus.NOT_STARTED: N_("Chưa bắt đầu"),
    StageStatus.UNDER_WAY: N_("Đang thực hiện"),
    StageStatus.ENDED: N_("Đã xong"),
    StageStatus.NOT_APPLICABLE: N_("Không áp dụng"),
}
MOVES: Mapping[StageStatus, frozenset[StageStatus]] = {
    StageStatus.NOT_STARTED: frozenset(
        {StageStatus.UNDER_WAY, StageStatus.ENDED, StageStatus.NOT_APPLICABLE}
    ),
    StageStatus.UNDER_WAY: frozenset({StageStatus.ENDED}),
    StageStatus.ENDED: frozenset({StageStatus.UNDER_WAY}),
    StageStatus.NOT_APPLICABLE: frozenset({StageStatus.UNDER_WAY}),
}
STATUS_MOVES: Mapping[str, frozenset[str]] = {
    "received": frozenset({"suspected", "in_process", "victim", "not_victim", "withdrawn"}),
    "suspected": frozenset({"in_process", "victim", "not_victim", "withdrawn"}),
    "in_process": frozenset({"victim", "not_victim", "withdrawn"}),
    "victim": frozenset({"not_victim"}),
    "not_victim": frozenset({"in_process", "victim"}),
    "withdrawn": frozenset({"in_process", "victim"}),
}
TRAFFICKING_STATUS: Mapping[str, str] = {
    "victim": "ActualVictimOfTrafficking",
    "not_victim": "NotAVictimOfTrafficking",
}
# What was decided, agreed or sent: an act changes it, never a correction.
CHANGED_BY_ACTS = frozenset(
    {
        *("approval", "bar", "case_link", "consent", "handover", "privacy_notice"),
        *("sharing_ground", "outside_body", "referral_letter"),
        *("person_request", "request_answer"),
        *("closure", "reopening", "finding_of_supervision"),
        *("verification_extension", "verification_result"),
        *("identification_proposal", "identification_decision"),
        *("protection_measure", "protection_review", "protection_refusal", "referral"),
        *("support_extension", "support_plan", "plan_step"),
    }
)


def check_move(stage: str, old: StageStatus, new: StageStatus) -> None:
    """Refuse a move of a stage that the journey does not know."""
    if new is not old and new not in MOVES[old]:
        raise Refused(
            N_("Giai đoạn này không thể chuyển từ “%(old)s” sang “%(new)s”."),
            old=STATUS_NAMES[old],
            new=STATUS_NAMES[new],
        )


def check_status(old: str, new: str) -> None:
    """Refuse a change of legal status that the law does not know."""
    if new != old and new not in STATUS_MOVES[old]:
        raise Refused(N_("Tư cách pháp lý của người này không thể thay đổi như vậy."))


def trafficking_status(legal_status: str) -> str:
    """The HTCDS status for a legal status."""
    return TRAFFICKING_STATUS.get(legal_status, "PossibleVictimOfTrafficking")
