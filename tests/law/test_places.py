"""34 provinces, 3,321 units, 63 old provinces, countries and languages."""

from datetime import date

import pytest

from caseflow.law.book import LawBook
from caseflow.law.names import fold


def test_the_counts_are_those_of_the_reorganisation(book: LawBook) -> None:
    assert (len(book.provinces), len(book.units), len(book.old_provinces)) == (34, 3321, 63)
    kinds = [unit.kind for unit in book.units.by_code.values()]
    assert (kinds.count("commune"), kinds.count("ward"), kinds.count("special_zone")) == (
        2621,
        687,
        13,
    )


def test_every_province_has_units_and_took_in_at_least_itself(book: LawBook) -> None:
    assert sum(len(book.units.of(code)) for code in book.provinces) == 3321
    assert all(book.units.of(code) for code in book.provinces)
    assert {old.province for old in book.old_provinces.values()} == set(book.provinces)


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("06", "Thái Nguyên"),
        ("19", "Thái Nguyên"),
        ("01", "Hà Nội"),
        ("02", "Tuyên Quang"),
        ("74", "Hồ Chí Minh"),
        ("77", "Hồ Chí Minh"),
        ("49", "Đà Nẵng"),
    ],
)
def test_old_provinces_lead_to_todays(book: LawBook, old: str, today: str) -> None:
    found = book.old_provinces[old]
    assert book.provinces[found.province].short == today
    assert found.valid_until == date(2025, 6, 30)


def test_search_needs_no_accents_and_puts_beginnings_first(book: LawBook) -> None:
    found = book.units.search("ba dinh", province="01")
    assert [unit.name for unit in found] == ["Phường Ba Đình"]
    assert [unit.code for unit in book.units.search("Phường BA ĐÌNH", "01")] == ["00004"]
    thanh = book.units.search("thanh", limit=3321)
    begins = [fold(unit.short).startswith("thanh") for unit in thanh]
    assert begins == sorted(begins, reverse=True)
    assert True in begins
    assert False in begins


def test_search_is_bounded_and_empty_text_finds_nothing(book: LawBook) -> None:
    assert len(book.units.search("a")) == 20
    assert len(book.units.search("a", limit=3)) == 3
    assert book.units.search("  ") == []
    assert book.units.search("không có nơi nào như vậy") == []
    assert book.units.of("no province") == ()


def test_the_islands_are_there(book: LawBook) -> None:
    assert [unit.kind for unit in book.units.search("hoang sa")] == ["special_zone"]
    assert [unit.kind for unit in book.units.search("truong sa")] == ["special_zone"]


def test_countries_and_languages_have_both_names(book: LawBook) -> None:
    assert len(book.countries) == 249
    assert book.countries["VN"].label_vi == "Việt Nam"
    assert book.countries["CN"].label_vi == "Trung Quốc"
    for code in ("vie", "tyz", "nut", "hmn", "ium", "khm", "rad", "jra", "cmn", "lao", "eng"):
        assert book.languages[code].label_vi
        assert book.languages[code].label_en
