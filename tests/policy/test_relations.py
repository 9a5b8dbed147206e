"""Role × relation × compartment × stage and act, from real records of two cases to the permit,
against our own tables; each refusal has its entry."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.case.access import Access, enter
from caseflow.case.opening import begin
from caseflow.case.opening import open_case as open_new
from caseflow.case.rules import Stage
from caseflow.case.state import load
from caseflow.clock import now, today
from caseflow.errors import Denied, NotThere
from caseflow.law.compartments import Compartment
from caseflow.policy import CASE_ROLES, Actor, Purpose, Role, Standing, permit_case
from caseflow.sharing.participation import STATUTORY_REACH, Capacity, assign, join
from caseflow.sharing.records import BAR, CONSENT, REFERRAL
from caseflow.staff import roster
from caseflow.staff.bootstrap import staff_permit
from tests.house import House
from tests.policy.cases import expected
from tests.policy.test_access_matrix import shown_right
from tests.policy.test_acts_matrix import ANSWERS

FIRST, SECOND = "first", "second"  # the second is led by an agency that has ended
# Relation → the case, and an agency that stands to it so.
RELATIONS: Mapping[str, tuple[str, str]] = {
    "lead": (FIRST, "health"), "statutory": (FIRST, "police"), "referred": (FIRST, "legal_aid"),
    "expired": (FIRST, "border"), "other": (FIRST, "women"), "barred": (FIRST, "health"),
    "dissolved": (SECOND, "commune"), "successor": (SECOND, "health_2"),
}  # fmt: skip
INSIDE = {(line["relation"], line["role"]): line for line in expected("expected_relations.csv")}
ACTS = {(line["stage"], line["act"], line["role"]) for line in expected("expected_acts.csv")}
YESTERDAY, LATER = today() - timedelta(days=1), today() + timedelta(days=30)
AGREED = [Compartment.IDENTITY, Compartment.CONTACT, Compartment.HEALTH]


@dataclass(frozen=True)
class Scene:
    """The two cases, and in every relation an officer of every role who works on them."""

    house: House
    codes: Mapping[str, str]

    def actor(self, role: Role, relation: str) -> Actor:
        return actor(self.house, role, relation)

    def access(self, role: Role, relation: str) -> Access:
        return enter(self.actor(role, relation), self.codes[RELATIONS[relation][0]])


def actor(house: House, role: Role, relation: str) -> Actor:
    agency = house.agencies[RELATIONS[relation][1]]
    named = replace(house.actor("caseworker"), officer=f"{relation}-{role}", agency=agency)
    return replace(named, role=role, session=f"{relation}-{role}")


def case_of(house: House, name: str, lead: str) -> str:
    """A case that ``lead`` took in, with everybody of each relation to it at work; its code."""
    change = begin(actor(house, Role.CASEWORKER, lead), ("intake", "record"), str(uuid4()))
    open_new(
        change, Stage.INTAKE, legal_status="received", birth_date=None,
        occurred_at=now(), ground="Đ27",
    )  # fmt: skip
    for relation, (where, agency) in RELATIONS.items():
        if where != name:
            continue
        for role in CASE_ROLES:
            for capacity in (Capacity.RESPONSIBLE, Capacity.TAKES_PART, Capacity.APPROVER):
                assign(change, f"{relation}-{role}", capacity)
            if relation == "barred":
                change.add(BAR, {"barred_officer": f"barred-{role}", "ground": "relative"})
        if relation in ("referred", "dissolved"):
            referred(change, house.agencies[agency], LATER.isoformat())
    if name == FIRST:
        join(change, house.agencies["police"], Standing.STATUTORY, "Đ27", STATUTORY_REACH)
        border, until = house.agencies["border"], YESTERDAY.isoformat()
        join(change, border, Standing.STATUTORY, "Đ27", STATUTORY_REACH, until)
        referred(change, border, until)
    change.commit()
    state = load(change.permit.case or "")
    assert state
    return state.code


def referred(change: Change, agency: str, until: str) -> None:
    """An accepted referral to ``agency`` by the person's consent."""
    agreed = {
        "decision": "given", "given_at": now().isoformat(), "expires_on": LATER.isoformat(),
        "compartments": AGREED, "recipients": [agency],
    }  # fmt: skip
    told = {
        "receiving_agency": agency, "compartments": AGREED, "sent_on": today().isoformat(),
        "expires_on": until, "response": "accepted", "consent": change.add(CONSENT, agreed),
    }  # fmt: skip
    change.add(REFERRAL, told)


@pytest.fixture
def scene(house: House) -> Scene:
    codes = {FIRST: case_of(house, FIRST, "lead"), SECOND: case_of(house, SECOND, "dissolved")}
    change = Change(staff_permit(house.actor("admin")), uuid4().hex, "decide_end_agency")
    ended = {"valid_until": YESTERDAY.isoformat(), "successor": house.agencies["health_2"]}
    change.revise(roster.agency_row(house.agencies["commune"]), ended)
    change.commit()
    return Scene(house, codes)


def refusals(house: House) -> Counter[tuple[str, str]]:
    """The entries of refusals: who, by which rule."""
    told = house.entries(event=Event.ACCESS_REFUSED, limit=10_000)
    return Counter((str(t.facts["actor"]["officer"]), str(t.facts["rule"])) for t in told)


def test_every_role_in_every_relation(scene: Scene) -> None:
    owed: Counter[tuple[str, str]] = Counter()
    for relation, role in product(RELATIONS, Role):
        line = INSIDE.get((relation, role))
        if line is None:
            with pytest.raises(NotThere):
                scene.access(role, relation)
            owed[f"{relation}-{role}", "case.out_of_scope"] += 1
        else:
            access = scene.access(role, relation)
            reached(access, line)
            stage, act = acted(access, relation, role)
            owed[f"{relation}-{role}", f"{stage}.{act.replace(' ', '_')}"] += 1
    assert refusals(scene.house) == owed
    assert owed.total() == len(RELATIONS) * len(Role) == 88


def reached(access: Access, line: Mapping[str, str]) -> None:
    """Every compartment as the table says."""
    permit = permit_case(access.facts, Purpose.SUPPORT)
    for compartment in Compartment:
        found = shown_right(permit, compartment, access.actor.officer)
        assert found == line[compartment], f"{access.actor.officer} {compartment}"


def acted(access: Access, relation: str, role: Role) -> tuple[str, str]:
    """Every act of every stage as the table says (nothing waits for an answer here); one that
    is not theirs is tried, and which."""
    refused = []
    for stage, act in sorted({(stage, act) for stage, act, _ in ACTS}):
        allowed = (stage, act, role) in ACTS and act not in ANSWERS
        assert access.may_act(stage, act) == allowed, f"{relation} {role} {stage} {act}"
        refused += [] if allowed else [(stage, act)]
    with pytest.raises(Denied):
        access.permit_act(*refused[0])
    return refused[0]
