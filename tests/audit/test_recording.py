"""A change is written once, under its guards and versions, or not at all."""

from uuid import uuid4

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from caseflow.audit import recording
from caseflow.audit.changes import find_change
from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.audit.replay import verify_rows
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter, open_case
from caseflow.db import current, db
from caseflow.errors import N_, Conflict, Denied, LogUnavailable, Refused, StoreBusy
from caseflow.people.records import PERSON, SAFE_CONTACT_RULE
from caseflow.policy import Permit, Purpose
from caseflow.vault.keystore import KeyStore
from caseflow.vault.reading import Row, of_case
from tests.audit.cases import new_case, opening
from tests.house import House
from tests.statements import statements

PERSON_TABLE = PERSON.parts[0].table


def events(house: House, count: int) -> list[str]:
    return [told.facts["event"] for told in house.entries(limit=count)]


def persons() -> int:
    with db.engine.connect() as connection:
        return len(connection.execute(select(PERSON_TABLE.c.row_id)).all())


def permit_for(house: House, code: str) -> Permit:
    return open_case(enter(house.actor("intake"), code), Purpose.RECEIVE).permit()


def person(house: House, code: str) -> list[Row]:
    return of_case([PERSON], enter(house.actor("intake"), code).case)


def refuse(_connection: Connection) -> None:
    raise Refused(N_("Không được."))


def test_the_same_form_sent_twice_is_one_record(house: House) -> None:
    key = str(uuid4())
    first, _ = opening(house, key)
    again, _ = opening(house, key)
    assert (first.commit().again, persons()) == (False, 1)
    saved = again.commit()
    assert (saved.again, saved.change, persons()) == (True, first.id, 1)
    assert events(house, 1) == [Event.RECORD_REPEATED]
    verify_rows(current(Log).ledger)


def test_a_key_belongs_to_its_officer(house: House) -> None:
    key = str(uuid4())
    opening(house, key)[0].commit()
    assert not opening(house, key, officer="intake_2")[0].commit().again
    assert persons() == 2


@pytest.mark.parametrize("refused", [False, True])
def test_a_double_tap_that_races_is_one_record(
    house: House, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    """The second tap finds nothing at its first look, then meets the first one's change; or is
    refused by a rule that the first one's success broke."""
    key = str(uuid4())
    opening(house, key)[0].commit()
    second, _ = opening(house, key)
    if refused:
        second.guard(refuse)
    looks = iter([None])
    monkeypatch.setattr(recording, "find_change", lambda change: next(looks, find_change(change)))
    assert second.commit().again
    assert persons() == 1
    assert events(house, 2) == [Event.RECORD_REPEATED, Event.RECORD_FAILED]
    verify_rows(current(Log).ledger)


def test_who_relies_on_an_old_version_writes_nothing(house: House) -> None:
    code = new_case(house)
    permit, rows = permit_for(house, code), person(house, code)
    for name in ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa"):
        change = Change(permit, str(uuid4()), "case.correct")
        change.revise(rows, {"full_name": name})
        if name == "Nguyễn Thị Hoà":
            change.commit()
            continue
        with pytest.raises(Conflict):
            change.commit()
    assert events(house, 2) == [Event.RECORD_FAILED, Event.RECORD_INTENT]
    assert [row.version for row in person(house, code)] == [2]
    assert find_change(change.id) is None
    verify_rows(current(Log).ledger)


def test_a_change_asks_for_its_keys_once_however_much_it_seals(house: House) -> None:
    code = new_case(house)
    permit, rows = permit_for(house, code), person(house, code)
    change = Change(permit, str(uuid4()), "case.correct")
    change.revise(rows, {"full_name": "Nguyễn Thị Hoà", "other_names": "Hoa"})
    change.add(PERSON, {"full_name": "Trần Thị Mai", "gender": "female"})
    with statements(current(KeyStore).engine) as seen:
        change.commit()
    assert len([each for each in seen if "data_key" in each]) == 1


def test_a_guard_that_refuses_leaves_a_failed_entry_and_nothing_else(house: House) -> None:
    change, _ = opening(house)
    change.guard(refuse)
    with pytest.raises(Refused):
        change.commit()
    failed, intent = house.entries(limit=2)
    assert (failed.facts["event"], failed.facts["outcome"]) == (Event.RECORD_FAILED, "error")
    assert failed.facts["counts"] == {"intent": intent.seq}
    assert (persons(), find_change(change.id)) == (0, None)
    verify_rows(current(Log).ledger)


def test_without_the_log_nothing_is_written(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    change, _ = opening(house)

    def gone(_self: Log, _bodies: object) -> list[int]:
        raise LogUnavailable

    size = current(Log).ledger.size()
    monkeypatch.setattr(Log, "append", gone)
    with pytest.raises(LogUnavailable):
        change.commit()
    assert (persons(), find_change(change.id)) == (0, None)
    assert current(Log).ledger.size() == size


def test_a_store_that_does_not_take_the_change_is_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, _ = opening(house)

    def locked(_case: str | None) -> None:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(recording, "writing", locked)
    with pytest.raises(StoreBusy):
        change.commit()
    assert events(house, 2) == [Event.RECORD_FAILED, Event.RECORD_INTENT]
    assert persons() == 0


def test_every_row_is_hashed_in_the_intent_before_it_is_written(house: House) -> None:
    change, _ = opening(house)
    seen: list[tuple[str, int]] = []
    change.guard(lambda _connection: seen.append((house.entries(limit=1)[0].facts["event"], 0)))
    change.commit()
    assert seen == [(Event.RECORD_INTENT, 0)]
    intent = house.entries(limit=2)[1].facts
    tables = {row["table"] for row in intent["rows"]}
    assert {"case_file", "journey", "participation", "assignment", "person"} <= tables
    assert (intent["change"], intent["act"]) == (change.id, "intake.open_case")


def test_the_log_holds_no_value_of_what_was_written(house: House) -> None:
    new_case(house, name="Vừ Thị Chở")
    ledger = current(Log).ledger
    bodies = b"\n".join(ledger.read(0, ledger.size())).decode()
    assert "Chở" not in bodies
    assert "2001-05-04" not in bodies


def test_a_permit_writes_only_what_it_reaches(house: House) -> None:
    code = new_case(house)
    permit = permit_for(house, code)
    change = Change(permit, str(uuid4()), "case.correct")
    case_row = enter(house.actor("intake"), code).state.row
    with pytest.raises(Denied):  # clear facts are moved by acts alone
        change.revise(case_row, {"risk_level": "low"})


def test_a_change_tells_what_it_gives_a_value_or_takes_of_that_kind_alone(house: House) -> None:
    code = new_case(house)
    later = Change(permit_for(house, code), str(uuid4()), "test.correct")
    later.revise(person(house, code), {"full_name": "Lò Thị Mây", "gender": None})
    assert later.tells(PERSON, "full_name")
    assert later.tells(PERSON, "birth_date", "gender")
    assert not later.tells(PERSON, "birth_date")
    assert not later.tells(SAFE_CONTACT_RULE, "full_name", "gender")
