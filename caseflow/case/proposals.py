"""What was put to an officer for decision: told by the rooms above, asked by access."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Proposals:
    """``put_to(officer, case)``: names of the records a decision of theirs rests on."""

    put_to: Callable[[str, str], frozenset[str]]
