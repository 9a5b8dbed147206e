"""A proof that one entry stands in the log, as a file that others can check.

C2SP tlog-proof v1: the entry's number, the hashes from its leaf to the root, and the
signed checkpoint of that root. The entry's own bytes stand in the ``extra`` line.
"""

from base64 import b64encode

from caseflow.audit.checkpoints import claimed_checkpoint
from caseflow.audit.ledger import Ledger
from caseflow.audit.tree import inclusion_proof

FORMAT = "c2sp.org/tlog-proof@v1"


def proof_file(ledger: Ledger, seq: int) -> str | None:
    """The proof of entry ``seq`` under the newest checkpoint; ``None`` if there is no such
    entry under it."""
    with ledger.view() as view:
        note = view.checkpoint()
        size = claimed_checkpoint(note).size if note else 0
        if note is None or not 0 <= seq < size:
            return None
        [(_, body)] = view.read(seq, seq + 1)
        hashes = inclusion_proof(seq, size, view.node)
    lines = [FORMAT, f"extra {_base64(body)}", f"index {seq}", *map(_base64, hashes)]
    return "\n".join(lines) + "\n\n" + note


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
