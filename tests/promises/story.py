"""A case in which every sealed field of every kind of record holds a marker, recorded for
real: each compartment has a marker of its own, so that a page tells what it showed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from caseflow.audit.recording import Change
from caseflow.case.opening import begin
from caseflow.case.opening import open_case as open_new
from caseflow.case.rules import Stage
from caseflow.case.search import search
from caseflow.clock import now, today
from caseflow.db import current
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.law.fields import Field
from caseflow.policy import Standing
from caseflow.sharing.participation import LEAD_REACH, STATUTORY_REACH, Capacity, assign, join
from caseflow.vault.record import KINDS, RecordKind
from tests.house import House

AUTHOR = "intake_2"  # whoever wrote it all; the other officers own no row
A_DAY, A_NUMBER = "1913-11-17", 918_273_645_546
CONSENTED = (Compartment.IDENTITY, Compartment.CONTACT)
WORKING = ("caseworker", "counsellor", "police", "protection")


@dataclass
class Story:
    """The case: its code, the records by kind, and the marker of each compartment."""

    code: str
    case: str
    mark: str
    agency: str
    other_officer: str
    request: str = "0" * 32
    result: str = "0" * 32
    records: dict[str, str] = field(default_factory=dict)

    def marker(self, compartment: Compartment) -> str:
        """What every sealed field of ``compartment`` holds."""
        return f"{self.mark}x{compartment.value}x"

    def seen(self, text: str) -> set[Compartment]:
        """The compartments whose marker stands in ``text``."""
        lowered = text.lower()
        return {c for c in Compartment if self.marker(c).lower() in lowered}

    @property
    def traces(self) -> tuple[bytes, ...]:
        """What must stand nowhere in clear, as bytes of a file."""
        return (self.mark.encode(), A_DAY.encode(), str(A_NUMBER).encode())


def marked_kinds() -> list[RecordKind]:
    """Every kind registered that holds something sealed."""
    return [kind for kind in KINDS.values() if any(p.compartment for p in kind.parts)]


def tell(house: House) -> Story:
    """Record one case with everything in it; the health department leads, the police take
    part by statute, a legal-aid centre was sent a referral that consent covers."""
    key = str(uuid4())
    change = begin(house.actor(AUTHOR), ("intake", "record"), key)
    code = open_new(
        change, Stage.INTAKE, legal_status="in_process", birth_date=None,
        occurred_at=now(), ground="Đ27",
    )  # fmt: skip
    story = Story(
        code, change.permit.case or "", f"canary{uuid4().hex[:12]}", house.agencies["health"],
        house.officers["caseworker"], records={k.name: uuid4().hex for k in marked_kinds()},
    )  # fmt: skip
    _share(house, change)
    for kind in marked_kinds():
        change.add(kind, answers(house, story, kind), record=story.records[kind.name])
    change.commit()
    story.result = search(house.actor("caseworker"), story.code)
    return story


def _share(house: House, change: Change) -> None:
    join(change, house.agencies["health"], Standing.LEAD, "Đ27", LEAD_REACH)
    join(change, house.agencies["police"], Standing.STATUTORY, "Đ27", STATUTORY_REACH)
    join(change, house.agencies["legal_aid"], Standing.REFERRAL, "consent", CONSENTED)
    for key in WORKING:
        assign(change, house.officers[key], Capacity.TAKES_PART)
    assign(change, house.officers["decider"], Capacity.APPROVER)


def answers(house: House, story: Story, kind: RecordKind) -> dict[str, Any]:
    """An answer to every field of ``kind``: markers where it is sealed."""
    given = {f.name: _answer(house, story, f) for f in kind.spec.fields}
    given |= _deciding(house, story).get(kind.name, {})
    return {name: value for name, value in given.items() if value is not None}


def _answer(house: House, story: Story, each: Field) -> Any:
    if each.held is None:
        return _clear(house, each)
    marker = story.marker(each.held)
    kinds: Mapping[str, Any] = {
        "date": A_DAY,
        "date_partial": A_DAY,
        "datetime": f"{A_DAY}T03:04:05+00:00",
        "integer": A_NUMBER,
        "money": A_NUMBER,
        "multi_choice": [marker],
        "address": {"line": marker},
    }
    return kinds.get(each.type, marker)


def _clear(house: House, each: Field) -> Any:
    """Something that may stand in a clear field."""
    if each.type in ("choice", "yes_no_unknown", "multi_choice"):
        code = current(LawBook).choices(each)[0].code
        return [code] if each.type == "multi_choice" else code
    kinds: Mapping[str, Any] = {
        "date": today().isoformat(),
        "date_partial": today().isoformat(),
        "datetime": now().isoformat(),
        "integer": 1,
        "money": 1,
        "agency": house.agencies["health"],
        "officer": house.officers["decider"],
    }
    return kinds.get(each.type, "clear")


def _deciding(house: House, story: Story) -> Mapping[str, Mapping[str, Any]]:
    """Clear answers that decide who sees what, as they stand in a case under way."""
    later = (today() + timedelta(days=60)).isoformat()
    provider = house.agencies["legal_aid"]
    return {
        "consent": {
            "decision": "given", "given_at": now().isoformat(), "withdrawn_at": None,
            "purpose": "referral",
            "expires_on": later, "recipients": [provider], "compartments": [*CONSENTED],
        },
        "referral": {
            "receiving_agency": provider, "response": "accepted", "expires_on": later,
            "compartments": [*CONSENTED], "consent": story.records["consent"],
        },
        "referral_feedback": {"referral": story.records["referral"]},
        "handover": {
            "from_agency": house.agencies["commune"], "to_agency": house.agencies["health"],
            "answer": "accepted",
        },
        "approval": {
            "subject": "identification", "approver": house.officers["decider"],
            "requester": house.officers["police"], "decision": None, "decided_at": None,
            "subject_record": story.records["identification_proposal"],
        },
    }  # fmt: skip
