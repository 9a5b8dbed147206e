"""What waits for another agency's answer: hand-overs and referrals addressed to it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from caseflow.clock import today
from caseflow.law.compartments import Compartment
from caseflow.sharing.consent import alive, covered, recipients
from caseflow.sharing.records import CONSENT, GROUND, HANDOVER, REFERRAL, REFERRAL_LETTER
from caseflow.staff.roster import stands_for
from caseflow.vault.reading import Row, clear_rows, current, of_cases
from caseflow.vault.snapshot import reading

WAITING, ACCEPTED, REFUSED, WITHDRAWN = "waiting", "accepted", "refused", "withdrawn"
REVOKED = "revoked"  # a referral that was taken back, or whose consent or ground was
DECLINED, CLOSED = "declined", "closed"  # not taken on; the service has ended
# Published: the kinds that support's acts of referring write.
__all__ = ["REFERRAL", "REFERRAL_LETTER"]
HANDOVER_PART, REFERRAL_PART = HANDOVER.parts[0], REFERRAL.parts[0]


def handover_waits(row: Row) -> bool:
    """Whether this hand-over has no answer yet."""
    return bool(row.values["answer"] == WAITING)


def referral_waits(row: Row) -> bool:
    """Whether this referral has no answer yet and has not expired."""
    return bool(row.values["response"] == WAITING and row.values["expires_on"] >= today())


def waiting_handovers(agency: str) -> list[Row]:
    """Hand-overs that wait for ``agency``, or waited for one that it follows."""
    table, theirs = HANDOVER_PART.table, stands_for(agency, today())
    rows = current(HANDOVER, table.c.to_agency.in_(theirs), table.c.answer == WAITING)
    return [row for row in rows if handover_waits(row)]


def offered_handovers(agency: str) -> list[Row]:
    """Hand-overs that ``agency``, or one that it follows, has offered and nobody has answered."""
    table, theirs = HANDOVER_PART.table, stands_for(agency, today())
    return current(HANDOVER, table.c.from_agency.in_(theirs), table.c.answer == WAITING)


def accepted_since(agencies: Collection[str], moment: datetime) -> list[Row]:
    """Hand-overs by any of ``agencies`` that another took over since ``moment``, the latest
    first."""
    clear = HANDOVER_PART.table.c
    lately = clear.answer == ACCEPTED, clear.accepted_at >= moment
    rows = current(HANDOVER, clear.from_agency.in_(agencies), *lately)
    return sorted(rows, key=lambda row: row.values["accepted_at"], reverse=True)


def handover_waiting(case: str, connection: Connection | None = None) -> Row | None:
    """The hand-over of ``case`` that waits for an answer, if any; through ``connection``, as
    its transaction sees it."""
    return next(filter(handover_waits, clear_rows(HANDOVER, case, connection)), None)


def handed_over(cases: Iterable[str]) -> frozenset[str]:
    """Those of ``cases`` of which a hand-over waits for an answer."""
    found = of_cases(HANDOVER, cases)
    return frozenset(case for case, rows in found.items() if any(map(handover_waits, rows)))


def last_accepted(case: str) -> Row | None:
    """The hand-over by which the agency that leads ``case`` was given it, if it was."""
    rows = (row for row in clear_rows(HANDOVER, case) if row.values["answer"] == ACCEPTED)
    return max(rows, key=lambda row: row.values["accepted_at"], default=None)


def waiting_referrals(agency: str) -> list[Row]:
    """Referrals that wait for ``agency``, resting on what still lives."""
    table = REFERRAL_PART.table
    rows = current(REFERRAL, table.c.receiving_agency == agency, table.c.response == WAITING)
    found = bases_of({row.case for row in rows})
    return [r for r in rows if referral_waits(r) and rests_on(r, found.get(r.case, []))]


def referrals_to(agency: str) -> list[Row]:
    """Every referral that ``agency`` was ever sent, ended ones too."""
    return current(REFERRAL, REFERRAL_PART.table.c.receiving_agency == agency)


def referrals_called(records: Iterable[str]) -> dict[str, Row]:
    """The clear part of each of these referrals by its record, in one query."""
    ids = sorted(set(records))
    rows = current(REFERRAL, REFERRAL_PART.table.c.record_id.in_(ids)) if ids else []
    return {row.record: row for row in rows}


def revoked_at(referrals: Iterable[str]) -> dict[str, datetime]:
    """Referral → when it was taken back; whoever reads its last word later moves nothing."""
    table = REFERRAL.parts[0].table
    query = select(table.c.record_id, func.min(table.c.recorded_at)).where(
        table.c.record_id.in_([*referrals]), table.c.response == REVOKED
    )
    with reading() as connection:
        found = connection.execute(query.group_by(table.c.record_id)).all()
    return {each.record_id: each[1] for each in found}


def basis_of(referral: Row) -> str:
    """The id of the consent, or of the ground instead of it, that a referral names."""
    return str(referral.values["consent"] or referral.values["sharing_ground"] or "")


def rests_on(referral: Row, bases: Iterable[Row]) -> Row | None:
    """The living consent or ground that a referral rests on; without it nothing is told."""
    wanted, agency = basis_of(referral), referral.values["receiving_agency"]
    found = next((row for row in bases if row.record == wanted), None)
    return found if found and alive(found) and agency in recipients(found) else None


def told_by(referral: Row, basis: Row) -> frozenset[Compartment]:
    """What a referral lets its receiver see: what it names and its basis covers."""
    return covered(basis) & {Compartment(name) for name in referral.values["compartments"] or ()}


def bases_of(cases: Iterable[str]) -> dict[str, list[Row]]:
    """Whatever the referrals of many cases may rest on: consents and grounds."""
    ids = list(cases)
    consents, grounds = of_cases(CONSENT, ids), of_cases(GROUND, ids)
    return {case: [*consents.get(case, []), *grounds.get(case, [])] for case in ids}


@dataclass(frozen=True)
class Dealings:
    """What an agency has to do with a case by hand-over and referral.

    ``addressed``: what waits for its answer; ``handed``: the records by which it was told
    of the case, or told another; ``named``: what accepted referrals and the living
    consents or grounds they rest on let it see.
    """

    addressed: frozenset[str] = frozenset()
    handed: frozenset[str] = frozenset()
    named: frozenset[Compartment] = frozenset()


def dealings(agency: str, cases: Sequence[str]) -> dict[str, Dealings]:
    """The dealings of ``agency`` with many cases. What was handed over goes on with whoever
    follows; a referral does not: the person agreed to the agency that it names."""
    theirs = stands_for(agency, today())
    handovers, referrals = of_cases(HANDOVER, cases), of_cases(REFERRAL, cases)
    running = {
        case: [row for row in rows if theirs and _in_force(row, agency)]
        for case, rows in referrals.items()
    }
    found = bases_of(case for case, rows in running.items() if rows)  # most lists: of none
    return {
        case: _dealings(theirs, handovers.get(case, []), running.get(case, []), found.get(case, []))
        for case in cases
    }


def _dealings(
    theirs: Collection[str],
    handovers: Sequence[Row],
    running: Sequence[Row],
    bases: Sequence[Row],
) -> Dealings:
    asked = [r for r in handovers if r.values["to_agency"] in theirs and handover_waits(r)]
    given = [r for r in handovers if r.values["from_agency"] in theirs]
    told = [(row, found) for row in running if (found := rests_on(row, bases))]
    waiting = [row for row, _ in told if referral_waits(row)]
    kinds = {"handover" for _ in asked} | {"referral" for _ in waiting}
    named = [told_by(row, basis) for row, basis in told if row.values["response"] == ACCEPTED]
    return Dealings(
        frozenset(kinds),
        frozenset(row.record for row in (*asked, *given, *(row for row, _ in told))),
        frozenset().union(*named),
    )


def _in_force(row: Row, agency: str) -> bool:
    answered = row.values["response"] in (WAITING, ACCEPTED)
    theirs = bool(row.values["receiving_agency"] == agency)
    return theirs and answered and bool(row.values["expires_on"] >= today())
