"""What asking about a person must name, how often in a day and for how long."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from caseflow.errors import N_, Refused

# Enough for any officer's day; too little to walk through a list of names (design: an oracle).
A_DAY = 10
LONGEST_DAYS = 90  # our own limit, so that what nobody needs any more falls away


def check_request(answers: Mapping[str, Any], today: date) -> None:
    """A person is asked about by the number of a paper, or by the whole name and at least the
    birth year: half a name would be a search through everybody's files."""
    by_name = answers.get("full_name") and answers.get("birth_date")
    if not by_name and not answers.get("document_number"):
        raise Refused(
            N_(
                "Hãy nhập số giấy tờ tùy thân, hoặc đủ họ tên cùng ngày sinh "
                "(chỉ biết năm sinh cũng được)."
            ),
            "birth_date" if answers.get("full_name") else "full_name",
        )
    until = date.fromisoformat(answers["needed_until"])
    if until < today:
        raise Refused(N_("Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi."), "needed_until")
    if until > today + timedelta(days=LONGEST_DAYS):
        raise Refused(
            N_(
                "Yêu cầu có hiệu lực nhiều nhất 90 ngày (mức do hệ thống đặt, không phải mức của "
                "luật). Hãy chọn ngày sớm hơn; cần thì hỏi lại."
            ),
            "needed_until",
        )
