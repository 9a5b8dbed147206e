"""The door: the entry first, then the value; and only what the permit reaches."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from caseflow.audit import disclosure
from caseflow.audit.disclosure import (
    Sought,
    list_clear,
    open_each,
    open_reason,
    open_rows,
    read_log,
    scan,
)
from caseflow.audit.events import Event
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.reasons import keep_reason
from caseflow.audit.sequencer import Log
from caseflow.case.access import Access, enter, open_case
from caseflow.db import current
from caseflow.errors import Denied, LogUnavailable, NotThere
from caseflow.people.records import PERSON
from caseflow.policy import Desk, Permit, Purpose, permit_desk, permit_opening
from caseflow.vault.opening import open_sealed
from caseflow.vault.reading import Row, of_case
from tests.audit.cases import new_case
from tests.house import House


def opened(house: House, code: str, key: str = "intake") -> Access:
    return open_case(enter(house.actor(key), code), Purpose.RECEIVE)


def person(access: Access) -> list[Row]:
    return of_case([PERSON], access.case)


def names(found: Any) -> list[Any]:
    return [each.values["full_name"] for each in found]


def desk(house: House, key: str, which: Desk) -> Permit:
    permit = permit_desk(house.actor(key), which)
    assert permit is not None
    return permit


@pytest.fixture
def no_log(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The log takes nothing from now on; what is decrypted all the same is noted."""
    decrypted: list[str] = []

    def watched(*args: Any) -> str:
        decrypted.append("opened")
        return open_sealed(*args)

    def gone(_self: Log, _bodies: object) -> list[int]:
        raise LogUnavailable

    monkeypatch.setattr(Log, "append", gone)
    monkeypatch.setattr(disclosure, "open_sealed", watched)
    return decrypted


def sought(
    permits: Mapping[str, Permit],
    term: str = "hoa",
    matches: Callable[[Mapping[str, Any]], bool] = lambda _values: True,
) -> Sought:
    return Sought(term, matches, lambda _cases: permits, 26)


