"""Is the log whole, and do the data agree with it? Asked by the auditor, or at the console."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError

from caseflow.audit.check import Checked, check_all
from caseflow.audit.checkpoints import claimed_checkpoint
from caseflow.audit.disclosure import read_log
from caseflow.audit.events import Event
from caseflow.audit.ledger import Told
from caseflow.audit.notes import BadNote
from caseflow.audit.noting import append, entry
from caseflow.audit.replay import RowBroken
from caseflow.audit.sequencer import Log
from caseflow.audit.whole import Broken
from caseflow.db import current
from caseflow.errors import LogUnavailable
from caseflow.oversight.service import log_permit
from caseflow.policy import Actor

CHECKS_SHOWN = 5


@dataclass(frozen=True)
class CopyHeld:
    """A copy of the newest checkpoint: where, and its size (``None``: none or unreadable)."""

    name: str
    size: int | None


@dataclass(frozen=True)
class LogState:
    """What the log says of itself; nothing of it is verified here."""

    origin: str
    key: str
    size: int
    root: str
    since: str
    last: str
    copies: Sequence[CopyHeld]
    checks: Sequence[Told]


@dataclass(frozen=True)
class Outcome:
    """What a check found. ``seq`` is the first bad entry, ``row`` the first bad row (table,
    record, version); ``noted`` whether the check itself got its entry."""

    checked: Checked | None
    seq: int | None = None
    row: tuple[str, str, int] | None = None
    reason: str = ""
    noted: bool = True


def log_state(actor: Actor) -> LogState:
    """How the log stands, for its page; the reading has its entry first."""
    permit, log = log_permit(actor), current(Log)
    read_log(permit)
    with log.ledger.view() as view:
        note = view.checkpoint()
        signed = claimed_checkpoint(note) if note else None
    size = signed.size if signed else 0
    first, last = (_at(seq) for seq in (0, size - 1))
    checks = log.ledger.entries(event=Event.LOG_VERIFIED, limit=CHECKS_SHOWN)
    copies = [CopyHeld(name, _size(held)) for name, held in log.copies.read_all().items()]
    root = signed.root.hex() if signed else ""
    return LogState(log.verifier.name, log.verifier.text, size, root, first, last, copies, checks)


def _at(seq: int) -> str:
    found = current(Log).ledger.entries(before_seq=seq + 1, limit=1)
    return str(found[0].facts["at"]) if found else ""


def _size(note: str | None) -> int | None:
    try:
        return claimed_checkpoint(note).size if note else None
    except BadNote:
        return None


def check(actor: Actor) -> Outcome:
    """Verify log and data now; the result has its entry where the log still takes one."""
    permit = log_permit(actor)
    found, facts = _check()
    try:
        told = {"purpose": permit.purpose, "rule": permit.rule} | facts
        append([entry(Event.LOG_VERIFIED, permit.actor, **told)])
    except LogUnavailable:
        return Outcome(found.checked, found.seq, found.row, found.reason, noted=False)
    return found


def _check() -> tuple[Outcome, dict[str, Any]]:
    try:
        found = check_all(current(Log))
    except Broken as error:
        counts = {"first_bad": error.seq}
        facts = {"outcome": "error", "rule": "broken.log", "counts": counts}
        return Outcome(None, seq=error.seq, reason=error.reason), facts
    except RowBroken as error:
        facts = {"outcome": "error", "rule": "broken.row", "counts": {}}
        return Outcome(None, row=(error.table, error.record, error.version),
                       reason=error.reason), facts  # fmt: skip
    except DBAPIError as error:
        raise LogUnavailable from error
    counts = {"entries": found.log.entries, "rows": found.data.rows}
    return Outcome(found), {"counts": counts}


def whole_line() -> str:
    """For the console: ``whole: N entries, …``. Raises ``Broken`` or ``RowBroken``, which
    name the first bad entry or row. Only reads: evidence is not written to."""
    return check_all(current(Log)).line()
