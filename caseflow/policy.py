"""Who may do what: decided from facts alone, by the two tables of access.

``access.csv`` says which role reads and writes which compartment and with what
limit; ``stages.csv`` which role may do which act. Everything else here is the
intersection: role's row ∩ participation ∩ assignment ∩ consent or ground ∩ purpose.
A ``Permit`` is made here only, and is what disclosure and recording accept.
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.law.access import access_table, stage_table
from caseflow.law.compartments import Compartment


class Role(StrEnum):
    """The active role of a session: one at a time."""

    INTAKE_OFFICER = "intake_officer"
    CASEWORKER = "caseworker"
    COUNSELLOR = "counsellor"
    POLICE_OFFICER = "police_officer"
    DECISION_MAKER = "decision_maker"
    PROTECTION_OFFICER = "protection_officer"
    SUPERVISOR = "supervisor"
    REFERRED_PROVIDER = "referred_provider"
    STATISTICIAN = "statistician"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.INTAKE_OFFICER: N_("Cán bộ tiếp nhận"),
        Role.CASEWORKER: N_("Cán bộ hỗ trợ"),
        Role.COUNSELLOR: N_("Cán bộ tâm lý"),
        Role.POLICE_OFFICER: N_("Cán bộ xác minh và giải cứu"),
        Role.DECISION_MAKER: N_("Người có thẩm quyền quyết định"),
        Role.PROTECTION_OFFICER: N_("Cán bộ bảo vệ"),
        Role.SUPERVISOR: N_("Lãnh đạo đơn vị"),
        Role.REFERRED_PROVIDER: N_("Cán bộ đơn vị nhận chuyển tuyến"),
        Role.STATISTICIAN: N_("Cán bộ thống kê"),
        Role.AUDITOR: N_("Kiểm toán viên"),
        Role.ADMINISTRATOR: N_("Quản trị hệ thống"),
    }
)
CASE_ROLES = frozenset(Role) - {Role.AUDITOR, Role.ADMINISTRATOR, Role.STATISTICIAN}
NOT_GRANTED_YET = frozenset({Role.STATISTICIAN})  # until reports exist there is nothing to read


class Purpose(StrEnum):
    """Why an officer opens a case; the log keeps the code."""

    RECEIVE = "receive"
    VERIFY = "verify"
    DECIDE = "decide"
    RESCUE = "rescue"
    PROTECT = "protect"
    SUPPORT = "support"
    SUPERVISE = "supervise"
    REFERRED_SERVICE = "referred_service"
    PERSON_ASKS = "person_asks"


PURPOSE_NAMES: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.RECEIVE: N_("Tiếp nhận, bàn giao"),
        Purpose.VERIFY: N_("Xác minh"),
        Purpose.DECIDE: N_("Xem xét, quyết định"),
        Purpose.RESCUE: N_("Giải cứu"),
        Purpose.PROTECT: N_("Bảo vệ"),
        Purpose.SUPPORT: N_("Hỗ trợ"),
        Purpose.SUPERVISE: N_("Phân công, kiểm tra"),
        Purpose.REFERRED_SERVICE: N_("Cung cấp dịch vụ được chuyển tuyến"),
        Purpose.PERSON_ASKS: N_("Theo yêu cầu của chính người đó"),
    }
)


class Standing(StrEnum):
    """How an agency takes part in a case."""

    LEAD = "lead"
    STATUTORY = "statutory"
    REFERRAL = "referral"


@dataclass(frozen=True)
class Actor:
    """Who asks: the officer in one role of one agency, in one session and request."""

    officer: str
    role: Role
    agency: str
    strength: str
    session: str
    request: str
    address: str
    confirmed: bool = True


@dataclass(frozen=True)
class Facts:
    """All that decides about one officer and one case, gathered by ``case.access``.

    ``granted``: what the agency's participation names. ``named``: for a referral,
    what it names and a living consent or a recorded ground covers.
    ``proposal``: an undecided approval is put to this very officer. ``addressed``: what
    waits for an answer of the agency ("handover", "referral"); ``handed``: the records
    by which the agency was told of the case, which its officers may read.
    """

    actor: Actor
    case: str
    standing: Standing | None = None
    granted: frozenset[Compartment] = frozenset()
    named: frozenset[Compartment] = frozenset()
    assigned: bool = False
    took_in: bool = False
    proposal: bool = False
    verifier: bool = False
    barred: bool = False
    addressed: frozenset[str] = frozenset()
    handed: frozenset[str] = frozenset()


class Reach(StrEnum):
    """Which rows of a compartment are meant: all of the case, or the officer's own."""

    ALL = "all"
    OWN = "own"


_MINT = object()


