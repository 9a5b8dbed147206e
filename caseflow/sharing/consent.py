"""Consent as it stands: per purpose and recipient, expiring, withdrawn at once.

A silent or undecided person has not agreed; a withdrawn or expired consent is never
usable again (Luật 91/2025 Đ4, 9).
"""

from collections.abc import Iterable

from caseflow.clock import now, today
from caseflow.law.compartments import Compartment
from caseflow.sharing.records import CONSENT
from caseflow.sharing.rules import AGREED
from caseflow.vault.reading import Row, clear_rows

# Purposes for which a provider is told of a person; working with investigators is none.
FOR_SERVICES = frozenset(
    {
        *("support", "referral", "health_care", "counselling", "legal_aid", "protection"),
        *("education_work", "return_to_country"),
    }
)


def alive(row: Row) -> bool:
    """Whether this consent can be relied on now."""
    values = row.values
    return (
        values["decision"] in AGREED
        and values["withdrawn_at"] is None
        and values["expires_on"] is not None
        and values["expires_on"] >= today()
        and values["given_at"] <= now()
    )


def consents(case: str) -> list[Row]:
    """The current clear part of each consent of ``case``."""
    return clear_rows(CONSENT, case)


def fitting(rows: Iterable[Row], agency: str, asked: frozenset[Compartment]) -> Row | None:
    """The living consent, given for a service, by which ``agency`` may be told all that is
    ``asked``; of several the one that lasts longest."""
    found = [row for row in rows if _fits(row, agency, asked)]
    return max(found, key=lambda row: row.values["expires_on"], default=None)


def _fits(row: Row, agency: str, asked: frozenset[Compartment]) -> bool:
    return (
        alive(row)
        and row.values["purpose"] in FOR_SERVICES
        and agency in (row.values["recipients"] or [])
        and asked <= {Compartment(name) for name in row.values["compartments"] or []}
    )
