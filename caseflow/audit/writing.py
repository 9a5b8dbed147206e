"""One batch, written: entries, nodes, mentions and signed checkpoint in one commit.

The store's state is read anew each time, under the ledger's lock, for other processes
append to it too. Before anything is signed it is held against what was signed before
and against the copies: signing on top of a log that lost its end would hide the loss.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text

from caseflow.audit.canonical import decode_object
from caseflow.audit.checkpoints import claimed_checkpoint, open_checkpoint, sign_checkpoint
from caseflow.audit.copies import check_copies
from caseflow.audit.entry import MOST_BYTES, mentioned
from caseflow.audit.ledger import Ledger, View
from caseflow.audit.ledger_schema import CHECKPOINT
from caseflow.audit.notes import NoteSigner
from caseflow.audit.prepared import Prepared
from caseflow.audit.same_file import check_file
from caseflow.audit.tree import Frontier, root_at

_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('caseflow audit'), hashtext(current_schema()))")
_ENTRY = Prepared("INSERT INTO entry (seq, body) VALUES (:seq, :body)")
_NODE = Prepared("INSERT INTO node (level, idx, hash) VALUES (:level, :idx, :hash)")
_MENTION = Prepared("INSERT INTO mention (seq, pseudonym) VALUES (:seq, :pseudonym)")
_CHECKPOINT = Prepared("INSERT INTO checkpoint (size, note) VALUES (:size, :note)")


class Item(NamedTuple):
    """An entry to be written: its bytes, and the case pseudonyms it names."""

    body: bytes
    cases: list[str]


class LogAstray(Exception):
    """The store is not what was signed; appending stops until somebody has looked."""


@contextmanager
def locked(ledger: Ledger, wait: float) -> Iterator[Connection]:
    """A transaction that alone may append, got within ``wait`` seconds or not at all."""
    milliseconds = max(1, int(wait * 1000))
    with ledger.engine.connect().execution_options(immediate=True) as connection:
        if connection.dialect.name == "sqlite":
            raw: Any = connection.connection.driver_connection
            raw.execute(f"PRAGMA busy_timeout = {milliseconds}")
        with connection.begin():
            check_file(connection)
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
                connection.execute(text(f"SET LOCAL statement_timeout = {2 * milliseconds}"))
                connection.execute(_LOCK)
            yield connection


def write_batch(
    connection: Connection,
    items: Sequence[Item],
    signer: NoteSigner,
    held: Mapping[str, str | None],
    trusted: str | None,
) -> tuple[int, str]:
    """Append ``items`` in the transaction of :func:`locked`.

    ``held`` are the copies; ``trusted`` is a note this process has itself written or
    checked, which needs no second look. Returns the first new number and the new note.
    Raises :class:`LogAstray` or :class:`CopyAstray` and leaves the log as it was.
    """
    view = View(connection)
    start, last = view.head()
    frontier = Frontier(start, view.frontier(start))
    _check_store(view, last, frontier, signer, held, trusted)
    nodes = frontier.extend(item.body for item in items)
    note = sign_checkpoint(frontier.size, frontier.root(), signer)
    numbered = list(enumerate(items, start))
    named = [
        {"seq": seq, "pseudonym": pseudonym} for seq, item in numbered for pseudonym in item.cases
    ]
    _ENTRY.run(connection, *({"seq": s, "body": i.body.decode()} for s, i in numbered))
    _NODE.run(connection, *({"level": v, "idx": i, "hash": h} for v, i, h in nodes))
    if named:
        _MENTION.run(connection, *named)
    _CHECKPOINT.run(connection, {"size": frontier.size, "note": note})
    return start, note


def checked(body: bytes) -> Item:
    """``body`` ready to be written; ``ValueError`` for what no log can hold."""
    if len(body) > MOST_BYTES:
        raise ValueError(f"an entry of {len(body)} bytes; at most {MOST_BYTES} fit")
    cases = mentioned(decode_object(body))
    if b"\\u0000" in body:
        raise ValueError("an entry holds no NUL: PostgreSQL could not index it")
    return Item(body, cases)


def _check_store(
    view: View,
    note: str | None,
    frontier: Frontier,
    signer: NoteSigner,
    held: Mapping[str, str | None],
    trusted: str | None,
) -> None:
    if note is not None:
        known = note == trusted
        signed = claimed_checkpoint(note) if known else open_checkpoint(note, signer.verifier)
        if (signed.size, signed.root) != (frontier.size, frontier.root()):
            raise LogAstray(f"the last checkpoint signs {signed.size} other entries")
    elif frontier.size:
        raise LogAstray("entries without a checkpoint")
    if note is not None and all(copy == note for copy in held.values()):
        return
    check_copies(held, signer.verifier, frontier.size, lambda size: root_at(size, view.node))
    if held and not any(held.values()) and _checkpoints(view) > 1:
        # One checkpoint without a copy is a first append cut short; more are not.
        raise LogAstray("every copy of the checkpoint is gone")


def _checkpoints(view: View) -> int:
    return int(view.connection.scalar(select(func.count()).select_from(CHECKPOINT)) or 0)
