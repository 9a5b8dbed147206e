"""Checkpoints (C2SP tlog-checkpoint v1): the log's size and root, as a signed note."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache

from caseflow.audit.notes import BadNote, Note, NoteSigner, Verifier, open_note

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


@dataclass(frozen=True)
class Checkpoint:
    """What the log claims: ``origin`` holds ``size`` entries whose root is ``root``."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Three lines: origin, size in decimal, root in base64."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode('ascii')}\n"

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Read the text of a checkpoint; extension lines are refused."""
        lines = text.split("\n")
        if len(lines) != 4 or lines[3] or not lines[0]:
            raise BadNote("a checkpoint has exactly three lines")
        origin, size, encoded = lines[:3]
        try:
            root = b64decode(encoded, validate=True)
        except ValueError:
            raise BadNote("the root is not base64") from None
        if not _SIZE.fullmatch(size):
            raise BadNote("the size is not a plain decimal number")
        checkpoint = cls(origin, int(size), root)
        if checkpoint.text() != text or len(root) != 32:
            raise BadNote("the root of the checkpoint is malformed")
        return checkpoint


def sign_checkpoint(size: int, root: bytes, signer: NoteSigner) -> str:
    """The checkpoint as a note; its origin is the name of the key."""
    return signer.sign(Checkpoint(signer.name, size, root).text())


def open_checkpoint(note: str, verifier: Verifier) -> Checkpoint:
    """The checkpoint in ``note``; raises :class:`BadNote` unless this log signed it."""
    checkpoint = Checkpoint.parse(open_note(note, [verifier]))
    if checkpoint.origin != verifier.name:
        raise BadNote("a checkpoint of another log")
    return checkpoint


@lru_cache(maxsize=8)  # one append asks of the same two notes several times
def claimed_checkpoint(note: str) -> Checkpoint:
    """The checkpoint a note claims, its signature unseen: for comparing sizes only."""
    return Checkpoint.parse(Note.parse(note).text)
