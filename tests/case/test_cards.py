"""How a record is laid out: what is short beside what is short, what nobody said in one line."""

from typing import Any

from caseflow.case.cards import laid_out
from caseflow.law import book
from caseflow.law.fields import NOT_ANSWERED, Field

BOOK = book.load()
PERSON, NEEDS = BOOK.records["person"].fields, BOOK.records["immediate_needs"].fields


def say(_field: Field, value: Any) -> str:
    unsaid = isinstance(value, dict) and NOT_ANSWERED in value
    return "Không rõ" if unsaid or value == "unknown" else str(value)


def names(fields: Any) -> list[str]:
    return [each.name for each in fields]


def test_what_nobody_could_say_stands_in_one_line_and_what_was_not_asked_in_none() -> None:
    values = {
        "full_name": "Lò Thị Mảy", "birth_date": {NOT_ANSWERED: "unknown"}, "gender": "Feminine",
        "ethnicity": {NOT_ANSWERED: "unknown"}, "religion": None,
    }  # fmt: skip
    card = laid_out(PERSON, values, {"nationality"}, say)
    assert names(each.field for each in card.answers) == ["full_name", "gender"]
    assert {word: names(fields) for word, fields in card.silent.items()} == {
        "Không rõ": ["birth_date", "ethnicity"]
    }
    assert names(card.closed) == ["nationality"]


def test_no_is_an_answer_and_not_known_is_none() -> None:
    asked = [f for f in NEEDS if f.type == "yes_no_unknown"][:3]
    values = dict(zip(names(asked), ("no", "unknown", "yes"), strict=True))
    card = laid_out(NEEDS, values, (), say)
    assert names(each.field for each in card.answers) == [asked[0].name, asked[2].name]
    assert names(card.silent["Không rõ"]) == [asked[1].name]


def test_a_long_answer_has_its_own_line_and_a_text_that_was_read_out_is_folded() -> None:
    consent = BOOK.records["consent"].fields
    values = {"purpose": "legal_aid", "text_shown": "Chúng tôi hỏi", "form": "x" * 61}
    card = laid_out(consent, values, (), say)
    shapes = {a.field.name: (a.wide, a.folded) for a in card.answers}
    assert shapes == {"purpose": (False, False), "form": (True, False), "text_shown": (True, True)}
