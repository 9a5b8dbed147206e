"""The way into a case: gathers the facts, asks policy, keeps what a session has opened.

An unknown code, another's case and a case out of scope answer alike, and each refusal
has its entry. Nothing here reveals a value; it decides who may ask for one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.reasons import keep_reason
from caseflow.case import state as states
from caseflow.case.facts import gather
from caseflow.case.openings import Opened, opening_of, purposes, remember
from caseflow.case.proposals import Proposals
from caseflow.case.records import CASE
from caseflow.case.state import CaseState
from caseflow.clock import today
from caseflow.db import current
from caseflow.errors import N_, Denied, NotThere, Refused
from caseflow.law.compartments import FOLDED, Compartment
from caseflow.policy import (
    Actor,
    Facts,
    Permit,
    Purpose,
    Role,
    act_rule,
    in_scope,
    permit_act,
    permit_case,
    permit_correction,
    shut_by,
)
from caseflow.sharing.confiding import confided
from caseflow.sharing.handing import REFERRAL
from caseflow.staff.drafts import CaseDoor
from caseflow.staff.roster import stands_for
from caseflow.vault import snapshot
from caseflow.vault.reading import Row
from caseflow.vault.reading import current as newest_rows
from caseflow.vault.record import RecordKind

UNKNOWN = "-"


@dataclass(frozen=True)
class Access:
    """One officer at one case. ``opened`` is what this session has opened, if anything."""

    facts: Facts
    state: CaseState
    opened: Opened | None

    @property
    def actor(self) -> Actor:
        return self.facts.actor

    @property
    def case(self) -> str:
        return self.state.id

    @property
    def own(self) -> frozenset[str]:
        """The officer's agency, and those it follows: what was sent to one that ended is not
        lost."""
        return stands_for(self.actor.agency, today())

    @property
    def purpose(self) -> Purpose:
        """The purpose given when the case was opened."""
        if self.opened is None:
            raise Denied(N_("Hãy mở hồ sơ và chọn mục đích trước."))
        return self.opened.purpose

    def permit(self) -> Permit:
        """The rights inside this case by the officer's row of the access table."""
        forms = current(Proposals).forms(self.actor.role)
        found = permit_case(self.facts, self.purpose, forms)
        if found is None:
            raise NotThere()
        return found

    def permit_correction(self) -> Permit:
        """The same rights, and leave to write the clear facts that follow from what is
        corrected or added (the age class from the birth date, a task)."""
        found = permit_correction(self.facts, self.purpose)
        if found is None:
            raise NotThere()
        return found

    def shown(self) -> Permit:
        """The same, without the compartments that this session has not unfolded."""
        whole = self.permit()
        unfolded = self.opened.unfolded if self.opened else frozenset()
        closed = (FOLDED | whole.needs_reason) - unfolded
        return whole.without(closed)

    def readable(self, permit: Permit, rows: Iterable[Row]) -> list[Row]:
        """The rows that are for this officer: a sealed part by the permit; a clear part by
        what the role is there for. A referred provider knows its own referral only, a
        decider what the decision rests on. Nobody reads what the lead keeps (``confided``)."""
        whole = self.permit() if self.opened else permit
        told = confided(self.facts, rows)
        reached = [row for row in told if _reached(permit, whole, row)]
        if self.actor.role is Role.DECISION_MAKER:
            put = current(Proposals).put_to(self.actor.officer, self.case)
            own = self.actor.officer
            return [row for row in reached if row.kind.name in put or row.author == own]
        if self.actor.role is Role.REFERRED_PROVIDER:
            return [row for row in reached if self._is_told(permit, row)]
        return reached

    def _is_told(self, permit: Permit, row: Row) -> bool:
        """Whether a referral runs and is the provider's (one declined was written by them too),
        or another row is sealed for it, names its agency in clear, or is its own."""
        if row.kind is REFERRAL:
            return row.record in permit.handed
        if row.part.compartment:
            return True
        named = {row.values.get("receiving_agency"), *(row.values.get("recipients") or ())}
        return self.actor.agency in named | {row.agency} or row.kind is CASE

    def may_act(self, stage: str, act: str) -> bool:
        """Whether this officer may do ``act`` here."""
        return act_rule(self.facts, stage, act) is not None

    def answers(self, stage: str, act: str) -> bool:
        """Whether ``act`` answers what waits here for the officer's agency."""
        return (act_rule(self.facts, stage, act) or "").startswith("addressed.")

    def permit_act(
        self, stage: str, act: str, kinds: Iterable[RecordKind] = (), about: str = ""
    ) -> Permit:
        """Leave to do ``act``, writing records of ``kinds``; ``about``: the record of somebody
        else's which it completes, if it has such a target."""
        form = frozenset(c for kind in kinds for c in kind.spec.compartments)
        purpose = self.opened.purpose if self.opened else Purpose.RECEIVE
        found = permit_act(self.facts, stage, act, purpose, form, about)
        if found is None:
            refuse(self.actor, self.case, f"{stage}.{act.replace(' ', '_')}")
            raise Denied(N_("Việc này không thuộc vai trò hoặc phạm vi của bạn."))
        return found


