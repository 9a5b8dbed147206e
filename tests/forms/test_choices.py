"""Choosing: only what is on the list, never two answers that exclude each other."""

import pytest

from caseflow.forms.asked import always
from caseflow.forms.choices import ChoiceField, LongListField, MultiChoiceField
from caseflow.law.book import load
from tests.forms.conftest import Ask

FEW = [("yes", "Có"), ("no", "Không"), ("unknown", "Không rõ")]
COUNTRIES = [("VN", "Việt Nam"), ("LA", "Lào"), ("KH", "Cam-pu-chia")] + [
    (f"C{n}", f"Nước {n}") for n in range(30)
]


def test_one_answer(ask: Ask) -> None:
    assert ask(ChoiceField("Hỏi", choices=FEW), {"": "no"}).data == "no"
    assert ask(ChoiceField("Hỏi", choices=FEW), {"": ""}).data is None
    assert ask(ChoiceField("Hỏi", choices=FEW), {"": "maybe"}).errors


def test_nothing_is_chosen_beforehand(ask: Ask) -> None:
    assert not any(item["chosen"] for item in ask(ChoiceField("Hỏi", choices=FEW), {}).items)
    assert not any(item["chosen"] for item in ask(MultiChoiceField("Hỏi", choices=FEW), {}).items)


def test_few_are_radios_and_many_a_select(ask: Ask) -> None:
    assert ask(ChoiceField("Hỏi", choices=COUNTRIES[:8]), {}).kind == "radios"
    assert ask(ChoiceField("Hỏi", choices=COUNTRIES[:9]), {}).kind == "select"


def test_several_answers_stand_in_the_order_of_the_list(ask: Ask) -> None:
    field = ask(MultiChoiceField("Hỏi", choices=COUNTRIES[:5]), {"": ["KH", "VN", "VN"]})
    assert field.data == ["VN", "KH"]


def test_not_known_excludes_the_others(ask: Ask) -> None:
    field = ask(MultiChoiceField("Hỏi", choices=FEW), {"": ["yes", "unknown"]})
    assert "Không rõ" in field.errors[0]
    assert [item["value"] for item in field.items if item["chosen"]] == ["yes", "unknown"]
    assert ask(MultiChoiceField("Hỏi", choices=FEW), {"": ["unknown"]}).data == ["unknown"]


def test_a_long_list_is_typed_without_accents(ask: Ask) -> None:
    field = ask(LongListField("Nước", choices=COUNTRIES), {"": ["viet nam", "", "LA"]})
    assert field.data == ["VN", "LA"]
    assert field.typed_text == "viet nam; Lào"


def test_one_box_takes_up_to_three_answers(ask: Ask) -> None:
    field = ask(LongListField("Nước", choices=COUNTRIES), {"": ["Viet Nam; lao ;LA;"]})
    assert field.data == ["VN", "LA"]
    assert not ask(LongListField("Nước", choices=COUNTRIES), {"": ["VN;LA;KH"]}).errors
    assert ask(LongListField("Nước", choices=COUNTRIES), {"": ["VN;LA;KH;C1"]}).errors


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Mi-an-ma", "MM"), ("miến điện", "MM"), ("Cam-pu-chia", "KH"), ("Mỹ", "US"), ("Anh", "GB")],
)
def test_a_country_is_known_by_its_other_spellings(ask: Ask, typed: str, code: str) -> None:
    countries = load().countries.values()
    field = LongListField(
        "Nước", choices=[(each.code, each.label_vi) for each in countries],
        also={name: each.code for each in countries for name in each.also},
    )  # fmt: skip
    assert ask(field, {"": [typed]}).data == [code]


@pytest.mark.parametrize("silent", ["declined", "undetermined"])
def test_what_is_no_answer_is_ticked_beside_the_box(ask: Ask, silent: str) -> None:
    choices = [*COUNTRIES, (silent, "Không muốn trả lời")]
    field = ask(LongListField("Nước", choices=choices), {"": ["", silent]})
    assert field.data == [silent]
    assert field.typed_text == ""
    assert [item["chosen"] for item in field.beside] == [True]
    assert silent not in {item["value"] for item in field.offered}
    assert ask(LongListField("Nước", choices=choices), {"": ["VN", silent]}).errors


def test_a_long_list_offers_what_is_near(ask: Ask) -> None:
    assert ask(LongListField("Nước", choices=COUNTRIES), {"": ["viet"]}).data == ["VN"]
    field = ask(LongListField("Nước", choices=COUNTRIES), {"": ["Viet Namm"]})
    assert "Có phải: Việt Nam" in field.errors[0]
    assert field.typed_text == "Viet Namm"


def test_a_required_choice_says_choose(ask: Ask) -> None:
    field = ask(MultiChoiceField("Nhu cầu", choices=FEW, required=always), {})
    assert list(field.errors) == ["Hãy chọn “Nhu cầu”."]


def test_other_comes_after_what_is_named_and_before_what_is_no_answer(ask: Ask) -> None:
    mixed = [("declined", "-"), ("b", "B"), ("other", "Khác"), ("a", "A"), ("unknown", "?")]
    field = ask(ChoiceField("Hỏi", choices=mixed), {})
    assert [item["value"] for item in field.items] == ["b", "a", "other", "declined", "unknown"]


def test_countries_are_offered_by_name_and_silence_last(ask: Ask) -> None:
    """In the order of the Vietnamese alphabet: Anh, Áo, Ấn Độ, Đức after D, not by code."""
    named = [("AT", "Áo"), ("declined", "…"), ("DE", "Đức"), ("DK", "Dan"), ("GB", "Anh"),
             ("IN", "Ấn Độ")]  # fmt: skip
    for kind in (ChoiceField, MultiChoiceField):
        items = ask(kind("Hỏi", choices=named, by_label=True), {}).items
        assert [each["value"] for each in items] == ["GB", "AT", "IN", "DK", "DE", "declined"]
