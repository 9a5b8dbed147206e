"""Whoever does not read support learns from no page whether something was given."""

import pytest

from tests.house import House
from tests.promises.visiting import Visitor
from tests.support.steps import give, victim


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_costs_are_not_there_for_a_statutory_supervisor(house: House) -> None:
    code = victim(house)
    give(house, code)
    answers = {}
    for key in ("supervisor", "police_supervisor"):
        visitor = Visitor(house, key)
        visitor.post(f"/cases/{code}/open", purpose="supervise")
        answers[key] = visitor.get(f"/cases/{code}/support/read-costs").status_code
    assert answers == {"supervisor": 200, "police_supervisor": 404}
