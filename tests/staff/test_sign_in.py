"""Signing in: password, code, role; what is refused, and what the log has of it."""

from caseflow.policy import Role
from caseflow.staff import second_factor
from tests.staff.house import PASSWORD, House, post


def test_password_and_code_sign_in(house: House) -> None:
    before = len(house.entries())
    client = house.sign_in("can.bo")
    assert client.get("/").text == "home caseworker True"
    assert house.events(before) == ["sign_in_password_ok", "sign_in_done"]
    done = house.entries()[-1]
    assert done["actor"]["officer"] == house.officers["can.bo"]
    assert done["actor"]["strength"] == "password+totp"


def test_a_password_alone_opens_nothing(house: House) -> None:
    client = house.client()
    assert post(client, "/sign-in", name="can.bo", password=PASSWORD).status_code == 303
    assert client.get("/").location == "/sign-in"


def test_wrong_password_and_unknown_name_answer_alike(house: House) -> None:
    client = house.client()
    known = post(client, "/sign-in", name="can.bo", password="không phải mật khẩu này")
    unknown = post(client, "/sign-in", name="khong.co", password="không phải mật khẩu này")
    assert known.status_code == unknown.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in known.text
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in unknown.text


def test_a_code_is_good_once(house: House) -> None:
    officer = house.officers["can.bo"]
    code = house.code("can.bo")
    assert house.run(second_factor.verify, officer, code)
    assert not house.run(second_factor.verify, officer, code)


def test_a_wrong_code_is_refused_and_told(house: House) -> None:
    client = house.client()
    post(client, "/sign-in", name="can.bo", password=PASSWORD)
    answer = post(client, "/sign-in/code", code="12")
    assert answer.status_code == 422
    assert client.get("/").status_code == 303
    last = house.entries()[-2:]
    assert {"sign_in_failed"} <= {entry["event"] for entry in last}


def test_several_roles_are_chosen_from_and_switched(house: House) -> None:
    house.add("hai.vai", Role.CASEWORKER, Role.SUPERVISOR)
    client = house.sign_in("hai.vai")
    assert client.get("/").status_code == 303
    assert post(client, "/sign-in/role", role="administrator").status_code != 303
    assert post(client, "/sign-in/role", role="caseworker").status_code == 303
    assert client.get("/").text == "home caseworker True"
    with client.session_transaction() as cookie:
        before = cookie["_user_id"]
    assert post(client, "/sign-in/role", role="supervisor").status_code == 303
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != before
    assert client.get("/").text == "home supervisor True"


def test_the_token_changes_at_each_step_and_the_old_one_is_worth_nothing(house: House) -> None:
    client = house.client()
    post(client, "/sign-in", name="can.bo", password=PASSWORD)
    with client.session_transaction() as cookie:
        first = cookie["_user_id"]
    post(client, "/sign-in/code", code=house.code("can.bo"))
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != first
    thief = house.client()
    with thief.session_transaction() as cookie:
        cookie["_user_id"] = first
    assert thief.get("/").status_code == 303


def test_nothing_in_the_log_names_anybody(house: House) -> None:
    post(house.client(), "/sign-in", name="mot.ten.la", password="sai mật khẩu")
    house.sign_in("can.bo")
    text = str(house.entries())
    for word in ("can.bo", "Cán bộ", "mot.ten.la", PASSWORD, "Sở Y tế"):
        assert word not in text


def test_every_new_page_of_staff_says_who(house: House) -> None:
    client = house.sign_in("can.bo")
    for path in ("/staff/officers", "/staff/agencies", "/staff/requests", "/staff/confirmations"):
        assert client.get(path).status_code == 403
    assert house.events()[-1] == "access_refused"