def test_the_entry_says_what_was_opened_and_is_there_first(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = opened(house, new_case(house))
    seen: list[str] = []

    def watched(*args: Any) -> str:
        seen.append(house.entries(limit=1)[0].facts["event"])
        return open_sealed(*args)

    monkeypatch.setattr(disclosure, "open_sealed", watched)
    assert names(open_rows(access.shown(), Event.CASE_VIEWED, person(access))) == ["Nguyễn Thị Hoa"]
    assert set(seen) == {Event.CASE_VIEWED}
    told = house.entries(limit=1)[0].facts
    assert told["case"] == current(Pseudonyms).of_case(access.case)
    assert told["compartments"] == ["identity"]
    assert "person.full_name" in told["fields"]
    assert told["actor"]["officer"] == house.officers["intake"]
    assert told["purpose"] == Purpose.RECEIVE


def test_without_the_log_no_page_opens_anything(house: House, request: Any) -> None:
    access = opened(house, new_case(house))
    rows, permit = person(access), access.shown()
    search, work = desk(house, "intake", Desk.SEARCH), desk(house, "intake", Desk.WORK)
    decrypted = request.getfixturevalue("no_log")
    for attempt in (
        lambda: open_rows(permit, Event.CASE_VIEWED, rows),
        lambda: open_each({access.case: permit}, Event.NAMES_LISTED, rows),
        lambda: scan(search, [rows], 1, sought({access.case: permit})),
        lambda: list_clear(work, Event.CASE_LISTED, [access.case]),
    ):
        with pytest.raises(LogUnavailable):
            attempt()
    assert decrypted == []


def test_a_permit_of_another_case_opens_nothing(house: House) -> None:
    ours, theirs = opened(house, new_case(house)), opened(house, new_case(house))
    size = current(Log).ledger.size()
    with pytest.raises(Denied):
        open_rows(ours.shown(), Event.CASE_VIEWED, person(theirs))
    with pytest.raises(Denied):
        open_each({theirs.case: ours.shown()}, Event.NAMES_LISTED, person(theirs))
    assert current(Log).ledger.size() == size
    search = desk(house, "intake", Desk.SEARCH)
    for permits in ({theirs.case: ours.shown()}, {ours.case: ours.shown()}, {}):
        assert scan(search, [person(theirs)], 1, sought(permits)) == []
        assert house.entries(limit=1)[0].facts["event"] == Event.SEARCH_SCAN


def test_own_reach_opens_own_rows_alone(house: House) -> None:
    access = opened(house, new_case(house))
    own = permit_opening(house.actor("intake"), access.case, "intake", "record")
    other = permit_opening(house.actor("intake_2"), access.case, "intake", "record")
    assert own is not None
    assert other is not None
    assert open_rows(own, Event.CASE_VIEWED, person(access))
    with pytest.raises(Denied):
        open_rows(other, Event.CASE_VIEWED, person(access))


def test_a_scan_has_its_entry_before_and_each_hit_its_own(house: House) -> None:
    access = opened(house, new_case(house, name="Sùng Thị Mỷ"))
    search = desk(house, "intake", Desk.SEARCH)

    def matches(values: Mapping[str, Any]) -> bool:
        return "Mỷ" in values["full_name"]

    permits = {access.case: access.shown()}
    assert scan(search, [person(access)], 1, sought(permits, "my", matches)) == [access.case]
    hit, scanned = house.entries(limit=2)
    assert (scanned.facts["event"], hit.facts["event"]) == (Event.SEARCH_SCAN, Event.SEARCH_HIT)
    assert scanned.facts["term_hmac"] == current(Pseudonyms).of_term("my")
    assert scan(search, [person(access)], 1, sought(permits, "x", lambda _v: False)) == []
    assert house.entries(limit=1)[0].facts["event"] == Event.SEARCH_SCAN


def test_lists_are_bounded(house: House) -> None:
    work = desk(house, "intake", Desk.WORK)
    with pytest.raises(ValueError, match="too many"):
        list_clear(work, Event.CASE_LISTED, [str(n) for n in range(101)])
    with pytest.raises(ValueError, match="too many"):
        open_each({str(n): work for n in range(26)}, Event.NAMES_LISTED, [])


def test_reading_the_log_is_an_entry_of_its_own(house: House) -> None:
    read_log(desk(house, "auditor", Desk.LOG), subjects=["c" + "0" * 32], counts={"rows": 3})
    told = house.entries(limit=1)[0].facts
    assert (told["event"], told["subject"]) == (Event.LOG_READ, "c" + "0" * 32)
    assert told["counts"] == {"rows": 3}
    with pytest.raises(Denied):
        read_log(desk(house, "intake", Desk.WORK))


def test_a_reason_opens_for_the_auditor_alone_after_its_entry(house: House) -> None:
    access = opened(house, new_case(house))
    commitment = keep_reason(access.permit(), "Họp liên ngành ngày mai")
    auditor = desk(house, "auditor", Desk.LOG)
    assert open_reason(auditor, commitment) == "Họp liên ngành ngày mai"
    told = house.entries(limit=1)[0].facts
    assert (told["event"], told["commitment"]) == (Event.LOG_READ, commitment)
    assert (told["fields"], told["compartments"]) == (["reason.text"], ["oversight"])
    with pytest.raises(Denied):
        open_reason(access.permit(), commitment)
    with pytest.raises(NotThere):
        open_reason(auditor, "ab" * 32)


def test_no_reason_opens_without_the_log(house: House, request: Any) -> None:
    commitment = keep_reason(opened(house, new_case(house)).permit(), "Lý do")
    decrypted = request.getfixturevalue("no_log")
    with pytest.raises(LogUnavailable):
        open_reason(desk(house, "auditor", Desk.LOG), commitment)
    assert decrypted == []
