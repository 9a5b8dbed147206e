"""Every page of staff is shown to whom it is for, and nothing is done while the log is silent."""

import pytest

from caseflow.policy import Role
from caseflow.staff import requests, roster, service, sessions
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.rules import RequestKind
from tests.promises.troubles import locked_log
from tests.staff.house import PASSWORD, House, post
from tests.staff.test_two_administrators import asked

PAGES = {
    "quan.tri.hai": [
        "/staff/agencies", "/staff/agencies/pick", "/staff/agencies/new",
        "/staff/agencies/{agency}/end", "/staff/officers", "/staff/officers/new",
        "/staff/officers/{officer}", "/staff/requests", "/staff/requests/{request}",
        "/account", "/account/password", "/account/drafts",
    ],
    "lanh.dao": ["/staff/confirmations", "/account", "/sign-in/role"],
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_shown_after_their_entry(house: House, name: str) -> None:
    with house.app.app_context():
        request = asked(house, RequestKind.GRANT, "can.bo", Role.INTAKE_OFFICER)
    ids = {"agency": house.agency, "officer": house.officers["can.bo"], "request": request}
    client = house.sign_in(name)
    for path in PAGES[name]:
        page = client.get(path.format(**ids))
        assert page.status_code == 200, path
        assert "<h1" in page.text
    assert "staff_listed" in house.events()


def test_pages_of_ids_that_do_not_exist_are_not_there(house: House) -> None:
    client = house.sign_in("quan.tri.mot")
    for path in ("/staff/agencies/x/end", "/staff/officers/x", "/staff/requests/x"):
        assert client.get(path).status_code == 404


def test_an_agency_is_asked_for_and_ended_in_the_browser(house: House) -> None:
    first, second = house.sign_in("quan.tri.mot"), house.sign_in("quan.tri.hai")
    assert post(first, "/staff/agencies/pick", law_id="tn-justice").status_code == 303
    assert post(first, "/staff/agencies/new", name_vi="").status_code == 200
    [request] = house.run(requests.undecided)
    assert post(second, f"/staff/requests/{request.id}", decision="agreed").status_code == 303
    path = f"/staff/agencies/{house.agency}/end"
    until = {"until_on-day": "31", "until_on-month": "12", "until_on-year": "2030"}
    house.open_cases[house.agency] = 1
    assert post(first, path, **until).status_code == 200  # whom the cases go to is always said
    assert post(first, path, **until, successor=request.subject).status_code == 422
    house.add("lanh.dao.moi", Role.SUPERVISOR, agency=request.subject)
    assert post(first, path, **until, successor=request.subject).status_code == 303


def test_who_decides_reads_whom_it_is_about(house: House) -> None:
    first, second = house.sign_in("quan.tri.mot"), house.sign_in("quan.tri.hai")
    named = {"sign_in_name": "nhan.su", "name": "Hà Thị Nhàn", "agency": house.agency}
    post(first, "/staff/officers/new", **named, title="Chuyên viên", language="vi",
         role="intake_officer")  # fmt: skip
    [request] = house.run(requests.undecided)
    page = second.get(f"/staff/requests/{request.id}").text
    name = house.run(roster.agency, house.agency).name_vi
    assert all(words in page for words in ("nhan.su", "Chuyên viên", name))


def test_an_agency_past_its_end_is_not_called_active(house: House) -> None:
    second = house.sign_in("quan.tri.hai")
    assert "Đã kết thúc" not in second.get("/staff/agencies").text
    old = {"name_vi": "Sở cũ", "agency_kind": "other", "valid_until": "2025-06-30"}
    house.run(service.add_agency, system_permit(), old)
    assert "Đã kết thúc" in second.get("/staff/agencies").text


def test_no_administrator_reaches_a_case_room(house: House) -> None:
    assert house.sign_in("quan.tri.mot").get("/cases").status_code == 403


def test_nobody_is_signed_in_without_an_entry(house: House) -> None:
    client = house.client()
    post(client, "/sign-in", name="can.bo", password=PASSWORD)
    code = house.code("can.bo")
    with locked_log(house.home):
        assert client.get("/sign-in").status_code == 200
        assert post(client, "/sign-in/code", code=code).status_code == 503
    assert house.run(sessions.of_officer, house.officers["can.bo"]) == []
    assert client.get("/").status_code == 303


def test_no_list_of_staff_is_shown_without_an_entry(house: House) -> None:
    client = house.sign_in("quan.tri.mot")
    with locked_log(house.home):
        page = client.get("/staff/officers")
    assert page.status_code == 503
    assert "Cán bộ can.bo" not in page.text


def test_nothing_is_granted_without_an_entry(house: House) -> None:
    client = house.sign_in("quan.tri.mot")
    with locked_log(house.home):
        path = f"/staff/officers/{house.officers['can.bo']}"
        assert post(client, path, kind="reset_factor").status_code == 503
    assert house.run(requests.undecided) == []


def test_a_wrong_password_answers_alike_while_the_log_is_silent(house: House) -> None:
    with locked_log(house.home):
        for name in ("can.bo", "khong.co"):
            answer = post(house.client(), "/sign-in", name=name, password="sai rồi, sai hẳn")
            assert answer.status_code == 422
