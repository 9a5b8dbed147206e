"""The page of a case asks each table once, however much stands in the case."""

from uuid import uuid4

from flask import g
from sqlalchemy import Engine

from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.case.access import Access, enter, open_case, unfold
from caseflow.case.records import CASE_LINK
from caseflow.case.sections import Sections
from caseflow.case.view import name_of
from caseflow.case.web import cases as case_web
from caseflow.db import current
from caseflow.policy import Purpose, Role
from caseflow.staff import roster
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.vault import snapshot
from caseflow.vault.reading import of_case, of_cases, of_record
from tests.audit.cases import new_case
from tests.house import House
from tests.statements import statements

MOST = 60
UNKNOWN = {"not_answered": "unknown"}
SEVERAL = ("relative_or_contact", "identity_document", "representative", "safe_contact_rule")


def page(house: House, code: str, key: str = "intake") -> tuple[str, list[str]]:
    """The page of ``code`` as it is sent, and what it asked of the stores."""
    with house.app.test_request_context(f"/cases/{code}"), statements(Engine) as sent:
        g.actor, g.confidential = house.actor(key), True
        shown = str(case_web.case(code))
    return shown, sent


def opened(house: House, code: str) -> Access:
    """The case opened by who received it, nothing folded."""
    access = open_case(enter(house.actor("intake"), code), Purpose.RECEIVE)
    for compartment in sorted(access.permit().reads):
        access = unfold(access, compartment)
    return access


def fill(access: Access, times: int) -> None:
    """Record every kind without clear fields that reception writes, SEVERAL ``times`` over."""
    writes = access.permit().writes.keys()
    kinds = [k for k in current(Sections).kinds if all(part.compartment for part in k.parts)]
    kinds = [k for k in kinds if k.spec.compartments <= writes]
    change = Change(access.permit_act("intake", "record", kinds), str(uuid4()), "intake.fill")
    for kind in kinds:
        for _ in range(times if kind.name in SEVERAL else 1):
            change.add(kind, {field.name: UNKNOWN for field in kind.spec.fields})
    change.commit()


def test_a_full_case_stays_within_its_budget_whatever_the_number_of_records(house: House) -> None:
    code = new_case(house)
    fill(opened(house, code), 1)
    page(house, code)  # what a process learns once
    few, first = page(house, code)
    fill(opened(house, code), 12)
    many, then = page(house, code)
    assert many.count('cf-record"') > few.count('cf-record"') + 30
    assert len(then) == len(first) <= MOST, "\n".join(then)


def test_the_snapshot_ends_with_the_request_and_with_a_change(house: House) -> None:
    code = new_case(house)
    access = opened(house, code)
    with house.app.test_request_context(f"/cases/{code}"):
        enter(house.actor("intake"), code, once=True)
        assert snapshot.of(access.case)
        with statements(Engine) as sent:
            for _ in range(2):
                found = of_case(current(Sections).kinds, access.case)
        assert len(sent) < len(current(Sections).kinds)
        fill(access, 1)
        assert snapshot.of(access.case) is None
        assert len(of_case(current(Sections).kinds, access.case)) > len(found)
    enter(house.actor("intake"), code, once=True)
    with house.app.test_request_context("/"):
        pass
    assert snapshot.current() is None


def test_a_snapshot_tells_the_same_as_the_tables(house: House) -> None:
    code, other = new_case(house), new_case(house)
    access = opened(house, code)
    fill(access, 2)
    kinds = [*current(Sections).kinds, CASE_LINK]  # one of them named twice
    plain = of_case(kinds, access.case)
    elsewhere = enter(house.actor("intake"), other).state.row
    snapshot.take(access.case)
    try:
        assert [row.id for row in of_case(kinds, access.case)] == [row.id for row in plain]
        for row in plain:
            told = of_cases(row.kind, [access.case], row.part)[access.case]
            assert row.id in [each.id for each in told]
            assert row.id in [each.id for each in of_record(row.kind, row.record)]
        assert of_record(elsewhere.kind, elsewhere.record) == [elsewhere]
    finally:
        snapshot.forget()


def test_what_the_snapshot_holds_is_opened_with_an_entry_each_time(house: House) -> None:
    code = new_case(house)
    opened(house, code)
    with house.app.test_request_context(f"/cases/{code}"):
        access = enter(house.actor("intake"), code, once=True)
        before = len(house.entries(event=Event.CASE_VIEWED))
        assert {name_of(access) for _ in range(2)} == {"Nguyễn Thị Hoa"}
    assert len(house.entries(event=Event.CASE_VIEWED)) == before + 2


def test_what_a_reading_request_knows_of_staff_ends_with_a_change(house: House) -> None:
    with house.app.test_request_context("/cases"):
        house.app.preprocess_request()
        with statements(Engine) as sent:
            known = [roster.officers_with(Role.CASEWORKER) for _ in range(3)]
        assert len([each for each in sent if "FROM officer" in each]) == 1
        staff.grant_role(system_permit(), house.actor("intake").officer, Role.CASEWORKER)
        assert len(roster.officers_with(Role.CASEWORKER)) == len(known[0]) + 1
