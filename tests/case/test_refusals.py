"""What is not there for an officer has its entry, whatever they asked for by its id; and what
somebody put into the store, or into an address, stops neither the lists nor the check."""

import re
from contextvars import Context
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select, text

from caseflow.audit.events import Event
from caseflow.audit.following import verify_followers
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.replay import RowBroken
from caseflow.case.lines import LINE, keep
from caseflow.case.records import SearchResult
from caseflow.case.search import search
from caseflow.case.state import find_code
from caseflow.clock import now
from caseflow.db import current, db, transaction
from caseflow.people.records import PERSON
from caseflow.staff.drafts import drafts_of, keep_draft
from caseflow.vault.reading import of_case
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive
from tests.verification.browsing import Browser

ENTRY = 10**39


def test_ids_of_others_are_refused_with_an_entry(house: House) -> None:
    own, foreign = (accepted(house, arrive(house)).state.code for _ in range(2))
    officer, pseudonym = Browser(house, "caseworker"), current(Pseudonyms)
    officer.open(own, "support")
    case = find_code(own) or ""
    [theirs] = {r.record for r in of_case([PERSON], find_code(foreign) or "")}
    named = {
        f"/cases/{own}/correct/person/{theirs}": 303,
        f"/cases/{own}/cooperation/withdraw-consent/{theirs}": 404,
    }
    for path, status in named.items():
        assert officer.get(path).status_code == status
        last = house.entries(event=Event.ACCESS_REFUSED, case=pseudonym.of_case(case))[0]
        assert last.facts["rule"] == "page.not_there"
        assert last.seq > house.entries(event=Event.CASE_OPENED)[0].seq
    before = len(house.entries(event=Event.ACCESS_REFUSED))
    assert before == len(named)
    keep_draft(house.officers["intake"], "/intake/new", [("a", "b")], "127.0.0.1", "")
    [found] = [each.id for each in drafts_of(house.officers["intake"])]
    page = officer.get("/account").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    sent = {"csrf_token": token[1]}
    opened = Context().run(officer.client.post, f"/account/drafts/{found}/open", data=sent)
    assert opened.status_code == 404
    assert officer.get(f"/search/{search(house.actor('intake'), 'Lò Thị')}").status_code == 404
    rules = [e.facts["rule"] for e in house.entries(event=Event.ACCESS_REFUSED)][:2]
    assert rules == ["page.not_there", "draft.out_of_scope"]


def test_an_old_search_is_forgotten_with_the_next(house: House) -> None:
    old = {"session": "s", "cases": [], "scanned": 0, "until": now() - timedelta(minutes=1)}
    with transaction() as connection:
        connection.execute(insert(SearchResult).values(id=uuid4().hex, **old))
    search(house.actor("caseworker"), "ZZZZ-2222")
    assert db.session.scalar(select(func.count()).select_from(SearchResult)) == 1


def test_no_number_is_too_large(house: House) -> None:
    auditor = Browser(house, "auditor")
    assert auditor.get(f"/oversight?before={ENTRY}").status_code == 200
    assert auditor.get(f"/oversight/entries/{ENTRY}").status_code == 404
    assert Browser(house, "caseworker").get(f"/cases?page={ENTRY}").status_code == 200


def test_a_line_that_no_longer_reads_is_named_and_set_right(house: House) -> None:
    case = find_code(arrive(house)) or ""
    verify_followers()
    wrong = "no day" if house.config.embedded else "2000-01-01"
    with transaction() as connection:
        connection.execute(text("UPDATE case_line SET until_on = :day"), {"day": wrong})
    with pytest.raises(RowBroken) as broken:
        verify_followers()
    assert case in repr(vars(broken.value)) + str(broken.value)
    with transaction() as connection:
        keep(connection, case)
    verify_followers()
    assert db.session.scalar(select(func.count()).select_from(LINE))
