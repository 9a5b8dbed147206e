"""Invented people: the same for the same number, of many peoples, reachable by nobody."""

import phonenumbers
import pytest

from caseflow.clock import today
from caseflow.demo.names import PEOPLES
from caseflow.demo.people import FEMALE, MALE, invented_person
from caseflow.law import book
from caseflow.law.ages import age_class


def test_a_number_is_always_the_same_person() -> None:
    assert invented_person(7) == invented_person(7)
    assert len({invented_person(n).phone for n in range(200)}) > 190


def test_they_are_of_many_peoples_in_real_places() -> None:
    law, people = book.load(), [invented_person(n) for n in range(300)]
    assert len({each.ethnicity for each in people}) >= 9
    assert {each.ethnicity for each in people} <= set(law.codes["ethnic_group"])
    for each in people:
        assert each.residence
        assert law.units.by_code[each.residence["commune"]].province == each.residence["province"]
        assert each.primary_language in law.languages


@pytest.mark.parametrize(
    ("people", "gender", "starts", "has"),
    [
        ("thai", FEMALE, ("Lò", "Cầm", "Quàng", "Lường", "Cà"), " Thị "),
        ("mong", MALE, ("Giàng", "Vàng", "Sùng", "Thào", "Lầu", "Hạng"), " A "),
        ("e_de", FEMALE, ("H'",), " "),
        ("khmer", MALE, ("Thạch", "Sơn", "Kim", "Danh", "Lâm"), " "),
    ],
)
def test_names_stand_in_their_own_order(
    people: str, gender: str, starts: tuple[str, ...], has: str
) -> None:
    names = [invented_person(n, people=people, gender=gender).full_name for n in range(20)]
    assert all(name.startswith(starts) and has in name for name in names)


def test_telephones_are_well_formed_and_nobodys() -> None:
    for n in range(50):
        phone = invented_person(n).phone
        assert phonenumbers.is_valid_number(phonenumbers.parse(phone))
        assert phone.startswith("+842080")  # no subscriber's number begins with 0


@pytest.mark.parametrize("age", [7, 15, 16, 17, 18, 40])
def test_an_age_is_that_age_today(age: int) -> None:
    for n in range(30):
        born = invented_person(n, age=age).birth_date
        years = today().year - int(born[:4]) - (today().isoformat()[5:] < born[5:])
        assert years == age
        assert (age_class(born, today()) == "adult") is (age >= 18)


def test_every_people_has_a_language_the_law_tables_know() -> None:
    languages = book.load().languages
    assert {each.language for each in PEOPLES.values()} <= set(languages)
