"""Who may have what: Điều 37 of the 2024 law and Điều 32 of the 2011 law, row by row.

An answer is one sign a regime, in the order a b c d đ e g h i k (six for the 2011 law):
y eligible, c case by case, - not eligible, ? ground not confirmed.
"""

from datetime import date

import pytest

from caseflow.law.book import LawBook
from caseflow.law.entitlements import AgeClass, Citizenship, Facts, Place, Status

SIGNS = {"eligible": "y", "case_by_case": "c", "not_eligible": "-", "to_confirm": "?"}
OPEN, OPEN_2011 = "??????????", "??????"

OLD_LAW, LAST_OLD, FIRST_NEW, NEW = "2024-05-05", "2025-06-30", "2025-07-01", "2026-04-04"
# status, citizenship, place, age class, accompanying, identified on, expected
NOW = [
    # Row 1: victims, citizens or stateless permanent residents, wherever they are.
    ("victim", "citizen", "viet_nam", "adult", False, NEW, "yyyyyyyyyy"),
    ("victim", "citizen", "abroad", "adult", False, NEW, "yyyyyyyyyy"),
    ("victim", "citizen", "viet_nam", "under_16", False, NEW, "yyyyyyyyyy"),
    ("victim", "citizen", "viet_nam", "not_established", False, NEW, "yyyyyyyyyy"),
    ("victim", "citizen", "viet_nam", "from_16_to_17", False, FIRST_NEW, "yyyyyyyyyy"),
    ("victim", "stateless_resident", "viet_nam", "adult", False, NEW, "yyyyyyyyyy"),
    ("victim", "stateless_resident", "viet_nam", "under_16", False, FIRST_NEW, "yyyyyyyyyy"),
    # Row 2: minors with such a victim have neither vocational nor hardship support.
    ("victim", "citizen", "viet_nam", "under_16", True, NEW, "yyyyyyyy--"),
    ("victim", "citizen", "viet_nam", "from_16_to_17", True, NEW, "yyyyyyyy--"),
    ("victim", "citizen", "abroad", "under_16", True, FIRST_NEW, "yyyyyyyy--"),
    ("victim", "citizen", "viet_nam", "not_established", True, NEW, "yyyyyyyy--"),
    ("victim", "stateless_resident", "viet_nam", "under_16", True, NEW, "yyyyyyyy--"),
    # Row 3: citizens in process abroad, and the minors with them.
    ("in_process", "citizen", "abroad", "adult", False, None, "yyyy------"),
    ("in_process", "citizen", "abroad", "under_16", False, None, "yyyy------"),
    ("in_process", "citizen", "abroad", "under_16", True, None, "yyyy------"),
    ("in_process", "citizen", "abroad", "from_16_to_17", True, None, "yyyy------"),
    # Row 4: in process in Việt Nam.
    ("in_process", "citizen", "viet_nam", "adult", False, None, "yyyyyyy---"),
    ("in_process", "citizen", "viet_nam", "under_16", False, None, "yyyyyyy---"),
    ("in_process", "citizen", "viet_nam", "from_16_to_17", True, None, "yyyyyyy---"),
    ("in_process", "stateless_resident", "viet_nam", "adult", False, None, "yyyyyyy---"),
    ("in_process", "stateless_resident", "viet_nam", "under_16", True, None, "yyyyyyy---"),
    # Row 5: foreigners trafficked in Việt Nam: case by case; no travel, school or loan.
    ("victim", "foreigner", "viet_nam", "adult", False, NEW, "ccccc-c---"),
    ("victim", "foreigner", "viet_nam", "under_16", False, NEW, "ccccc-c---"),
    ("in_process", "foreigner", "viet_nam", "adult", False, None, "ccccc-c---"),
    ("in_process", "foreigner", "viet_nam", "not_established", False, None, "ccccc-c---"),
    # Nobody whom no row names is refused: the ground is open.
    ("victim", "foreigner", "abroad", "adult", False, NEW, OPEN),
    ("victim", "foreigner", "viet_nam", "under_16", True, NEW, OPEN),
    ("in_process", "foreigner", "viet_nam", "under_16", True, None, OPEN),
    ("in_process", "stateless_resident", "abroad", "adult", False, None, OPEN),
    ("victim", "stateless_other", "viet_nam", "adult", False, NEW, OPEN),
    ("in_process", "stateless_other", "viet_nam", "adult", False, None, OPEN),
    ("victim", "undetermined", "viet_nam", "adult", False, NEW, OPEN),
    ("in_process", "undetermined", "viet_nam", "under_16", False, None, OPEN),
    ("victim", "citizen", "viet_nam", "adult", True, NEW, OPEN),
    # Before any process: services may be connected.
    ("received", "citizen", "viet_nam", "adult", False, None, OPEN),
    ("received", "foreigner", "viet_nam", "under_16", False, None, OPEN),
    ("suspected", "citizen", "viet_nam", "adult", False, None, OPEN),
    ("suspected", "undetermined", "viet_nam", "not_established", False, None, OPEN),
    ("suspected", "citizen", "viet_nam", "under_16", True, None, OPEN),
    # Whoever stops the process is not thereby refused; whoever is found to be no victim is.
    ("withdrawn", "citizen", "viet_nam", "adult", False, None, OPEN),
    ("not_victim", "citizen", "viet_nam", "adult", False, None, "----------"),
    ("not_victim", "foreigner", "viet_nam", "adult", False, None, "----------"),
    # Identified before 01/07/2025: the 2011 law, today as then.
    ("victim", "citizen", "viet_nam", "adult", False, OLD_LAW, "yyyyyy"),
    ("victim", "citizen", "viet_nam", "adult", False, LAST_OLD, "yyyyyy"),
    ("victim", "citizen", "abroad", "under_16", False, LAST_OLD, "yyyyyy"),
    ("victim", "stateless_resident", "viet_nam", "adult", False, LAST_OLD, "yyyyyy"),
    ("victim", "citizen", "viet_nam", "under_16", True, LAST_OLD, "yyy---"),
    ("victim", "citizen", "viet_nam", "from_16_to_17", True, OLD_LAW, "yyy---"),
    ("victim", "foreigner", "viet_nam", "adult", False, LAST_OLD, "yyyy--"),
    ("victim", "foreigner", "viet_nam", "under_16", False, OLD_LAW, "yyyy--"),
    ("victim", "foreigner", "viet_nam", "under_16", True, OLD_LAW, OPEN_2011),
    ("victim", "foreigner", "abroad", "adult", False, LAST_OLD, OPEN_2011),
    ("victim", "undetermined", "viet_nam", "adult", False, OLD_LAW, OPEN_2011),
]

