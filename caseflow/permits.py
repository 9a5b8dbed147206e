"""What decides, and the decision: the facts of a request and the permit that answers them.

``MINT`` is the proof that a permit was made by ``policy``: nobody else may import it
(an architecture test), so no permit comes into being, or grows, elsewhere.
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from enum import StrEnum

from caseflow.law.compartments import Compartment
from caseflow.roles import Actor, Standing


@dataclass(frozen=True)
class Facts:
    """All that decides about one officer and one case, gathered by ``case.facts``.

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


MINT = object()


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
        if mint is not MINT:
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
            self.needs_reason, self.acts, self.handed, self.about, MINT,
        )  # fmt: skip
