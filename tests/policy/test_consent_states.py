"""What a referred provider sees under each state of consent, from real records to the permit."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.case.facts import gather
from caseflow.case.opening import begin
from caseflow.case.opening import open_case as open_new
from caseflow.case.rules import Stage
from caseflow.clock import now, today
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose, in_scope, permit_case, permit_opening
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.vault.reading import of_case
from tests.house import House

NAMED = (Compartment.IDENTITY, Compartment.HEALTH)
WHOLE = {
    "decision": "given",
    "given_at": (now() - timedelta(days=3)).isoformat(),
    "expires_on": (today() + timedelta(days=30)).isoformat(),
    "compartments": [*NAMED],
}
YESTERDAY, TODAY = (today() - timedelta(days=1)).isoformat(), today().isoformat()
OTHER = "an agency that is somebody else"
STATES: Mapping[str, tuple[Mapping[str, Any] | None, frozenset[Compartment]]] = {
    "given": ({}, frozenset(NAMED)),
    "given in part": (
        {"decision": "given_in_part", "compartments": [Compartment.IDENTITY]},
        frozenset({Compartment.IDENTITY}),
    ),
    "expires today": ({"expires_on": TODAY}, frozenset(NAMED)),
    "refused": ({"decision": "refused"}, frozenset()),
    "undecided": ({"decision": "undecided"}, frozenset()),
    "expired": ({"expires_on": YESTERDAY}, frozenset()),
    "without an end": ({"expires_on": None}, frozenset()),
    "withdrawn": ({"withdrawn_at": now().isoformat()}, frozenset()),
    "not yet": ({"given_at": (now() + timedelta(days=1)).isoformat()}, frozenset()),
    "for another agency": ({"recipients": [OTHER]}, frozenset()),
    "for nobody": ({"recipients": None}, frozenset()),
    "of nothing": ({"compartments": None}, frozenset()),
    "never asked": (None, frozenset()),
}


def case_with(house: House, consent: Mapping[str, Any] | None, until: str | None = None) -> str:
    """The id of a case referred to the legal-aid centre under ``consent``."""
    change = begin(house.actor("intake"), ("intake", "record"), str(uuid4()))
    open_new(
        change, Stage.INTAKE, legal_status="received", birth_date=None,
        occurred_at=now(), ground="Đ27",
    )  # fmt: skip
    add_referral(change, house, consent, until)
    change.commit()
    return change.permit.case or ""


def add_referral(
    change: Change, house: House, consent: Mapping[str, Any] | None, until: str | None = None
) -> None:
    """An accepted referral to the legal-aid centre that rests on ``consent``."""
    agency, record = house.agencies["legal_aid"], ""
    if consent is not None:
        answers = WHOLE | {"recipients": [agency]} | dict(consent)
        kept = {name: value for name, value in answers.items() if value is not None}
        record = change.add(CONSENT, kept)
    change.add(
        REFERRAL,
        {
            "receiving_agency": agency,
            "compartments": [*NAMED],
            "sent_on": TODAY,
            "expires_on": until or (today() + timedelta(days=30)).isoformat(),
            "response": "accepted",
            "consent": record,
        },
    )


def change_of(house: House, case: str) -> Change:
    """One more change in ``case``."""
    permit = permit_opening(house.actor("intake"), case, "intake", "record")
    assert permit is not None
    return Change(permit, str(uuid4()), "test.change")


def named_reads(house: House, case: str) -> frozenset[Compartment] | None:
    """What the provider may read of everybody's rows; ``None`` out of scope."""
    facts = gather(house.actor("provider"), [case])[case]
    permit = permit_case(facts, Purpose.REFERRED_SERVICE)
    assert (permit is None) == (in_scope(facts) is None)
    if permit is None:
        return None
    return frozenset(c for c in Compartment if permit.may_read(c, "somebody", "record"))


@pytest.mark.parametrize("state", STATES)
def test_a_state_of_consent(house: House, state: str) -> None:
    consent, reads = STATES[state]
    seen = named_reads(house, case_with(house, consent))
    assert (seen or frozenset()) == reads
    assert (seen is not None) == bool(reads), "without consent there is no case"


def test_withdrawal_ends_it_at_once(house: House) -> None:
    case = case_with(house, {})
    assert named_reads(house, case)
    change = change_of(house, case)
    rows = [row for row in of_case([CONSENT], case) if row.part.compartment is None]
    change.revise(rows, {"withdrawn_at": now().isoformat()})
    change.commit()
    assert named_reads(house, case) is None


def test_the_end_of_the_referral_ends_it(house: House) -> None:
    assert named_reads(house, case_with(house, {}, YESTERDAY)) is None
    assert named_reads(house, case_with(house, {}, TODAY)) == frozenset(NAMED)


def test_a_consent_for_something_else_lends_nothing(house: House) -> None:
    case = case_with(house, {"withdrawn_at": now().isoformat()})
    change = change_of(house, case)
    agency = {"recipients": [house.agencies["legal_aid"]], "purpose": "investigation"}
    change.add(CONSENT, WHOLE | agency)
    change.commit()
    assert named_reads(house, case) is None


def test_two_consents_add_up_and_each_ends_alone(house: House) -> None:
    case = case_with(house, {"compartments": [Compartment.IDENTITY]})
    change = change_of(house, case)
    add_referral(change, house, {"compartments": [Compartment.HEALTH]})
    add_referral(change, house, {"compartments": [Compartment.CONTACT], "expires_on": YESTERDAY})
    change.commit()
    assert named_reads(house, case) == frozenset(NAMED)
