"""Two administrators alone neither vouch for whom they enrolled, nor end an agency whose cases
are under way in favour of such a one."""

import re
from contextvars import Context
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.clock import today
from caseflow.errors import NotThere, Refused
from caseflow.forms.base import new_key
from caseflow.policy import Permit, Role
from caseflow.staff import orders, requests, roster, service
from caseflow.staff.bootstrap import staff_permit, system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.rules import Decision, RequestKind
from tests.cooperation.agreements import accepted, hand_over
from tests.house import House
from tests.intake.arrivals import arrive, inside
from tests.promises.visiting import Visitor
from tests.verification.browsing import Browser

SOON = timedelta(days=30)


def permit(house: House, key: str) -> Permit:
    return staff_permit(house.actor(key))


def agree(house: House) -> str:
    """The second administrator agrees to what was asked last; the request's id."""
    asked = requests.undecided()[-1]
    requests.decide(permit(house, "admin_2"), asked.id, Decision.AGREED, uuid4().hex)
    return asked.id


def ghost(house: House) -> tuple[str, str]:
    """An agency below nobody and its supervisor, made by two administrators."""
    first = permit(house, "admin")
    facts = {"agency_kind": "health_department", "name_vi": "Cơ quan ma", "province": "19"}
    requests.ask_new_agency(first, facts, uuid4().hex)
    agency = requests.request(agree(house)).subject
    new = NewOfficer("ma.trum", "Ma Trùm", agency)
    requests.ask_new_officer(first, new, Role.SUPERVISOR, uuid4().hex)
    return agency, requests.request(agree(house)).subject


def ask_end(house: House, heir: str) -> str:
    requests.ask_end_agency(
        permit(house, "admin"), house.agencies["health"], today() + SOON, heir, uuid4().hex
    )
    return requests.undecided()[-1].id


def test_whoever_enrolled_a_supervisor_does_not_order_the_confirmation(house: House) -> None:
    accepted(house, arrive(house))  # an open case, led by the health department
    agency, leader = ghost(house)
    order = RequestKind.CONFIRM_BY_ORDER
    for key in ("admin", "admin_2"):
        with pytest.raises(Refused, match="đã đề nghị hoặc đồng ý"):
            requests.ask(permit(house, key), order, leader, uuid4().hex, order_number="1/MA")
    assert not roster.confirmed(leader)
    with pytest.raises(Refused, match="chưa có lãnh đạo đã được xác nhận"):
        ask_end(house, agency)


def test_of_two_who_order_neither_may_have_enrolled(house: House) -> None:
    for name in ("ba", "bon"):
        new = NewOfficer(f"quan.tri.{name}", name, house.agencies["system"])
        house.officers[name] = service.add_officer(system_permit(), new)
        service.grant_role(system_permit(), house.officers[name], Role.ADMINISTRATOR)
    third, fourth = (
        staff_permit(replace(house.actor("admin"), officer=house.officers[name]))
        for name in ("ba", "bon")
    )
    _, leader = ghost(house)
    order = RequestKind.CONFIRM_BY_ORDER
    requests.ask(third, order, leader, uuid4().hex, order_number="12/QĐ-UBND")
    asked = requests.undecided()[-1].id
    with pytest.raises(Refused, match="đã đề nghị hoặc đồng ý"):
        requests.decide(permit(house, "admin_2"), asked, Decision.AGREED, uuid4().hex)
    requests.decide(fourth, asked, Decision.AGREED, uuid4().hex)
    assert roster.confirmed(leader)


def test_an_agency_with_open_cases_ends_with_its_own_supervisors_assent(house: House) -> None:
    accepted(house, arrive(house))
    agency, leader = ghost(house)
    service.confirm(system_permit(), leader, "12/QĐ-UBND")
    with pytest.raises(Refused, match="hôm nay hoặc về sau"):
        requests.ask_end_agency(
            permit(house, "admin"), house.agencies["health"], today() - timedelta(days=1), agency,
            uuid4().hex,
        )  # fmt: skip
    request = ask_end(house, agency)
    late = service.add_officer(
        system_permit(), NewOfficer("muon", "Muộn", house.agencies["health"])
    )
    service.grant_role(system_permit(), late, Role.SUPERVISOR)
    assert orders.endings_for(late) == []  # vouched for after it was asked
    for key in ("commune_supervisor", "admin"):
        with pytest.raises(NotThere):
            orders.assent(permit(house, key), request, uuid4().hex)
    with pytest.raises(Refused, match="phải đồng ý"):
        agree(house)
    assert roster.agency(house.agencies["health"]).valid_until is None
    browser = Browser(house, "supervisor")
    page = browser.get("/staff/confirmations").text
    assert "Cơ quan ma" in page
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    sent = {"csrf_token": token[1], "key": new_key()}
    path = f"/staff/confirmations/endings/{request}"
    assert Context().run(browser.client.post, path, data=sent).status_code == 303
    assert orders.endings_for(house.officers["supervisor"]) == []
    agree(house)
    assert roster.agency(house.agencies["health"]).successor == agency


def test_who_waits_to_be_confirmed_opens_nothing_and_reads_whom_to_ask(house: House) -> None:
    """Two administrators reset a caseworker's factor: the case stays shut until the supervisor
    vouches, and the page says so in place of “not your role”."""
    code, offered = accepted(house, arrive(house)).state.code, arrive(house)
    hand_over(house, inside(house, "intake", offered), "health")
    assert "Việc cần làm" in Visitor(house, "caseworker").get("/").text
    assert Visitor(house, "caseworker").get(f"/cases/{offered}").status_code == 303  # to answer
    officer = house.officers["caseworker"]
    requests.ask(permit(house, "admin"), RequestKind.RESET_FACTOR, officer, uuid4().hex)
    agree(house)
    assert not roster.confirmed(officer)
    waiting = Visitor(house, "caseworker")
    assert waiting.get(f"/cases/{offered}").status_code == 404
    for path in (f"/cases/{code}", f"/cases/{code}/open"):
        shut = waiting.get(path)
        assert shut.status_code in (403, 404)
        assert "Nguyễn" not in shut.text
        assert house.entries()[0].facts["rule"] == "not.confirmed"  # and not "out of scope"
    for path in ("/cases", "/intake/new"):
        shut = waiting.get(path)
        assert shut.status_code == 403
        assert "Lãnh đạo đơn vị chưa xác nhận bạn" in shut.text
        assert "không thuộc vai trò" not in shut.text
