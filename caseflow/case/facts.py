"""Gathering what decides about an officer and a case: nothing here decides."""

from collections.abc import Collection, Sequence

from caseflow.audit.admitting import Admitting
from caseflow.clock import today
from caseflow.law.compartments import Compartment
from caseflow.policy import OPENS, Actor, Facts, Permit, Role, Standing, in_scope
from caseflow.sharing.handing import Dealings, dealings
from caseflow.sharing.participation import Capacity, Involved, involved, takes_part
from caseflow.staff.roster import stands_for
from caseflow.vault.reading import Row

PROPOSAL_REACH = frozenset(Compartment) - {Compartment.OVERSIGHT}


def gather(actor: Actor, cases: Sequence[str]) -> dict[str, Facts]:
    """What decides about ``actor`` in each of ``cases``: a few short queries for any number."""
    said, deals = involved(cases), dealings(actor.agency, cases)
    theirs = stands_for(actor.agency, today())
    return {case: _facts(actor, case, theirs, said[case], deals[case]) for case in cases}


def _facts(
    actor: Actor, case: str, theirs: Collection[str], said: Involved, deals: Dealings
) -> Facts:
    mine = [r for r in said.participations if r.values["agency"] in theirs and takes_part(r)]
    works = said.assignments
    held = {r.values["capacity"] for r in works if _is_now(r, "assignee", actor.officer)}
    ever = {r.values["capacity"] for r in works if r.values["assignee"] == actor.officer}
    standing = _standing(actor.role, {Standing(row.values["standing"]) for row in mine}, deals)
    proposal = Capacity.APPROVER in held and bool(theirs)  # nobody decides for an ended agency
    barred = any(_is_now(r, "barred_officer", actor.officer) for r in said.bars)
    return Facts(
        actor=actor,
        case=case,
        standing=standing,
        granted=_granted(actor.role, standing, mine, deals, proposal),
        named=deals.named,
        assigned=bool(held & {Capacity.RESPONSIBLE, Capacity.TAKES_PART}),
        took_in=Capacity.RESPONSIBLE in held,
        proposal=proposal,
        verifier=Capacity.VERIFIER in ever,
        barred=barred,
        addressed=frozenset() if barred or not actor.confirmed else deals.addressed,
        handed=deals.handed,
    )


def _granted(
    role: Role,
    standing: Standing | None,
    mine: Sequence[Row],
    deals: Dealings,
    proposal: bool,
) -> frozenset[Compartment]:
    """What the ground reaches: a provider's its accepted referrals, a decider's the matter
    put to them (their agency takes no part by it), everybody else's the participation."""
    if role is Role.REFERRED_PROVIDER:
        return deals.named | {Compartment.SUPPORT}  # own services, and the referral itself
    if role is Role.DECISION_MAKER:
        return PROPOSAL_REACH if proposal else frozenset()
    return frozenset(
        Compartment(name)
        for row in mine
        if row.values["standing"] == standing
        for name in row.values["compartments"]
    )


def _is_now(row: Row, column: str, officer: str) -> bool:
    return bool(row.values[column] == officer) and row.values["ended_at"] is None


def _standing(role: Role, mine: Collection[Standing], deals: Dealings) -> Standing | None:
    if role is Role.REFERRED_PROVIDER:
        return Standing.REFERRAL if deals.named else None
    return next((s for s in (Standing.LEAD, Standing.STATUTORY) if s in mine), None)


def still(permit: Permit) -> bool:
    """Whether what ``permit`` rests on stands now, asked while no other change of the case can
    be written. Whoever opens a new case has nothing to lose yet."""
    if permit.case is None or permit.rule.endswith(OPENS):
        return True
    facts = gather(permit.actor, [permit.case])[permit.case]
    return bool(in_scope(facts) or facts.addressed)


ADMITTING = Admitting(still)
