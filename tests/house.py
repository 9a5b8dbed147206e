"""A furnished instance for tests: migrated, with keys, agencies and officers; no case.

Made once a database and process, then cloned for each test, so that a test starts in a
fraction of a second with everything real.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy.engine import make_url

from caseflow.app import create_app
from caseflow.audit.ledger import Ledger, Told
from caseflow.audit.sequencer import Log
from caseflow.config import Config
from caseflow.db import db
from caseflow.instance import make
from caseflow.policy import Actor, Role
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.vault.keystore import KeyStore
from tests.once import known, one_password
from tests.postgres import Postgres, Stores, as_role, sqlite_stores

PASSPHRASE = "correct horse battery staple of the tests"
PASSWORD = "mật khẩu dài của cán bộ thử 2026"
AGENCIES = ("commune", "health", "police", "legal_aid", "border", "women", "health_2", "system")
# key → (role, agency key, sign-in name)
OFFICERS = {
    "intake": (Role.INTAKE_OFFICER, "commune"),
    "intake_2": (Role.INTAKE_OFFICER, "commune"),
    "caseworker": (Role.CASEWORKER, "health"),
    "caseworker_2": (Role.CASEWORKER, "health"),
    "counsellor": (Role.COUNSELLOR, "health"),
    "supervisor": (Role.SUPERVISOR, "health"),
    "police": (Role.POLICE_OFFICER, "police"),
    "police_2": (Role.POLICE_OFFICER, "police"),
    "decider": (Role.DECISION_MAKER, "police"),
    "decider_2": (Role.DECISION_MAKER, "police"),
    "protection": (Role.PROTECTION_OFFICER, "police"),
    "police_supervisor": (Role.SUPERVISOR, "police"),
    "provider": (Role.REFERRED_PROVIDER, "legal_aid"),
    "provider_2": (Role.REFERRED_PROVIDER, "women"),
    "other_caseworker": (Role.CASEWORKER, "health_2"),
    "commune_supervisor": (Role.SUPERVISOR, "commune"),
    "auditor": (Role.AUDITOR, "system"),
    "admin": (Role.ADMINISTRATOR, "system"),
    "admin_2": (Role.ADMINISTRATOR, "system"),
}
KINDS = {
    "commune": "commune_committee",
    "health": "health_department",
    "health_2": "health_department",
    "police": "provincial_police",
    "legal_aid": "legal_aid_centre",
    "border": "border_guard",
    "women": "womens_union",
    "system": "standing_body",
}


@dataclass(frozen=True)
class House:
    """One test's instance. ``officers`` and ``agencies``: key → id; ``seeds``: key → TOTP."""

    app: Flask
    config: Config
    officers: dict[str, str]
    agencies: dict[str, str]
    seeds: dict[str, str]

    def actor(self, key: str) -> Actor:
        """Officer ``key`` in their role, in a session named after them."""
        role, agency = OFFICERS[key]
        return Actor(
            officer=self.officers[key],
            role=role,
            agency=self.agencies[agency],
            strength="password+totp",
            session=f"session-{key}",
            request=uuid4().hex,
            address="127.0.0.1",
        )

    def entries(self, **asked: Any) -> list[Told]:
        """Entries of the log, newest first (see ``Ledger.entries``)."""
        ledger: Ledger = self.app.extensions["caseflow"][Log].ledger
        return ledger.entries(**{"limit": 1000, **asked})

    def close(self) -> None:
        """Let go of every store."""
        held = self.app.extensions["caseflow"]
        held[Log].close()
        held[Log].ledger.engine.dispose()
        held[KeyStore].engine.dispose()
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


@dataclass
class Template:
    """A furnished instance to clone from."""

    config: Config
    stores: Stores
    officers: dict[str, str]
    agencies: dict[str, str]
    seeds: dict[str, str]


def config_for(home: Path, stores: Stores) -> Config:
    """The settings of a test instance."""
    return Config(
        home=home,
        cases_url=stores.cases,
        audit_url=stores.audit,
        keys_url=stores.keys,
        cases_owner_url=stores.cases_owner,
        audit_owner_url=stores.audit_owner,
        keys_owner_url=stores.keys_owner,
        audit_writer=stores.audit_writer,
        passphrase_file=None,
        passphrase=PASSPHRASE,
        trusted_proxies=0,
        secure_cookies=False,
        testing=True,
    )


def furnish(home: Path, stores: Stores) -> Template:
    """Make an instance with all OFFICERS."""
    config = config_for(home, stores)
    with known():
        app = make(config, PASSPHRASE)
    agencies: dict[str, str] = {}
    officers: dict[str, str] = {}
    seeds: dict[str, str] = {}
    with app.app_context(), one_password():
        permit = system_permit()
        for key in AGENCIES:
            facts = {"agency_kind": KINDS[key], "name_vi": f"Cơ quan {key}", "province": "19"}
            agencies[key] = staff.add_agency(permit, facts)
        for key, (role, agency) in OFFICERS.items():
            new = NewOfficer(key.replace("_", "-"), f"Cán bộ {key}", agencies[agency])
            officers[key] = staff.add_officer(permit, new)
            staff.grant_role(permit, officers[key], role)
            seeds[key] = staff.enrol(permit, officers[key], PASSWORD)
    template = Template(config, stores, officers, agencies, seeds)
    House(app, config, officers, agencies, seeds).close()
    return template


@contextmanager
def cloned(template: Template, home: Path, server: Postgres | None) -> Iterator[House]:
    """A House of its own from ``template``."""
    if server is None:
        shutil.copytree(template.config.home, home, dirs_exist_ok=True)
        stores = sqlite_stores(home)
    else:
        home.mkdir(parents=True, exist_ok=True)
        shutil.copy(template.config.home / "checkpoint", home / "checkpoint")
        name = make_url(template.stores.cases).database or ""
        database = make_url(server.fresh_database(name))
        stores = replace(
            template.stores,
            **{
                f"{store}{suffix}": as_role(database, store, right)
                for store in ("cases", "audit", "keys")
                for suffix, right in (("", "writer"), ("_owner", "owner"))
            },
        )
    config = config_for(home, stores)
    with known():
        app = create_app(config)
    house = House(app, config, template.officers, template.agencies, template.seeds)
    try:
        yield house
    finally:
        house.close()
