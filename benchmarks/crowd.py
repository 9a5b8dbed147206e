"""An instance with very many cases, the staff of a province and the three officers who ask, and
its copy elsewhere."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from flask import Flask
from sqlalchemy import Engine, inspect, select, table, text

from benchmarks.instance import PASSPHRASE, embedded
from benchmarks.population import Plan, populate
from caseflow.audit.recording import Change
from caseflow.audit.sequencer import Log
from caseflow.config import Config
from caseflow.db import db, make_engine
from caseflow.instance import make
from caseflow.policy import Actor, Role
from caseflow.staff import changes
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.rules import ConfirmationState, Status
from caseflow.stores import migrate
from caseflow.vault.keystore import KeyStore
from tests.postgres import Stores

COMMUNES, OF_EACH, COLLEAGUES = 100, 10, 60  # who else signs in: of a province, about so many
PASSWORD = "mật khẩu dài của cán bộ đo tốc độ 2026"
NOT_COPIED = {"alembic_version", "checkpoint_copy"}
RARE = "Quách Thị Xuyến"


@dataclass(frozen=True)
class Crowd:
    """``leader`` leads every case, ``partner``'s agency has a part in ``partners`` of them,
    ``worker`` works on ``own``, of which ``own_code`` is one. ``name`` is half of a name that
    one person has, whom all of them reach."""

    config: Config
    leader: Actor
    partner: Actor
    worker: Actor
    partners: int
    own: int
    own_code: str
    name: str = "xuyen quach"


def gathered(home: Path, cases: int) -> Crowd:
    """A new instance in ``home`` over SQLite with ``cases`` cases."""
    config = embedded(home)
    app = make(config, PASSPHRASE)
    partners, own = cases // 5, min(60, cases // 5)
    with app.app_context():
        health, police = _agency("health_department"), _agency("provincial_police")
        leader = _officer("leader", Role.SUPERVISOR, health)
        partner = _officer("partner", Role.SUPERVISOR, police)
        worker = _officer("worker", Role.CASEWORKER, health)
        _staff(health, Role.CASEWORKER, COLLEAGUES)
        for number in range(COMMUNES):
            commune = _agency("commune_committee", str(number))
            _staff(commune, Role.INTAKE_OFFICER, OF_EACH)
        plan = Plan(leader, cases, police, partners, worker.officer, own, RARE)
        codes = populate(plan)
    let_go(app)
    return Crowd(config, leader, partner, worker, partners, own, codes[0])


def _agency(kind: str, number: str = "") -> str:
    facts = {"agency_kind": kind, "name_vi": f"Cơ quan {kind} {number}", "province": "19"}
    return staff.add_agency(system_permit(), facts)


def _staff(agency: str, role: Role, count: int) -> None:
    change = Change(system_permit(), uuid4().hex, "staff")
    for _ in range(count):
        new = NewOfficer(f"o{uuid4().hex}", "Cán bộ", agency)
        officer = changes.add_officer(change, new, Status.ACTIVE)
        changes.grant(change, officer, role)
        changes.set_confirmation(change, officer, ConfirmationState.CONFIRMED, "console")
    change.commit()


def _officer(name: str, role: Role, agency: str) -> Actor:
    permit = system_permit()
    officer = staff.add_officer(permit, NewOfficer(name, f"Cán bộ {name}", agency))
    staff.grant_role(permit, officer, role)
    staff.enrol(permit, officer, PASSWORD)
    return Actor(officer, role, agency, "password+totp", "bench", uuid4().hex, "127.0.0.1")


def copied(config: Config, stores: Stores, home: Path) -> Config:
    """The same cases and keys copied into ``stores``, over a log that begins anew, for a log
    takes no copies; its settings."""
    home.mkdir()
    there = replace(
        config, home=home, cases_url=stores.cases, audit_url=stores.audit, keys_url=stores.keys,
        cases_owner_url=stores.cases_owner, audit_owner_url=stores.audit_owner,
        keys_owner_url=stores.keys_owner, audit_writer=stores.audit_writer,
    )  # fmt: skip
    migrate(there)
    for store in ("cases", "keys"):
        source = make_engine(getattr(config, f"{store}_url"))
        _copy(source, make_engine(getattr(there, f"{store}_owner_url")))
    return there


def _copy(source: Engine, target: Engine) -> None:
    names = [name for name in inspect(source).get_table_names() if name not in NOT_COPIED]
    for name in names:
        with source.connect() as reader, target.begin() as writer:
            found = reader.execute(select(text("*")).select_from(table(name)))
            columns = ", ".join(f'"{column}"' for column in tuple(found.keys()))
            cursor = writer.connection.cursor()
            with cursor.copy(f'COPY "{name}" ({columns}) FROM STDIN') as copy:
                for row in found:
                    copy.write_row(row)
    with target.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))  # as its own housekeeping does in a while
    source.dispose()
    target.dispose()


def let_go(app: Flask) -> None:
    """Close every store of ``app``."""
    held = app.extensions["caseflow"]
    held[Log].close()
    held[Log].ledger.engine.dispose()
    held[KeyStore].engine.dispose()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
