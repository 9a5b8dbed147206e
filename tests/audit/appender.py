"""A process of its own that appends, says what was acknowledged, and dies on demand.

``python -m tests.audit.appender URL FOLDER NAME COUNT [entry|commit|copy]``: appends
COUNT entries of the case NAME, one by one, a line "seq number" each; with a third word
it kills itself at its second append: inside the transaction, after the commit, or
between the two copies.
"""

import os
import signal
import sys
from pathlib import Path

from caseflow.audit.copies import CheckpointCopies, FileCopy, RowCopy
from caseflow.audit.ledger import Ledger
from caseflow.audit.notes import NoteSigner
from caseflow.audit.sequencer import Log
from caseflow.db import make_engine
from tests.audit.logs import ORIGIN, SEED_KEY, body


class Fuse:
    """Kills this process the second time it is reached."""

    def __init__(self) -> None:
        self.left = 1

    def burn(self) -> None:
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1


class DyingSigner(NoteSigner):
    fuse: Fuse

    def sign(self, text: str) -> str:
        self.fuse.burn()
        return super().sign(text)


class DyingCopy:
    """A place that holds nothing and is never reached twice."""

    name = "fuse"

    def __init__(self, fuse: Fuse) -> None:
        self._fuse = fuse

    def read(self) -> None:
        return None

    def write(self, note: str) -> None:
        self._fuse.burn()


def main(url: str, folder: str, name: str, count: str, death: str = "") -> None:
    engine, fuse = make_engine(url), Fuse()
    file, row, dying = FileCopy(Path(folder) / "checkpoint"), RowCopy(engine), DyingCopy(fuse)
    places = {"commit": (dying, file, row), "copy": (file, dying, row)}.get(death, (file, row))
    signer = NoteSigner(ORIGIN, SEED_KEY)
    if death == "entry":
        signer = DyingSigner(ORIGIN, SEED_KEY)
        signer.fuse = fuse
    log = Log(Ledger(engine), signer, CheckpointCopies(*places))
    for number in range(int(count)):
        seq = log.append([body(number, case=name)])[0]
        sys.stdout.write(f"{seq} {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
