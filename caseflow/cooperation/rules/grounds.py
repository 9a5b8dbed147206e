"""What a ground for sharing without consent may open, to whom and for how long."""

from collections.abc import Collection
from datetime import date

from caseflow.cooperation.rules.consents import latest_expiry
from caseflow.errors import N_, Refused

INVESTIGATORS = frozenset(
    {
        *("provincial_police", "district_police", "commune_police"),
        *("border_guard", "coast_guard", "procuracy", "court"),
    }
)


def check_ground(compartments: Collection[str], kind: str, expires_on: date, today: date) -> None:
    """Refuse a ground that would tell what no ground may: counselling notes to who
    investigates, investigation notes to who supports (``kind`` of agency; empty outside)."""
    if "oversight" in compartments or "counselling" in compartments:
        raise Refused(N_("Nội dung tham vấn không chia sẻ được theo căn cứ này."), "compartments")
    if "investigation" in compartments and kind not in INVESTIGATORS:
        raise Refused(N_("Nghiệp vụ điều tra không chia sẻ cho bên hỗ trợ."), "compartments")
    if expires_on < today:
        raise Refused(
            N_("Ngày hết hiệu lực đã qua. Hãy chọn ngày từ hôm nay trở đi."), "expires_on"
        )
    if expires_on > latest_expiry(today):
        raise Refused(
            N_("Căn cứ này có hiệu lực nhiều nhất 24 tháng (mức do hệ thống đặt, không phải mức "
               "của luật). Hãy chọn ngày sớm hơn."),
            "expires_on",
        )  # fmt: skip
