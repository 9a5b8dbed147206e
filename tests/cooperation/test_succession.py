"""An agency that ended is followed by one other: its cases, offers, clocks and tasks go on."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.case.state import load
from caseflow.clock import today
from caseflow.cooperation import assigning, handing_over
from caseflow.duties.clocks import running
from caseflow.duties.home import followed_by, home
from caseflow.duties.items import put_before
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Denied, NotThere, Refused
from caseflow.intake import receiving
from caseflow.policy import Standing
from caseflow.sharing.participation import assignments, participations
from caseflow.staff import roster, service
from caseflow.staff.bootstrap import staff_permit, system_permit
from caseflow.staff.caseload import check_end
from caseflow.staff.changes import NewOfficer
from caseflow.staff.rules import RequestKind
from tests.cooperation.agreements import accepted, answer, hand_over
from tests.cooperation.test_unassigned import agreed
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.intake.test_receiving import NEEDS


def end(house: House, agency: str, heir: str | None, until: date | None = None) -> None:
    """``agency`` ended yesterday, where it could be ended in time; ``heir`` follows it. That
    its supervisor assents is of ``test_two_administrators_alone``."""
    follows = house.agencies[heir] if heir else None
    check_end(house.agencies[agency], until or today(), follows)
    day = until or today() - timedelta(days=1)
    change = Change(staff_permit(house.actor("admin")), uuid4().hex, "decide_end_agency")
    answers = {"valid_until": day.isoformat(), "successor": follows}
    change.revise(roster.agency_row(house.agencies[agency]), answers)
    change.commit()


def test_cases_of_an_ended_agency_wait_for_the_successors_supervisor(house: House) -> None:
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
    accepted(house, code)
    case = enter(house.actor("caseworker"), code).case
    with pytest.raises(Refused, match="chưa có lãnh đạo"):  # nobody there would see them
        end(house, "health", "health_2")
    end(house, "health", "police")
    with pytest.raises(NotThere):  # who was responsible is of no agency now
        enter(house.actor("caseworker"), code)
    assert followed_by(house.actor("caseworker")) == "Cơ quan police"
    found = home(house.actor("police_supervisor"))
    shown = {(i.kind, g) for g, items in found.groups.items() for i in items}
    assert {("unassigned", "today"), ("task", "today")} <= shown
    assert any(kind == "clock" and group != "others" for kind, group in shown)

    access = inside(house, "police_supervisor", code)
    chosen = {"assignee": house.officers["police"], "capacity": "responsible"}
    do(access, assigning.ASSIGN, chosen)
    police, state = house.agencies["police"], load(case)
    assert state is not None
    assert state.facts["lead_agency"] == police
    assert state.facts["responsible_officer"] == house.officers["police"]
    [lead] = [r for r in participations(case) if r.values["standing"] == Standing.LEAD]
    assert lead.values["agency"] == police
    assert {r.values["assignee"] for r in assignments(case) if r.values["ended_at"] is None} == {
        house.officers["police"]
    }
    assert {each.row.values["duty_of"] for each in running(case)} == {police}
    assert {row.values["agency"] for row in open_tasks([case])[case]} == {police}
    assert [kind for kind, _ in put_before(house.actor("police_supervisor"))] == []


def test_offers_go_on_though_giver_and_receiver_end(house: House) -> None:
    first, second = arrive(house), arrive(house)
    offers = {code: hand_over(house, inside(house, "intake", code), "police")
              for code in (first, second)}  # fmt: skip
    end(house, "commune", "health")
    answer(house, "police", first, offers[first])
    end(house, "police", "health")
    put = put_before(house.actor("supervisor"))
    assert {row.record for kind, row in put if kind == "handover"} == {offers[second]}
    answer(house, "supervisor", second, offers[second])
    for code in (first, second):
        [lead] = [r for r in participations(inside(house, "supervisor", code).case)
                  if r.values["standing"] == Standing.LEAD]  # fmt: skip
        assert roster.holder(lead.values["agency"], today()).id == house.agencies["health"]


def test_the_last_supervisor_of_an_agency_to_which_cases_come_stays(house: House) -> None:
    accepted(house, arrive(house))
    end(house, "health", "police", today() + timedelta(days=9))
    with pytest.raises(Refused, match="không có lãnh đạo"):
        agreed(house, RequestKind.CLOSE_OFFICER, "police_supervisor")


def test_an_agency_never_ends_without_one_living_successor(house: House) -> None:
    for heir, words in ((None, "đúng một"), ("commune", "cơ quan khác")):
        with pytest.raises(Refused, match=words):
            end(house, "commune", heir)
    end(house, "women", "commune", today() + timedelta(days=9))
    with pytest.raises(Refused, match="cơ quan khác"):  # a circle, once both have ended
        end(house, "commune", "women")
    end(house, "commune", "health")
    with pytest.raises(Refused, match="cơ quan khác"):
        end(house, "border", "commune")
    with pytest.raises(Denied, match="kết thúc hoạt động"):
        arrive(house)
    ended = {house.agencies["commune"]}
    assert not ended & {each for each, _ in handing_over.receivers(house.agencies["police"])}


def test_an_agency_of_a_merged_province_is_resolved_to_its_successor(house: House) -> None:
    """Bắc Kạn went into Thái Nguyên on 1 July 2025: what named its police names today's."""
    permit = system_permit()
    thai_nguyen = service.add_law_agency(permit, "tn-police")
    facts = {"agency_kind": "provincial_police", "name_vi": "Công an tỉnh Bắc Kạn"}
    ended = {"province": "19", "valid_until": "2025-06-30", "successor": thai_nguyen}
    bac_kan = service.add_agency(permit, facts | ended)
    assert roster.holder(bac_kan, date(2025, 6, 30)).id == bac_kan
    assert roster.holder(bac_kan, date(2025, 7, 1)).name == "Công an tỉnh Thái Nguyên"
    assert roster.stands_for(thai_nguyen, today()) == {thai_nguyen, bac_kan}
    assert roster.stands_for(bac_kan, today()) == frozenset()
    officer = service.add_officer(permit, NewOfficer("bac-kan", "Cán bộ Bắc Kạn", bac_kan))
    assert roster.officer(officer).agency == bac_kan
    with pytest.raises(Refused, match="kế tiếp của nó trước"):
        service.add_law_agency(permit, "hn-labour")
