"""Promise 2 of the whole house: who may use which route, as one table in the repository.

A change of the table is a change of who may do what, and is read as such. After meaning
it, write the table anew: ``CASEFLOW_WRITE_ACCESS_TABLE=1 pytest tests/promises``.
"""

import os
from pathlib import Path

import pytest
from flask import Flask

from caseflow import app as app_module
from caseflow.app import create_app
from caseflow.case.acts import allowed
from caseflow.case.sections import Sections
from caseflow.errors import StartRefused
from caseflow.gate import DECLARED, Room, Who, roles
from caseflow.policy import CASE_ROLES, Role
from tests.house import House

TABLE = Path(__file__).with_name("access_table.txt")
WRITE = "CASEFLOW_WRITE_ACCESS_TABLE"
HEAD = (
    "# endpoint | methods and rule | who | confidential\n"
    f"# Written by {Path(__file__).name} when {WRITE}=1; a change here changes who may do what.\n"
)
GROUPS = {frozenset(Role): "every officer", CASE_ROLES: "every case role"}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def who_of(app: Flask, endpoint: str) -> Who:
    found = getattr(app.view_functions[endpoint], DECLARED)
    assert isinstance(found, Who)
    return found


def who_words(who: Who) -> str:
    if not who.roles:
        return f"public: {who.why}"
    return GROUPS.get(who.roles) or ", ".join(sorted(who.roles))


def access_table(app: Flask) -> str:
    lines = []
    for rule in app.url_map.iter_rules():
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        who = who_of(app, rule.endpoint)
        kept = "confidential" if who.confidential else "shows nothing"
        lines.append(f"{rule.endpoint} | {methods} {rule} | {who_words(who)} | {kept}\n")
    return HEAD + "".join(sorted(lines))


@sqlite
def test_the_access_table_is_the_one_we_agreed_on(house: House) -> None:
    found = access_table(house.app)
    if os.environ.get(WRITE):
        TABLE.write_text(found, encoding="utf-8")
    assert found == TABLE.read_text(encoding="utf-8"), f"meant? then run once with {WRITE}=1"


@sqlite
def test_every_rule_has_a_view_that_says_who(house: House) -> None:
    rules = list(house.app.url_map.iter_rules())
    assert len(rules) > 50
    for rule in rules:
        assert isinstance(who_of(house.app, rule.endpoint), Who)


@sqlite
def test_every_act_is_open_to_exactly_the_roles_of_the_stages_table(house: House) -> None:
    """Where an act's page has a route of its own shape, the route still says the same."""
    acts = house.app.extensions["caseflow"][Sections].acts()
    assert acts
    for act in acts:
        if act.endpoint in house.app.view_functions:
            assert who_of(house.app, act.endpoint).roles == frozenset(allowed(act)), act.endpoint


@sqlite
def test_every_act_has_its_page(house: House) -> None:
    acts = house.app.extensions["caseflow"][Sections].acts()
    missing = [act.endpoint for act in acts if act.endpoint not in house.app.view_functions]
    assert missing == []


def slipped_in() -> str:
    return "shown to anybody"


@sqlite
def test_a_room_that_forgets_who_stops_the_start(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room("forgetful", __name__)
    room.add_url_rule("/slipped", view_func=slipped_in)
    monkeypatch.setattr(app_module, "ROOMS", (*app_module.ROOMS, room))
    with pytest.raises(StartRefused, match=r"forgetful\.slipped_in"):
        create_app(house.config)


@sqlite
def test_a_room_that_says_who_starts(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room("careful", __name__)
    room.route("/careful", who=roles(Role.AUDITOR))(slipped_in)
    monkeypatch.setattr(app_module, "ROOMS", (*app_module.ROOMS, room))
    assert "careful.slipped_in" in create_app(house.config).view_functions


@sqlite
def test_a_view_added_to_the_running_app_is_denied(house: House) -> None:
    house.app.add_url_rule("/late", "late", lambda: "shown to anybody")
    answer = house.app.test_client().get("/late")
    assert answer.status_code == 403
    assert "shown to anybody" not in answer.text
