"""No single administrator enrols as somebody, confirms alone, or works unconfirmed."""

from dataclasses import replace

import pytest
import time_machine

from caseflow.clock import now
from caseflow.errors import Denied, Refused
from caseflow.policy import Desk, Role, permit_desk
from caseflow.staff import confirmations, enrolment, requests, roster, service
from caseflow.staff.bootstrap import staff_permit, system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.requests import FirstHalf
from caseflow.staff.rules import FIRST_HALF_LASTS, Decision, Enrols, RequestKind
from tests.staff.house import House, post
from tests.staff.test_two_administrators import agree, key, permit

HERE = "127.0.0.1"
ORDER = RequestKind.CONFIRM_BY_ORDER
RESETS = [RequestKind.RESET_PASSWORD, RequestKind.RESET_FACTOR]


def ask(house: House, kind: RequestKind, name: str, by: str = "quan.tri.mot") -> FirstHalf:
    half = requests.ask(permit(house, by), kind, house.officers[name], key())
    assert half
    return half


def ask_new(house: House, role: Role) -> FirstHalf:
    new = NewOfficer("nguoi.moi", "Người Mới", house.agency)
    half = requests.ask_new_officer(permit(house, "quan.tri.mot"), new, role, key())
    assert half
    return half


def order(house: House, officer: str, by: str = "quan.tri.mot") -> str:
    requests.ask(permit(house, by), ORDER, officer, key(), order_number="1/QĐ")
    return requests.undecided()[-1].id


@pytest.mark.parametrize("kind", RESETS)
def test_neither_half_enrols_alone(house: House, kind: RequestKind) -> None:
    with house.app.app_context():
        half = ask(house, kind, "can.bo")
        second = str(agree(house, half.request))
        alone = (half.code, second, second * 2, second + half.code)
        for code in alone:
            with pytest.raises(Refused, match="không đúng"):
                enrolment.begin("can.bo", code, HERE)
        assert len({half.code, second}) == 2


def test_an_administrator_does_not_become_two(house: House) -> None:
    with house.app.app_context():
        half = ask_new(house, Role.ADMINISTRATOR)
        second = str(agree(house, half.request))
        with pytest.raises(Refused, match="không đúng"):
            enrolment.begin("nguoi.moi", second, HERE)
        assert enrolment.begin("nguoi.moi", f"{half.code}-{second}".lower(), HERE)


def test_a_form_sent_twice_gives_its_asker_a_good_half_until_it_is_decided(house: House) -> None:
    with house.app.app_context():
        first, same, officer = permit(house, "quan.tri.mot"), key(), house.officers["can.bo"]
        reset = RequestKind.RESET_FACTOR
        halves = [requests.ask(first, reset, officer, same) for _ in range(2)]
        assert halves[0]
        assert halves[1]
        assert halves[0].request == halves[1].request
        second = str(agree(house, halves[1].request))
        assert requests.ask(first, reset, officer, same) is None
        assert enrolment.begin("can.bo", halves[1].code + second, HERE)


def test_a_first_half_waits_no_longer_than_a_month(house: House) -> None:
    with house.app.app_context():
        half = ask(house, RequestKind.RESET_FACTOR, "can.bo")
        with time_machine.travel(now() + FIRST_HALF_LASTS), pytest.raises(Refused, match="hết hạn"):
            agree(house, half.request)
        assert roster.confirmed(house.officers["can.bo"])


def test_a_grant_makes_no_code(house: House) -> None:
    with house.app.app_context():
        officer = service.add_officer(system_permit(), NewOfficer("moi", "Mới", house.agency))
        house.officers["moi"] = officer
        first = permit(house, "quan.tri.mot")
        grant = RequestKind.GRANT
        assert requests.ask(first, grant, officer, key(), Role.CASEWORKER) is None
        assert agree(house, requests.undecided()[-1].id) is None
        assert not enrolment.open_for(officer)


