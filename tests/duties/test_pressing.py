"""Home shows the most pressing work and says how much more there is."""

import pytest

from caseflow.duties import home as duties_home
from caseflow.duties import web as duties_web
from caseflow.duties.home import home
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive
from tests.verification.browsing import Browser


def test_the_rest_is_counted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        accepted(house, arrive(house))
    leader = house.actor("supervisor")
    whole = [item for group in home(leader).groups.values() for item in group]
    assert home(leader).left_out == 0
    assert len({item.state.id for item in whole}) == 3
    monkeypatch.setattr(duties_home, "LISTED_AT_ONCE", 2)
    short = home(leader)
    shown = [item for group in short.groups.values() for item in group]
    assert (len(shown), short.left_out) == (2, len(whole) - 2)
    days = sorted(item.days_left for item in whole if item.days_left is not None)
    assert [item.days_left for item in shown if item.days_left is not None] == days[
        : sum(item.days_left is not None for item in shown)
    ]


def test_a_backlog_is_counted_no_further_than_needed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        accepted(house, arrive(house))
    monkeypatch.setattr(duties_home, "LISTED_AT_ONCE", 1)
    monkeypatch.setattr(duties_home, "MOST_PRESSING", 1)
    everything = home(house.actor("supervisor")).left_out
    assert everything >= 3, "of cases that nobody has looked at too"
    for counted in (1, 2, everything, everything + 1):
        monkeypatch.setattr(duties_home, "MOST_COUNTED", counted)
        assert home(house.actor("supervisor")).left_out == min(counted, everything)
    monkeypatch.setattr(duties_web, "MOST_COUNTED", everything)
    assert f"Còn từ {everything} việc khác trở lên" in Browser(house, "supervisor").get("/").text
