"""A real instance under a small app made of the real parts: vault, log, gate, the rooms of staff.

No case is there; what the rooms above staff tell it (how many cases are open) a test sets.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from caseflow import assets, gate, languages
from caseflow.audit import pseudonyms, signing
from caseflow.audit.copies import CheckpointCopies, FileCopy, RowCopy
from caseflow.audit.ledger import Ledger
from caseflow.audit.receipts import forget, receipts
from caseflow.audit.sequencer import Log
from caseflow.config import Config
from caseflow.db import current, db, make_engine, prepare_engine, provide
from caseflow.errors import CaseflowError
from caseflow.forms import base as forms
from caseflow.forms.base import CaseForm, new_key
from caseflow.forms.text import TextField
from caseflow.gate import Room, actor, every_officer, roles
from caseflow.instance import make
from caseflow.policy import CASE_ROLES, Desk, Role, permit_desk
from caseflow.staff import second_factor, service
from caseflow.staff.amendments import Amendments
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.caseload import CaseLoad
from caseflow.staff.changes import NewOfficer
from caseflow.staff.drafts import CaseDoor
from caseflow.staff.web import login
from caseflow.staff.web.rooms import ROOMS
from caseflow.vault.keystore import KeyStore, unlock
from caseflow.vault.lookup import Lookup
from tests.house import PASSPHRASE, config_for
from tests.house import House as WholeHouse
from tests.once import known, shipped
from tests.postgres import sqlite_stores

T = TypeVar("T")
PASSWORD = "bốn con ngựa sắt uống trà chiều muộn"


class NoteForm(CaseForm):
    """Any form of the house."""

    text = TextField("Ghi chú")


def work_room() -> Room:
    """Stands for the rooms above staff: a home, a form, a desk for cases."""
    room = Room("work", "tests.staff.house")
    saved: list[str] = []

    @room.route("/", who=every_officer("home"), confidential=False)
    def home() -> str:
        return f"home {actor().role} {actor().confirmed}"

    @room.route("/cases", who=roles(*CASE_ROLES), confidential=False)
    def cases() -> tuple[str, int]:
        return ("cases", 200) if permit_desk(actor(), Desk.WORK) else ("shut", 403)

    @room.route("/notes", who=every_officer("a form"), methods=["GET", "POST"], confidential=False)
    def notes() -> str:
        form = NoteForm()
        if form.validate_on_submit():
            saved.append(form.text.data)
        return f"saved {saved} typed {form.text.typed.get('', '')}"

    return room


@dataclass
class House:
    """The app, and what a test does with it."""

    app: Flask
    home: Path
    agency: str
    officers: dict[str, str]
    open_cases: dict[str, int]

    def client(self) -> FlaskClient:
        """A browser of its own."""
        return self.app.test_client()

    def run(self, work: Callable[..., T], *args: Any, **more: Any) -> T:
        """Do ``work`` as a service does it: in an app context of its own."""
        with self.app.app_context():
            return work(*args, **more)

    def code(self, name: str) -> str:
        """The next code on the telephone of officer ``name``."""
        return self.run(second_factor.next_code, self.officers[name])

    def close(self) -> None:
        """End the log's writer and let go of the files."""
        with self.app.app_context():
            current(Log).close()
            db.engine.dispose()

    def entries(self) -> list[dict[str, Any]]:
        """Every entry of the log, in order."""
        engine = make_engine(f"sqlite:///{self.home / 'audit.db'}")
        with engine.connect() as connection:
            bodies = connection.execute(text("SELECT body FROM entry ORDER BY seq")).scalars()
            found = [json.loads(body) for body in bodies]
        engine.dispose()
        return found

    def events(self, since: int = 0) -> list[str]:
        """The events of the log from entry ``since`` on."""
        return [entry["event"] for entry in self.entries()[since:]]

    def add(self, name: str, *held: Role, agency: str = "") -> str:
        """An officer made at the console, enrolled and confirmed."""
        return self.run(self._add, name, held, agency)

    def _add(self, name: str, held: tuple[Role, ...], agency: str) -> str:
        permit = system_permit()
        new = NewOfficer(name, f"Cán bộ {name}", agency or self.agency)
        officer = service.add_officer(permit, new)
        for role in held:
            service.grant_role(permit, officer, role)
        service.enrol(permit, officer, PASSWORD)
        self.officers[name] = officer
        return officer

    def sign_in(self, name: str) -> FlaskClient:
        """A browser in which officer ``name`` has signed in."""
        client = self.client()
        assert post(client, "/sign-in", name=name, password=PASSWORD).status_code == 303
        answer = post(client, "/sign-in/code", code=self.code(name))
        assert answer.status_code == 303, answer.text
        return client


def post(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    """POST a form as the browser does: with its CSRF token and a key."""
    token = csrf(client)
    return client.post(path, data={"csrf_token": token, "key": new_key(), **fields})


def csrf(client: FlaskClient) -> str:
    """A CSRF token of this browser's session."""
    page = client.get("/enrol").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]


def make_house(home: Path) -> House:
    """A new instance in ``home``, with one agency."""
    config = config_for(home, sqlite_stores(home))
    with known():
        whole = make(config, PASSPHRASE)
    WholeHouse(whole, config, {}, {}, {}).close()
    house = open_house(home, "", {})
    house.agency = house.run(lambda: service.add_law_agency(system_permit(), "tn-health"))
    return house


def open_house(home: Path, agency: str, officers: dict[str, str]) -> House:
    """The instance of ``home`` under a small app of its own."""
    config = config_for(home, sqlite_stores(home))
    keys = unlock(make_engine(config.keys_url), PASSPHRASE)
    app = Flask("caseflow", static_folder=None)
    app.config.update(SECRET_KEY="tests", SQLALCHEMY_DATABASE_URI=config.cases_url, TESTING=True)
    db.init_app(app)
    open_cases: dict[str, int] = {}
    load = CaseLoad(lambda each: open_cases.get(each, 0), lambda each: open_cases.get(each, 0))
    door = CaseDoor(lambda _actor, code: code, lambda _actor, case: case in open_cases)
    held = (config, shipped(), keys, pseudonyms.load(keys), _log(config, keys), load, door)
    provide(app, *held, Lookup(bytes(32)))  # nobody is looked up here
    provide(app, Amendments(lambda: 0))  # the law tables are another room
    _furnish(app)
    with app.app_context():
        prepare_engine(db.engine)
    return House(app, home, agency, dict(officers), open_cases)


def _log(config: Config, keys: KeyStore) -> Log:
    held = CheckpointCopies(FileCopy(config.home / "checkpoint"), RowCopy(keys.engine))
    return Log(Ledger(make_engine(config.audit_url)), signing.load(keys), held, wait=0.5)


def _furnish(app: Flask) -> None:
    languages.install(app)
    forms.install(app)
    assets.install(app)
    app.jinja_env.globals["form_title"] = lambda _path: ""  # no cases here
    login.prepare(app)
    for room in (*ROOMS, work_room()):
        app.register_blueprint(room)
    app.before_request(forget)
    app.errorhandler(CaseflowError)(lambda error: (str(error), error.status))
    gate.install(app, gate.Watch(login.current_actor, login.refused, login.missed, receipts))
