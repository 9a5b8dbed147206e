"""A rescue and how it can end: handed over, not found, called off (Luật 53/2024 Đ28)."""

from collections.abc import Mapping
from typing import Any

from caseflow.errors import N_, Refused

HANDED_OVER = "rescued_handed_over"
NOT_HANDED = frozenset({"not_found", "called_off"})
RESCUERS = (
    *("provincial_police", "commune_police", "border_guard", "coast_guard", "mission"),
)  # fmt: skip
ON_OPENING = (
    *("trigger", "lead_agency", "participating_agencies", "urgency", "place_class", "place"),
    *("carried_out_at", "full_name", "other_names", "birth_date", "age_basis", "gender"),
    *("nationality", "primary_language"),
)


def check_outcome(carried_out: object, outcome: str | None) -> None:
    """Refuse an outcome that does not go with what is recorded: handed over is said by the
    hand-over itself, and what was carried out was not called off."""
    if outcome == HANDED_OVER:
        raise Refused(
            N_("Kết quả này được ghi khi bàn giao người được giải cứu. Hãy để trống."), "outcome"
        )
    if outcome == "called_off" and carried_out:
        raise Refused(N_("Cuộc giải cứu đã thực hiện nên không thể ghi là dừng."), "outcome")


def somebody_rescued(carried_out: object, outcome: str | None) -> bool:
    """Whether a person was found who is to be handed over at once."""
    return bool(carried_out) and outcome not in NOT_HANDED


def check_agencies(answers: Mapping[str, Any]) -> None:
    """Refuse the lead body among those that join it."""
    if answers.get("lead_agency") in (answers.get("participating_agencies") or ()):
        raise Refused(
            N_("Cơ quan chủ trì không phải là cơ quan phối hợp. Hãy bỏ chọn."),
            "participating_agencies",
        )
