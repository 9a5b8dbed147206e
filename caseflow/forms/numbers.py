"""Questions answered by a number: whole numbers and amounts of đồng."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from caseflow.forms.asked import AskedField
from caseflow.languages import gettext
from caseflow.wording import grouped

GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*|[0-9]+")
LONGEST = 40  # beyond any amount; longer runs of digits are not numbers
CURRENCY = re.compile(r"\s*(?:đồng|đ|₫|vnđ|vnd)\.?$", re.IGNORECASE)


def whole(text: str) -> int | None:
    """The number ``text`` stands for: 1234, 1.234, 1,234 and 1 234 alike; else None."""
    text = " ".join(text.split())
    if len(text) > LONGEST or not GROUPED.fullmatch(text):
        return None
    return int(re.sub(r"[., ]", "", text))


class IntegerField(AskedField):
    """A whole number from 0. ``data``: int."""

    kind = "number"
    inputmode = "numeric"
    highest: ClassVar[int] = 1_000_000

    def read(self, typed: Mapping[str, str]) -> int | None:
        text = self.trimmed(typed[""])
        if not text:
            return None
        number = whole(text)
        if number is None:
            raise ValueError(self.example())
        if number > self.highest:
            raise ValueError(
                gettext(
                    "Số này quá lớn. Hãy kiểm tra lại; tối đa %(most)s.", most=grouped(self.highest)
                )
            )
        return number

    def trimmed(self, text: str) -> str:
        """``text`` without what may stand beside the number."""
        return text.strip()

    def example(self) -> str:
        """What to type instead."""
        return gettext("Hãy nhập một số nguyên, ví dụ 12 hoặc 1.234.")

    def show(self, data: Any) -> dict[str, str]:
        return {"": grouped(int(data))}


class MoneyField(IntegerField):
    """An amount in đồng. ``data``: int. Takes 1234500, 1.234.500 đ, 1,234,500 VND."""

    kind = "money"
    highest = 999_999_999_999

    def trimmed(self, text: str) -> str:
        return CURRENCY.sub("", text.strip())

    def example(self) -> str:
        return gettext("Hãy nhập số tiền bằng đồng, không có số lẻ, ví dụ 1.234.500.")
