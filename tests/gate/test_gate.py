"""Promise 2 on the smallest app: whatever does not say who may use it does not start,
and what slips in afterwards is denied."""

from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask, abort, redirect
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from caseflow import gate
from caseflow.audit.receipts import forget, given, receipts
from caseflow.errors import Denied, StartRefused
from caseflow.gate import Room, Watch, every_officer, public, roles
from caseflow.policy import Actor, Role

SECRET = "Nguyễn Thị Hoa"


def officer(role: Role = Role.CASEWORKER) -> Actor:
    return Actor("o1", role, "a1", "password+totp", "s1", "r1", "127.0.0.1")


class Door:
    """Who stands before the gate, and what the log was told of refusals."""

    def __init__(self) -> None:
        self.actor: Actor | None = officer()
        self.refused: list[Actor | None] = []

    def watch(self) -> Watch:
        return Watch(lambda: self.actor, self.refused.append, self.refused.append, receipts)


def sign_in_room() -> Room:
    room = Room("sign_in", __name__)
    room.route("/sign-in", who=public("nobody is signed in yet"))(form)
    return room


def form() -> str:
    return "sign in"


def app_with(door: Door, *rooms: Room) -> Flask:
    app = Flask("gate-test", static_folder=None)
    app.before_request(forget)
    app.register_error_handler(Denied, lambda error: ("denied", 403))
    for room in (sign_in_room(), *rooms):
        app.register_blueprint(room)
    gate.install(app, door.watch())
    return app


def showing(view: Callable[[], object], who: gate.Who | None = None, **options: object) -> Room:
    room = Room("shown", __name__)
    room.route("/shown", who=who or roles(Role.CASEWORKER), **options)(view)
    return room


def ask(door: Door, room: Room, method: str = "GET") -> TestResponse:
    client: FlaskClient = app_with(door, room).test_client()
    return client.open("/shown", method=method)


def unlogged() -> str:
    return SECRET


def logged() -> str:
    given(1)
    return SECRET


def test_a_route_without_who_cannot_be_declared() -> None:
    room = Room("r", __name__)
    for options in ({}, {"who": None}, {"who": "everybody"}, {"who": Role.CASEWORKER}):
        with pytest.raises(TypeError, match="does not say who"):
            room.route("/x", **options)
    with pytest.raises(TypeError, match="does not say who"):
        room.get("/x")


def test_the_reasons_and_roles_are_asked_for() -> None:
    for nothing in ("", "  "):
        with pytest.raises(ValueError, match="why it is public"):
            public(nothing)
        with pytest.raises(ValueError, match="why"):
            every_officer(nothing)
    with pytest.raises(ValueError, match="at least one role"):
        roles()


def test_a_public_route_is_never_confidential_and_others_are_unless_they_say() -> None:
    assert not public("help").confidential
    assert roles(Role.AUDITOR).confidential
    assert every_officer("home").confidential


def test_a_view_without_a_declaration_stops_the_start() -> None:
    room = Room("r", __name__)
    room.add_url_rule("/slipped", "slipped", view_func=unlogged)
    with pytest.raises(StartRefused, match=r"r\.slipped"):
        app_with(Door(), room)


def test_a_view_of_the_app_itself_stops_the_start_too() -> None:
    app = Flask("gate-test")  # its static route says nothing of who
    with pytest.raises(StartRefused, match="static"):
        gate.install(app, Door().watch())


def test_one_view_cannot_be_declared_twice_differently() -> None:
    """The later declaration would open the earlier route as well."""
    room = Room("r", __name__)
    room.route("/narrow", who=roles(Role.AUDITOR))(unlogged_again)
    room.route("/also", who=roles(Role.AUDITOR))(unlogged_again)
    with pytest.raises(TypeError, match="declared"):
        room.route("/wide", who=public("no"))(unlogged_again)


def unlogged_again() -> str:
    return SECRET


def test_what_is_added_after_the_gate_is_denied() -> None:
    app = app_with(Door())
    app.add_url_rule("/late", "late", lambda: SECRET)
    answer = app.test_client().get("/late")
    assert answer.status_code == 403
    assert SECRET not in answer.text


def test_strangers_are_led_to_the_sign_in_and_counted() -> None:
    door = Door()
    door.actor = None
    answer = ask(door, showing(logged))
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert door.refused == [None]


def test_another_role_is_refused_and_the_log_hears_of_it() -> None:
    door = Door()
    door.actor = officer(Role.AUDITOR)
    answer = ask(door, showing(logged))
    assert answer.status_code == 403
    assert SECRET not in answer.text
    assert door.refused == [door.actor]


def test_a_public_page_asks_for_nobody() -> None:
    door = Door()
    door.actor = None
    assert app_with(door).test_client().get("/sign-in").text == "sign in"
    assert door.refused == []


def test_an_answer_without_an_entry_is_held_back() -> None:
    answer = ask(Door(), showing(unlogged))
    assert (answer.status_code, answer.data) == (500, b"")


def test_an_answer_with_its_entry_is_given() -> None:
    answer = ask(Door(), showing(logged))
    assert (answer.status_code, answer.text) == (200, SECRET)


def test_a_view_that_answers_with_an_error_status_is_held_back_alike() -> None:
    for status in (400, 404, 422, 500):
        answer = ask(Door(), showing(partial(answering, status)))
        assert (answer.status_code, answer.data) == (500, b"")


def answering(status: int) -> tuple[str, int]:
    return SECRET, status


def test_the_receipt_of_one_request_is_no_receipt_of_the_next() -> None:
    turns = [logged, unlogged]
    client = app_with(Door(), showing(lambda: turns.pop(0)())).test_client()
    assert client.get("/shown").status_code == 200
    assert client.get("/shown").status_code == 500


def test_leading_elsewhere_needs_no_entry() -> None:
    assert ask(Door(), showing(lambda: redirect("/sign-in", 303))).status_code == 303


def test_a_redirect_with_a_body_of_its_own_is_held_back() -> None:
    answer = ask(Door(), showing(lambda: (SECRET, 303, {"Location": "/sign-in"})))
    assert SECRET not in answer.text


def test_a_streamed_answer_is_held_back_too() -> None:
    answer = ask(Door(), showing(lambda: iter([SECRET])))
    assert (answer.status_code, answer.data) == (500, b"")


def test_a_route_that_shows_nothing_needs_no_entry() -> None:
    answer = ask(Door(), showing(lambda: "choose a purpose", confidential=False))
    assert answer.status_code == 200


def test_pages_that_do_not_exist_say_nothing() -> None:
    client = app_with(Door(), showing(logged)).test_client()
    assert client.get("/nothing").status_code == 404
    assert client.post("/shown").status_code == 405


def test_a_view_that_raises_is_answered_by_the_page_of_its_error() -> None:
    answer = ask(Door(), showing(lambda: abort(404)))
    assert answer.status_code == 404
    assert "not found" in answer.text.lower()
