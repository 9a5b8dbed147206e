"""What lets a recipient be told: the person's consent, or a ground recorded instead of it.

Consent is per purpose and recipient, expiring, withdrawn at once. A silent or undecided
person has not agreed; a withdrawn or expired consent is never usable again (Luật 91/2025
Đ4, 9). A ground (Đ19) counts from its approval until its last day or its end.
"""

from collections.abc import Iterable

from caseflow.clock import now, today
from caseflow.law.compartments import Compartment
from caseflow.sharing.records import CONSENT, GROUND
from caseflow.sharing.rules import AGREED, REFUSED
from caseflow.vault.reading import Row, clear_rows

# Purposes for which a provider is told of a person; working with investigators is none.
FOR_SERVICES = frozenset(
    {
        *("support", "referral", "health_care", "counselling", "legal_aid", "protection"),
        *("education_work", "return_to_country"),
    }
)


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


def fitting(rows: Iterable[Row], agency: str, asked: frozenset[Compartment]) -> Row | None:
    """What lets ``agency`` be told all that is ``asked``: a living consent given for a
    service, of several the one that lasts longest; only without one a recorded ground."""
    found = [row for row in rows if _fits(row, agency, asked)]
    return max(found, key=lambda row: (row.kind is CONSENT, row.values["expires_on"]), default=None)


def uncovered(
    rows: Iterable[Row], agency: str, asked: frozenset[Compartment]
) -> frozenset[Compartment]:
    """What of ``asked`` stays uncovered by the consent or ground that covers most of it."""
    left = [asked - covered(row) for row in rows if _fits(row, agency, frozenset())]
    return min(left, key=len, default=asked)


def _fits(row: Row, agency: str, asked: frozenset[Compartment]) -> bool:
    serves = row.kind is GROUND or row.values["purpose"] in FOR_SERVICES
    return alive(row) and serves and agency in recipients(row) and asked <= covered(row)


def opposed(case: str, agency: str) -> list[Row]:
    """Where the person said no to telling ``agency``, the newest last: it stands beside
    whatever ground is recorded."""
    asked = [row for row in consents(case) if agency in recipients(row)]
    return [row for row in asked if row.values["decision"] == REFUSED]
