"""Whoever changes the data behind the application is named: table, record, version."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from sqlalchemy import Connection, text

from caseflow.audit.canonical import decode_object
from caseflow.audit.check import check_all
from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.audit.replay import RowBroken, attested_tables, verify_rows
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter, open_case
from caseflow.db import current, db
from caseflow.people.records import PERSON
from caseflow.policy import Purpose, permit_case
from caseflow.vault.envelope import SealBroken
from caseflow.vault.reading import Row, of_case
from tests.audit import attacks
from tests.audit.cases import new_case, owner
from tests.house import House


def person_of(house: House, code: str) -> list[Row]:
    return of_case([PERSON], enter(house.actor("intake"), code).case)


def revised_case(house: House) -> str:
    """A case whose person has two versions."""
    code = new_case(house)
    access = open_case(enter(house.actor("intake"), code), Purpose.RECEIVE)
    permit = permit_case(access.facts, Purpose.RECEIVE)
    assert permit is not None
    change = Change(permit, str(uuid4()), "case.correct")
    rows = [row for row in person_of(house, code) if row.part.table.name == attacks.TABLE]
    change.revise(rows, {"full_name": "Nguyễn Thị Hoà"})
    change.commit()
    return code


def broken(house: House) -> RowBroken:
    with pytest.raises(RowBroken) as caught:
        verify_rows(current(Log).ledger)
    with pytest.raises(RowBroken):
        check_all(current(Log))
    return caught.value


def test_untouched_data_are_attested(house: House) -> None:
    before = verify_rows(current(Log).ledger)
    revised_case(house)
    after = verify_rows(current(Log).ledger)
    assert after.changes == before.changes + 2
    assert after.rows > before.rows + 2
    log = current(Log)
    assert (
        check_all(log).line().startswith(f"whole: {log.ledger.size()} entries, {after.rows} rows")
    )


def test_every_table_that_is_not_transient_is_walked(house: House) -> None:
    names = {table.name for table in attested_tables()}
    assert {attacks.TABLE, "case_file", "journey", "role_grant", "participation"} <= names
    assert not names & {"change", "login_session", "reason"}


ROWS: list[tuple[Callable[[Connection], None], str, str]] = [
    (attacks.edit, "case_file", "not what was written"),
    (attacks.edit_ciphertext, attacks.TABLE, "not what was written"),
    (attacks.empty_a_field, attacks.TABLE, "not what was written"),
    (attacks.change_author, attacks.TABLE, "not what was written"),
    (attacks.delete, "assignment", "gone"),
    (attacks.drop_table, "assignment", "gone"),
    (attacks.roll_back, attacks.TABLE, "gone"),
    (attacks.add, "participation", "did not write it"),
    (attacks.add_version, "case_file", "did not write it"),
    (attacks.add_under_unknown_change, "participation", "does not exist"),
    (attacks.swap_columns, attacks.TABLE, "not what was written"),
    (attacks.move_to_other_change, attacks.TABLE, "did not write it"),
]


@pytest.mark.parametrize(
    ("attack", "table", "reason"), ROWS, ids=[attack.__name__ for attack, _, _ in ROWS]
)
def test_a_row_touched_behind_the_application_is_named(
    house: House, attack: Callable[[Connection], None], table: str, reason: str
) -> None:
    revised_case(house)
    with owner(house) as connection:
        attack(connection)
    found = broken(house)
    assert (found.table, reason in found.reason) == (table, True), found
    assert found.record in str(found)
    assert found.version >= 1


def test_the_version_rolled_back_is_the_one_named(house: House) -> None:
    code = revised_case(house)
    record = person_of(house, code)[0].record
    with owner(house) as connection:
        attacks.roll_back(connection)
    found = broken(house)
    assert (found.record, found.version) == (record, 2)


CHANGES = {
    "gone with its rows": ("DELETE FROM change WHERE id = :id", "gone or void"),
    "void": ("UPDATE change SET void = 1 WHERE id = :id", "did not write it"),
    "another officer": ("UPDATE change SET officer = 'x' WHERE id = :id", "not the intent's"),
    "another act": ("UPDATE change SET act = 'x' WHERE id = :id", "not the intent's"),
    "another case": ("UPDATE change SET case_id = 'x' WHERE id = :id", "not the intent's"),
    "another intent": ("UPDATE change SET intent = 0 WHERE id = :id", "no intent"),
    "an intent to come": ("UPDATE change SET intent = 9999 WHERE id = :id", "no intent"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_index_of_changes_is_held_against_the_log(house: House, what: str) -> None:
    revised_case(house)
    statement, reason = CHANGES[what]
    with owner(house) as connection:
        last = connection.scalar(text("SELECT id FROM change ORDER BY intent DESC LIMIT 1"))
        if what == "gone with its rows":
            for table in attested_tables():
                connection.execute(
                    text(f"DELETE FROM {table.name} WHERE change_id = :id"), {"id": last}
                )
        connection.execute(text(statement), {"id": last})
    assert reason in broken(house).reason


def test_an_unused_change_is_named(house: House) -> None:
    with owner(house) as connection:
        connection.execute(
            text("INSERT INTO change (id, officer, act, intent, void, at)"
                 " VALUES ('x', 'o', 'a', 1, 0, '2026-11-22T00:00:00.000000Z')")
        )  # fmt: skip
    found = broken(house)
    assert (found.table, found.record) == ("change", "x")


def test_a_row_that_cannot_be_read_is_named(house: House) -> None:
    code = revised_case(house)
    record = person_of(house, code)[0].record
    with owner(house) as connection:
        connection.execute(
            text(f"UPDATE {attacks.TABLE} SET recorded_at = 'soon' WHERE record_version = 2")
        )
    found = broken(house)
    assert (found.table, found.record, found.version) == (attacks.TABLE, record, 2)
    assert "malformed" in found.reason


def test_a_swapped_ciphertext_does_not_open(house: House) -> None:
    """Between two rows, between two columns, and back to an older version's place."""
    ours, theirs = revised_case(house), new_case(house, name="Trần Thị Bình")
    access = open_case(enter(house.actor("intake"), ours), Purpose.RECEIVE)
    other = person_of(house, theirs)[0].record
    mine = person_of(house, ours)[0].record
    swaps = (
        ("full_name", f"SELECT full_name FROM {attacks.TABLE} WHERE record_id = '{other}'"),
        ("full_name", f"SELECT gender FROM {attacks.TABLE} WHERE record_id = '{mine}'"
                      " AND record_version = 1"),
        ("full_name", f"SELECT full_name FROM {attacks.TABLE} WHERE record_id = '{mine}'"
                      " AND record_version = 1"),
    )  # fmt: skip
    for column, source in swaps:
        with owner(house) as connection:
            value = connection.scalar(text(source))
            connection.execute(
                text(f"UPDATE {attacks.TABLE} SET {column} = :v"
                     f" WHERE record_id = '{mine}' AND record_version = 2"), {"v": value}
            )  # fmt: skip
        with pytest.raises(SealBroken):
            open_rows(access.shown(), Event.CASE_VIEWED, person_of(house, ours))
        assert (broken(house).record, broken(house).version) == (mine, 2)


def test_a_change_in_flight_is_no_fault(house: House) -> None:
    """Between intent and commit, and between commit and done, others may verify."""
    permit = open_case(enter(house.actor("intake"), new_case(house)), Purpose.RECEIVE).permit()
    change = Change(permit, str(uuid4()), "case.correct")
    change.add(PERSON, {"full_name": "Lê Thị Chín"})
    seen = []
    change.guard(lambda _connection: seen.append(verify_rows(current(Log).ledger)))
    change.commit()
    assert len(seen) == 1
    bodies = current(Log).ledger.read(0, current(Log).ledger.size())
    assert decode_object(bodies[-1])["event"] == Event.RECORD_DONE
    assert verify_rows(current(Log).ledger).changes == seen[0].changes + 1
    db.session.rollback()
