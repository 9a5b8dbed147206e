"""Names, texts, numbers of papers and telephones: what passes, and what is said otherwise."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.forms.text import (
    DocumentNumberField,
    LongTextField,
    PersonNameField,
    PhoneField,
    TextField,
)
from caseflow.wording import phone_shown
from tests.forms.conftest import Ask, quick


@pytest.mark.parametrize(
    "name",
    [
        "H'Hen Niê",
        "Y Blưm",
        "H’Hen Niê",
        "Nguyễn Thị Ánh",
        "Kpă Klơng",
        "Ma Seo Chứ",
        "Đỗ",
        "Somchai Jai-dee",
        "Lò Văn Pành (a)".replace(" (a)", ""),
        "សុខ",
        "王 丽",
    ],
)
def test_names_of_every_people_pass(ask: Ask, name: str) -> None:
    field = ask(PersonNameField("Tên"), {"": f"  {name}\u200b "})
    assert not field.errors
    assert field.data == unicodedata.normalize("NFC", name)


def test_a_name_typed_in_pieces_is_put_together(ask: Ask) -> None:
    split = unicodedata.normalize("NFD", "Nguyễn Thị  Ánh")
    assert ask(PersonNameField("Tên"), {"": split}).data == "Nguyễn Thị Ánh"


@pytest.mark.parametrize("unseen", ["\u034f", "\ufe0f", "\u3164", "\U000e0100", "\u115f"])
def test_what_is_not_seen_makes_no_other_name(ask: Ask, unseen: str) -> None:
    assert ask(PersonNameField("Tên"), {"": f"Vàng{unseen} A Pó"}).data == "Vàng A Pó"


MIXED = "V\u0430ng A Pó"  # a Cyrillic letter that looks like a Latin one


@pytest.mark.parametrize(
    "name", ["Lan 2", "Lan\x00", "Lan\x07", "<b>", "Lan;", "---", "a" * 101, MIXED]
)
def test_what_is_no_name_is_refused_and_kept(ask: Ask, name: str) -> None:
    field = ask(PersonNameField("Tên"), {"": name})
    assert field.data is None
    assert len(field.errors) == 1
    assert field.typed[""] == name


@quick
@given(text=st.text(max_size=120))
def test_a_name_is_clean_or_refused(ask: Ask, text: str) -> None:
    field = ask(PersonNameField("Tên"), {"": text})
    if field.data is None:
        assert field.errors or not field.typed[""].strip(" \u200b\ufeff\u00ad\t\n\r").strip()
    else:
        assert not field.errors
        assert unicodedata.is_normalized("NFC", field.data)
        assert not any(c.isdigit() or unicodedata.category(c)[0] == "C" for c in field.data)
        assert ask(PersonNameField("Tên"), {"": field.data}).data == field.data


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0912 345 678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("+84 912-345-678", "+84912345678"),
        ("024 3825 1234", "+842438251234"),
        ("+855 12 345 678", "+85512345678"),
        ("111", "111"),
        (" 113 ", "113"),
    ],
)
def test_telephones(ask: Ask, typed: str, stored: str) -> None:
    field = ask(PhoneField("Số"), {"": typed})
    assert (field.data, list(field.errors)) == (stored, [])
    assert ask(PhoneField("Số"), {"": phone_shown(stored)}).data == stored


@pytest.mark.parametrize(
    "typed", ["12345", "0912abc678", "gọi sau", "116", "0912345678 ext 3", "9" * 41]
)
def test_what_is_no_telephone_is_refused(ask: Ask, typed: str) -> None:
    field = ask(PhoneField("Số"), {"": typed})
    assert field.data is None
    assert field.errors


@pytest.mark.parametrize("number", ["079204001234", "12/QĐ-CAT", "B 1234567", "45/GXN-UBND.2026"])
def test_numbers_of_papers(ask: Ask, number: str) -> None:
    assert ask(DocumentNumberField("Số"), {"": number}).data == number


def test_a_number_of_a_paper_has_no_markup(ask: Ask) -> None:
    assert "“<”" in ask(DocumentNumberField("Số"), {"": "12<b>"}).errors[0]


def test_long_text_keeps_its_lines(ask: Ask) -> None:
    assert ask(LongTextField("Kể"), {"": " một \r\n\r\nhai  "}).data == "một\n\nhai"


def test_too_long_says_how_much(ask: Ask) -> None:
    [error] = ask(TextField("Chữ"), {"": "a" * 201}).errors
    assert "200" in error
    assert "201" in error


@quick
@given(text=st.text(max_size=300))
def test_long_text_is_stored_as_it_will_be_read_again(ask: Ask, text: str) -> None:
    stored = ask(LongTextField("Kể"), {"": text}).data
    if stored is not None:
        assert ask(LongTextField("Kể"), {"": stored}).data == stored
