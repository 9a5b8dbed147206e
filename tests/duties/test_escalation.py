"""What is overdue for long stands before the supervisor, and as a count before the one above."""

from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.config import Config
from caseflow.db import current
from caseflow.duties.home import home
from caseflow.duties.rules import Group
from caseflow.staff import roster
from caseflow.staff.bootstrap import system_permit
from tests.house import House
from tests.intake.arrivals import ago, arrive
from tests.promises.visiting import Visitor


def put_below(house: House, agency: str, above: str) -> None:
    change = Change(system_permit(), str(uuid4()), "add_agency")
    change.revise(roster.agency_row(house.agencies[agency]), {"parent": house.agencies[above]})
    change.commit()


def escalated(house: House, key: str) -> set[str]:
    return {item.state.code for item in home(house.actor(key)).groups[Group.ESCALATED]}


def test_it_climbs_by_the_days_it_is_overdue(house: House) -> None:
    put_below(house, "commune", "health")
    put_below(house, "women", "health")  # below as well, and never late
    limits = current(Config)
    codes = {
        days: arrive(house, intake={"presented_at": ago(days=days)})
        for days in (0, limits.escalate_after, limits.escalate_after + 1)
    }
    assert escalated(house, "commune_supervisor") == {codes[limits.escalate_after + 1]}
    assert escalated(house, "intake") == escalated(house, "supervisor") == set()
    assert not home(house.actor("supervisor")).late
    oldest = limits.escalate_higher_after + 1
    codes[oldest] = arrive(house, intake={"presented_at": ago(days=oldest)})
    assert codes[oldest] in escalated(house, "commune_supervisor")
    [late] = home(house.actor("supervisor")).late
    mine = home(house.actor("commune_supervisor")).groups[Group.ESCALATED]
    assert late.count == sum(item.state.code == codes[oldest] for item in mine)
    assert (late.days, late.supervisors, late.more) == (
        oldest, ["Cán bộ commune_supervisor"], False,
    )  # fmt: skip
    for key in ("intake", "caseworker", "police_supervisor", "commune_supervisor"):
        assert not home(house.actor(key)).late, key


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_one_above_is_told_no_code(house: House) -> None:
    put_below(house, "commune", "health")
    code = arrive(house, intake={"presented_at": ago(days=20)})
    below = Visitor(house, "commune_supervisor").get("/").text
    assert "Quá hạn lâu, cần lãnh đạo xử lý" in below
    assert "Quá hạn hơn 3 ngày. Mốc này do hệ thống đặt." in below
    assert code in below
    above = Visitor(house, "supervisor").get("/").text
    assert "Đơn vị cấp dưới để quá hạn lâu" in above
    assert "Cơ quan commune" in above
    assert code not in above
    [entry] = house.entries(limit=1)
    assert (entry.facts["event"], "cases" in entry.facts) == ("tasks_listed", False)
    assert entry.facts["counts"]["late_below"] > 0
    assert Visitor(house, "supervisor").get(f"/cases/{code}").status_code == 404
