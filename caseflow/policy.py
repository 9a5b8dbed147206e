"""Who may do what: decided from facts alone, by the two tables of access.

``access.csv`` says which role reads and writes which compartment and with what
limit; ``stages.csv`` which role may do which act. Everything else here is the
intersection: role's row ∩ participation ∩ assignment ∩ consent or ground ∩ purpose.
A ``Permit`` is made here only, and is what disclosure and recording accept.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from caseflow.law.access import access_table, stage_table
from caseflow.law.compartments import Compartment
from caseflow.permits import MINT, Facts, Permit, Reach
from caseflow.roles import (
    CASE_ROLES,
    NOT_GRANTED_YET,
    PURPOSE_NAMES,
    RESPONSIBLE_ROLES,
    ROLE_NAMES,
    Actor,
    Desk,
    Purpose,
    Role,
    Standing,
)

__all__ = [
    "CASE_ROLES",
    "NOT_GRANTED_YET",
    "OPENS",
    "PURPOSE_NAMES",
    "RESPONSIBLE_ROLES",
    "ROLE_NAMES",
    "Actor",
    "Desk",
    "Facts",
    "Permit",
    "Purpose",
    "Reach",
    "Role",
    "Standing",
    "act_rule",
    "in_scope",
    "may_act",
    "permit_act",
    "permit_case",
    "permit_desk",
    "permit_opening",
    "shut_by",
]


def in_scope(facts: Facts) -> str | None:
    """The rule by which this case is within the officer's scope, or ``None``."""
    if facts.barred or not facts.actor.confirmed:
        return None
    return _SCOPES.get(facts.actor.role, lambda _: None)(facts)


def shut_by(facts: Facts) -> str:
    """The rule by which a case is shut: to one who waits to be confirmed, or to anybody else."""
    confirmed = replace(facts, actor=replace(facts.actor, confirmed=True))
    waits = in_scope(confirmed) is not None and not facts.actor.confirmed
    return "not.confirmed" if waits else "case.out_of_scope"


def _intake(facts: Facts) -> str | None:
    return "intake.took_in" if facts.took_in and facts.standing is Standing.LEAD else None


def _lead(facts: Facts) -> str | None:
    return "lead.assigned" if facts.assigned and facts.standing is Standing.LEAD else None


def _partner(facts: Facts) -> str | None:
    if facts.assigned and facts.standing in (Standing.LEAD, Standing.STATUTORY):
        return f"{facts.standing}.assigned"
    return None


def _decider(facts: Facts) -> str | None:
    return "proposal.put_to" if facts.proposal and not facts.verifier else None


def _supervisor(facts: Facts) -> str | None:
    if facts.standing in (Standing.LEAD, Standing.STATUTORY):
        return f"{facts.standing}.own_agency"
    return None


def _referred(facts: Facts) -> str | None:
    if facts.standing is Standing.REFERRAL and facts.named:  # no consent left: no case left
        return "referral.named"
    return "referral.addressed" if "referral" in facts.addressed else None


_SCOPES = {
    Role.INTAKE_OFFICER: _intake,
    Role.CASEWORKER: _lead,
    Role.COUNSELLOR: _partner,
    Role.POLICE_OFFICER: _partner,
    Role.DECISION_MAKER: _decider,
    Role.PROTECTION_OFFICER: _partner,
    Role.SUPERVISOR: _supervisor,
    Role.REFERRED_PROVIDER: _referred,
}


def permit_case(
    facts: Facts, purpose: Purpose, forms: frozenset[Compartment] = frozenset()
) -> Permit | None:
    """The rights of this officer in this case by ``access.csv``, or ``None``. ``forms``: the
    compartments of the role's own acts, whose records their writer may reread."""
    return _permit_case(facts, purpose, forms, acts=False)


def permit_correction(facts: Facts, purpose: Purpose) -> Permit | None:
    """The same rights, and leave to rewrite the clear facts that are computed from what is
    corrected; which those are, the room of the record says (``case.sections.Section``)."""
    return _permit_case(facts, purpose, frozenset(), acts=True)


def _permit_case(
    facts: Facts, purpose: Purpose, forms: frozenset[Compartment], *, acts: bool
) -> Permit | None:
    rule = in_scope(facts)
    if rule is None:
        return None
    reads, writes, reasons = _rights(facts)
    for compartment in forms & facts.granted:
        reads.setdefault(compartment, Reach.OWN)
    return Permit(
        facts.actor, facts.case, rule, purpose, reads, writes, reasons, acts, facts.handed,
        mint=MINT,
    )  # fmt: skip


