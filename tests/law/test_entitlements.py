"""Who may have what: Điều 37 of the 2024 law and Điều 32 of the 2011 law, row by row.

An answer is one sign a regime, in the order a b c d đ e g h i k (six for the 2011 law):
y eligible, c case by case, - not eligible, ? ground not confirmed.
"""

from datetime import date

import pytest

from caseflow.law.ages import AgeClass
from caseflow.law.book import LawBook
from caseflow.law.entitlements import (
    Citizenship,
    Facts,
    Place,
    Status,
    situation_of,
)
from caseflow.law.matrix import Situation
from tests.law.examples import examples, told

SIGNS = {"eligible": "y", "case_by_case": "c", "not_eligible": "-", "to_confirm": "?"}
NEW, OLD_LAW = "2026-04-04", "2024-05-05"
EXAMPLES = examples("entitlements_by_hand")


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


@pytest.mark.parametrize("example", EXAMPLES, ids=told)
def test_an_example_read_by_hand(book: LawBook, example: dict[str, str]) -> None:
    facts = facts_of(
        example["status"], example["citizenship"], example["place"], example["age_class"],
        example["accompanying"] == "yes", example["identified_on"] or None,
    )  # fmt: skip
    assert answer(book, facts, date.fromisoformat(example["on"])) == example["given"]


def test_the_examples_reach_every_row_of_the_matrix(book: LawBook) -> None:
    reached = {
        situation_of(
            facts_of(
                each["status"], each["citizenship"], each["place"], each["age_class"],
                each["accompanying"] == "yes", each["identified_on"] or None,
            )
        )
        for each in EXAMPLES
    }  # fmt: skip
    assert reached == set(Situation)


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
