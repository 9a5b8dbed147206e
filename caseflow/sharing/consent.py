"""Consent as it stands: per purpose and recipient, expiring, withdrawn at once.

A silent or undecided person has not agreed; a withdrawn or expired consent is never
usable again (Luật 91/2025 Đ4, 9).
"""

from collections.abc import Iterable

from caseflow.clock import now, today
from caseflow.law.compartments import Compartment
from caseflow.sharing.records import CONSENT
from caseflow.vault.reading import Row, of_case

AGREED = frozenset({"given", "given_in_part"})
PART = CONSENT.part_of("decision")


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
    return [row for row in of_case([CONSENT], case) if row.part is PART]


def covered(rows: Iterable[Row], agency: str) -> frozenset[Compartment]:
    """The compartments which living consents among ``rows`` let ``agency`` see."""
    return frozenset(
        Compartment(name)
        for row in rows
        if alive(row) and agency in (row.values["recipients"] or [])
        for name in row.values["compartments"] or []
    )
