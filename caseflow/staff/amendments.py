"""What staff asks of the law tables without knowing them: how many amendments wait, so that
administrators learn of them where they look for what waits for a second one."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Amendments:
    """Given by the app: the number of proposed amendments that nobody has decided."""

    undecided: Callable[[], int]
