"""What waits for another agency's answer: hand-overs and referrals addressed to it."""

from collections.abc import Sequence

from caseflow.clock import today
from caseflow.sharing.records import HANDOVER, REFERRAL
from caseflow.vault.reading import Row, current, of_cases

WAITING, ACCEPTED, REFUSED, WITHDRAWN = "waiting", "accepted", "refused", "withdrawn"
HANDOVER_PART, REFERRAL_PART = HANDOVER.parts[0], REFERRAL.parts[0]


def handover_waits(row: Row) -> bool:
    """Whether this hand-over has no answer yet."""
    return bool(row.values["answer"] == WAITING)


def referral_waits(row: Row) -> bool:
    """Whether this referral has no answer yet and has not expired."""
    return bool(row.values["response"] == WAITING and row.values["expires_on"] >= today())


def waiting_handovers(agency: str) -> list[Row]:
    """Hand-overs that wait for ``agency``."""
    table = HANDOVER_PART.table
    rows = current(HANDOVER, table.c.to_agency == agency, table.c.answer == WAITING)
    return [row for row in rows if handover_waits(row)]


def handover_waiting(case: str) -> Row | None:
    """The hand-over of ``case`` that waits for an answer, if any."""
    table = HANDOVER_PART.table
    rows = current(HANDOVER, table.c.case_id == case, table.c.answer == WAITING)
    return rows[0] if rows else None


def waiting_referrals(agency: str) -> list[Row]:
    """Referrals that wait for ``agency``."""
    table = REFERRAL_PART.table
    rows = current(REFERRAL, table.c.receiving_agency == agency, table.c.response == WAITING)
    return [row for row in rows if referral_waits(row)]


def addressed_to(agency: str, cases: Sequence[str]) -> dict[str, frozenset[tuple[str, str]]]:
    """What of ``cases`` waits for ``agency``: case → {(kind, record)}, kind "handover" or
    "referral"."""
    found: dict[str, set[tuple[str, str]]] = {}
    for case, rows in of_cases(HANDOVER, cases).items():
        waiting = (r for r in rows if handover_waits(r) and r.values["to_agency"] == agency)
        found.setdefault(case, set()).update(("handover", row.record) for row in waiting)
    for case, rows in of_cases(REFERRAL, cases).items():
        waiting = (r for r in rows if referral_waits(r) and _receives(r, agency))
        found.setdefault(case, set()).update(("referral", row.record) for row in waiting)
    return {case: frozenset(kinds) for case, kinds in found.items() if kinds}


def handed_to(agency: str, cases: Sequence[str]) -> dict[str, frozenset[str]]:
    """The records by which ``agency`` was told of cases, or told others: the referrals to
    it that are in force, and the hand-overs it gave or is asked to take."""
    found: dict[str, set[str]] = {}
    for case, rows in of_cases(REFERRAL, cases).items():
        found.setdefault(case, set()).update(r.record for r in rows if _in_force(r, agency))
    for case, rows in of_cases(HANDOVER, cases).items():
        found.setdefault(case, set()).update(r.record for r in rows if _concerns(r, agency))
    return {case: frozenset(records) for case, records in found.items()}


def _in_force(row: Row, agency: str) -> bool:
    answered = row.values["response"] in (WAITING, ACCEPTED)
    return _receives(row, agency) and answered and bool(row.values["expires_on"] >= today())


def _concerns(row: Row, agency: str) -> bool:
    asked = row.values["to_agency"] == agency and handover_waits(row)
    return asked or bool(row.values["from_agency"] == agency)


def _receives(row: Row, agency: str) -> bool:
    return bool(row.values["receiving_agency"] == agency)
