"""The field list: what is asked, under which condition, with which answers, held where."""

from collections import Counter
from types import MappingProxyType

import pytest

from caseflow.law import conditions
from caseflow.law.access import Cell
from caseflow.law.book import LawBook
from caseflow.law.compartments import FOLDED, Compartment


def test_the_list_is_complete(book: LawBook) -> None:
    fields = [field for record in book.records.values() for field in record.fields]
    assert (len(book.records), len(fields), len(book.codes)) == (56, 363, 120)
    held = Counter(field.held for field in fields)
    assert held[None] == 101
    assert held[Compartment.OVERSIGHT] == 0


def test_every_field_has_both_labels_and_clear_ones_say_why(book: LawBook) -> None:
    for record in book.records.values():
        for field in record.fields:
            assert field.label_vi
            assert field.label_en
            assert (field.held is None) == bool(field.why_clear)


@pytest.mark.parametrize(
    ("required", "condition"),
    [
        ("yes", conditions.Always()),
        ("no", conditions.Never()),
        ("if known", conditions.IfKnown()),
        ("if route = foreigner", conditions.IfEquals("route", ("foreigner",))),
        ("if regime = h, i or k", conditions.IfEquals("regime", ("h", "i", "k"))),
        ("if age_class is not adult", conditions.IfDiffers("age_class", ("adult",))),
        ("if birth_date is answered", conditions.IfAnswered("birth_date")),
        ("if needs include shelter", conditions.IfIncludes("needs", ("shelter",))),
        ("if needs include a or b", conditions.IfIncludes("needs", ("a", "b"))),
        ("if decided", conditions.Other("decided")),
        ("if a = b and c", conditions.Other("a = b and c")),
    ],
)
def test_conditions_are_a_closed_form(required: str, condition: conditions.Condition) -> None:
    assert conditions.parse(required) == condition


def test_a_union_lists_each_answer_once_in_order(book: LawBook) -> None:
    gender = book.records["person"].field("gender")
    assert [code.code for code in book.choices(gender)][-1] == "declined"
    assert len(book.choices(gender)) == 7
    nationality = book.records["person"].field("nationality")
    codes = [code.code for code in book.choices(nationality)]
    assert len(codes) == len(set(codes)) == 249 + 3 + 1
    language = book.records["person"].field("primary_language")
    assert {"tyz", "unknown", "declined"} <= {code.code for code in book.choices(language)}


def test_boxes_beside_a_text_are_its_only_choices(book: LawBook) -> None:
    name = book.records["person"].field("full_name")
    assert name.allows_not_answered
    assert [code.code for code in book.choices(name)] == ["unknown", "declined"]
    assert not book.records["case_link"].field("other_case").allows_not_answered


def test_every_field_of_choice_has_an_answer(book: LawBook) -> None:
    for record in book.records.values():
        for field in record.fields:
            if field.type in ("choice", "multi_choice", "yes_no_unknown"):
                assert book.choices(field), (record.name, field.name)


def test_a_record_knows_its_compartments_and_refuses_an_unknown_field(book: LawBook) -> None:
    intake = book.records["intake"]
    assert intake.compartments == {
        *(Compartment.LEGAL, Compartment.CONTACT, Compartment.ACCOUNT, Compartment.SUPPORT)
    }
    with pytest.raises(KeyError):
        intake.field("no_such_field")


def test_what_stays_folded_is_what_happened_health_and_safety() -> None:
    assert {str(name) for name in FOLDED} == {
        *("account", "health", "counselling", "investigation", "protection")
    }


def test_the_book_cannot_be_changed(book: LawBook) -> None:
    assert isinstance(book.records, MappingProxyType)
    assert isinstance(book.codes["gender"], MappingProxyType)
    with pytest.raises(AttributeError):
        book.version = "other"  # type: ignore[misc]  # what must be refused


def test_roles_and_acts_are_those_of_the_tables(book: LawBook) -> None:
    assert len(book.access.cells) == 11
    assert book.access.cells["auditor"][Compartment.OVERSIGHT] == Cell(True, True, "")
    deciding = {role for (_stage, role), acts in book.access.acts.items() if "decide" in acts}
    assert deciding == {"decision_maker"}
