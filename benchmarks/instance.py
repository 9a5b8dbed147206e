"""A small real instance for benchmarks: one agency, one officer who receives people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from flask import Flask

from caseflow.audit.sequencer import Log
from caseflow.case.opening import begin
from caseflow.case.opening import open_case as open_new
from caseflow.case.rules import Stage
from caseflow.clock import now
from caseflow.config import Config, sqlite_url
from caseflow.db import db
from caseflow.instance import make
from caseflow.people.service import add_person
from caseflow.policy import Actor, Role
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer

PASSPHRASE = "a passphrase of the benchmarks only"


@dataclass(frozen=True)
class Bench:
    """The app with its context pushed, and the officer."""

    app: Flask
    actor: Actor


def embedded(home: Path) -> Config:
    """The settings of an instance over SQLite files in ``home``."""
    urls = {store: sqlite_url(home, store) for store in ("cases", "audit", "keys")}
    return Config(
        home=home,
        cases_url=urls["cases"],
        audit_url=urls["audit"],
        keys_url=urls["keys"],
        cases_owner_url=urls["cases"],
        audit_owner_url=urls["audit"],
        keys_owner_url=urls["keys"],
        audit_writer="",
        passphrase_file=None,
        passphrase=PASSPHRASE,
        trusted_proxies=0,
        secure_cookies=False,
    )


@contextmanager
def instance(home: Path) -> Iterator[Bench]:
    """A furnished instance over SQLite files in ``home``, on the device to be measured."""
    app = make(embedded(home), PASSPHRASE)
    with app.app_context():
        permit = system_permit()
        facts = {"agency_kind": "commune_committee", "name_vi": "UBND xã", "province": "19"}
        agency = staff.add_agency(permit, facts)
        officer = staff.add_officer(permit, NewOfficer("officer", "Cán bộ tiếp nhận", agency))
        staff.grant_role(permit, officer, Role.INTAKE_OFFICER)
        yield Bench(
            app,
            Actor(officer, Role.INTAKE_OFFICER, agency, "password+totp", "bench", uuid4().hex,
                  "127.0.0.1"),
        )  # fmt: skip
        app.extensions["caseflow"][Log].close()
        db.session.remove()


def receive(actor: Actor, name: str) -> str:
    """Open a case for a person called ``name``; its code."""
    change = begin(actor, ("intake", "record"), str(uuid4()))
    code = open_new(
        change,
        Stage.INTAKE,
        legal_status="received",
        birth_date="2001-05-04",
        occurred_at=now(),
        ground="Đ27",
    )
    add_person(change, {"full_name": name, "gender": "female", "age_basis": "own_statement"})
    change.commit()
    return code
