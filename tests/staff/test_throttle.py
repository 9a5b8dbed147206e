"""Guessing is slowed down, tells nothing, and is told to the log without a name."""

import statistics
import time
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from caseflow.clock import now
from caseflow.db import db
from caseflow.forms.base import new_key
from caseflow.staff import passwords, throttle
from caseflow.staff.tables import Attempt
from caseflow.staff.throttle import Counted, Throttled
from tests.staff.house import PASSWORD, House, csrf, post

WRONG = "không phải mật khẩu này"


@pytest.mark.parametrize("name", ["can.bo", "khong.co"])
def test_known_and_unknown_names_are_throttled_alike(house: House, name: str) -> None:
    with time_machine.travel(now(), tick=False):
        client = house.client()
        answers = [
            post(client, "/sign-in", name=name, password=WRONG).status_code for _ in range(7)
        ]
    assert answers == [422] * 5 + [429] * 2


def test_the_right_password_does_not_help_while_throttled(house: House) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        client = house.client()
        for _ in range(5):
            post(client, "/sign-in", name="can.bo", password=WRONG)
        assert post(client, "/sign-in", name="can.bo", password=PASSWORD).status_code == 429
        clock.shift(timedelta(seconds=2))
        assert post(client, "/sign-in", name="can.bo", password=PASSWORD).status_code == 303


def test_each_failure_waits_longer_up_to_a_quarter_of_an_hour(house: House) -> None:
    waits = []
    with time_machine.travel(now(), tick=False) as clock, house.app.app_context():
        for _ in range(18):
            throttle.admit(Counted.NAME, "x")
            with db.engine.connect() as connection:
                waits.append(connection.execute(select(Attempt.blocked_until)).scalar_one() - now())
            clock.shift(waits[-1])
    assert waits[:4] == [timedelta(0)] * 4
    assert waits[4:7] == [timedelta(seconds=n) for n in (1, 2, 4)]
    assert waits == sorted(waits)
    assert max(waits) == timedelta(minutes=15)


def test_one_address_cannot_try_many_names(house: House) -> None:
    with time_machine.travel(now(), tick=False), house.app.app_context():
        for _ in range(throttle.FREE[Counted.ADDRESS]):
            throttle.admit(Counted.ADDRESS, "192.0.2.1")
        with pytest.raises(Throttled):
            throttle.admit(Counted.ADDRESS, "192.0.2.1")
        throttle.admit(Counted.ADDRESS, "192.0.2.2")


def test_what_is_forgotten_is_thrown_away(house: House) -> None:
    with time_machine.travel(now(), tick=False) as clock, house.app.app_context():
        for number in range(throttle.FORGOTTEN_AT_ONCE + 3):
            throttle.admit(Counted.NAME, f"guess {number}")
        clock.shift(throttle.FORGOTTEN_AFTER + timedelta(seconds=1))
        throttle.admit(Counted.NAME, "another")
        with db.engine.connect() as connection:
            assert len(connection.execute(select(Attempt.key)).all()) == 3 + 1
        throttle.admit(Counted.NAME, "and another")
        with db.engine.connect() as connection:
            assert len(connection.execute(select(Attempt.key)).all()) == 2


def test_codes_are_throttled_too(house: House) -> None:
    with time_machine.travel(now(), tick=False):
        client = house.client()
        post(client, "/sign-in", name="can.bo", password=PASSWORD)
        for _ in range(5):
            assert post(client, "/sign-in/code", code="000000x").status_code == 422
        assert post(client, "/sign-in/code", code=house.code("can.bo")).status_code == 429


def test_strangers_are_one_counted_entry_a_minute(house: House) -> None:
    before = len(house.entries())
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(4):
            post(house.client(), "/sign-in", name="khong.co", password=WRONG)
        clock.shift(timedelta(minutes=1))
        house.client().get("/")
    told = [e for e in house.entries()[before:] if e["event"] == "strangers_refused"]
    assert [entry["counts"]["refused"] for entry in told] == [1, 4]
    assert all("subject" not in entry and "actor" not in entry for entry in told)


def test_attempts_on_a_known_officer_are_told_until_throttled(house: House) -> None:
    before = len(house.entries())
    with time_machine.travel(now(), tick=False):
        for _ in range(8):
            post(house.client(), "/sign-in", name="can.bo", password=WRONG)
    failed = [e for e in house.entries()[before:] if e["event"] == "sign_in_failed"]
    assert len(failed) == 5
    assert {entry["subject"] for entry in failed} == {house.officers["can.bo"]}


def test_time_does_not_tell_whether_a_name_exists(house: House) -> None:
    """The two differ by less than a quarter: both hash, both write."""
    client = house.client()
    fields = {"csrf_token": csrf(client), "key": new_key(), "password": WRONG}

    def took(name: str) -> float:
        house.run(throttle.pardon, Counted.NAME, name)
        house.run(throttle.pardon, Counted.ADDRESS, "127.0.0.1")
        start = time.perf_counter()
        answer = client.post("/sign-in", data={**fields, "name": name})
        took = time.perf_counter() - start
        assert answer.status_code == 422
        return took

    took("can.bo"), took("khong.co")
    rounds = [(took("can.bo"), took("khong.co")) for _ in range(9)]
    known, unknown = (statistics.median(each) for each in zip(*rounds, strict=True))
    assert abs(known - unknown) < 0.25 * max(known, unknown)


def test_a_name_nobody_has_is_hashed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    verify = passwords._HASHER.verify

    class Counting:
        def verify(self, stored: str, typed: str) -> bool:
            calls.append(stored)
            return bool(verify(stored, typed))

        hash = passwords._HASHER.hash

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    assert not passwords.matches(None, "a password that nobody has")
    assert len(calls) == 1
