"""The whole story, from the first report to life afterwards, each officer in their part."""

from typing import Any

import pytest

from caseflow.audit.check import check_all
from caseflow.audit.events import Event
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter
from caseflow.case.lists import my_cases
from caseflow.case.search import hits, search
from caseflow.case.view import case_view
from caseflow.cooperation import consenting
from caseflow.db import current
from caseflow.demo.telling import Told
from caseflow.duties.home import home
from caseflow.duties.rules import Group
from caseflow.errors import Denied, NotThere
from caseflow.oversight.service import Filter, accesses, resolve
from caseflow.people.records import PERSON as PERSON_KIND
from tests.house import House
from tests.journeys.cast import PERSON, events_of, seen
from tests.journeys.first_chapters import came_home, identified, to_the_department, verified
from tests.journeys.last_chapters import ended, protected, supported


def found_again(house: House, case: Told) -> None:
    """By its code, and by half a name without accents; only within one's own scope."""
    for key in ("caseworker", "police"):
        for term in (case.code, "yen lo"):
            result = search(house.actor(key), term)
            assert [each.code for each in hits(house.actor(key), result).states] == [case.code]
    for term in (case.code, "yen lo"):
        result = search(house.actor("other_caseworker"), term)
        assert not hits(house.actor("other_caseworker"), result).states


def watched(house: House, case: Told) -> None:
    """The auditor finds all of it, by pseudonym and by officer, and no person."""
    auditor = house.actor("auditor")
    pseudonym = resolve(auditor, case.code)
    for officer, events in {
        "intake": {Event.CASE_OPENED, Event.RECORD_DONE, Event.ACCESS_REFUSED},
        "caseworker": {Event.CASE_OPENED, Event.CASE_VIEWED, Event.NAMES_LISTED, Event.SEARCH_HIT},
        "police": {Event.CASE_OPENED, Event.RECORD_DONE, Event.SEARCH_HIT},
        "decider": {Event.COMPARTMENT_UNFOLDED, Event.RECORD_DONE, Event.ACCESS_REFUSED},
        "provider": {Event.CASE_VIEWED, Event.RECORD_DONE, Event.ACCESS_REFUSED},
        "supervisor": {Event.CASE_LISTED, Event.TASKS_LISTED, Event.RECORD_DONE},
    }.items():
        assert events <= events_of(house, pseudonym, officer), officer
    strange = house.officers["other_caseworker"]
    by_officer = accesses(auditor, Filter(officer=strange)).entries
    assert {Event.SEARCH_EXACT, Event.SEARCH_SCAN} <= {t.facts["event"] for t in by_officer}
    shown = accesses(auditor, Filter(case=pseudonym)).entries
    log = current(Log)
    told = b"".join(log.ledger.read(0, log.ledger.size())).decode()
    for word in ("Lò Thị", "yen lo", case.code, PERSON.phone, "giấy tờ"):
        assert word not in str(shown)
        assert word not in told
    with pytest.raises((NotThere, Denied)):
        enter(auditor, case.code)
    assert check_all(log).log.entries > 200


def test_from_the_first_report_to_life_afterwards(house: House) -> None:
    case = came_home(house)
    to_the_department(case)
    verified(case)
    identified(case)
    protected(case)
    supported(case)
    assert [line.name for line in my_cases(house.actor("caseworker")).lines] == ["Lò Thị Yên"]
    listed: Any = home(house.actor("supervisor")).groups
    assert [line.name for line in my_cases(house.actor("supervisor")).lines] == [None]
    assert any(listed.values())
    found_again(house, case)
    ended(case)
    watched(house, case)


def test_a_supervisor_sees_what_is_late_without_opening_anybody(house: House) -> None:
    case = came_home(house, days=6)
    to_the_department(case, days=6)
    late = home(house.actor("supervisor")).groups[Group.OVERDUE]
    assert [(each.state.code, each.deadline and each.deadline.label_vi) for each in late] == [
        (case.code, "Xác minh thông tin ban đầu (Sở Y tế với Công an cấp tỉnh)")
    ]
    assert home(house.actor("police_supervisor")).groups == {group: [] for group in Group}
    entries = house.entries(officer=house.officers["supervisor"])
    assert {each.facts["event"] for each in entries} == {Event.TASKS_LISTED}
    assert not any(each.facts.get("fields") for each in entries)


def test_consent_withdrawn_is_the_end_of_the_next_read(house: House) -> None:
    case = came_home(house)
    to_the_department(case)
    verified(case)
    supported(case)
    seen(case, "provider")
    case.do("caseworker", consenting.WITHDRAW[0])
    with pytest.raises(NotThere):
        case_view(case.at("provider"))
    pseudonym = resolve(house.actor("auditor"), case.code)
    last = house.entries(case=pseudonym, officer=house.officers["provider"], limit=1)[0].facts
    assert (last["event"], last["outcome"]) == (Event.ACCESS_REFUSED, "deny")
    mine = house.entries(case=pseudonym, officer=house.officers["caseworker"])
    assert "case.withdraw_consent" in {each.facts.get("act") for each in mine}
    assert seen(case, "caseworker")["person"][PERSON_KIND.spec.fields[0].name] == "Lò Thị Yên"
