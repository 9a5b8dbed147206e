"""Whole numbers and đồng: 1.234, 1,234 and 1234 alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.forms.numbers import IntegerField, MoneyField
from caseflow.wording import grouped
from tests.forms.conftest import Ask, quick


@pytest.mark.parametrize(
    "typed",
    [
        "1234500",
        "1.234.500",
        "1.234.500 đ",
        "1.234.500\u00a0đ",
        "1,234,500 VND",
        "1 234 500",
        "1.234.500 đồng",
        "1.234.500₫",
    ],
)
def test_money(ask: Ask, typed: str) -> None:
    assert ask(MoneyField("Tiền"), {"": typed}).data == 1_234_500


@pytest.mark.parametrize(
    "typed", ["1.5 triệu", "1,5", "12.34.567", "-5", "1.234,500", "٣", "9" * 13, "9" * 5000, "đ x"]
)
def test_what_is_no_amount_is_refused_and_kept(ask: Ask, typed: str) -> None:
    field = ask(MoneyField("Tiền"), {"": typed})
    assert field.data is None
    assert field.errors
    assert field.typed[""] == typed


@quick
@given(number=st.integers(0, 1_000_000))
def test_every_number_comes_back(ask: Ask, number: int) -> None:
    for typed in (str(number), grouped(number), f"{number:,}"):
        assert ask(IntegerField("Số"), {"": typed}).data == number


def test_nothing_is_not_zero(ask: Ask) -> None:
    assert ask(IntegerField("Số"), {"": " "}).data is None
    assert ask(IntegerField("Số"), {"": "0"}).data == 0
