"""The cast of the demonstration played by the officers of the tests' house, and what a story
asks of the house at each step: what runs, who owes what, who sees the person, who does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from caseflow.case.access import enter
from caseflow.case.rules import Stage
from caseflow.case.sections import Deadline, Sections
from caseflow.case.state import CaseState, find_code, load
from caseflow.clock import VIETNAM, today
from caseflow.db import current
from caseflow.demo import staffing
from caseflow.demo.telling import Cast, Told
from caseflow.duties.clocks import clocks
from caseflow.duties.deadlines import deadline_of
from caseflow.duties.home import home
from caseflow.duties.items import Item
from caseflow.duties.tasks import open_tasks
from caseflow.errors import NotThere
from caseflow.policy import Actor, Role
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.support.entitling import shown
from tests.house import House, Template, cloned, furnish
from tests.postgres import Postgres, sqlite_stores

# Name in the demonstration → who plays it in the house.
PLAYED_BY = {
    "hoa.xa": "intake", "minh.phuong": "intake_2", "lan.soyte": "caseworker",
    "duc.soyte": "caseworker_2", "mai.tamly": "counsellor", "ha.soyte": "supervisor",
    "tuan.congan": "police", "son.congan": "police_2", "hung.congan": "decider",
    "binh.congan": "police_supervisor", "yen.baove": "protection", "thao.tgpl": "provider",
    "nga.phunu": "provider_2", "huong.hanoi": "other_caseworker",
}  # fmt: skip
STANDS_FOR = {
    "tn-health": "health", "tn-police": "police", "tn-legal-aid": "legal_aid",
    "tn-womens-union": "women", "hn-health": "health_2", "border-guard": "border",
}  # fmt: skip
# Bodies the house lacks: name → kind, and who works there: name → role, body.
ABROAD = {"mission-cn": "mission", "hotline-111": "hotline"}
GUESTS = {
    "vinh.laocai": (Role.POLICE_OFFICER, "border"),
    "thu.lanhsu": (Role.CASEWORKER, "mission-cn"),
}
ALL = (*PLAYED_BY, *GUESTS)


@dataclass(frozen=True)
class Troupe(Cast):
    """The cast in a house. ``officers`` and ``bodies``: name in the story → id."""

    house: House | None = None
    bodies: dict[str, str] | None = None

    def actor(self, name: str) -> Actor:
        assert self.house
        return self.house.actor(PLAYED_BY[name]) if name in PLAYED_BY else super().actor(name)

    def agency(self, law_id: str) -> str:
        assert self.bodies
        return self.bodies[law_id]


def troupe_in(house: House) -> Troupe:
    """The whole cast, with the bodies and officers that the house lacks."""
    permit = system_permit()
    bodies = {name: house.agencies[key] for name, key in STANDS_FOR.items()} | house.agencies
    for name, kind in ABROAD.items():
        facts = {"agency_kind": kind, "name_vi": f"Cơ quan {name}", "province": "01"}
        bodies[name] = staff.add_agency(permit, facts)
    officers = {name: house.officers[key] for name, key in PLAYED_BY.items()}
    for name, (role, body) in GUESTS.items():
        officers[name] = staff.add_officer(permit, NewOfficer(name, name, bodies[body]))
        staff.grant_role(permit, officers[name], role)
        staff.enrol(permit, officers[name], staffing.PASSWORD)
    return Troupe(officers, house=house, bodies=bodies)


@contextmanager
def playing(
    kind: str, templates: dict[str, Template], server: Postgres | None, home: Path
) -> Iterator[Troupe]:
    """The cast in one house for all stories of a module, on database ``kind``."""
    if kind not in templates:
        first = home / "template"
        first.mkdir(parents=True)
        stores = server.fresh_stores() if server else sqlite_stores(first)
        templates[kind] = furnish(first, stores)
    with cloned(templates[kind], home / "home", server) as house, house.app.app_context():
        yield troupe_in(house)


def state(told: Told) -> CaseState:
    """What stands about the case in clear."""
    found = load(find_code(told.code) or "")
    assert found
    return found


def running(told: Told) -> dict[str, Deadline]:
    """The clocks that run, by their names in the law tables."""
    found = clocks([state(told).id]).get(state(told).id, [])
    return {str(c.row.values["clock"]): deadline_of(c) for c in found if not c.stopped}


def due_in(deadline: Deadline) -> int:
    """Days from today to the day on which it is due, in Việt Nam."""
    return int((deadline.due_at.astimezone(VIETNAM).date() - today()) / timedelta(days=1))


def owes(told: Told, name: str) -> set[str]:
    """The tasks about this person on the first page of officer ``name``."""
    return {str(i.row.values["kind"]) for i in _items(told, name) if i.kind == "task"}


def put_to(told: Told, name: str) -> set[str]:
    """What else about this person waits for officer ``name``: approvals, hand-overs …"""
    return {str(each.kind) for each in _items(told, name)} - {"task", "clock"}


def _items(told: Told, name: str) -> list[Item]:
    groups = home(told.cast.actor(name)).groups.values()
    return [each for group in groups for each in group if each.state.code == told.code]


def owed(told: Told) -> set[str]:
    """Every open task of the case, whoever owes it."""
    return {str(r.values["kind"]) for r in open_tasks([state(told).id]).get(state(told).id, [])}


def offered(told: Told, name: str) -> set[str]:
    """The acts about the case that its page offers to officer ``name`` now."""
    access = told.at(name)
    return {a.slug for a in current(Sections).acts() if a.target is None and a.open_to(access)}


def letters(told: Told, name: str = "lan.soyte") -> dict[str, str]:
    """What the law gives now, as the caseworker's page shows it: regime → answer."""
    return {line.regime: str(line.eligibility) for line in shown(told.at(name)).computed()}


def given_plainly(told: Told, name: str = "lan.soyte") -> str:
    """The letters the law gives without further question, in its order."""
    return " ".join(r for r, answer in letters(told, name).items() if answer == "eligible")


def seen_by(told: Told) -> set[str]:
    """Those for whom the case exists; for all others it is as if it had never been."""
    found = set()
    for name in ALL:
        try:
            enter(told.cast.actor(name), told.code)
        except NotThere:
            continue
        found.add(name)
    return found


def ended_as(told: Told, outcome: str, status: str = "Closed") -> None:
    """The case has its outcome, nothing runs and nobody owes anything."""
    stands = state(told)
    assert (stands.outcome_of(Stage.SUPPORT), stands.facts["status"]) == (outcome, status)
    assert not running(told)
    assert owed(told) <= ({"follow_up"} if status == "FollowUp" else set())


both = pytest.mark.parametrize("cast", ["sqlite", "postgresql"], indirect=True, scope="module")
