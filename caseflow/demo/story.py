"""The people of the demonstration: in all stages, by all routes, some in time and some late."""

from collections.abc import Callable, Mapping

from caseflow.demo import (
    story_afterwards,
    story_beginnings,
    story_border,
    story_support,
    story_verification,
)
from caseflow.demo.amending import amend_the_law
from caseflow.demo.telling import Cast

LIVES = (
    *story_beginnings.LIVES,
    *story_verification.LIVES,
    *story_support.LIVES,
    *story_afterwards.LIVES,
    *story_border.LIVES,
)
Counted = Callable[[int], None]


def tell(officers: Mapping[str, str], counted: Counted) -> None:
    """Tell every life through the services, and amend the law tables; ``counted(1)`` after each
    life. ``officers``: sign-in name → id."""
    cast = Cast(officers)
    for life in LIVES:
        life(cast)
        counted(1)
    amend_the_law(cast)
