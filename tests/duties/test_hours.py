"""A limit in hours is told in hours: on the first page and in the list of cases."""

from datetime import datetime, timedelta

import pytest

from caseflow.clock import VIETNAM
from caseflow.duties.home import home
from caseflow.duties.rules import Group
from tests.house import House
from tests.intake.arrivals import ago, arrive
from tests.promises.visiting import Visitor

WHY = "Chưa xác định được tuổi nên tính theo thời hạn của trẻ em"


def emergency(house: House, code: str) -> tuple[Group, int | None]:
    """Where the twelve hours of a child stand, and how many are left."""
    groups = home(house.actor("intake")).groups
    [found] = [
        (group, item.deadline.hours_left)
        for group, items in groups.items()
        for item in items
        if item.deadline and item.deadline.clock == "child_emergency" and item.state.code == code
    ]
    return found


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_twelve_hours_of_a_child_are_hours(house: House) -> None:
    guessed = {"age_basis": "officer_estimate"}
    child = {"birth_date": "2018-05-04"}
    only = {"route": "foreigner", "presented_at": ago(hours=2, minutes=30)}
    soon = arrive(house, intake=only, person=guessed)  # no other limit runs on this route
    late = arrive(house, intake={"presented_at": ago(hours=14, minutes=45)}, person=child)
    older = arrive(house, intake={"presented_at": ago(days=5)}, person=child)
    assert emergency(house, soon) == (Group.TODAY, 9)
    assert emergency(house, late) == (Group.OVERDUE, -3)
    assert emergency(house, older) == (Group.OVERDUE, None)  # days tell it better
    visitor = Visitor(house, "intake")
    first = visitor.get("/").text
    ends = datetime.now(VIETNAM) + timedelta(hours=9, minutes=30)
    tomorrow = "" if ends.date() == datetime.now(VIETNAM).date() else f"{ends: (%d/%m)}"
    in_time = {f"Còn 9 giờ, đến {ends - timedelta(minutes=m):%H:%M}{tomorrow}<" for m in (0, 1)}
    assert any(words in first for words in in_time)
    for words in ("Còn 9 giờ", "Quá hạn 3 giờ", WHY):
        assert first.count(words) == 1, words
    assert "Còn 9 giờ" in visitor.get("/cases?sort=due").text
