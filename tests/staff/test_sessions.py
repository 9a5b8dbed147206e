"""Sessions: idle, absolute, locked, revoked; a form sent too late is kept for its writer."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.clock import now
from caseflow.policy import Role
from caseflow.staff import drafts, service, sessions
from caseflow.staff.bootstrap import system_permit
from tests.staff.house import PASSWORD, House, csrf, post


def test_an_idle_session_ends_and_use_prolongs_it(house: House) -> None:
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        client = house.sign_in("can.bo")
        for _ in range(3):
            clock.shift(timedelta(minutes=14))
            assert client.get("/").status_code == 200
        clock.shift(timedelta(minutes=15))
        assert client.get("/").location == "/sign-in"
    assert "session_expired" in house.events()


def test_no_session_lasts_longer_than_eight_hours(house: House) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        client = house.sign_in("can.bo")
        for _ in range(47):
            clock.shift(timedelta(minutes=10))
            assert post(client, "/sign-in/extend").status_code == 204
        clock.shift(timedelta(minutes=10))
        assert client.get("/").status_code == 303


def test_seen_is_written_at_most_once_a_minute(house: House) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        client = house.sign_in("can.bo")
        [before] = house.run(sessions.of_officer, house.officers["can.bo"])
        clock.shift(timedelta(seconds=59))
        client.get("/")
        assert house.run(sessions.of_officer, house.officers["can.bo"]) == [before]
        clock.shift(timedelta(seconds=1))
        client.get("/")
        [after] = house.run(sessions.of_officer, house.officers["can.bo"])
        assert after.seen_at - before.seen_at == timedelta(minutes=1)


def test_a_locked_session_shows_nothing_until_the_password_is_given(house: House) -> None:
    client = house.sign_in("can.bo")
    assert post(client, "/sign-in/lock?back=/notes").location == "/sign-in/unlock"
    assert client.get("/notes").status_code == 303
    assert post(client, "/sign-in/unlock", password="một mật khẩu khác").status_code == 422
    assert post(client, "/sign-in/unlock", password=PASSWORD).location == "/notes"
    assert client.get("/notes").status_code == 200
    assert {"session_locked", "session_unlocked"} <= set(house.events())


def test_a_switch_to_another_role_has_its_own_entry(house: House) -> None:
    house.run(service.grant_role, system_permit(), house.officers["can.bo"], Role.COUNSELLOR)
    client = house.sign_in("can.bo")
    for role in ("caseworker", "counsellor"):
        assert post(client, "/sign-in/role", role=role).status_code == 303
    [signed_in, switched] = [e for e in house.entries() if e["event"] in SIGNED]
    assert (signed_in["event"], switched["event"]) == SIGNED
    assert switched["actor"]["role"] == "counsellor"


SIGNED = ("sign_in_done", "role_switched")
ELSEWHERE = (
    "//evil.example/", "/%09/evil.example", "/%09//evil.example", "/%5Cevil.example",
    "/%0D%0ASet-Cookie:a=b", "/%00", "/notes//evil.example", "https://evil.example",
    "/notes/../staff", "javascript:alert(1)", "notes", "%20/notes", "//[", "",
)  # fmt: skip


@pytest.mark.parametrize("back", ELSEWHERE)
def test_the_way_back_never_leaves_the_house(house: House, back: str) -> None:
    client = house.sign_in("can.bo")
    assert post(client, f"/sign-in/lock?back={back}").status_code == 303
    answer = post(client, "/sign-in/unlock", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/")


def test_a_way_back_kept_by_an_older_version_is_looked_at_again(house: House) -> None:
    client = house.sign_in("can.bo")
    post(client, "/sign-in/lock?back=/notes")
    with client.session_transaction() as cookie:  # also the path of a page asked for while locked
        cookie["back"] = "/\t/evil.example\r\n"
    assert post(client, "/sign-in/unlock", password=PASSWORD).location == "/"


def test_signing_out_ends_the_session_for_good(house: House) -> None:
    client = house.sign_in("can.bo")
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    post(client, "/sign-in/sign-out")
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    assert client.get("/").status_code == 303
    assert "sign_out" in house.events()


def test_an_officer_lists_and_revokes_own_sessions_only(house: House) -> None:
    first, second = house.sign_in("can.bo"), house.sign_in("can.bo")
    other = house.sign_in("lanh.dao")
    page = first.get("/account")
    assert page.status_code == 200
    assert page.text.count("/end") == 1
    found = house.run(sessions.of_officer, house.officers["can.bo"])
    newest = found[0].id
    assert post(other, f"/account/sessions/{newest}/end").status_code == 404
    assert post(first, f"/account/sessions/{newest}/end").status_code == 303
    assert second.get("/").status_code == 303
    assert first.get("/").status_code == 200
    assert {"session_listed", "session_revoked"} <= set(house.events())


def test_changing_the_password_ends_the_other_sessions(house: House) -> None:
    first, second = house.sign_in("can.bo"), house.sign_in("can.bo")
    new = "sáu đám mây gỗ nhảy qua hàng rào"
    fields = {"password": PASSWORD, "new_password": new, "repeated": new}
    assert post(first, "/account/password", **fields).status_code == 303
    assert first.get("/").status_code == 200
    assert second.get("/").status_code == 303
    assert post(second, "/sign-in", name="can.bo", password=new).status_code == 303


def test_a_form_sent_too_late_comes_back_to_its_writer(house: House) -> None:
    officer = house.officers["can.bo"]
    with time_machine.travel(now(), tick=False) as clock:
        client = house.sign_in("can.bo")
        token = csrf(client)
        clock.shift(timedelta(minutes=16))
        late = {"csrf_token": token, "text": "chị kể về con đường"}
        assert client.post("/notes", data=late).location == "/sign-in"
        assert "Nội dung bạn vừa nhập được giữ lại" in client.get("/sign-in").text
        clock.shift(timedelta(minutes=1))
        post(client, "/sign-in", name="can.bo", password=PASSWORD)
        answer = post(client, "/sign-in/code", code=house.code("can.bo"))
        assert answer.location == "/"  # nothing stands between the officer and their work
        assert "hết hạn" not in client.get("/account").text
        listed = client.get("/account/drafts").text
        assert "chưa gửi" in listed
        assert "con đường" not in listed
        [kept] = house.run(drafts.drafts_of, officer)
        stranger = house.sign_in("lanh.dao")
        assert post(stranger, f"/account/drafts/{kept.id}/open").status_code == 404
        page = post(client, f"/account/drafts/{kept.id}/open")
        assert "chị kể về con đường" in page.text
        assert house.events().count("draft_returned") == 1
        back = {"csrf_token": csrf(client), "draft": "1", "text": "chị kể về con đường"}
        assert client.post("/notes", data=back).text == "saved [] typed chị kể về con đường"


def test_no_stranger_leaves_a_draft(house: House) -> None:
    client = house.client()
    client.post("/notes", data={"csrf_token": csrf(client), "text": "x"})
    assert house.run(drafts.drafts_of, house.officers["can.bo"]) == []


def test_a_draft_lies_sealed(house: House) -> None:
    officer, fields = house.officers["can.bo"], [("t", "CANARY-XYZ")]
    house.run(drafts.keep_draft, officer, "/notes", fields, "127.0.0.1", "")
    house.close()
    for path in house.home.iterdir():
        assert b"CANARY-XYZ" not in path.read_bytes()
