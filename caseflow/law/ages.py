"""The age classes: the one thing about a person's age that stands in clear.

Which one holds follows from a birth date and a day. What is not established keeps a child's
safeguards.
"""

from datetime import date
from enum import StrEnum


class AgeClass(StrEnum):
    """The codes of the list ``age_class``."""

    ADULT = "adult"
    FROM_16_TO_17 = "from_16_to_17"
    UNDER_16 = "under_16"
    NOT_ESTABLISHED = "not_established"


CHILDREN = frozenset({AgeClass.UNDER_16, AgeClass.FROM_16_TO_17})
# Under 16, or not known to be older: emergency intervention within 12 hours from the information
# (NĐ 56/2017 Đ26(3); whether it is in force today was not checked).
IN_EMERGENCY = frozenset({AgeClass.UNDER_16, AgeClass.NOT_ESTABLISHED})
CHILD_EMERGENCY = "child_emergency"  # the clock of it, in clocks.csv


def age_class(birth: str | None, on: date) -> AgeClass:
    """The age class on ``on`` for a birth date ``YYYY[-MM[-DD]]``. What is unknown of the
    date counts as late as it can be, so that a child's safeguards are not lost."""
    if not birth:
        return AgeClass.NOT_ESTABLISHED
    parts = [int(part) for part in birth.split("-")]
    month, day = parts[1] if len(parts) > 1 else 12, parts[2] if len(parts) > 2 else 31
    age = on.year - parts[0] - ((on.month, on.day) < (month, day))
    if age >= 18:
        return AgeClass.ADULT
    return AgeClass.FROM_16_TO_17 if age >= 16 else AgeClass.UNDER_16
