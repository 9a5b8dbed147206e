"""The lines by which a person is looked for: made with the rows, moved by a correction, held
against the rows by verification, and of no use without their key."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from caseflow.audit import indexing
from caseflow.audit.check import check_all
from caseflow.audit.recording import Change
from caseflow.audit.replay import RowBroken
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter
from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import now
from caseflow.db import current, db
from caseflow.people.records import PERSON
from caseflow.vault.lookup import LOOKUP, NOTHING, Line, Lookup, place
from caseflow.vault.reading import of_case
from tests.cooperation.inquiries import with_paper
from tests.house import House
from tests.protection.cases import at, new_case

NAMED = {"full_name": "Lò Thị Ánh Tuyết", "birth_date": "2001-02"}


def tokens(case: str) -> dict[str, str]:
    """Record → token, of a case."""
    with db.engine.connect() as connection:
        rows = connection.execute(select(LOOKUP).where(LOOKUP.c.case_id == case))
        return {row.record_id: row.token for row in rows}


def standing_since(case: str) -> dict[str, datetime]:
    """Record → since when its token stands, of a case."""
    with db.engine.connect() as connection:
        rows = connection.execute(select(LOOKUP).where(LOOKUP.c.case_id == case))
        return {row.record_id: row.since for row in rows}


def rewrite(house: House, code: str, **told: Any) -> None:
    """Correct the person as the page of corrections does."""
    access = at(house, "caseworker", code)
    shown = open_for_correction(access, PERSON.name, of_case([PERSON], access.case)[0].record)
    correct(access, shown, shown.versions, {**shown.values, **told}, str(uuid4()))


def test_a_line_moves_with_its_row(house: House) -> None:
    code, lookup = new_case(house, **NAMED), current(Lookup)
    case = enter(house.actor("caseworker"), code).case
    [person] = tokens(case)
    paper = with_paper(house, "intake", case)
    wanted = lookup.of_name("LO THI  ANH TUYET", "2001-12-31")
    assert tokens(case) == {person: wanted, paper: lookup.of_document("079201001234")}
    rewrite(house, code, birth_date="1999")  # the name is carried on, sealed
    assert tokens(case)[person] == lookup.of_name(NAMED["full_name"], "1999")
    rewrite(house, code, full_name={"not_answered": "declined"})
    assert tokens(case)[person] == NOTHING
    check_all(current(Log))
    since = standing_since(case)
    rewrite(house, code, other_names="Tuyết")  # nobody is looked for by that
    assert standing_since(case) == since
    check_all(current(Log))
    assert indexing.catch_up() == 0
    with db.engine.begin() as connection:
        connection.execute(delete(LOOKUP))
    indexing.catch_up()
    assert standing_since(case) == since


@pytest.mark.parametrize("how", ["altered", "earlier", "gone", "added"])
def test_verification_names_a_case_whose_lines_are_wrong(house: House, how: str) -> None:
    case = enter(house.actor("caseworker"), new_case(house, **NAMED)).case
    line = {"record_id": "x", "record_version": 1, "case_id": case, "token": "0" * 32}
    stranger = {**line, "since": now()}
    with db.engine.begin() as connection:
        connection.execute(
            {
                "altered": update(LOOKUP).values(token="0" * 32),
                "earlier": update(LOOKUP).values(since=now() - timedelta(days=1)),
                "gone": delete(LOOKUP),
                "added": insert(LOOKUP).values(stranger),
            }[how]
        )
    with pytest.raises(RowBroken) as broken:
        check_all(current(Log))
    assert (broken.value.table, broken.value.record) == ("person_lookup", case)


def test_missing_and_outdated_lines_are_written_at_the_start(house: House) -> None:
    case = enter(house.actor("caseworker"), new_case(house, **NAMED)).case
    before = tokens(case)
    with db.engine.begin() as connection:
        connection.execute(delete(LOOKUP))
    assert indexing.catch_up() == 1
    with db.engine.begin() as connection:
        connection.execute(update(LOOKUP).values(record_version=0, token=""))
    assert indexing.catch_up() == 1
    assert indexing.catch_up() == 0
    assert tokens(case) == before


def test_a_line_derived_before_a_change_does_not_take_the_place_of_the_newer(house: House) -> None:
    code = new_case(house, **NAMED)
    case = enter(house.actor("caseworker"), code).case
    with db.engine.connect() as connection:
        older = [Line(**row._mapping) for row in connection.execute(select(LOOKUP))]
    rewrite(house, code, birth_date="1999")
    newer = tokens(case)
    with db.engine.begin() as connection:
        place(connection, older)  # as the catching up of a start that began before the change
    assert tokens(case) == newer != {line.record_id: line.token for line in older}
    check_all(current(Log))


def test_a_change_that_fails_leaves_the_line(house: House) -> None:
    code = new_case(house, **NAMED)
    access = at(house, "caseworker", code)
    before = tokens(access.case)
    change = Change(access.permit_correction(), str(uuid4()), "correct.person")
    change.revise(of_case([PERSON], access.case), {"full_name": "Khác"})

    def fail(_connection: object) -> None:
        raise RuntimeError

    change.guard(fail)
    with pytest.raises(RuntimeError):
        change.commit()
    assert tokens(access.case) == before


@given(st.text(max_size=20), st.text(max_size=20), st.binary(min_size=32, max_size=32))
def test_a_token_says_nothing_without_its_key(one: str, other: str, key: bytes) -> None:
    mine, theirs = Lookup(key), Lookup(bytes(reversed(key)) + b"x")
    for found in (mine.of_document(one), mine.of_name(one, "2001")):
        assert found == NOTHING or len(found) == 32
        assert found == NOTHING or found != theirs.of_document(one)
    assert mine.of_name(one, None) == mine.of_name(None, other) == NOTHING
    assert mine.of_document({"not_answered": "unknown"}) == NOTHING
    if mine.of_document(one) != NOTHING:
        assert mine.of_document(one) == mine.of_document(f" {one} -")
        assert mine.of_document(one) != mine.of_name(one, "2001")
