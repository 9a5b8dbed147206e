"""Searching: scope before decryption, a miss like a hit out of scope, hits judged again."""

from typing import Any

import pytest

from caseflow.audit import disclosure
from caseflow.audit.events import Event
from caseflow.case import lists, search
from caseflow.case.search import hits
from caseflow.vault import shares
from caseflow.vault.opening import open_sealed
from tests.audit.cases import new_case
from tests.house import House


@pytest.fixture
def decrypted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cases of which something was decrypted."""
    seen: list[str] = []

    def watched(keys: Any, value: Any, place: Any) -> str:
        seen.append(place.scope)
        return open_sealed(keys, value, place)

    monkeypatch.setattr(disclosure, "open_sealed", watched)
    return seen


def test_what_is_out_of_scope_is_never_decrypted(house: House, decrypted: list[str]) -> None:
    mine, other = new_case(house, name="Sùng Thị Mỷ"), new_case(house, officer="intake_2")
    actor = house.actor("intake")
    found = hits(actor, search.search(actor, "sung my"))
    assert ([state.code for state in found.states], found.scanned) == ([mine], 1)
    assert len(set(decrypted)) == 1
    for asked in (other, "ZZZZ-2222"):
        decrypted.clear()
        missed = hits(actor, search.search(actor, asked))
        assert (missed.states, missed.scanned, decrypted) == ([], 0, [])


def test_a_hit_is_judged_before_it_is_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    new_case(house, name="Sùng Thị Mỷ")
    actor = house.actor("intake")
    monkeypatch.setattr(lists, "in_scope", lambda _facts: None)  # it left the scope just now
    found = hits(actor, search.search(actor, "sung my"))
    assert found.states == []
    assert house.entries(event=Event.SEARCH_HIT) == []


def test_a_scan_ends_when_more_is_found_than_is_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "AT_MOST", 2)
    for _ in range(4):
        new_case(house, name="Giàng Thị Say")
    new_case(house, name="Lò Thị Hoa")
    actor = house.actor("intake")
    found = hits(actor, search.search(actor, "giang say"))
    assert (len(found.states), found.more, found.scanned) == (2, True, 5)
    assert len(house.entries(event=Event.SEARCH_HIT)) == 3


def test_a_scan_goes_share_by_share_and_no_further_than_it_must(
    house: House, monkeypatch: pytest.MonkeyPatch, decrypted: list[str]
) -> None:
    monkeypatch.setattr(shares, "CHUNK", 2)
    say = {new_case(house, name="Giàng Thị Say") for _ in range(2)}
    new_case(house, name="Lò Thị Hoa")
    say |= {new_case(house, name="Giàng Thị Say") for _ in range(2)}
    actor = house.actor("intake")
    found = hits(actor, search.search(actor, "giang say"))
    assert ({state.code for state in found.states}, found.scanned) == (say, 5)
    decrypted.clear()
    monkeypatch.setattr(search, "AT_MOST", 1)
    search.search(actor, "thi")
    assert len(set(decrypted)) == 2  # the first share held more than is shown