THEN = [
    # On a day of the 2011 law: it knows nobody "in process".
    ("in_process", "citizen", "viet_nam", "adult", OPEN_2011),
    ("in_process", "foreigner", "viet_nam", "adult", OPEN_2011),
    ("suspected", "citizen", "viet_nam", "adult", OPEN_2011),
    ("not_victim", "citizen", "viet_nam", "adult", "------"),
]


def answer(book: LawBook, facts: Facts, on: date) -> str:
    return "".join(SIGNS[found.eligibility] for found in book.entitlements(facts, on))


def facts_of(
    status: str, citizenship: str, place: str, age: str, minor: bool, since: str | None
) -> Facts:
    return Facts(
        Status(status),
        Citizenship(citizenship),
        Place(place),
        AgeClass(age),
        minor,
        date.fromisoformat(since) if since else None,
    )


@pytest.mark.parametrize("row", NOW)
def test_today(book: LawBook, row: tuple[str, str, str, str, bool, str | None, str]) -> None:
    *facts, expected = row
    assert answer(book, facts_of(*facts), date(2026, 5, 5)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("row", THEN)
def test_on_a_day_of_the_2011_law(book: LawBook, row: tuple[str, str, str, str, str]) -> None:
    *facts, expected = row
    status, citizenship, place, age = facts
    then = facts_of(status, citizenship, place, age, False, None)
    assert answer(book, then, date(2025, 6, 30)) == expected


def test_the_examples_are_enough() -> None:
    assert len(NOW) + len(THEN) >= 40


def test_each_answer_names_its_article_and_whether_it_is_confirmed(book: LawBook) -> None:
    facts = facts_of("victim", "citizen", "viet_nam", "adult", False, NEW)
    found = {entry.regime: entry for entry in book.entitlements(facts, date(2026, 5, 5))}
    assert found["dd"].article == "Đ37(1)(đ)"
    assert found["k"].instrument == "law_2024"
    assert all(entry.confirmed for entry in found.values())
    legacy = facts_of("victim", "citizen", "viet_nam", "adult", False, OLD_LAW)
    assert {entry.article for entry in book.entitlements(legacy, date(2026, 5, 5))} == {"Đ32"}


def test_an_open_ground_is_never_confirmed_and_says_why(book: LawBook) -> None:
    facts = facts_of("suspected", "citizen", "viet_nam", "adult", False, None)
    for entry in book.entitlements(facts, date(2026, 5, 5)):
        assert not entry.confirmed
        assert entry.note


def test_a_victim_without_a_date_of_identification_is_refused(book: LawBook) -> None:
    facts = facts_of("victim", "citizen", "viet_nam", "adult", False, None)
    with pytest.raises(ValueError, match="date of identification"):
        book.entitlements(facts, date(2026, 5, 5))


def test_every_combination_has_an_answer_for_every_regime(book: LawBook) -> None:
    for status in Status:
        for citizenship in Citizenship:
            for place in Place:
                for age in AgeClass:
                    for minor in (False, True):
                        facts = Facts(status, citizenship, place, age, minor, date(2026, 1, 1))
                        assert len(book.entitlements(facts, date(2026, 5, 5))) == 10