def _reached(permit: Permit, whole: Permit, row: Row) -> bool:
    """A sealed part by its compartment; a clear part where some part of its record is for
    this officer (folded or not), so that its mere dates tell nobody else."""
    compartment = row.part.compartment
    if compartment is not None:
        return permit.may_read(compartment, row.author, row.record)
    held = row.kind.spec.compartments
    return not held or any(whole.may_read(c, row.author, row.record) for c in held)


def enter(actor: Actor, code: str, *, once: bool = False) -> Access:
    """The officer at the case called ``code``, or ``NotThere`` with its entry in the log.
    ``once``: the request only reads, so that each table of the case is read once."""
    case = states.find_code(code)
    if case is None:
        gather(actor, [UNKNOWN])  # as long as a refusal of a case that exists takes
        if once:
            snapshot.take(UNKNOWN)
        note(
            Event.ACCESS_REFUSED, actor=actor, outcome="deny", rule="case.unknown",
            subject=current(Pseudonyms).of_unknown(code),
        )  # fmt: skip
        raise NotThere(noted=True)
    if once:
        snapshot.take(case)
    found = gather(actor, [case])[case]
    if in_scope(found) is None and not found.addressed:
        refuse(actor, case, shut_by(found))
        raise NotThere(noted=True)
    state = states.load(case)
    if state is None:
        raise NotThere()
    return Access(found, state, opening_of(actor.session, case))


def reaches(actor: Actor, case: str) -> bool:
    """Whether the case of this id is within the scope of ``actor`` now, or addressed to them for
    an answer; whether it is open in the session is another question."""
    found = gather(actor, [case])[case]
    return bool(in_scope(found) or found.addressed)


def reached(actor: Actor, codes: Collection[str]) -> frozenset[str]:
    """Those of the cases called ``codes`` within the officer's scope; nothing is shown."""
    rows = newest_rows(CASE, CASE.parts[0].table.c.case_code.in_(codes))
    facts = gather(actor, [row.case for row in rows])
    return frozenset(row.values["case_code"] for row in rows if in_scope(facts[row.case]))


def refuse(actor: Actor, case: str, rule: str) -> None:
    """The entry of a refusal about a case that exists."""
    note(Event.ACCESS_REFUSED, actor=actor, cases=[case], outcome="deny", rule=rule)


def open_case(access: Access, purpose: Purpose) -> Access:
    """Open the case for half an hour: the entry first, then the session's memory of it."""
    if purpose not in purposes(access.actor.role):
        raise Denied(N_("Hãy chọn mục đích phù hợp với vai trò của bạn."))
    if in_scope(access.facts) is None:
        raise NotThere()
    note(
        Event.CASE_OPENED, actor=access.actor, cases=[access.case], purpose=purpose,
        rule=in_scope(access.facts) or "",
    )  # fmt: skip
    return replace(access, opened=remember(access.actor.session, access.case, purpose))


def asks_why(access: Access) -> Sequence[Purpose]:
    """What this officer is asked to choose from, after its entry: that the case is there for
    them is a clear fact which the question itself tells."""
    note(Event.CASE_LISTED, actor=access.actor, cases=[access.case], rule="opening")
    return purposes(access.actor.role)


def unfold(access: Access, compartment: Compartment, reason: str = "") -> Access:
    """Open one folded compartment for the rest of the half hour."""
    permit = access.permit()
    if compartment not in permit.reads:
        refuse(access.actor, access.case, f"fold.{compartment}")
        raise Denied(N_("Bạn không được xem phần này của hồ sơ."))
    if compartment in permit.needs_reason and not reason.strip():
        raise Refused(N_("Hãy ghi lý do cần xem phần này."), "reason")
    commitment = keep_reason(permit, reason) if compartment in permit.needs_reason else ""
    note(
        Event.COMPARTMENT_UNFOLDED, actor=access.actor, cases=[access.case],
        compartments=(str(compartment),), purpose=permit.purpose, rule=permit.rule,
        commitment=commitment,
    )  # fmt: skip
    unfolded = (access.opened.unfolded if access.opened else frozenset()) | {compartment}
    opened = remember(access.actor.session, access.case, access.purpose, unfolded)
    return replace(access, opened=opened)


DRAFTS = CaseDoor(lambda actor, code: enter(actor, code).case, reaches)
