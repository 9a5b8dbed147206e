"""The spine alone: a case is opened, found, read and refused, and the log knows all of it."""

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter, open_case
from caseflow.case.lists import my_cases
from caseflow.case.search import hits, search
from caseflow.case.state import load
from caseflow.case.view import name_of
from caseflow.errors import NotThere, Refused
from caseflow.policy import Purpose
from tests.audit.cases import new_case
from tests.house import House


def test_a_case_is_opened_with_its_first_facts(house: House) -> None:
    code = new_case(house)
    access = enter(house.actor("intake"), code)
    state = load(access.case)
    assert state is not None
    assert state.facts["age_class"] == "adult"
    assert [each.facts["event"] for each in house.entries(limit=2)] == [
        Event.RECORD_DONE,
        Event.RECORD_INTENT,
    ]


@pytest.mark.parametrize("key", ["intake_2", "caseworker", "supervisor", "admin", "auditor"])
def test_others_are_answered_as_if_there_were_no_case(house: House, key: str) -> None:
    code = new_case(house)
    for asked in (code, "ZZZZ-ZZZZ"):
        with pytest.raises(NotThere):
            enter(house.actor(key), asked)
        assert house.entries(limit=1)[0].facts["event"] == Event.ACCESS_REFUSED


def test_what_is_opened_stands_in_the_log_first(house: House) -> None:
    code = new_case(house)
    access = open_case(enter(house.actor("intake"), code), Purpose.RECEIVE)
    assert name_of(access) == "Nguyễn Thị Hoa"
    told = house.entries(limit=1)[0].facts
    assert told["event"] == Event.CASE_VIEWED
    assert "person.full_name" in told["fields"]


def test_a_list_opens_the_name_alone(house: House) -> None:
    new_case(house)
    (line,) = my_cases(house.actor("intake")).lines
    assert line.name == "Nguyễn Thị Hoa"
    (told,) = house.entries(event=Event.NAMES_LISTED)
    assert told.facts["fields"] == ["person.full_name"]


def test_each_list_has_its_entry_with_or_without_names(house: House) -> None:
    """Also where nothing is opened, and where nothing is found."""
    new_case(house)
    leader = house.actor("commune_supervisor")
    for ask, rows in (
        (lambda: my_cases(house.actor("intake")), 1),
        (lambda: my_cases(leader), 1),
        (lambda: my_cases(house.actor("other_caseworker")), 0),
        (lambda: hits(leader, search(leader, "hoa", "tìm theo đơn")), 1),
    ):
        before = len(house.entries(event=Event.CASE_LISTED, limit=100))
        ask()
        entries = house.entries(event=Event.CASE_LISTED, limit=100)
        assert len(entries) == before + 1
        assert entries[0].facts["counts"] == {"rows": rows}
        assert len(entries[0].facts.get("cases", ())) == rows


def test_half_a_name_without_accents_finds_within_ones_scope(house: House) -> None:
    new_case(house)
    found = hits(house.actor("intake"), search(house.actor("intake"), "hoa nguyen"))
    assert [line.name for line in found.lines] == ["Nguyễn Thị Hoa"]  # as on the own list
    assert hits(house.actor("intake_2"), search(house.actor("intake_2"), "hoa")).states == []


def test_a_leader_looks_for_a_name_with_a_reason_only(house: House) -> None:
    new_case(house)
    leader = house.actor("commune_supervisor")
    with pytest.raises(Refused):
        search(leader, "hoa")
    found = hits(leader, search(leader, "hoa", "tìm hồ sơ theo đơn của gia đình"))
    assert [line.name for line in found.lines] == [None]  # an agency's cases, without names
    (told,) = house.entries(event=Event.SEARCH_SCAN)
    assert "commitment" in told.facts
