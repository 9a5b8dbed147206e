"""What a service that was given may say, at reception as in support."""

from collections.abc import Mapping

from caseflow.errors import N_, Refused

# The regimes, by the letters of Luật 53/2024 Đ37(1) and Luật 66/2011 Đ32, that a kind of
# service can be given under (NĐ 162/2025 Đ17, 24). A kind that is not here fits any.
_FITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("temporary_stay", "meals", "daily_items"), frozenset({"a", "law_2011_a"})),
    "school_items": frozenset({"a", "h", "law_2011_a", "law_2011_dd"}),
    **dict.fromkeys(
        ("reception_health_check", "emergency_care", "treatment", "health_insurance"),
        frozenset({"b", "law_2011_b"}),
    ),
    "interpretation": frozenset({"c"}),
    "legal_advice": frozenset({"d", "law_2011_d"}),
    "legal_aid": frozenset({"dd", "law_2011_d"}),
    **dict.fromkeys(("travel_fare", "travel_meals"), frozenset({"e", "law_2011_a"})),
    "psychological_support": frozenset({"g", "law_2011_c"}),
    **dict.fromkeys(("schooling", "textbooks"), frozenset({"h", "law_2011_dd"})),
    **dict.fromkeys(("vocational_training", "job_counselling"), frozenset({"i", "law_2011_dd"})),
    **dict.fromkeys(("hardship_allowance", "loan"), frozenset({"k", "law_2011_e"})),
}


def check_kind(regime: object, service: object, prefix: str = "") -> None:
    """A service is of the regime it is given under; what fits no other is “Hỗ trợ khác”."""
    fitting = _FITS.get(str(service))
    if fitting and regime is not None and regime not in fitting:
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
