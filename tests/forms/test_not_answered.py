"""The two boxes beside a question: an answer of their own, never ticked beforehand."""

import pytest

from caseflow.forms.asked import always
from caseflow.forms.dates import PartialDateField
from caseflow.forms.text import PersonNameField
from tests.forms.conftest import Ask


@pytest.mark.parametrize("code", ["unknown", "declined"])
def test_a_tick_is_an_answer_and_satisfies(ask: Ask, code: str) -> None:
    question = PersonNameField("Tên", not_answered=True, required=always)
    field = ask(question, {"not_answered": code})
    assert (field.data, list(field.errors)) == ({"not_answered": code}, [])
    assert [box["value"] for box in field.unanswered if box["chosen"]] == [code]


def test_neither_answer_nor_tick_asks_for_one(ask: Ask) -> None:
    [error] = ask(PersonNameField("Tên", not_answered=True, required=always), {}).errors
    assert "Không rõ" in error
    assert "“Tên”" in error


def test_an_answer_and_a_tick_contradict_and_both_are_kept(ask: Ask) -> None:
    field = ask(
        PartialDateField("Sinh", not_answered=True), {"year": "2004", "not_answered": "unknown"}
    )
    assert field.errors
    assert field.typed["year"] == "2004"
    assert field.ticks == ["unknown"]


def test_two_ticks_contradict(ask: Ask) -> None:
    field = ask(
        PersonNameField("Tên", not_answered=True), {"not_answered": ["unknown", "declined"]}
    )
    assert "Chỉ chọn một" in field.errors[0]


def test_a_question_without_boxes_takes_no_tick(ask: Ask) -> None:
    field = ask(PersonNameField("Tên"), {"not_answered": "unknown"})
    assert field.data is None
    assert field.unanswered == []


def test_nothing_is_ticked_beforehand(ask: Ask) -> None:
    field = ask(PersonNameField("Tên", not_answered=True), {})
    assert not any(box["chosen"] for box in field.unanswered)


def test_a_stored_tick_is_shown_again(ask: Ask) -> None:
    field = ask(PersonNameField("Tên", not_answered=True), {})
    field.answer({"not_answered": "declined"})
    assert [box["chosen"] for box in field.unanswered] == [False, True]
    assert field.typed == {}
