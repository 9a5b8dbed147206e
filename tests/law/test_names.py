"""Names as they are searched and sorted; the order of syllables agrees with ICU's for every
syllable in the names of today's communes (compared once, with its collator for "vi")."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.law.names import fold, sort_key

vietnamese = st.text(
    alphabet="aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợ"
    "pqrstuùủũúụưừửữứựvxyỳỷỹýỵ AĐÊÔƠƯ'-",
    max_size=25,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Ánh Tuyết", "nguyen thi anh tuyet"),
        ("  Đặng   Đình\tĐức ", "dang dinh duc"),
        ("H'Hen Niê", "h'hen nie"),
        ("H’Hen Niê", "h'hen nie"),
        ("Y Blưm", "y blum"),
        ("LƯỜNG VĂN QUÝ", "luong van quy"),
        ("Ê Đê", "e de"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("", ""),
        ("   ", ""),
        ("Trần 2", "tran 2"),
        ("𝐍guyễn Ǌ", "nguyen nj"),
        ("ŉ", "'n"),
        ("H´Hen", "h'hen"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_folding_does_not_depend_on_how_accents_are_composed(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == fold(text.upper())
    assert fold(text).isascii()


ORDERED = [
    # tên first, then họ, then đệm
    "Lê Thị An",
    "Nguyễn Văn An",
    "Trần An",
    "Bùi Ân",
    "Lò Thị Ân",
    "Vàng A Ba",
    "Đỗ Thị Bích",
    "Cao Thị Chi",
    "Nguyễn Thị Dung",
    "Nguyễn Thị Dũng",
    "Phạm Đức",
    "Hà Văn Hà",
    "Nguyễn Thị Hà",
    "Nguyễn Văn Hà",
    "Lê Hải",
    "Lê Hoa",
    "Lê Hòa",
    "Lê Hỏa",
    "Lê Họa",
    "Lê Thị Lan",
    "Lương Thị Lan",
    "Lường Thị Lan",
    "Lê Oanh",
    "Lê Ổn",
    "Lê Ơn",
    "Trần Tâm",
    "Trần Uyên",
    "Trần Ước",
    "Sùng Thị Xay",
    "Lê Ý",
    "Lê Yên",
]


def shuffled(names: list[str]) -> list[str]:
    return random.Random(7).sample(names, len(names))


def test_the_order_of_a_list_of_names() -> None:
    assert sorted(shuffled(ORDERED), key=sort_key) == ORDERED


def test_tones_come_in_the_order_of_the_dictionary() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(shuffled(tones), key=sort_key) == tones


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(shuffled(letters), key=sort_key) == letters


@given(st.lists(vietnamese, max_size=8))
def test_sorting_does_not_depend_on_case_or_composition(names: list[str]) -> None:
    plain = [sort_key(name) for name in names]
    assert plain == [sort_key(unicodedata.normalize("NFD", name)) for name in names]
    assert plain == [sort_key(name.upper()) for name in names]


@given(st.lists(st.text(max_size=20), max_size=6))
def test_any_text_can_be_sorted_in_any_order_of_arrival(names: list[str]) -> None:
    forwards = [sort_key(name) for name in sorted(names, key=sort_key)]
    backwards = [sort_key(name) for name in sorted(shuffled(names), key=sort_key)]
    assert forwards == backwards


def test_a_tone_on_no_letter_is_no_error() -> None:
    assert sort_key("\u0323") < sort_key("a")


def test_a_name_of_one_word_is_a_given_name() -> None:
    assert sort_key("Lan") < sort_key("Trần Lan") < sort_key("Mai")
