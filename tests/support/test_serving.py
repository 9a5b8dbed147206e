"""What a referred provider records: told no day of the case, and settling nothing of the lead's;
and what a counsellor does."""

from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.case.access import unfold
from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import now, today
from caseflow.duties import tasks as owed
from caseflow.duties.clocks import running
from caseflow.duties.rules import Task
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import Refused
from caseflow.law.compartments import Compartment
from caseflow.policy import Role
from caseflow.support import section
from caseflow.support.records import COUNSELLING_SESSION
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import (
    SERVICE,
    TODAY,
    accept,
    clock_names,
    consent,
    give,
    refer,
    tasks,
    victim,
)

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def day(days: int) -> str:
    """So many days from today."""
    return (today() + timedelta(days=days)).isoformat()


def referred(house: House) -> str:
    """The code of a case with a provider who took the person on today."""
    code = victim(house)
    consent(house, code, "legal_aid")
    accept(house, code, refer(house, code))
    return code


def test_a_provider_is_told_no_day_of_the_case(house: House) -> None:
    code = referred(house)
    give(house, code, started_on=day(-130))  # so that the limit has run out for the lead
    with pytest.raises(Refused, match="chỉ được hưởng đến hết ngày"):
        give(house, code)
    with pytest.raises(Refused, match="ngày chuyển tuyến") as refusal:
        do(
            house,
            "provider",
            code,
            section.GIVE_OWN,
            service_given=SERVICE | {"started_on": day(-1)},
        )
    assert refusal.value.params == {"day": f"{today():%d/%m/%Y}"}
    with pytest.raises(Refused, match="chưa đến") as refusal:
        do(house, "provider", code, section.GIVE_OWN, service_given=SERVICE | {"ended_on": day(1)})
    assert not refusal.value.params
    record = only(
        do(house, "provider", code, section.GIVE_OWN, service_given=SERVICE), SERVICE_GIVEN
    )
    access = at(house, "provider", code)
    shown = open_for_correction(access, SERVICE_GIVEN.name, record)
    told = {field.name: shown.values.get(field.name) for field in shown.fields}
    with pytest.raises(Refused, match="chưa đến"):
        correct(access, shown, shown.versions, told | {"ended_on": day(1)}, str(uuid4()))
    correct(access, shown, shown.versions, told | {"ended_on": TODAY}, str(uuid4()))
    assert clock_names(house, code) == [("essential_needs", False)]


def test_the_limit_that_a_provider_began_is_the_leads_to_see_to(house: House) -> None:
    code = referred(house)
    do(house, "provider", code, section.GIVE_OWN, service_given=SERVICE)
    [begun] = running(at(house, "caseworker", code).case)
    assert begun.row.values["duty_of"] == house.agencies["health"]


def test_a_provider_settles_nothing_that_is_owed_to_the_lead(house: House) -> None:
    code = referred(house)
    change = change_as(house, "caseworker", at(house, "caseworker", code).case)
    owed.give(change, Task.URGENT_MEDICAL, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    treatment = SERVICE | {"regime": "b", "service": "treatment"}
    do(house, "provider", code, section.GIVE_OWN, service_given=treatment)
    assert Task.URGENT_MEDICAL in tasks(house, code)
    give(house, code, **treatment)
    assert Task.URGENT_MEDICAL not in tasks(house, code)


def test_a_concern_that_was_seen_to_calls_nobody_for_a_word_put_right(house: House) -> None:
    code = victim(house)
    session = {"held_at": (now() - timedelta(hours=1)).isoformat(), "self_harm_concern": "urgent"}
    do(house, "counsellor", code, section.COUNSEL, counselling_session=session)
    assert "call_counsellor" in tasks(house, code)
    case = at(house, "caseworker", code).case
    change = change_as(house, "caseworker", case)
    owed.settle(change, case, Task.CALL_COUNSELLOR)
    change.commit()
    for told, left in (({"focus": "Giấc ngủ"}, False), ({"self_harm_concern": "some"}, False),
                       ({"self_harm_concern": "urgent"}, True)):  # fmt: skip
        access = unfold(at(house, "counsellor", code), Compartment.COUNSELLING)
        record = only(access, COUNSELLING_SESSION)
        seen = open_for_correction(access, COUNSELLING_SESSION.name, record)
        correct(access, seen, seen.versions, {**seen.values, **told}, str(uuid4()))
        assert ("call_counsellor" in tasks(house, code)) is left, told
