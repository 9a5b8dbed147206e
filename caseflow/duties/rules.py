"""What a service that was given may say, at reception as in support."""

from collections.abc import Mapping

from caseflow.errors import N_, Refused


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
