"""What waits for another agency's answer: hand-overs and referrals addressed to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from caseflow.clock import today
from caseflow.law.compartments import Compartment
from caseflow.sharing.consent import alive
from caseflow.sharing.records import CONSENT, HANDOVER, REFERRAL
from caseflow.vault.reading import Row, clear_rows, current, of_cases

WAITING, ACCEPTED, REFUSED, WITHDRAWN = "waiting", "accepted", "refused", "withdrawn"
REVOKED = "revoked"  # a referral that was taken back, or whose consent was
# Published: the kind that support's acts of referring write.
__all__ = ["REFERRAL"]
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


def handover_waiting(case: str, connection: Connection | None = None) -> Row | None:
    """The hand-over of ``case`` that waits for an answer, if any; through ``connection``, as
    its transaction sees it."""
    return next(filter(handover_waits, clear_rows(HANDOVER, case, connection)), None)


def waiting_referrals(agency: str) -> list[Row]:
    """Referrals that wait for ``agency``, resting on a consent that still lives."""
    table = REFERRAL_PART.table
    rows = current(REFERRAL, table.c.receiving_agency == agency, table.c.response == WAITING)
    consents = of_cases(CONSENT, {row.case for row in rows})
    return [r for r in rows if referral_waits(r) and rests_on(r, consents.get(r.case, []))]


def referrals_to(agency: str) -> list[Row]:
    """Every referral that ``agency`` was ever sent, ended ones too."""
    return current(REFERRAL, REFERRAL_PART.table.c.receiving_agency == agency)


def rests_on(referral: Row, consents: Iterable[Row]) -> Row | None:
    """The living consent that a referral rests on; without it nothing is told."""
    wanted, agency = referral.values["consent"], referral.values["receiving_agency"]
    found = next((row for row in consents if row.record == wanted), None)
    agreed = found is not None and alive(found)
    return found if agreed and found and agency in (found.values["recipients"] or []) else None


@dataclass(frozen=True)
class Dealings:
    """What an agency has to do with a case by hand-over and referral.

    ``addressed``: what waits for its answer; ``handed``: the records by which it was told
    of the case, or told another; ``named``: what accepted referrals and their living
    consents let it see.
    """

    addressed: frozenset[str] = frozenset()
    handed: frozenset[str] = frozenset()
    named: frozenset[Compartment] = frozenset()


def dealings(agency: str, cases: Sequence[str]) -> dict[str, Dealings]:
    """The dealings of ``agency`` with many cases."""
    handovers, referrals = of_cases(HANDOVER, cases), of_cases(REFERRAL, cases)
    consents = of_cases(CONSENT, cases)
    return {
        case: _dealings(
            agency, handovers.get(case, []), referrals.get(case, []), consents.get(case, [])
        )
        for case in cases
    }


def _dealings(
    agency: str, handovers: Sequence[Row], referrals: Sequence[Row], consents: Sequence[Row]
) -> Dealings:
    asked = [r for r in handovers if r.values["to_agency"] == agency and handover_waits(r)]
    given = [r for r in handovers if r.values["from_agency"] == agency]
    running = [row for row in referrals if _in_force(row, agency)]
    told = [(row, found) for row in running if (found := rests_on(row, consents))]
    waiting = [row for row, _ in told if referral_waits(row)]
    kinds = {"handover" for _ in asked} | {"referral" for _ in waiting}
    named = [
        {*(row.values["compartments"] or [])} & {*(consent.values["compartments"] or [])}
        for row, consent in told
        if row.values["response"] == ACCEPTED
    ]
    return Dealings(
        frozenset(kinds),
        frozenset(row.record for row in (*asked, *given, *(row for row, _ in told))),
        frozenset(Compartment(name) for names in named for name in names),
    )


def _in_force(row: Row, agency: str) -> bool:
    answered = row.values["response"] in (WAITING, ACCEPTED)
    theirs = bool(row.values["receiving_agency"] == agency)
    return theirs and answered and bool(row.values["expires_on"] >= today())
