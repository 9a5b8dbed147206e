"""Promise 1: while the log cannot be written nothing confidential leaves and nothing is
written, whatever the route and whatever is wrong with the log; and nothing is lost."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import pytest
from sqlalchemy import func, select

from caseflow.audit.disclosure import Sought, list_clear, open_each, open_rows, scan
from caseflow.audit.events import Event
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter, open_case
from caseflow.db import Base, db
from caseflow.errors import LogUnavailable
from caseflow.forms.base import new_key
from caseflow.policy import Desk, Permit, Purpose, permit_desk
from caseflow.vault.reading import of_case
from caseflow.vault.record import KINDS
from tests.house import House
from tests.promises.story import Story, tell
from tests.promises.troubles import TROUBLES
from tests.promises.visiting import Visitor, apart, pages, who_of

OFFICERS = {
    "caseworker": "support", "police": "verify", "intake_2": "receive", "decider": "decide",
    "protection": "protect", "provider": "referred_service", "counsellor": "support",
    "supervisor": "supervise", "auditor": "", "admin": "",
}  # fmt: skip
WALKED = (
    *("person", "identification_proposal", "verification_request", "protection_measure"),
    "relative_or_contact",
)
EXPLAINED = "Chưa ghi được nhật ký truy cập"
# Rows of one's own sitting, which say nothing of a case.
SITTING = {"login_session", "attempt", "opening", "search_result", "draft"}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def unwritable(_log: Log, _bodies: object) -> list[int]:
    raise LogUnavailable


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Calling it makes every append fail from then on."""
    return lambda: monkeypatch.setattr(Log, "append", unwritable)


def rows(but: set[str] = SITTING) -> dict[str, int]:
    """How many rows each table of the cases store has."""
    with db.engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in but
        }


def officers(house: House, story: Story) -> dict[str, Visitor]:
    """Each with the case open, where it is theirs."""
    found = {}
    for key, purpose in OFFICERS.items():
        found[key] = Visitor(house, key)
        if purpose:
            found[key].post(f"/cases/{story.code}/open", purpose=purpose)
        found[key].csrf()
    return found


def is_held_back(page: Any, story: Story) -> None:
    assert page.status_code == 503
    assert EXPLAINED in page.text
    assert not story.seen(page.text)
    assert story.mark not in page.text


Visits = dict[str, list[tuple[str, str]]]  # endpoint → who went where


def walk(house: House, story: Story, visitors: Mapping[str, Visitor]) -> tuple[Visits, Visits]:
    """Every confidential GET route, until somebody is given its page: where that was, and
    where it was not."""
    given: Visits = {}
    refused: Visits = {}
    for rule, path in pages(house, story):
        who = who_of(house, rule)
        for key, visitor in visitors.items() if who.confidential else ():
            if visitor.role in who.roles and rule.endpoint not in given:
                answered = visitor.get(path).status_code == 200
                (given if answered else refused).setdefault(rule.endpoint, []).append((key, path))
    return given, refused


@sqlite
def test_no_confidential_page_is_given(house: House, silence: Callable[[], None]) -> None:
    story = tell(house)
    story.records = {kind: story.records[kind] for kind in WALKED}
    visitors = officers(house, story)
    given, refused = walk(house, story, visitors)
    before = rows()
    silence()
    for key, path in chain(*given.values()):
        is_held_back(visitors[key].get(path), story)
    for key, path in chain(*refused.values()):
        page = visitors[key].get(path)
        assert page.status_code >= 300, path
        assert not story.seen(page.text), path
    rules = [r for r in house.app.url_map.iter_rules() if "GET" in (r.methods or ())]
    confidential = {rule.endpoint for rule in rules if who_of(house, rule).confidential}
    assert given.keys() | refused.keys() == confidential
    assert len(given) >= 25, sorted(confidential - given.keys())
    assert rows() == before


def test_nothing_is_done_and_nothing_is_lost(
    house: House, silence: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tell(house)
    visitor = officers(house, story)["caseworker"]
    home = f"/cases/{story.code}"
    key = new_key()
    form = {
        "document_type": "passport",
        "number": "B1234567",
        "whereabouts": "with_person",
        "key": key,
    }
    before = rows()
    with monkeypatch.context() as broken:
        broken.setattr(Log, "append", unwritable)
        assert apart(house.app.test_client().get, "/sign-in").status_code == 200
        assert visitor.post(f"{home}/unfold/health").status_code == 503
        assert visitor.post("/search", term="hoa mai").status_code == 503
        is_held_back(visitor.post(f"{home}/add/identity_document", **form), story)
        assert Visitor(house, "police").post(f"{home}/open", purpose="verify").status_code == 503
    assert rows() == before
    assert visitor.post(f"{home}/add/identity_document", **form).status_code == 303
    assert visitor.post(f"{home}/add/identity_document", **form).status_code == 303
    after = rows()
    changed = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert changed == {"identity_document": 1, "person_lookup": 1, "change": 1}


@sqlite
def test_who_is_nobody_yet_still_gets_the_sign_in(
    house: House, silence: Callable[[], None]
) -> None:
    silence()
    visitor = Visitor(house, "caseworker")
    visitor.client.delete_cookie("session")
    for path in ("/sign-in", "/enrol"):
        assert visitor.get(path).status_code == 200
    for path in ("/cases", "/", "/cases/AAAA-BBBB"):
        page = visitor.get(path)
        assert page.status_code in (303, 503)
        assert EXPLAINED in page.text or page.location == "/sign-in"


# What may be wrong with a real log, on each database.


CASES = [pytest.param(kind, name) for name, (kind, _) in TROUBLES.items()]


@pytest.mark.parametrize(("house", "trouble"), CASES, indirect=["house"])
def test_a_real_log_in_trouble_shows_nothing(house: House, trouble: str) -> None:
    story = tell(house)
    log: Log = house.app.extensions["caseflow"][Log]
    log.close()
    log._wait = 0.4  # seconds, not the five of a real instance
    visitor = officers(house, story)["caseworker"]
    home = f"/cases/{story.code}"
    before = rows()
    with TROUBLES[trouble][1](house):
        for path in (home, f"{home}/timeline", "/cases", "/"):
            is_held_back(visitor.get(path), story)
        assert visitor.post(f"{home}/add/identity_document", number="1").status_code == 503
        assert apart(house.app.test_client().get, "/sign-in").status_code == 200
        assert rows() == before
    assert visitor.get(home).status_code == 200


# The door itself fails closed: it writes before it opens, whoever calls it.


@sqlite
def test_every_way_through_the_door_writes_first(
    house: House, silence: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tell(house)
    access = open_case(enter(house.actor("caseworker"), story.code), Purpose.SUPPORT)
    permit, desk = access.permit(), permit_desk(access.actor, Desk.SEARCH)
    found = access.readable(permit, of_case([KINDS["person"]], story.case))
    assert found
    assert isinstance(desk, Permit)
    opened: list[object] = []
    monkeypatch.setattr(
        "caseflow.audit.disclosure.open_sealed", lambda *given: opened.append(given)
    )
    silence()
    permits = {story.case: permit}
    sought = Sought("hoa", lambda _values: True, lambda _cases: permits, 26)
    for door in (
        lambda: open_rows(permit, Event.CASE_VIEWED, found),
        lambda: open_each(permits, Event.NAMES_LISTED, found),
        lambda: scan(desk, [found], 1, sought),
        lambda: list_clear(desk, Event.CASE_LISTED, [story.case]),
    ):
        with pytest.raises(LogUnavailable):
            door()
    assert opened == []
