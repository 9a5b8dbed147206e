"""Home shows the most pressing work and says how much more there is."""

import pytest
from flask import g
from sqlalchemy import Engine

from caseflow.case.access import enter
from caseflow.duties import home as duties_home
from caseflow.duties.home import home
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give
from caseflow.duties.web import home as duties_web
from caseflow.policy import Role
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive
from tests.protection.cases import change_as
from tests.statements import statements
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


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_first_page_asks_as_much_however_many_tasks_nobody_there_can_do(house: House) -> None:
    codes = [accepted(house, arrive(house)).state.code for _ in range(3)]

    def asked() -> int:
        with house.app.test_request_context("/"), statements(Engine) as sent:
            g.actor, g.confidential = house.actor("caseworker"), True
            duties_web.first_page()
        return len(sent)

    def owe(code: str) -> None:
        case = enter(house.actor("caseworker"), code).case
        change = change_as(house, "caseworker", case)
        give(change, Task.REASSESS_RISK, Role.CASEWORKER, house.agencies["health"])
        change.commit()

    owe(codes[0])
    asked()  # what a process learns once
    few = asked()
    for code in codes[1:]:
        owe(code)
    assert asked() == few
