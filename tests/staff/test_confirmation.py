"""A lost telephone: two administrators, a one-time code, no case until the supervisor agrees."""

import re

import pyotp
import pytest

from caseflow.clock import now
from caseflow.errors import NotThere, Refused
from caseflow.policy import Role
from caseflow.staff import confirmations, requests, roster, second_factor, service
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.rules import Decision, RequestKind
from tests.staff.house import PASSWORD, House, post
from tests.staff.test_two_administrators import agree, asked, key, permit

HALF = re.compile(r"(?:[A-Z2-9]{4}-){2}[A-Z2-9]{4}")


def test_the_whole_recovery_in_the_browser(house: House) -> None:
    lost, officer = house.sign_in("can.bo"), house.officers["can.bo"]
    first, second = house.sign_in("quan.tri.mot"), house.sign_in("quan.tri.hai")
    begun = HALF.search(post(first, f"/staff/officers/{officer}", kind="reset_factor").text)
    assert begun
    [request] = house.run(requests.undecided)
    path = f"/staff/requests/{request.id}"
    assert post(first, path, decision="agreed").status_code == 422
    page = post(second, path, decision="agreed")
    ended = HALF.search(page.text)
    assert ended, page.text
    assert begun[0] not in page.text + second.get(path).text + first.get(path).text
    code = f"{begun[0]} {ended[0]}"
    assert lost.get("/").status_code == 303
    _enrol(house, code)
    client = house.sign_in("can.bo")
    assert client.get("/").text == "home caseworker False"
    assert client.get("/cases").status_code == 403
    supervisor = house.sign_in("lanh.dao")
    assert "Cán bộ can.bo" in supervisor.get("/staff/confirmations").text
    assert post(supervisor, f"/staff/confirmations/{officer}").status_code == 303
    assert client.get("/cases").status_code == 200
    expected = {
        "factor_reset_asked", "factor_reset_done", "recovery_code_used", "factor_enrolled",
        "officer_confirmed", "staff_listed",
    }  # fmt: skip
    assert expected <= set(house.events())
    for word in ("can.bo", "Cán bộ", begun[0], ended[0]):
        assert word not in str(house.entries())


def _enrol(house: House, code: str) -> None:
    client = house.client()
    assert post(client, "/enrol", name="can.bo", code="WRONG-CODE").status_code == 422
    assert post(client, "/enrol", name="can.bo", code=code).location == "/enrol/telephone"
    page = client.get("/enrol/telephone").text
    seed = re.search(r"<strong>([A-Z2-7]{32})</strong>", page)
    assert seed
    assert "data:image/png" in page
    assert post(client, "/enrol/telephone", code="1").status_code == 422
    good = pyotp.TOTP(seed[1]).at(int(now().timestamp()))
    assert post(client, "/enrol/telephone", code=good).location == "/sign-in"
    assert post(client, "/enrol", name="can.bo", code=code).status_code == 422  # used once


def test_a_new_officer_sets_password_and_telephone(house: House) -> None:
    first, second = house.sign_in("quan.tri.mot"), house.sign_in("quan.tri.hai")
    fields = {"sign_in_name": "nguoi.moi", "name": "H'Hen Niê", "agency": house.agency}
    more = {"language": "vi", "role": "caseworker"}
    begun = HALF.search(post(first, "/staff/officers/new", **fields, **more).text)
    assert house.run(roster.by_sign_in_name, "nguoi.moi") is None
    [request] = house.run(requests.undecided)
    page = post(second, f"/staff/requests/{request.id}", decision="agreed").text
    ended = HALF.search(page)
    assert begun
    assert ended
    client, code = house.client(), begun[0] + ended[0]
    assert post(client, "/enrol", name="nguoi.moi", code=code).location == "/enrol/password"
    weak = {"password": "matkhaumatkhau123", "repeated": "matkhaumatkhau123"}
    assert post(client, "/enrol/password", **weak).status_code == 422
    good = {"password": PASSWORD, "repeated": PASSWORD}
    assert post(client, "/enrol/password", **good).location == "/enrol/telephone"
    assert house.run(roster.confirmed, request.subject) is False


