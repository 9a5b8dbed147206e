"""The copies of the newest checkpoint, kept where the audit store's keeper is not.

Whoever rolls the audit store back would have to roll back each of them too. A copy
never goes backwards, whichever of several processes writes it last.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from caseflow.audit.after_fork import renew_after_fork
from caseflow.audit.checkpoints import claimed_checkpoint, open_checkpoint
from caseflow.audit.notes import BadNote, Verifier
from caseflow.audit.prepared import Prepared
from caseflow.db import single

LOCK_SECONDS = 5.0
_POLL_SECONDS = 0.005


class Copy(Protocol):
    """One place that holds the newest checkpoint note."""

    @property
    def name(self) -> str:
        """What an auditor calls this place."""

    def read(self) -> str | None:
        """The note held, or ``None`` before the first."""

    def write(self, note: str) -> None:
        """Hold ``note``, durably, unless a larger checkpoint is held already."""


class CopyAstray(ValueError):
    """A copy that the log does not continue: the log, or the copy, was changed."""

    def __init__(self, name: str, seq: int, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.seq, self.reason = name, seq, reason


class FileCopy:
    """The copy in a file; written whole or not at all."""

    def __init__(self, path: Path, wait: float = LOCK_SECONDS) -> None:
        self.name = f"file {path.name}"
        self._path, self._wait = path, wait
        self._beside = path.with_name(path.name + ".new")
        self._lock = path.with_name(path.name + ".lock")

    def read(self) -> str | None:
        """The file's text, or ``None`` without a file."""
        try:
            return self._path.read_bytes().decode()
        except FileNotFoundError:
            return None

    def write(self, note: str) -> None:
        """Put ``note`` in place under a lock of all processes of this machine."""
        with self._locked():
            held = self.read()
            if held is not None and _size(held) >= _size(note):
                return
            with self._beside.open("wb") as file:
                file.write(note.encode())
                file.flush()
                os.fsync(file.fileno())
            self._beside.replace(self._path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        deadline = time.monotonic() + self._wait
        with self._lock.open("ab", buffering=0) as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise TimeoutError("another process holds the checkpoint") from None
                    time.sleep(_POLL_SECONDS)
            yield  # closing the file lets go of the lock


class RowCopy:
    """The copy in the table ``checkpoint_copy`` of the key store: one row, which the
    database itself does not let go back."""

    def __init__(self, engine: Engine) -> None:
        self.name = "key store"
        self._engine = engine
        renew_after_fork(engine)

    def read(self) -> str | None:
        """The row's note, or ``None`` without a row."""
        with single(self._engine) as connection:
            found = _HELD.rows(connection)
        return str(found[0][0]) if found else None

    def write(self, note: str) -> None:
        """Insert or overtake the row; raises the driver's error where it cannot."""
        with single(self._engine) as connection:
            _OVERTAKE.run(connection, {"size": _size(note), "note": note})


class CheckpointCopies:
    """All copies of one log."""

    def __init__(self, *copies: Copy) -> None:
        self._copies = copies

    def write(self, note: str) -> None:
        """Hold ``note`` everywhere; raises what the first failing place raises."""
        for copy in self._copies:
            copy.write(note)

    def read_all(self) -> dict[str, str | None]:
        """Each place's note, by the place's name."""
        return {copy.name: copy.read() for copy in self._copies}


def check_copies(
    held: Mapping[str, str | None], verifier: Verifier, size: int, root_at: Callable[[int], bytes]
) -> None:
    """Raise :class:`CopyAstray` unless the log of ``size`` continues every copy held.

    A copy may lag behind, for a process can die between committing and copying; it can
    never be ahead. That one is missing is the caller's to judge.
    """
    for name, note in held.items():
        if note is None:
            continue
        try:
            copy = open_checkpoint(note, verifier)
        except BadNote as error:
            raise CopyAstray(name, 0, f"not signed by this log ({error})") from error
        if copy.size > size:
            reason = f"it has seen {copy.size} entries, the log has {size}: the end is gone"
            raise CopyAstray(name, size, reason)
        if root_at(copy.size) != copy.root:
            reason = f"the first {copy.size} entries are not those it has seen"
            raise CopyAstray(name, max(copy.size - 1, 0), reason)


def _size(note: str) -> int:
    return claimed_checkpoint(note).size


_HELD = Prepared("SELECT note FROM checkpoint_copy WHERE one = 1")
_OVERTAKE = Prepared(
    "INSERT INTO checkpoint_copy (one, size, note) VALUES (1, :size, :note)"
    " ON CONFLICT (one) DO UPDATE SET size = excluded.size, note = excluded.note"
    " WHERE excluded.size > checkpoint_copy.size"
)


def ddl() -> list[str]:
    """The statement that makes the row's table in the key store, on either database."""
    return [
        "CREATE TABLE checkpoint_copy (one INTEGER PRIMARY KEY CHECK (one = 1),"
        " size BIGINT NOT NULL, note TEXT NOT NULL)"
    ]
