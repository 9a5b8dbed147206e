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
    return row.values["response"] == WAITING and row.values["expires_on"] >= today()


def waiting_handovers(agency: str) -> list[Row]:
    """Hand-overs that wait for ``agency``."""
    table = HANDOVER_PART.table
    rows = current(HANDOVER, table.c.to_agency == agency, table.c.answer == WAITING)
    return [row for row in rows if handover_waits(row)]


def waiting_referrals(agency: str) -> list[Row]:
    """Referrals that wait for ``agency``."""
    table = REFERRAL_PART.table
    rows = current(REFERRAL, table.c.receiving_agency == agency, table.c.response == WAITING)
    return [row for row in rows if referral_waits(row)]


def addressed_to(agency: str, cases: Sequence[str]) -> dict[str, frozenset[str]]:
    """What of ``cases`` waits for ``agency``: case → kinds ("handover", "referral")."""
    kinds: dict[str, set[str]] = {}
    for case, rows in of_cases(HANDOVER, cases).items():
        if any(handover_waits(r) and r.values["to_agency"] == agency for r in rows):
            kinds.setdefault(case, set()).add("handover")
    for case, rows in of_cases(REFERRAL, cases).items():
        if any(referral_waits(r) and r.values["receiving_agency"] == agency for r in rows):
            kinds.setdefault(case, set()).add("referral")
    return {case: frozenset(found) for case, found in kinds.items()}
