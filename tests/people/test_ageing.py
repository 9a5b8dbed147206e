"""Who has a birthday: the clear age class, and the rules that go by it, follow the day."""

from datetime import timedelta

import pytest

from caseflow.case.access import Access
from caseflow.case.records import CASE
from caseflow.case.state import load
from caseflow.clock import today
from caseflow.duties.clocks import running
from caseflow.errors import Conflict, Refused
from caseflow.intake import receiving
from caseflow.law.ages import CHILD_EMERGENCY, AgeClass
from caseflow.people.ageing import grow_older
from caseflow.people.records import PERSON
from caseflow.vault.reading import of_case
from tests.cooperation.agreements import accepted, agree, consent
from tests.cooperation.test_races import Meet, meet
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.promises.visiting import Visitor
from tests.verification.test_comparing import amend

__all__ = ["meet"]

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
SELF = {"kind": "trafficked_in_country", "declarant": "self", "statement": "Bị đưa đi xa"}


def born(years: int) -> dict[str, str]:
    """Somebody who turned so many years old ten days ago."""
    day = today() - timedelta(days=10)
    return {"birth_date": day.replace(year=day.year - years, day=min(day.day, 28)).isoformat()}


def came_before(house: House, years: int, key: str = "intake") -> str:
    """The code of the case of one received before that birthday."""
    person = {**born(years), "age_basis": "birth_certificate"}
    return arrive(house, key, intake={"presented_at": ago(days=40)}, person=person)


def age(access: Access) -> str:
    state = load(access.case)
    assert state is not None
    return str(state.facts["age_class"])


@sqlite
def test_opening_the_case_makes_the_age_class_true(house: House) -> None:
    access = accepted(house, came_before(house, 18))
    code = access.state.code
    assert age(access) == "from_16_to_17"
    officer = Visitor(house, "caseworker")
    officer.post(f"/cases/{code}/open", purpose="support")
    assert age(access) == "adult"
    assert "Từ đủ 18 tuổi" in officer.get(f"/cases/{code}").text
    done = next(e for e in house.entries() if e.facts["event"] == "record_done")
    assert done.facts["act"] == "people.grow_older"
    officer.post(f"/cases/{code}/open", purpose="support")
    assert len(of_case([CASE], access.case, history=True)) == 3  # received, taken over, of age


def test_of_two_who_open_it_at_once_one_writes(house: House) -> None:
    code = came_before(house, 16)
    one, two = inside(house, "intake", code), inside(house, "intake", code)
    assert "child_emergency" in {c.row.values["clock"] for c in running(one.case)}
    grow_older(one)
    grow_older(two)
    assert age(one) == "from_16_to_17"
    assert [row.version for row in of_case([CASE], one.case)] == [2]
    assert "child_emergency" not in {c.row.values["clock"] for c in running(one.case)}


@sqlite
def test_whoever_came_of_age_declares_themselves(house: House) -> None:
    """Asked of police too, who correct no birth date: the rule goes by the day it is asked."""
    grown, child = came_before(house, 18, "police"), came_before(house, 17, "police")
    told = {**SELF, "declared_on": today().isoformat()}
    with pytest.raises(Refused):
        do(inside(house, "police", child), receiving.DECLARED, told)
    Visitor(house, "police").post(f"/cases/{grown}/open", purpose="verify")
    access = inside(house, "police", grown)
    assert access.state.facts["age_class"] == "from_16_to_17"
    do(access, receiving.DECLARED, told)


def corrected(house: House, code: str, years: int) -> Access:
    """The birth date is put right: so many years, ten days ago."""
    access = inside(house, "intake", code)
    amend(access, PERSON, **born(years))
    return inside(house, "intake", code)


@sqlite
def test_a_birth_date_put_right_meanwhile_wins(house: House, meet: Meet) -> None:
    code = came_before(house, 18)
    meeting = meet("people.grow_older", lambda: corrected(house, code, 17), False)
    grow_older(inside(house, "intake", code))
    meeting.end()
    assert age(inside(house, "intake", code)) == AgeClass.FROM_16_TO_17


@sqlite
def test_a_childs_emergency_begins_again_where_the_year_was_mistyped(house: House) -> None:
    code = came_before(house, 10)

    def runs(access: Access) -> bool:
        return any(each.row.values["clock"] == CHILD_EMERGENCY for each in running(access.case))

    assert runs(inside(house, "intake", code))
    assert not runs(corrected(house, code, 30))
    access = corrected(house, code, 10)
    assert runs(access)
    none_needed = {"supporting_adult": "none", "emergency_measures": "no", "handed_to": "family"}
    do(access, receiving.CHILD, none_needed)
    corrected(house, code, 30)
    assert not runs(corrected(house, code, 10)), "it was looked into"


@sqlite
def test_nobody_agrees_alone_whose_birth_date_is_put_right_meanwhile(
    house: House, meet: Meet
) -> None:
    code = accepted(house, came_before(house, 18)).state.code
    agreed = consent(house, "legal_aid")

    def put_right() -> None:
        amend(inside(house, "caseworker", code), PERSON, **born(17))

    meeting = meet("case.record_consent", put_right, False)
    with pytest.raises(Conflict):
        agree(inside(house, "caseworker", code), agreed)
    meeting.end()
    with pytest.raises(Refused):  # a representative is asked for
        agree(inside(house, "caseworker", code), agreed)
