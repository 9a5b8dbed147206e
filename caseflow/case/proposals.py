"""What access must ask of the rooms above: what was put to an officer for decision, and
what the acts of a role write (their writers may reread it)."""

from collections.abc import Callable
from dataclasses import dataclass

from caseflow.law.compartments import Compartment
from caseflow.roles import Role


@dataclass(frozen=True)
class Proposals:
    """``put_to(officer, case)``: names of the records a decision of theirs rests on.
    ``forms(role)``: the compartments of the forms that the role's acts have."""

    put_to: Callable[[str, str], frozenset[str]]
    forms: Callable[[Role], frozenset[Compartment]]
