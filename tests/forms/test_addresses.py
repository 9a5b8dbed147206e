"""Addresses: today's communes of the chosen province, with or without accents."""

from typing import Any

import pytest

from caseflow.forms.addresses import AddressField, commune_called
from caseflow.law.book import LawBook
from tests.forms.conftest import Ask


def where(ask: Ask, book: LawBook, **typed: str) -> Any:
    return ask(AddressField("Nơi ở", places=book), typed)


@pytest.mark.parametrize("commune", ["Phường Ba Đình", "phuong ba dinh", "Ba Đình", " ba dinh "])
def test_a_commune_is_recognised(ask: Ask, book: LawBook, commune: str) -> None:
    field = where(ask, book, province="01", commune=commune, line="12 phố Ngọc Hà")
    assert not field.errors
    assert field.data == {"province": "01", "commune": "00004", "line": "12 phố Ngọc Hà"}


def test_every_commune_is_found_by_its_full_name(book: LawBook) -> None:
    for province in book.provinces:
        units = book.units.of(province)
        names = [unit.name.casefold() for unit in units]
        for unit in units:
            if names.count(unit.name.casefold()) == 1:
                assert commune_called(unit.name, units) is unit


def test_a_near_name_is_offered(ask: Ask, book: LawBook) -> None:
    field = where(ask, book, province="01", commune="Ba Đìnhh")
    assert "Phường Ba Đình" in field.errors[0]
    assert field.typed["commune"] == "Ba Đìnhh"


def test_a_commune_of_elsewhere_is_refused(ask: Ask, book: LawBook) -> None:
    assert "địa chỉ cũ" in where(ask, book, province="01", commune="Zzyzx").errors[0]
    assert "Hãy chọn tỉnh" in where(ask, book, commune="Ba Đình").errors[0]
    assert "Hãy chọn tỉnh" in where(ask, book, province="99").errors[0]


def test_an_old_address_alone_is_an_answer(ask: Ask, book: LawBook) -> None:
    assert where(ask, book, as_typed="xóm 3, xã cũ").data == {"as_typed": "xóm 3, xã cũ"}
    assert where(ask, book).data is None


def test_codes_are_shown_by_name(ask: Ask, book: LawBook) -> None:
    field = where(ask, book)
    field.answer({"province": "01", "commune": "00004"})
    assert field.typed["commune"] == "Phường Ba Đình"
    assert [each["value"] for each in field.provinces if each["chosen"]] == ["01"]
