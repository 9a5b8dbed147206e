"""Stored answers as they read on a page, in both languages."""

from typing import Any

import pytest
from flask import Flask

from caseflow.law.book import LawBook
from caseflow.wording import moment_shown, show_value
from tests.static.living import BOOK

PERSON, SERVICE = BOOK.records["person"], BOOK.records["service_given"]
CONTACT, INTAKE = BOOK.records["relative_or_contact"], BOOK.records["intake"]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (PERSON.field("full_name"), "Y Blưm", "Y Blưm"),
        (PERSON.field("full_name"), None, ""),
        (PERSON.field("full_name"), {"not_answered": "unknown"}, "Không rõ"),
        (PERSON.field("birth_date"), "2004-09-05", "05/09/2004"),
        (PERSON.field("birth_date"), "2004-09", "tháng 9/2004"),
        (PERSON.field("birth_date"), "2004", "năm 2004"),
        (PERSON.field("nationality"), ["VN", "LA"], "Việt Nam; Lào"),
        (SERVICE.field("amount"), 1_234_500, "1.234.500\u00a0đ"),
        (SERVICE.field("quantity"), 1234, "1.234"),
        (SERVICE.field("started_on"), "2026-09-05", "05/09/2026"),
        (SERVICE.field("provider"), "a1", "Sở Y tế"),
        (INTAKE.field("presented_at"), "2026-09-05T14:05:00+07:00", "14:05 ngày 05/09/2026"),
        (CONTACT.field("phone"), "+84912345678", "0912 345 678"),
        (CONTACT.field("phone"), "+85512345678", "+855 12 345 678"),
        (CONTACT.field("phone"), "111", "111"),
    ],
)
def test_in_vietnamese(
    request_in_vietnamese: None, book: LawBook, field: Any, value: Any, shown: str
) -> None:
    assert show_value(field, value, book, {"a1": "Sở Y tế"}) == shown


def test_codes_in_english(app: Flask, book: LawBook) -> None:
    with app.test_request_context("/", headers={"Cookie": "lang=en"}):
        assert (
            show_value(PERSON.field("nationality"), ["LA"], book) == book.countries["LA"].label_en
        )


def test_an_unknown_code_is_shown_as_it_stands(request_in_vietnamese: None, book: LawBook) -> None:
    assert show_value(PERSON.field("nationality"), ["??"], book) == "??"


def test_addresses_stand_in_one_line(request_in_vietnamese: None, book: LawBook) -> None:
    field = PERSON.field("permanent_residence")
    new = {"province": "01", "commune": "00004", "line": "12 phố Ngọc Hà"}
    assert show_value(field, new, book) == "12 phố Ngọc Hà, Phường Ba Đình, Thành phố Hà Nội"
    both = show_value(field, new | {"as_typed": "quận Ba Đình"}, book)
    assert both.endswith("(địa chỉ cũ: quận Ba Đình)")
    assert show_value(field, {"as_typed": "xóm 3"}, book) == "địa chỉ cũ: xóm 3"
    for old in ("huyện Chợ Mới, Bắc Kạn", "Chợ Mới tỉnh Bắc Kạn", "Tỉnh Bắc Kạn; xóm 3"):
        shown = show_value(field, {"as_typed": old}, book)
        assert shown == f"địa chỉ cũ: {old}; Tỉnh Bắc Kạn nay thuộc Tỉnh Thái Nguyên"
    for same in ("Đại Từ, Thái Nguyên", "xã Hòa Bình, Võ Nhai", "TP. Hà Nội"):
        assert show_value(field, {"as_typed": same}, book) == f"địa chỉ cũ: {same}"


def test_moments_are_vietnams(request_in_vietnamese: None) -> None:
    assert moment_shown("2026-09-05T17:30:00Z") == "00:30 ngày 06/09/2026"
