"""Gathering what decides about an officer and a case: nothing here decides."""

from collections.abc import Collection, Mapping, Sequence

from caseflow.clock import today
from caseflow.law.compartments import Compartment
from caseflow.policy import Actor, Facts, Role, Standing
from caseflow.sharing.consent import PART as CONSENT_PART
from caseflow.sharing.consent import covered
from caseflow.sharing.handing import addressed_to, handed_to
from caseflow.sharing.participation import Capacity, takes_part
from caseflow.sharing.records import ASSIGNMENT, BAR, CONSENT, PARTICIPATION
from caseflow.staff.roster import stands_for
from caseflow.vault.reading import Row, of_cases


def gather(actor: Actor, cases: Sequence[str]) -> dict[str, Facts]:
    """What decides about ``actor`` in each of ``cases``: five short queries for any number."""
    parts, works = of_cases(PARTICIPATION, cases), of_cases(ASSIGNMENT, cases)
    bars = of_cases(BAR, cases)
    consents = of_cases(CONSENT, cases, CONSENT_PART)
    addressed, handed = addressed_to(actor.agency, cases), handed_to(actor.agency, cases)
    theirs = stands_for(actor.agency, today())

    def of_theirs(case: str) -> list[Row]:
        return [r for r in parts.get(case, []) if r.values["agency"] in theirs and takes_part(r)]

    return {
        case: _facts(
            actor, case, of_theirs(case), works.get(case, []), bars.get(case, []),
            consents.get(case, []), addressed, handed,
        )
        for case in cases
    }  # fmt: skip


def _facts(
    actor: Actor,
    case: str,
    parts: Sequence[Row],
    works: Sequence[Row],
    bars: Sequence[Row],
    consents: Sequence[Row],
    addressed: Mapping[str, frozenset[tuple[str, str]]],
    handed: Mapping[str, frozenset[str]],
) -> Facts:
    standing = _standing(actor.role, {Standing(row.values["standing"]) for row in parts})
    granted = {
        Compartment(name)
        for row in parts
        if row.values["standing"] == standing
        for name in row.values["compartments"]
    }
    if actor.role is Role.REFERRED_PROVIDER:
        granted.add(Compartment.SUPPORT)  # own services, and the referral that told of the case
    held = {r.values["capacity"] for r in works if _is_now(r, "assignee", actor.officer)}
    ever = {r.values["capacity"] for r in works if r.values["assignee"] == actor.officer}
    return Facts(
        actor=actor,
        case=case,
        standing=standing,
        granted=frozenset(granted),
        named=covered(consents, actor.agency),
        assigned=bool(held & {Capacity.RESPONSIBLE, Capacity.TAKES_PART}),
        took_in=Capacity.RESPONSIBLE in held,
        proposal=Capacity.APPROVER in held,
        verifier=Capacity.VERIFIER in ever,
        barred=any(_is_now(r, "barred_officer", actor.officer) for r in bars),
        addressed=frozenset(kind for kind, _record in addressed.get(case, ())),
        handed=frozenset(handed.get(case, ())),
    )


def _is_now(row: Row, column: str, officer: str) -> bool:
    return bool(row.values[column] == officer) and row.values["ended_at"] is None


def _standing(role: Role, mine: Collection[Standing]) -> Standing | None:
    if role is Role.REFERRED_PROVIDER:
        return Standing.REFERRAL if Standing.REFERRAL in mine else None
    return next((s for s in (Standing.LEAD, Standing.STATUTORY) if s in mine), None)
