"""What a request reads is read on one connection, which it gives back, and each list once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from caseflow.audit.changes import writing
from caseflow.case.records import CASE
from caseflow.case.state import find_code
from caseflow.db import db
from caseflow.vault import snapshot
from caseflow.vault.reading import of_cases
from tests.audit.cases import new_case
from tests.house import House
from tests.statements import statements


@pytest.fixture
def request_(house: House) -> Iterator[House]:
    """A request that only reads has begun."""
    db.session.rollback()
    snapshot.begin()
    yield house
    snapshot.forget()


def taken() -> int:
    """How many connections the cases' pool has given out."""
    return int(db.engine.pool.checkedout())  # type: ignore[attr-defined]


def test_a_request_that_reads_keeps_one_connection_to_its_end(request_: House) -> None:
    before = taken()
    with snapshot.reading() as first:
        first.execute(text("SELECT 1"))
    assert taken() == before + 1
    with snapshot.reading() as second:
        assert second is first
    snapshot.begin()
    assert taken() == before, "the next begins"
    with snapshot.once(), snapshot.reading() as third:
        third.execute(text("SELECT 1"))
    assert taken() == before
    assert snapshot.current() is None


def test_without_a_snapshot_nothing_is_kept(house: House) -> None:
    db.session.rollback()
    before = taken()
    with snapshot.reading() as connection:
        connection.execute(text("SELECT 1"))
    assert taken() == before


def test_after_a_failure_the_request_reads_on(request_: House) -> None:
    before = taken()
    with pytest.raises(DBAPIError), snapshot.reading() as connection:
        connection.execute(text("SELECT 1 FROM no_such_table"))
    assert taken() == before
    with snapshot.reading() as connection:
        assert connection.scalar(text("SELECT 1")) == 1


def test_nothing_that_is_read_holds_up_a_change_or_hides_it(request_: House) -> None:
    count = text("SELECT count(*) FROM case_file")
    with snapshot.reading() as connection:
        before = connection.scalar(count)

    def elsewhere() -> None:
        with request_.app.app_context():
            new_case(request_)

    with ThreadPoolExecutor(1) as other:
        other.submit(elsewhere).result(20)
    with snapshot.reading() as same:
        assert same is connection
        assert same.scalar(count) == before + 1


def test_a_change_begins_by_letting_go(request_: House) -> None:
    before = taken()
    with snapshot.reading() as connection:
        connection.execute(text("SELECT 1"))
    with writing("a case"):
        assert taken() == before + 1, "its own alone"
    assert snapshot.current() is None


def test_of_many_cases_only_those_are_asked_that_were_not_read(request_: House) -> None:
    ids = [find_code(new_case(request_)) or "" for _ in range(3)]
    snapshot.begin()
    with statements(Engine) as sent:
        first = of_cases(CASE, ids[:2])
        assert of_cases(CASE, ids[:2]) == first
        assert len(sent) == 1
        assert of_cases(CASE, [ids[0], "nowhere"]) == {ids[0]: first[ids[0]]}
        assert len(sent) == 2, "for the one that is nowhere"
        assert list(of_cases(CASE, [*ids, "nowhere"])) == ids
        assert len(sent) == 3
        first[ids[0]].clear()
        assert of_cases(CASE, ids[:1])[ids[0]], "whoever clears what was told clears their own"
        assert len(sent) == 3
