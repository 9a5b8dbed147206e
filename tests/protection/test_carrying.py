"""A shelter is asked for before anybody knows where it is: who protects records it afterwards."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from caseflow.case.acts import Submission
from caseflow.case.next_step import leads
from caseflow.case.view import case_view
from caseflow.clock import now
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, open_tasks
from caseflow.errors import Denied, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.protection import section
from caseflow.protection.measures import measures
from caseflow.protection.records import RISK_ASSESSMENT
from caseflow.protection.rules import ARRANGED, lacks
from tests.house import House
from tests.protection.cases import at, change_as, do, new_case
from tests.protection.test_story import (
    LIFTING,
    RISK,
    decide,
    propose,
    shown,
    tasks,
)
from tests.verification.browsing import Browser

SHELTER: dict[str, Any] = {"measure": "safe_shelter", "implementing_agency": None}
ADDRESS = {"province": "19", "line": "Nhà số 4, xóm Ba"}
CARRIED = {"measure": "safe_shelter", "implementing_agency": "x"}
OWED = Task.CARRY_OUT


def sheltered(house: House) -> tuple[str, str]:
    """A case whose risk was assessed, and a shelter decided before anybody knew where."""
    code = new_case(house)
    do(house, "protection", code, section.ASSESS, risk_assessment=RISK)
    record = propose(house, code, **SHELTER)
    assert OWED not in tasks(house, code)  # nothing is decided yet
    decide(house, code, record)
    return code, record


def carry(house: House, code: str, record: str, **told: object) -> None:
    answers = {"implementing_agency": house.agencies["police"], "shelter_address": ADDRESS} | told
    do(house, "protection", code, section.CARRY_OUT, record, protection_measure=answers)


def test_the_place_is_owed_until_it_is_recorded(house: House) -> None:
    code, record = sheltered(house)
    assert tasks(house, code)[OWED] is None
    view = case_view(at(house, "protection", code, Compartment.PROTECTION))
    assert section.CARRY_OUT in [e.step.act for e in leads(view) if e.step]
    with pytest.raises(Refused) as refusal:
        carry(house, code, record, shelter_address=None)
    assert refusal.value.field == "shelter_address"
    carry(house, code, record)
    assert OWED not in tasks(house, code)
    told = shown(house, "protection", code)
    assert (told["shelter_address"], told["status"]) == (ADDRESS, "in_force")
    carry(house, code, record, shelter_address={"line": "Nơi khác"})  # the person moved
    assert shown(house, "protection", code)["shelter_address"] == {"line": "Nơi khác"}


@pytest.mark.parametrize("level", ["high", "medium"])
def test_somebody_at_high_risk_without_a_place_stands_above_all_else(
    house: House, level: str
) -> None:
    code = new_case(house)
    do(house, "protection", code, section.ASSESS, risk_assessment=RISK | {"risk_level": level})
    decide(house, code, propose(house, code, **SHELTER))
    page = Browser(house, "protection").get("/").text
    where = "<h2>Khẩn cấp" if level == "high" else "<h2>Hôm nay"
    assert TASK_NAMES[OWED] in page.split(where)[1].split("</section>")[0]


def test_what_is_known_when_it_is_decided_is_not_owed(house: House) -> None:
    code = new_case(house)
    decide(house, code, propose(house, code))
    assert OWED not in tasks(house, code)


def test_one_of_two_that_lack_something_leaves_the_task(house: House) -> None:
    code, first = sheltered(house)
    second = propose(house, code, implementing_agency=None)
    decide(house, code, second)
    carry(house, code, first)
    assert OWED in tasks(house, code)
    do(
        house, "protection", code, section.CARRY_OUT, second,
        protection_measure={"implementing_agency": house.agencies["police"]},
    )  # fmt: skip
    assert OWED not in tasks(house, code)


def test_a_measure_that_ends_lacks_nothing(house: House) -> None:
    code, record = sheltered(house)
    told = {"findings": "Đã yên", "person_view": "Yên tâm", "recommendation": "lift"}
    do(
        house, "protection", code, section.REVIEW, record, protection_review=told,
        approval={"approver": house.officers["decider"]},
    )  # fmt: skip
    decide(house, code, record, **LIFTING)
    assert shown(house, "protection", code)["status"] == "lifted"
    assert OWED not in tasks(house, code)
    with pytest.raises(NotThere):
        carry(house, code, record)


def test_a_measure_whose_time_is_over_lacks_nothing(house: House) -> None:
    code, record = sheltered(house)
    with time_machine.travel(now() + timedelta(days=31)):
        do(house, "protection", code, section.EXPIRE, record)
        assert OWED not in tasks(house, code)


def test_what_they_lack_is_owed_by_who_assessed_the_risk(house: House) -> None:
    """Whoever decides may be of another body."""
    code = new_case(house)
    case = at(house, "caseworker", code).case
    change = change_as(house, "caseworker", case)
    change.add(RISK_ASSESSMENT, RISK)
    change.commit()
    decide(house, code, propose(house, code, **SHELTER))
    [owed] = [row for row in open_tasks([case])[case] if row.values["kind"] == OWED]
    assert owed.values["agency"] == house.agencies["health"]
    assert measures(case)[0].agency == house.agencies["police"], "who decided"


def test_only_who_protects_records_where(house: House) -> None:
    code, record = sheltered(house)
    told = {"protection_measure": {"shelter_address": ADDRESS}}
    with pytest.raises((Denied, NotThere)):
        section.CARRY_OUT.run(at(house, "caseworker", code), Submission(told, "k", record))


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_page_asks_where_of_a_shelter_alone(house: House) -> None:
    code, record = sheltered(house)
    guard = propose(house, code, implementing_agency=None)
    decide(house, code, guard)
    browser = Browser(house, "protection")
    browser.open(code, "protect")
    pages = {
        each: browser.get(f"/cases/{code}/protection/carry-out/{each}").text
        for each in (record, guard)
    }
    assert 'name="shelter_address' in pages[record]
    assert 'name="shelter_address' not in pages[guard]
    assert 'name="implementing_agency"' in pages[guard]
    for each in pages:
        answer = browser.post(f"/cases/{code}/protection/carry-out/{each}")
        assert "Hãy chọn “Cơ quan thực hiện" in answer.text, "by whom is what it is about"


@pytest.mark.parametrize(
    ("told", "lacking"),
    [
        ({**CARRIED, "shelter_address": {"province": "19", "commune": "05443"}}, False),
        ({**CARRIED, "shelter_address": ADDRESS}, False),
        ({**CARRIED, "shelter_address": {"province": "19"}}, True),  # is nowhere yet
        (CARRIED, True),
        ({"measure": "safe_shelter", "shelter_address": ADDRESS}, True),
        ({"measure": "guard", "implementing_agency": "x"}, False),
        ({"measure": "guard"}, True),
        ({}, True),
    ],
)
def test_what_a_measure_lacks(told: dict[str, object], lacking: bool) -> None:
    assert lacks(told) is lacking


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_where_a_shelter_is_stays_folded_on_the_page_of_a_move(house: House) -> None:
    code, record = sheltered(house)
    carry(house, code, record)
    browser, path = Browser(house, "protection"), f"/cases/{code}/protection/carry-out/{record}"
    browser.open(code, "protect")
    assert "xóm Ba" not in browser.get(path).text
    named = [e.facts["fields"] for e in house.entries(limit=9) if e.facts.get("fields")]
    told = [fields for fields in named if any(each.endswith(".measure") for each in fields)]
    assert [{each.partition(".")[2] for each in fields} for fields in told] == [
        {"measure", *ARRANGED}
    ]
    assert browser.send(f"/cases/{code}/unfold/protection", from_page=path).status_code == 303
    assert "xóm Ba" in browser.get(path).text
