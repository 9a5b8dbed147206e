"""A reference to the law in English: the same instrument and article, nothing else touched."""

import re

import pytest

from caseflow.law import book
from caseflow.law.citing import cite, in_english

BOOK = book.load()
VIETNAMESE = re.compile(r"Đ|\bLuật\b|\bĐiều\b|\bMẫu\b")


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Luật 53/2024 Đ27–30", "Law 53/2024 Art. 27–30"),
        ("Đ17 162/2025/NĐ-CP", "Art. 17, Decree 162/2025/ND-CP"),
        ("Đ27(1), (2) 53/2024/QH15", "Art. 27(1), (2), Law 53/2024/QH15"),
        ("Mẫu 07 162/2025/NĐ-CP", "Form 07, Decree 162/2025/ND-CP"),
        ("Đ37(1)(đ)", "Art. 37(1)(đ)"),  # the letter of the point is its name
        ("Luật số 66/2011/QH12 Đ32", "Law 66/2011/QH12 Art. 32"),
        ("01/2014/TTLT-BCA-BLĐTBXH", "Joint Circular 01/2014/TTLT-BCA-BLDTBXH"),
        ("Luật 53/2024 Đ2(8); NĐ 162/2025 Đ4–6", "Law 53/2024 Art. 2(8); Decree 162/2025 Art. 4–6"),
        ("", ""),
        ("practice", "practice"),
    ],
)
def test_in_english(vietnamese: str, english: str) -> None:
    assert in_english(vietnamese) == english


def test_every_clock_and_regime_of_the_tables_can_be_cited() -> None:
    clocks = [(c.article, c.instrument) for found in BOOK.clocks.values() for c in found]
    regimes = [(each.article, each.instrument) for each in BOOK.regimes.values()]
    for article, instrument in clocks + regimes:
        told = cite(article, BOOK.instruments[instrument].number)
        assert not VIETNAMESE.search(told.english), told
        figures = [re.findall(r"\d+", text) for text in (told, told.english)]
        assert figures[0] == figures[1]
