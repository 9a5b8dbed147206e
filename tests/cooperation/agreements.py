"""Consents, hand-overs and referrals as the tests of cooperation make them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from caseflow.audit.recording import Change
from caseflow.case.access import Access, enter
from caseflow.case.acts import Act
from caseflow.clock import today
from caseflow.cooperation import consenting, handing_over
from caseflow.law.compartments import Compartment
from caseflow.sharing.consent import consents, fitting
from caseflow.sharing.handing import handover_waiting
from caseflow.sharing.records import REFERRAL
from caseflow.vault.reading import current
from tests.house import House
from tests.intake.arrivals import ago, do, inside


def days(count: int) -> str:
    """The date so many days from today."""
    return (today() + timedelta(days=count)).isoformat()


def consent(house: House, *recipients: str, **changes: Any) -> dict[str, Any]:
    """A whole answer to the question of consent."""
    return {
        "purpose": "legal_aid",
        "recipients": [house.agencies[key] for key in recipients],
        "compartments": ["identity", "legal"],
        "decision": "given",
        "form": "oral_witness",
        "witness_name": "Hà Thị Lan",
        "given_at": ago(minutes=3),
        "expires_on": days(180),
        "text_language": "vi",
    } | changes


def agree(access: Access, answers: dict[str, Any]) -> str:
    """Record a consent; its record id."""
    do(access, consenting.RECORD[0], answers)
    return consents(access.case)[-1].record


def hand_over(house: House, access: Access, to: str, **changes: Any) -> str:
    """Offer the case to ``to``; the record id."""
    told = {"to_agency": house.agencies[to], "handed_at": ago(minutes=4), "reason": "statutory"}
    do(access, handing_over.HAND_OVER, told | changes)
    row = handover_waiting(access.case)
    assert row is not None
    return row.record


def answer(house: House, key: str, code: str, record: str, **told: str) -> None:
    """Answer a hand-over as officer ``key``, before the case is in their scope."""
    acts: dict[str, Act] = {"supervisor": handing_over.ANSWER_FOR_AGENCY}
    act = acts.get(house.actor(key).role, handing_over.ANSWER)
    do(enter(house.actor(key), code), act, told or {"answer": "accepted"}, record)


def accepted(house: House, code: str) -> Access:
    """The case of ``code`` handed by the commune to the department, and accepted there."""
    record = hand_over(house, inside(house, "intake", code), "health")
    answer(house, "caseworker", code, record)
    return inside(house, "caseworker", code)


def refer(access: Access, agency: str, **changes: Any) -> str:
    """A referral to ``agency``; written here as the room of support writes it."""
    told = {
        "receiving_agency": agency,
        "reason": "LegalAssistance",
        "services_asked": ["legal_aid"],
        "compartments": ["identity", "legal"],
        "sent_on": days(0),
        "expires_on": days(90),
        "response": "waiting",
    }
    asked = frozenset(map(Compartment, (told | changes)["compartments"]))
    agreed = fitting(consents(access.case), agency, asked)
    told["consent"] = agreed.record if agreed else ""
    permit = access.permit_act("support", "refer", [REFERRAL])
    change = Change(permit, str(uuid4()), "support.refer")
    record = change.add(REFERRAL, told | changes)
    change.commit()
    return record


def referral(record: str) -> dict[str, Any]:
    """The clear facts of a referral."""
    [row] = current(REFERRAL, REFERRAL.parts[0].table.c.record_id == record)
    return dict(row.values)
