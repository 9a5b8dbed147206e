"""Passwords: length, guessability, one spelling for two ways of typing."""

import unicodedata

import pytest

from caseflow.errors import Refused
from caseflow.staff import passwords

GOOD = "bốn con ngựa sắt uống trà chiều muộn"


@pytest.mark.parametrize(
    "weak",
    ["ngắn quá", "x" * 201, "matkhaumatkhau123", "nguyenthilan1990nguyenthilan", "a" * 30],
)
def test_short_long_and_easy_ones_are_refused(weak: str) -> None:
    with pytest.raises(Refused) as refusal:
        passwords.check(weak, ("lan.soyte", "Nguyễn Thị Lan"))
    assert refusal.value.field == "password"


def test_a_sentence_passes_without_any_rule_of_composition() -> None:
    passwords.check(GOOD, ("lan.soyte", "Nguyễn Thị Lan"))


def test_typed_composed_or_decomposed_it_is_the_same() -> None:
    stored = passwords.hashed(unicodedata.normalize("NFC", GOOD))
    assert passwords.matches(stored, unicodedata.normalize("NFD", GOOD))
    assert not passwords.matches(stored, GOOD + "x")


def test_the_hash_is_argon2id_with_64_mib_and_three_passes() -> None:
    assert passwords.hashed(GOOD).startswith("$argon2id$v=19$m=65536,t=3,p=1$")


def test_nothing_matches_no_password() -> None:
    assert not passwords.matches(None, GOOD)
    assert not passwords.matches("", GOOD)