@dataclass(frozen=True)
class Permit:
    """A decision that says yes. ``reads`` and ``writes`` give the reach by compartment;
    ``acts`` whether clear facts may be changed under it; ``about`` the one record of
    somebody else's that the act is there to complete (a proposal to decide, an answer)."""

    actor: Actor
    case: str | None
    rule: str
    purpose: str
    reads: Mapping[Compartment, Reach] = field(default_factory=dict)
    writes: Mapping[Compartment, Reach] = field(default_factory=dict)
    needs_reason: frozenset[Compartment] = frozenset()
    acts: bool = False
    handed: frozenset[str] = frozenset()
    about: str = ""
    mint: InitVar[object] = None  # an InitVar, so that dataclasses.replace fails too

    def __post_init__(self, mint: object) -> None:
        if mint is not _MINT:
            raise TypeError("a Permit is made by caseflow.policy alone")

    def may_read(self, compartment: Compartment, author: str, record: str) -> bool:
        """Whether a row of ``compartment``, of ``record``, by ``author`` may be read."""
        reach = self.reads.get(compartment)
        own = reach is Reach.OWN and author == self.actor.officer
        told = record in self.handed or record == self.about
        return reach is Reach.ALL or own or (reach is not None and told)

    def may_write(self, compartment: Compartment, author: str | None, record: str) -> bool:
        """Whether a row of ``compartment``, of ``record``, last by ``author`` (``None``: not
        there yet) may get its next version."""
        reach = self.writes.get(compartment)
        own = author in (None, self.actor.officer) or record == self.about
        return reach is Reach.ALL or (reach is Reach.OWN and own)

    def without(self, closed: frozenset[Compartment]) -> "Permit":
        """The same permit, reading nothing of ``closed``."""
        reads = {c: reach for c, reach in self.reads.items() if c not in closed}
        return Permit(
            self.actor, self.case, self.rule, self.purpose, reads, self.writes,
            self.needs_reason, self.acts, self.handed, self.about, _MINT,
        )  # fmt: skip


def in_scope(facts: Facts) -> str | None:
    """The rule by which this case is within the officer's scope, or ``None``."""
    if facts.barred or not facts.actor.confirmed:
        return None
    return _SCOPES.get(facts.actor.role, lambda _: None)(facts)


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


def permit_case(facts: Facts, purpose: Purpose) -> Permit | None:
    """The rights of this officer in this case by ``access.csv``, or ``None``."""
    return _permit_case(facts, purpose, acts=False)


def permit_correction(facts: Facts, purpose: Purpose) -> Permit | None:
    """The same rights, and leave to rewrite the clear facts that are computed from what is
    corrected; which those are, the room of the record says (``case.sections.Section``)."""
    return _permit_case(facts, purpose, acts=True)


def _permit_case(facts: Facts, purpose: Purpose, *, acts: bool) -> Permit | None:
    rule = in_scope(facts)
    if rule is None:
        return None
    reads, writes, reasons = _rights(facts)
    return Permit(
        facts.actor, facts.case, rule, purpose, reads, writes, reasons, acts, facts.handed,
        mint=_MINT,
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
        _MINT,
    )  # fmt: skip


def permit_opening(actor: Actor, case: str, stage: str, act: str) -> Permit | None:
    """Leave to open a new case at reception or at a rescue: the officer writes its first rows."""
    if not actor.confirmed or not may_act(actor.role, stage, act):
        return None
    own = {compartment: Reach.OWN for compartment in Compartment}
    return Permit(actor, case, f"{stage}.open_case", Purpose.RECEIVE, own, own, mint=_MINT, acts=True)


class Desk(StrEnum):
    """Rooms that are about no single case."""

    WORK = "work"
    SEARCH = "search"
    STAFF = "staff"
    LOG = "log"
    OWN_ACCOUNT = "own_account"
    LAW = "law"


DESKS: Mapping[Desk, frozenset[Role]] = MappingProxyType(
    {
        Desk.WORK: CASE_ROLES,
        Desk.SEARCH: CASE_ROLES,
        Desk.STAFF: frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}),
        Desk.LOG: frozenset({Role.AUDITOR}),
        Desk.OWN_ACCOUNT: frozenset(Role),
        Desk.LAW: frozenset(Role),
    }
)


def permit_desk(actor: Actor, desk: Desk) -> Permit | None:
    """Leave to work at ``desk``. Case desks stay shut until a reset is confirmed."""
    if actor.role not in DESKS[desk]:
        return None
    if desk in (Desk.WORK, Desk.SEARCH) and not actor.confirmed:
        return None
    oversight = {Compartment.OVERSIGHT: Reach.ALL} if desk is Desk.LOG else {}
    acts = desk in (Desk.STAFF, Desk.OWN_ACCOUNT)
    return Permit(actor, None, f"desk.{desk}", desk, oversight, oversight, acts=acts, mint=_MINT)
