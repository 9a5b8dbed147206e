"""The one writer of a process: it gathers what requests append into one commit.

The thread starts with the first append, so after any fork. A caller gets its numbers
once its entries, the signed checkpoint and every copy are durable; otherwise
``LogUnavailable``, and nothing confidential may be shown.
"""

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Sequence

from caseflow.audit.copies import CheckpointCopies
from caseflow.audit.ledger import Ledger
from caseflow.audit.notes import NoteSigner, Verifier
from caseflow.audit.writing import Item, checked, locked, write_batch
from caseflow.errors import LogUnavailable

WAIT_SECONDS = 5.0
GATHER_SECONDS = 0.002
BATCH_ENTRIES = 1000  # bounds a transaction, and so how long others wait for the lock

_logger = logging.getLogger("caseflow.audit")


class Log:
    """The audit log of this process.

    ``wait`` bounds, in seconds, how long a lock is waited for; a caller waits at most
    three times that, so a locked store answers instead of hanging.
    """

    def __init__(
        self,
        ledger: Ledger,
        signer: NoteSigner,
        copies: CheckpointCopies,
        wait: float = WAIT_SECONDS,
    ) -> None:
        self.ledger, self.copies = ledger, copies
        self._signer, self._wait = signer, wait
        self._writers: dict[int, _Writer] = {}

    @property
    def verifier(self) -> Verifier:
        """The public half of the key that signs this log."""
        return self._signer.verifier

    def append(self, bodies: Sequence[bytes]) -> list[int]:
        """Make ``bodies`` (canonical JSON objects) durable, in order, side by side.

        Returns their numbers. Raises ``ValueError`` for what is no entry, and
        ``LogUnavailable`` when it cannot be said that they are durable.
        """
        if not bodies:
            return []
        ticket = _Ticket([checked(body) for body in bodies])
        # A process that forked finds no writer under its own id, and starts one.
        # setdefault is atomic: no lock here that a fork could leave held.
        pid = os.getpid()
        writer = self._writers.get(pid) or self._writers.setdefault(
            pid, _Writer(self.ledger, self._signer, self.copies, self._wait)
        )
        writer.put(ticket)
        if not ticket.done.wait(3 * self._wait) or ticket.first is None:
            ticket.given_up = True
            raise LogUnavailable from ticket.error
        return list(range(ticket.first, ticket.first + len(bodies)))

    def close(self) -> None:
        """End this process's thread once it has written what it holds."""
        writer = self._writers.pop(os.getpid(), None)
        if writer:
            writer.close(self._wait)


class _Ticket:
    """What one caller appends, and what became of it."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.done = threading.Event()
        self.given_up = False
        self.first: int | None = None
        self.error: Exception | None = None


class _Writer:
    """The thread, its queue, and the last note it has written."""

    def __init__(
        self, ledger: Ledger, signer: NoteSigner, copies: CheckpointCopies, wait: float
    ) -> None:
        self._ledger, self._signer, self._copies, self._wait = ledger, signer, copies, wait
        self._queue: deque[_Ticket] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._expected = 1
        self._trusted: str | None = None

    def put(self, ticket: _Ticket) -> None:
        with self._changed:
            self._queue.append(ticket)
            if self._thread is None:
                self._closing = False
                self._thread = threading.Thread(target=self._run, name="audit-log", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self, wait: float) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify()
            thread = self._thread
        if thread:
            thread.join(wait)

    def _run(self) -> None:
        while batch := self._next_batch():
            try:
                first = self._write([item for ticket in batch for item in ticket.items])
            except Exception as error:  # whatever it was, no caller may show anything
                _logger.error("audit log not written: %s", _summary(error))
                self._answer(batch, None, error)
            else:
                self._answer(batch, first, None)

    def _next_batch(self) -> list[_Ticket]:
        """What waits now, up to a bound; nothing when it is time to end."""
        with self._changed:
            while True:
                while not self._queue and not self._closing:
                    self._changed.wait()
                self._gather()
                if batch := self._take():
                    self._expected = len(batch)
                    return batch
                if self._closing:
                    self._thread = None
                    return []

    def _gather(self) -> None:
        """Give those just answered a moment to come back: without it every other batch
        would hold only whoever was first. One caller alone never waits."""
        until = time.monotonic() + GATHER_SECONDS
        while len(self._queue) < self._expected and not self._closing:
            left = until - time.monotonic()
            if left <= 0:
                break
            self._changed.wait(left)

    def _take(self) -> list[_Ticket]:
        batch: list[_Ticket] = []
        entries = 0
        while self._queue and entries < BATCH_ENTRIES:
            ticket = self._queue.popleft()
            if not ticket.given_up:
                batch.append(ticket)
                entries += len(ticket.items)
        return batch

    def _write(self, items: list[Item]) -> int:
        # The copies are read inside the lock, so none can be ahead of what is seen there.
        with locked(self._ledger, self._wait) as connection:
            held = self._copies.read_all()
            first, note = write_batch(connection, items, self._signer, held, self._trusted)
        self._trusted = note
        self._copies.write(note)
        return first

    @staticmethod
    def _answer(batch: list[_Ticket], first: int | None, error: Exception | None) -> None:
        for ticket in batch:
            ticket.first, ticket.error = first, error
            if first is not None:
                first += len(ticket.items)
            ticket.done.set()


def _summary(error: Exception) -> str:
    """The kind and the cause of an error, without the statement it happened in."""
    cause = getattr(error, "orig", None) or error
    return f"{type(error).__name__}: {str(cause).splitlines()[0] if str(cause) else ''}"
