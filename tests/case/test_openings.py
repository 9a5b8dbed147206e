"""What a session remembers is kept also while somebody else is writing."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Timer

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from caseflow.audit.changes import writing
from caseflow.case import openings
from caseflow.case.access import enter, open_case, unfold
from caseflow.case.search import hits, search
from caseflow.db import db
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose
from tests.audit.cases import new_case
from tests.house import House
from tests.promises.visiting import Visitor
from tests.verification.browsing import Browser


def test_it_waits_for_whoever_writes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening, prolonging and unfolding, while a change of another case is being written."""
    code, actor = new_case(house), house.actor("intake")
    monkeypatch.setattr(openings, "WRITE_AFTER", -openings.HALF_HOUR)  # prolong at each use
    inside, leave = Event(), Event()

    def write() -> None:
        with house.app.app_context(), writing("another case") as connection:
            with suppress(DBAPIError):  # the row says nothing: only the lock matters
                connection.execute(text("UPDATE change SET act = act WHERE id = 'nothing'"))
            inside.set()
            leave.wait(10)

    with ThreadPoolExecutor(1) as threads:
        access = open_case(enter(actor, code), Purpose.RECEIVE)
        db.session.execute(text("SELECT 1 FROM opening")).all()  # a reading of the request's own
        other = threads.submit(write)
        assert inside.wait(10)
        Timer(0.3, leave.set).start()
        opened = open_case(enter(actor, code), Purpose.RECEIVE)
        other.result(10)
    assert opened.opened is not None
    assert unfold(access, Compartment.ACCOUNT).opened is not None
    assert hits(actor, search(actor, code)).scanned == 0


def test_an_opening_is_remembered_once_and_afresh(house: House) -> None:
    remember, case = openings.remember, "c" * 32
    remember("s", case, Purpose.RECEIVE)
    remember("s", case, Purpose.SUPPORT, frozenset({Compartment.ACCOUNT}))
    found = openings.opening_of("s", case)
    assert found == openings.Opened(Purpose.SUPPORT, frozenset({Compartment.ACCOUNT}))
    assert openings.opening_of("another", case) is None
    openings.close("s", case)
    assert openings.opening_of("s", case) is None


def test_what_is_over_is_forgotten(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looked at which case is the log's to know, under a pseudonym."""
    with monkeypatch.context() as past:
        past.setattr(openings, "HALF_HOUR", -openings.HALF_HOUR)
        openings.remember("somebody's", "c" * 32, Purpose.RECEIVE)
    openings.remember("s", "d" * 32, Purpose.RECEIVE)
    assert db.session.execute(text("SELECT session FROM opening")).all() == [("s",)]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_page_that_asks_for_a_purpose_has_its_one_entry(house: House) -> None:
    code, visitor = new_case(house), Visitor(house, "intake")
    newest = house.entries(limit=1)[0].seq
    assert visitor.get(f"/cases/{code}/open").status_code == 200
    [entry] = [each.facts for each in house.entries(limit=5) if each.seq > newest]
    assert (entry["event"], entry["rule"]) == ("case_listed", "opening")
    assert len(entry["cases"]) == 1


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_is_unfolded_too_late_leads_to_the_case_once_it_is_open(house: House) -> None:
    code, browser = new_case(house), Browser(house, "intake")
    path = f"/cases/{code}/unfold/account"
    asked = browser.send(path, from_page="/").location
    assert asked == f"/cases/{code}/open"
    act = browser.get(f"/cases/{code}/intake/record-safe-contact").location
    assert act.startswith(f"{asked}?next=")
    assert browser.send(asked, purpose="receive").location == f"/cases/{code}"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_an_order_that_there_is_not_is_the_usual_one(house: House) -> None:
    browser = Browser(house, "intake")
    new_case(house)
    usual = browser.get("/cases?sort=due").text
    for sort in ("", "name", "due_at"):
        page = browser.get(f"/cases?sort={sort}").text
        assert page.count("aria-sort") == usual.count("aria-sort") > 1
        assert page.count("sort=risk") == usual.count("sort=risk") == 1
