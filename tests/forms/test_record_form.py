"""Forms made from the list: every record, its conditions, what is answered, what is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from wtforms import StringField

from caseflow.forms.record_form import Asking, RecordsForm, record_form, records_form
from caseflow.law.book import LawBook
from tests.static.living import BOOK

ANYBODY = {"a1": "Sở Y tế", "o1": "Cán bộ"}.items()


class AnyChoices(dict[str, Any]):
    """Agencies and officers for whichever field asks."""

    def __missing__(self, name: str) -> Any:
        return tuple(ANYBODY)


@pytest.fixture
def post(app: Flask) -> Callable[..., Any]:
    """``post(form_class, {name: text})`` → the form, validated, as one POST."""

    def posted(form_class: type[RecordsForm], typed: dict[str, Any]) -> Any:
        with app.test_request_context("/", method="POST", data=typed):
            form = form_class()
            form.validate()
            return form

    return posted


@pytest.mark.parametrize("record", list(BOOK.records))
def test_every_record_has_its_form(app: Flask, book: LawBook, record: str) -> None:
    spec = book.records[record]
    form_class = record_form(spec, book, Asking(choices_for=AnyChoices()))
    with app.test_request_context("/"):
        form = form_class()
        asked = [field.name for field in form if field.name in form.asked]
        assert asked == [each.name for each in spec.fields if each.type != "attachment_ref"]
        assert [str(form[name].label.text) for name in asked] == [
            spec.field(name).label_vi for name in asked
        ]
        assert form.answers() == {record: {}} or not asked


def errors(form: Any, *names: str) -> list[bool]:
    return [bool(form[name].errors) for name in names]


def test_required_always_and_never(post: Any, book: LawBook) -> None:
    form = post(record_form(book.records["person"], book), {})
    assert errors(form, "gender", "ethnicity", "full_name", "other_names") == [
        *(True, False),
        *(True, False),  # "if known" with boxes beside it wants one or the other
    ]


@pytest.mark.parametrize(("answer", "wanted"), [("yes", True), ("no", False), ("", False)])
def test_required_if_equal(post: Any, book: LawBook, answer: str, wanted: bool) -> None:
    form = post(record_form(book.records["immediate_needs"], book), {"in_danger": answer})
    assert errors(form, "danger_detail") == [wanted]


@pytest.mark.parametrize(("needs", "wanted"), [(["shelter"], True), (["food"], False), ([], False)])
def test_required_if_included(post: Any, book: LawBook, needs: list[str], wanted: bool) -> None:
    form = post(record_form(book.records["immediate_needs"], book), {"needs": needs})
    assert errors(form, "place_of_stay") == [wanted]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [({"age_class": "16_17"}, True), ({"age_class": "adult"}, False), ({}, False)],
)
def test_required_by_a_fact_of_the_case(
    post: Any, book: LawBook, facts: dict[str, str], wanted: bool
) -> None:
    asking = Asking(choices_for=AnyChoices(), facts=facts)
    assert errors(post(record_form(book.records["consent"], book, asking), {}), "child_assent") == [
        wanted
    ]


@pytest.mark.parametrize(
    ("view", "wanted"),
    [("agrees", True), ("disagrees", True), ("unable", False), ("under_7", False)],
)
def test_a_child_who_answered_is_quoted(post: Any, book: LawBook, view: str, wanted: bool) -> None:
    """Or it is said that there are no words to write: a nod is an answer too."""
    asking = Asking(choices_for=AnyChoices(), facts={"age_class": "under_16"})
    form, told = record_form(book.records["consent"], book, asking), {"child_assent": view}
    names = ("child_explained", "child_words")
    assert errors(post(form, told), *names) == [wanted, wanted]
    told |= {"child_explained": "Vẽ hình", "child_words-not_answered": "declined"}
    assert errors(post(form, told), *names) == [False, False]


def test_the_stage_says_what_only_it_knows(post: Any, book: LawBook) -> None:
    handover = book.records["handover"]
    asking = Asking(choices_for=AnyChoices(), required={"escort": True, "reason": False})
    assert errors(post(record_form(handover, book, asking), {}), "escort", "reason") == [
        True,
        False,
    ]


def test_conditions_hold_within_each_record_of_a_page(post: Any, book: LawBook) -> None:
    specs = [book.records["immediate_needs"], book.records["person"]]
    form = post(records_form(specs, book), {"immediate_needs-in_danger": "yes"})
    assert errors(form, "immediate_needs-danger_detail") == [True]


def test_answers_are_canonical_and_what_is_empty_is_absent(post: Any, book: LawBook) -> None:
    typed = {
        "person-full_name": " H'Hen  Niê ",
        "person-birth_date-day": "5/9/2004",
        "person-nationality": ["Viet Nam"],
        "person-permanent_residence-not_answered": "declined",
        "relative_or_contact-phone": "0912 345 678",
    }
    specs = [book.records["person"], book.records["relative_or_contact"]]
    assert post(records_form(specs, book), typed).answers() == {
        "person": {
            "full_name": "H'Hen Niê",
            "birth_date": "2004-09-05",
            "nationality": ["VN"],
            "permanent_residence": {"not_answered": "declined"},
        },
        "relative_or_contact": {"phone": "+84912345678"},
    }


def test_only_omit_extra(app: Flask, book: LawBook) -> None:
    note = StringField("Ghi chú")
    asking = Asking(only=("gender", "full_name"), extra={"note": note, "gender": StringField("G")})
    with app.test_request_context("/"):
        form = record_form(book.records["person"], book, asking)()
        shown = [
            field.name for field in form if field.name not in ("key", "versions", "csrf_token")
        ]
        assert shown == ["full_name", "gender", "note"]
        assert form["gender"].type == "StringField"
        rest = record_form(book.records["person"], book, Asking(omit=("gender",)))()
        assert "gender" not in rest


def test_a_correction_shows_what_stands_but_not_over_what_was_sent(
    app: Flask, book: LawBook
) -> None:
    form_class = record_form(book.records["person"], book)
    stored = {"full_name": "Y Blưm", "birth_date": "2004-09", "nationality": ["VN", "LA"]}
    with app.test_request_context("/"):
        form = form_class()
        form.fill("person", stored)
        assert form.answers()["person"] == stored
        assert form["birth_date"].typed == {"day": "", "month": "9", "year": "2004"}
        assert form["nationality"].typed_text == "Việt Nam; Lào"
    with app.test_request_context("/", method="POST", data={"full_name": "Y Bih"}):
        form = form_class()
        form.fill("person", stored)
        assert form.answers()["person"] == {"full_name": "Y Bih"}


def test_filling_and_sending_again_changes_nothing(app: Flask, book: LawBook) -> None:
    """What a page shows of a stored answer is read back as that same answer."""
    stored = {
        "regime": "a",
        "service": book.choices(book.records["service_given"].field("service"))[0].code,
        "started_on": "2026-09-05",
        "quantity": 1234,
        "amount": 1_234_500,
    }
    form_class = record_form(book.records["service_given"], book, Asking(choices_for=AnyChoices()))
    with app.test_request_context("/"):
        form = form_class()
        form.fill("service_given", stored)
        sent = {f[n].box(p): f[n].typed[p] for f in [form] for n in stored for p in f[n].typed}
    with app.test_request_context("/", method="POST", data=sent):
        assert form_class().answers() == {"service_given": stored}


def test_how_an_age_is_known_is_asked_where_a_birth_is(post: Any, book: LawBook) -> None:
    person = record_form(book.records["person"], book)
    unknown = post(person, {"birth_date-not_answered": "unknown"})
    assert errors(unknown, "birth_date", "age_basis") == [False, False]
    assert errors(post(person, {"birth_date-year": "2009"}), "birth_date", "age_basis") == [
        *(False, True)
    ]
