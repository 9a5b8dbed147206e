"""Invented people of many peoples of Việt Nam, the same for the same number.

Nobody here exists: names are put together from common ones, telephones begin with a 0
where no subscriber's number does.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from caseflow.clock import today
from caseflow.demo.names import PEOPLES, People
from caseflow.law.places import Units, load_provinces, load_units
from caseflow.law.tables import Tables

FEMALE, MALE = "Feminine", "Masculine"
YEAR = timedelta(days=365, hours=6)
ADULTS_BORN = (date(1984, 1, 1), date(2007, 6, 30))
HAMLETS = ("Thôn 2", "Thôn 5", "Bản Mới", "Tổ dân phố 3", "Xóm Giữa", "Thôn Đồng Tâm")


@dataclass(frozen=True)
class InventedPerson:
    """One invented person. ``residence``: an address as forms give it; ``phone``: E.164."""

    full_name: str
    birth_date: str
    age_basis: str
    gender: str
    nationality: tuple[str, ...]
    ethnicity: str
    primary_language: str
    residence: dict[str, str] | None
    phone: str

    @property
    def is_child(self) -> bool:
        """Whether the person is under 18 today."""
        return today() - date.fromisoformat(self.birth_date) < 18 * YEAR

    def answers(self) -> dict[str, Any]:
        """The answers of record ``person``."""
        found = {
            "full_name": self.full_name,
            "birth_date": self.birth_date,
            "age_basis": self.age_basis,
            "gender": self.gender,
            "nationality": list(self.nationality),
            "ethnicity": self.ethnicity,
            "primary_language": self.primary_language,
            "permanent_residence": self.residence,
        }
        return {name: answer for name, answer in found.items() if answer is not None}


def invented_person(
    number: int,
    *,
    people: str = "",
    gender: str = "",
    age: int | None = None,
    age_basis: str = "",
    family_name: str = "",
) -> InventedPerson:
    """The invented person of that number. ``people``: a key of ``PEOPLES``; ``age``: in
    years today (an adult of any age otherwise)."""
    chance = Random(f"caseflow person {number}")
    key = people or chance.choices(list(PEOPLES), [each.weight for each in PEOPLES.values()])[0]
    of = PEOPLES[key]
    gender = gender or chance.choices((FEMALE, MALE), (7, 3))[0]
    return InventedPerson(
        full_name=of.name(chance, female=gender == FEMALE, family=family_name),
        birth_date=_birth(chance, age).isoformat(),
        age_basis=age_basis or chance.choice(("identity_paper", "own_statement", "relatives")),
        gender=gender,
        nationality=(of.country,),
        ethnicity=of.ethnicity,
        primary_language=of.language,
        residence=_residence(chance, of),
        phone=f"+842080{chance.randrange(10**6):06d}",
    )


def _birth(chance: Random, age: int | None) -> date:
    if age is not None:
        return today() - age * YEAR - timedelta(days=chance.randrange(20, 340))
    first, last = ADULTS_BORN
    return first + timedelta(days=chance.randrange((last - first).days))


def _residence(chance: Random, of: People) -> dict[str, str] | None:
    if not of.provinces:
        return None
    province = chance.choice(of.provinces)
    unit = chance.choice(_units().of(province))
    return {"province": province, "commune": unit.code, "line": chance.choice(HAMLETS)}


@cache
def _units() -> Units:
    """Today's communes and wards: the law's own table, without the rest of the book."""
    tables = Tables()
    return load_units(tables, load_provinces(tables))
