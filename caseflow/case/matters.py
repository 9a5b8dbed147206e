"""What was put up for decision in a case, step by step: who asked whom when, what came back
and why. The room of approvals tells it (``Asked``); the case page shows it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from caseflow.audit.disclosure import Opened
from caseflow.case.access import Access
from caseflow.policy import Permit
from caseflow.vault.reading import Row

ASKED = "asked"


@dataclass(frozen=True)
class Step:
    """One step: ``act`` is ``asked``, or the decision by its code. ``by`` and ``to`` are
    officers; ``reason`` is ``None`` where none stands in the decision itself; ``given_up``:
    it came back because nobody there could decide it any more."""

    act: str
    at: datetime
    by: str
    to: str
    reason: str | None = None
    given_up: bool = False


@dataclass(frozen=True)
class Matter:
    """Everything about one matter, oldest step first; ``record``: what it is about now."""

    subject: str
    record: str
    steps: Sequence[Step]

    @property
    def last(self) -> Step:
        return self.steps[-1]

    @property
    def settled(self) -> bool:
        """Whether nobody has to do anything about it any more."""
        return self.last.act in ("approved", "rejected")


@dataclass(frozen=True)
class Asked:
    """``rows``: the versions that this officer may know of, read with the rest of the page;
    ``matters``: the same told as matters, once those that are open were opened."""

    rows: Callable[[Access, Permit], Sequence[Row]]
    matters: Callable[[Iterable[Row], Iterable[Opened]], Sequence[Matter]]


NOTHING_ASKED = Asked(lambda _access, _permit: (), lambda _rows, _opened: ())