def test_a_password_reset_leaves_no_password(house: House) -> None:
    with house.app.app_context():
        code = agree(house, asked(house, RequestKind.RESET_PASSWORD, "can.bo"))
        assert code
        assert roster.password_hash(house.officers["can.bo"]) is None
        assert not roster.confirmed(house.officers["can.bo"])
    client = house.client()
    assert post(client, "/sign-in", name="can.bo", password=PASSWORD).status_code == 422


def test_only_the_own_supervisor_confirms(house: House) -> None:
    with house.app.app_context():
        other = service.add_law_agency(system_permit(), "tn-justice")
    house.add("lanh.dao.khac", Role.SUPERVISOR, agency=other)
    with house.app.app_context():
        agree(house, asked(house, RequestKind.RESET_FACTOR, "can.bo"))
        stranger = permit(house, "lanh.dao.khac", Role.SUPERVISOR)
        with pytest.raises(NotThere):
            confirmations.confirm(stranger, house.officers["can.bo"], key())
        with pytest.raises(NotThere):  # an administrator is no supervisor
            confirmations.confirm(permit(house, "quan.tri.hai"), house.officers["can.bo"], key())
        assert not roster.confirmed(house.officers["can.bo"])


def test_the_parent_agency_confirms_a_lone_supervisor(house: House) -> None:
    with house.app.app_context():
        below = service.add_law_agency(system_permit(), "tn-legal-aid", house.agency)
    house.add("lanh.dao.duoi", Role.SUPERVISOR, agency=below)
    with house.app.app_context():
        agree(house, asked(house, RequestKind.RESET_FACTOR, "lanh.dao.duoi"))
        officer = roster.officer(house.officers["lanh.dao.duoi"])
        [found] = confirmations.supervisors_for(officer)
        assert found.id == house.officers["lanh.dao"]
        confirmations.confirm(permit(house, "lanh.dao", Role.SUPERVISOR), officer.id, key())
        assert roster.confirmed(officer.id)


def test_without_any_supervisor_a_written_order_and_both_administrators(house: House) -> None:
    for name in ("quan.tri.ba", "quan.tri.bon"):
        house.add(name, Role.ADMINISTRATOR)
    with house.app.app_context():
        officer = house.officers["lanh.dao"]  # the only one, of an agency without a parent
        agree(house, asked(house, RequestKind.RESET_FACTOR, "lanh.dao"))
        first = permit(house, "quan.tri.bon")  # not one of the two who reset
        with pytest.raises(Refused, match="số của văn bản"):
            requests.ask(first, RequestKind.CONFIRM_BY_ORDER, officer, key())
        requests.ask(first, RequestKind.CONFIRM_BY_ORDER, officer, key(), order_number="12/QĐ-SYT")
        request = requests.undecided()[-1].id
        with pytest.raises(Refused):
            requests.decide(first, request, Decision.AGREED, key())
        third = permit(house, "quan.tri.ba")
        requests.decide(third, request, Decision.AGREED, key())
        assert roster.confirmed(officer)
    told = house.entries()[-1]
    assert (told["event"], told["rule"]) == ("officer_confirmed", "by_order")


def test_an_order_is_no_way_around_a_supervisor(house: House) -> None:
    with house.app.app_context():
        agree(house, asked(house, RequestKind.RESET_FACTOR, "can.bo"))
        with pytest.raises(Refused, match="lãnh đạo"):
            requests.ask(
                permit(house, "quan.tri.mot"), RequestKind.CONFIRM_BY_ORDER,
                house.officers["can.bo"], key(), order_number="12/QĐ",
            )  # fmt: skip


def test_the_old_telephone_is_worth_nothing(house: House) -> None:
    with house.app.app_context():
        old = second_factor.next_code(house.officers["can.bo"])
        agree(house, asked(house, RequestKind.RESET_FACTOR, "can.bo"))
        assert not second_factor.verify(house.officers["can.bo"], old)
