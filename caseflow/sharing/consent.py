"""What lets a recipient be told: the person's consent, or a ground recorded instead of it.

Consent is per purpose and recipient, expiring, withdrawn at once. A silent or undecided
person has not agreed; a withdrawn or expired consent is never usable again (Luật 91/2025
Đ4, 9). A ground (Đ19) counts from its approval until its last day or its end.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from caseflow.clock import now, today
from caseflow.law.compartments import Compartment
from caseflow.sharing.records import CONSENT, GROUND
from caseflow.sharing.rules import AGREED, LESS, REFUSED
from caseflow.vault.reading import Row, clear_rows

# Purposes for which a provider is told of a person, with the services each is for (codes of
# ``service_kind``; practice): whoever agreed to a doctor agreed to no lawyer. Working with
# investigators is none of them.
_MEETING = frozenset({"interpretation", "travel_fare", "travel_meals"})  # serves any of them
_LIVING = "temporary_stay meals daily_items"
SERVICES: Mapping[str, frozenset[str]] = {
    purpose: _MEETING.union(services.split())
    for purpose, services in {
        "health_care": "reception_health_check emergency_care treatment health_insurance",
        "counselling": "psychological_support",
        "legal_aid": "legal_aid legal_advice",
        "education_work": "schooling textbooks school_items vocational_training job_counselling "
        "loan",
        "protection": _LIVING,
        "return_to_country": _LIVING,
    }.items()
}
ANY_SERVICE = frozenset({"support", "referral"})


LONG_AGO = datetime.min.replace(tzinfo=UTC)


def alive(row: Row) -> bool:
    """Whether this consent or ground can be relied on now."""
    begun = row.kind is GROUND or row.values["given_at"] <= now()
    return unless_expired(row) and begun and row.values["expires_on"] >= today()


def unless_expired(row: Row) -> bool:
    """Whether it can be relied on as long as its dates last: it was agreed to, or approved,
    and has neither been taken back nor ended."""
    values = row.values
    if row.kind is GROUND:
        return values["approved_at"] is not None and values["ended_at"] is None
    agreed = values["decision"] in AGREED and values["withdrawn_at"] is None
    return agreed and values["expires_on"] is not None


def consents(case: str) -> list[Row]:
    """The current clear part of each consent of ``case``."""
    return clear_rows(CONSENT, case)


def grounds(case: str) -> list[Row]:
    """The current clear part of each ground recorded in ``case``."""
    return clear_rows(GROUND, case)


def bases(case: str) -> list[Row]:
    """Both: whatever a referral of ``case`` may rest on."""
    return [*consents(case), *grounds(case)]


def recipients(row: Row) -> frozenset[str]:
    """Whom a consent or a ground tells."""
    if row.kind is GROUND:
        return frozenset({row.values["recipient"]})
    return frozenset(row.values["recipients"] or ())


def covered(row: Row) -> frozenset[Compartment]:
    """What a consent or a ground lets them see."""
    return frozenset(Compartment(name) for name in row.values["compartments"] or ())


def fitting(
    rows: Sequence[Row], agency: str, asked: frozenset[Compartment], services: Collection[str] = ()
) -> Row | None:
    """What lets ``agency`` be told all that is ``asked`` for ``services``: a living consent given
    for these, of several the one that lasts longest; only without one a recorded ground."""
    able = serving(rows, agency, asked, frozenset(services))
    found = [row for row in able if _fits(row, agency, asked)]
    return max(found, key=lambda row: (row.kind is CONSENT, row.values["expires_on"]), default=None)


def agreed_otherwise(rows: Sequence[Row], agency: str, asked: frozenset[Compartment]) -> bool:
    """Whether a provider in ``agency`` may be told all that is ``asked``, if for something else."""
    told = [row for row in rows if row.kind is CONSENT and _for_services(row)]
    return any(_fits(row, agency, asked) for row in told)


def _for_services(consent: Row) -> bool:
    return consent.values["purpose"] in ANY_SERVICE | SERVICES.keys()


def uncovered(
    rows: Sequence[Row], agency: str, asked: frozenset[Compartment]
) -> frozenset[Compartment]:
    """What of ``asked`` stays uncovered by the consent or ground that covers most of it."""
    able = serving(rows, agency, asked)
    left = [asked - covered(row) for row in able if _fits(row, agency, frozenset())]
    return min(left, key=len, default=asked)


def _fits(row: Row, agency: str, asked: frozenset[Compartment]) -> bool:
    return alive(row) and agency in recipients(row) and asked <= covered(row)


def serving(
    rows: Sequence[Row],
    agency: str,
    asked: frozenset[Compartment],
    services: frozenset[str] = frozenset(),
) -> list[Row]:
    """Those of ``rows`` by which ``agency`` may be told what is ``asked`` for these services:
    grounds, consents for their purpose, and those for support at large. What is wider than what
    the person has since said no to, or yes to less, is none of them; that is a consent for
    support at large, and any consent where no service is named."""
    own = [row for row in rows if row.kind is CONSENT and agency in recipients(row)]
    noes = [at for row in own if _meets(row, services) if (at := said_no(row, asked))]
    last = max(noes, default=LONG_AGO)

    def serves(row: Row) -> bool:
        if row.kind is GROUND:
            return True
        purpose = row.values["purpose"]
        if (not services or purpose in ANY_SERVICE) and row.values["given_at"] <= last:
            return False
        told = SERVICES.get(purpose)
        return purpose in ANY_SERVICE or (told is not None and services <= told)

    return [row for row in rows if serves(row)]


def _meets(consent: Row, services: frozenset[str]) -> bool:
    """Whether a no to what this was asked for concerns these services."""
    purpose = consent.values["purpose"]
    theirs = SERVICES.get(purpose, frozenset()) - _MEETING
    return not services or purpose in ANY_SERVICE or bool(services & theirs)


def said_no(consent: Row, asked: frozenset[Compartment] | None = None) -> datetime | None:
    """When the person said no, or took their yes back; of a yes to less than is ``asked``, when
    they said that."""
    values = consent.values
    less = asked is not None and values["decision"] == LESS and not asked <= covered(consent)
    no = values["decision"] == REFUSED or (less and values["withdrawn_at"] is None)
    at: datetime | None = values["given_at" if no else "withdrawn_at"]
    return at


def opposed(case: str, agency: str) -> list[Row]:
    """Where the person said no to telling ``agency``, or took their yes back, the newest last:
    it stands beside whatever ground is recorded."""
    asked = [row for row in consents(case) if agency in recipients(row)]
    return [row for row in asked if said_no(row)]