def _rights(
    facts: Facts,
) -> tuple[dict[Compartment, Reach], dict[Compartment, Reach], frozenset[Compartment]]:
    reads: dict[Compartment, Reach] = {}
    writes: dict[Compartment, Reach] = {}
    reasons: set[Compartment] = set()
    for compartment, cell in access_table()[facts.actor.role].items():
        if compartment not in facts.granted:
            continue
        if cell.limit == "named" and compartment not in facts.named:
            continue
        reach = Reach.OWN if cell.limit == "own" else Reach.ALL
        if cell.read:
            reads[compartment] = reach
        if cell.write:
            writes[compartment] = reach
        if cell.limit == "reason":
            reasons.add(compartment)
    return reads, writes, frozenset(reasons)


def may_act(role: Role, stage: str, act: str) -> bool:
    """Whether ``stages.csv`` lets ``role`` do ``act`` in ``stage``."""
    return act in stage_table().get((stage, role), frozenset())


_ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "accept hand-over": "handover",
        "accept hand-over for the agency": "handover",
        "accept or decline a referral": "referral",
    }
)


def act_rule(facts: Facts, stage: str, act: str) -> str | None:
    """The rule by which this officer may do ``act`` here, or ``None``. What waits for the
    agency's answer may be answered before the case is in its scope."""
    if not may_act(facts.actor.role, stage, act) or facts.barred or not facts.actor.confirmed:
        return None
    if act in _ANSWERS:
        return f"addressed.{_ANSWERS[act]}" if _ANSWERS[act] in facts.addressed else None
    return in_scope(facts) and f"{stage}.{act.replace(' ', '_')}"


def permit_act(
    facts: Facts,
    stage: str,
    act: str,
    purpose: Purpose,
    form: frozenset[Compartment],
    about: str = "",
) -> Permit | None:
    """Leave to do one act: writes, and rereads as own, every compartment of its form, in
    records of the officer's own and in the record the act is ``about``."""
    rule = act_rule(facts, stage, act)
    if rule is None:
        return None
    reads, writes, reasons = _rights(facts)
    for compartment in form:
        reads.setdefault(compartment, Reach.OWN)
        writes.setdefault(compartment, Reach.OWN)
    return Permit(
        facts.actor, facts.case, rule, purpose, reads, writes, reasons, True, facts.handed, about,
        MINT,
    )  # fmt: skip


OPENS = ".open_case"  # how the rule of whoever opens a case ends


def permit_opening(actor: Actor, case: str, stage: str, act: str) -> Permit | None:
    """Leave to open a new case at reception or at a rescue: the officer writes its first rows."""
    if not actor.confirmed or not may_act(actor.role, stage, act):
        return None
    own = dict.fromkeys(Compartment, Reach.OWN)
    return Permit(actor, case, f"{stage}{OPENS}", Purpose.RECEIVE, own, own, mint=MINT, acts=True)


DESKS: Mapping[Desk, frozenset[Role]] = MappingProxyType(
    {
        Desk.WORK: CASE_ROLES,
        Desk.SEARCH: CASE_ROLES,
        Desk.STAFF: frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}),
        Desk.LOG: frozenset({Role.AUDITOR}),
        Desk.OWN_ACCOUNT: frozenset(Role),
        Desk.AMENDING: frozenset({Role.ADMINISTRATOR}),
        Desk.REQUESTS: CASE_ROLES,
    }
)

# Kept drafts and requests about a person: each is its writer's alone.
_HELD = {
    Desk.LOG: {Compartment.OVERSIGHT: Reach.ALL},
    Desk.OWN_ACCOUNT: {Compartment.OVERSIGHT: Reach.OWN},
    Desk.REQUESTS: {Compartment.IDENTITY: Reach.OWN},
}


def permit_desk(actor: Actor, desk: Desk, about: str = "") -> Permit | None:
    """Leave to work at ``desk``; all but one's own stay shut until confirmed. ``about``: the one
    record of somebody else's that may be read there."""
    if actor.role not in DESKS[desk]:
        return None
    if desk is not Desk.OWN_ACCOUNT and not actor.confirmed:
        return None
    held, acts = _HELD.get(desk, {}), desk not in (Desk.WORK, Desk.SEARCH, Desk.LOG)
    writes = {} if about else held
    return Permit(
        actor, None, f"desk.{desk}", desk, held, writes, acts=acts, about=about, mint=MINT
    )
