"""Officers of the tests' house as the storyteller of the demonstration knows a cast."""

from dataclasses import dataclass
from typing import Any

from caseflow.case.view import case_view
from caseflow.demo.people import invented_person
from caseflow.demo.telling import Cast, Told
from caseflow.law.compartments import Compartment
from caseflow.policy import Actor
from tests.house import House

PERSON = invented_person(1, people="thai", gender="Feminine")


@dataclass(frozen=True)
class HouseCast(Cast):
    """The same names for officers and agencies as in ``tests.house``."""

    house: House | None = None

    def actor(self, name: str) -> Actor:
        assert self.house
        return self.house.actor(name)

    def agency(self, law_id: str) -> str:
        assert self.house
        return self.house.agencies[law_id]


def cast_of(house: House) -> HouseCast:
    """The cast of ``house``."""
    return HouseCast(house.officers, house=house)


def seen(case: Told, name: str, *unfolded: Compartment) -> dict[str, dict[str, Any]]:
    """What officer ``name`` reads on the page of the case: record → the last one's values."""
    view = case_view(case.at(name, *unfolded))
    return {
        record.kind.name: dict(record.values)
        for section in view.sections
        for record in section.records
    }


def events_of(house: House, case: str, officer: str) -> set[str]:
    """The events of officer ``officer`` about a case, by its pseudonym."""
    about = house.entries(case=case)
    who = house.officers[officer]
    return {t.facts["event"] for t in about if t.facts["actor"]["officer"] == who}
