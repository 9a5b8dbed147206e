"""Danger and distress call somebody, when they are recorded and when a correction says so."""

from uuid import uuid4

from caseflow.case.access import unfold
from caseflow.case.corrections import correct, open_for_correction
from caseflow.duties.rules import Task
from caseflow.duties.tasks import open_tasks, settle
from caseflow.intake import receiving
from caseflow.intake.records import IMMEDIATE_NEEDS
from caseflow.law.compartments import Compartment
from caseflow.vault.reading import of_case
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.intake.test_receiving import NEEDS
from tests.protection.cases import change_as


def test_danger_and_distress_call_somebody(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    told = {**NEEDS, "in_danger": "yes", "acute_distress": "yes"}
    do(access, receiving.NEEDS, told)
    tasks = {
        row.values["kind"]: row.values["role"] for row in open_tasks([access.case])[access.case]
    }
    assert tasks == {"assess_danger": "protection_officer", "call_counsellor": "counsellor"}
    assert not receiving.NEEDS.open_to(inside(house, "intake", code))


def test_calm_calls_nobody(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    do(access, receiving.NEEDS, NEEDS)
    assert open_tasks([access.case]).get(access.case, []) == []


def test_a_danger_told_later_calls_too(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    do(access, receiving.NEEDS, NEEDS)
    seen = unfold(access, Compartment.PROTECTION)
    record = of_case([IMMEDIATE_NEEDS], access.case)[0].record
    shown = open_for_correction(seen, IMMEDIATE_NEEDS.name, record)
    told = {**shown.values, "in_danger": "yes"}
    correct(seen, shown, shown.versions, told, str(uuid4()))
    [row] = open_tasks([access.case])[access.case]
    assert row.values["kind"] == "assess_danger"


def test_a_danger_that_was_seen_to_calls_nobody_for_a_word_put_right(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    do(access, receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
    change = change_as(house, "caseworker", access.case)
    settle(change, access.case, Task.ASSESS_DANGER)
    change.commit()
    seen = unfold(access, Compartment.PROTECTION)
    record = of_case([IMMEDIATE_NEEDS], access.case)[0].record
    shown = open_for_correction(seen, IMMEDIATE_NEEDS.name, record)
    assert shown.values["in_danger"] == "yes"
    told = {**shown.values, "danger_detail": "Người môi giới gọi điện nhiều lần"}
    correct(seen, shown, shown.versions, told, str(uuid4()))
    assert open_tasks([access.case]).get(access.case, []) == []