def test_the_console_gives_whole_codes(house: House) -> None:
    with house.app.app_context():
        code = service.issue_code(system_permit(), house.officers["can.bo"], Enrols.FACTOR)
        assert enrolment.begin("can.bo", code.replace("-", " "), HERE)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_new_administrators_and_auditors_wait_for_the_supervisor(house: House, role: Role) -> None:
    with house.app.app_context():
        half = ask_new(house, role)
        agree(house, half.request)
        officer = requests.request(half.request).subject
        assert not roster.confirmed(officer)
        confirmations.confirm(permit(house, "lanh.dao", Role.SUPERVISOR), officer, key())
        assert roster.confirmed(officer)


def test_an_unconfirmed_administrator_works_nowhere(house: House) -> None:
    client = house.sign_in("quan.tri.hai")
    house.add("quan.tri.ba", Role.ADMINISTRATOR)
    with house.app.app_context():
        actor = permit(house, "quan.tri.hai").actor
        waiting = replace(actor, confirmed=False)
        with pytest.raises(Denied, match="chờ xác nhận"):
            staff_permit(waiting)
        for desk, role in ((Desk.STAFF, Role.ADMINISTRATOR), (Desk.LOG, Role.AUDITOR)):
            assert permit_desk(replace(actor, role=role), desk)
            assert permit_desk(replace(waiting, role=role), desk) is None
        assert permit_desk(waiting, Desk.OWN_ACCOUNT)
        half = ask(house, RequestKind.RESET_FACTOR, "can.bo", by="quan.tri.hai")
        reset = ask(house, RequestKind.RESET_FACTOR, "quan.tri.hai")
        requests.decide(permit(house, "quan.tri.ba"), reset.request, Decision.AGREED, key())
        assert not roster.confirmed(house.officers["quan.tri.hai"])
        with pytest.raises(Refused, match="chờ xác nhận"):  # what was asked before waits too
            requests.decide(permit(house, "quan.tri.ba"), half.request, Decision.AGREED, key())
    assert client.get("/staff/officers").status_code == 303


def test_who_reset_a_lone_supervisor_does_not_confirm_it_by_order(house: House) -> None:
    house.add("quan.tri.ba", Role.ADMINISTRATOR)
    with house.app.app_context():
        supervisor = house.officers["lanh.dao"]  # the only one, of an agency without a parent
        agree(house, ask(house, RequestKind.RESET_FACTOR, "lanh.dao").request)
        for asker in ("quan.tri.mot", "quan.tri.hai"):
            with pytest.raises(Refused, match="hai quản trị viên khác"):
                order(house, supervisor, asker)
        request = order(house, supervisor, "quan.tri.ba")
        with pytest.raises(Refused, match="hai quản trị viên khác"):
            requests.decide(permit(house, "quan.tri.hai"), request, Decision.AGREED, key())
        assert not roster.confirmed(supervisor)
        with pytest.raises(Denied):
            service.confirm(permit(house, "quan.tri.hai"), supervisor, "12/QĐ")
        service.confirm(system_permit(), supervisor, "12/QĐ")
        with pytest.raises(Refused, match="xác nhận rồi"):
            service.confirm(system_permit(), supervisor, "13/QĐ")
        assert roster.confirmed(supervisor)
        with pytest.raises(Refused, match="để lãnh đạo xác nhận"):
            service.confirm(system_permit(), house.officers["can.bo"], "12/QĐ")


def test_a_supervisor_who_came_meanwhile_takes_the_place_of_the_order(house: House) -> None:
    house.add("quan.tri.ba", Role.ADMINISTRATOR)
    with house.app.app_context():
        officer = house.officers["lanh.dao"]
        agree(house, ask(house, RequestKind.RESET_FACTOR, "lanh.dao").request)
        request = order(house, officer, "quan.tri.ba")
    house.add("lanh.dao.hai", Role.SUPERVISOR)
    with house.app.app_context(), pytest.raises(Refused, match="để lãnh đạo xác nhận"):
        agree(house, request)


def test_each_half_is_shown_to_its_own_administrator_only(house: House) -> None:
    first, second = house.sign_in("quan.tri.mot"), house.sign_in("quan.tri.hai")
    path = f"/staff/officers/{house.officers['can.bo']}"
    page = post(first, path, kind="reset_factor")
    assert page.status_code == 200
    assert "nửa thứ nhất" in page.text
    [request] = house.run(requests.undecided)
    answer = post(second, f"/staff/requests/{request.id}", decision="agreed")
    assert "nửa thứ hai" in answer.text
