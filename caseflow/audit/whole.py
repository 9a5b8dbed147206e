"""Is the log whole? Everything that can be recomputed is, from the first entry on."""

from dataclasses import dataclass
from itertools import groupby, zip_longest

from sqlalchemy import func, select

from caseflow.audit.canonical import decode_object
from caseflow.audit.checkpoints import open_checkpoint
from caseflow.audit.copies import CheckpointCopies, CopyAstray, check_copies
from caseflow.audit.entry import mentioned
from caseflow.audit.ledger import PAGE, Ledger, View
from caseflow.audit.ledger_schema import CHECKPOINT, MENTION, NODE
from caseflow.audit.notes import BadNote, Verifier
from caseflow.audit.tree import Frontier, leaf_hash, root_at


class Broken(Exception):
    """The log is not what was signed; ``seq`` is the first entry that may be wrong."""

    def __init__(self, seq: int, reason: str) -> None:
        super().__init__(f"entry {seq}: {reason}")
        self.seq, self.reason = seq, reason


@dataclass(frozen=True)
class Whole:
    """A log in which nothing is missing or changed.

    ``since`` is the time of the first entry as it stands there (UTC, ``Z``), empty in
    an empty log; ``checkpoints`` says how many signed checkpoints were verified.
    """

    entries: int
    root: bytes
    since: str
    checkpoints: int


def verify_log(ledger: Ledger, verifier: Verifier, copies: CheckpointCopies) -> Whole:
    """Recompute leaves, nodes, roots, mentions; check signatures, form, gaps, copies.

    Raises :class:`Broken` at the first thing that does not fit. Sees one state of the
    log; others may append meanwhile.
    """
    held = copies.read_all()  # first: what is read later may only be ahead of it
    with ledger.view() as view:
        whole = _Verification(view, verifier).run()
        _verify_copies(view, verifier, held, whole)
    return whole


class _Verification:
    """One walk over the log, a page at a time."""

    def __init__(self, view: View, verifier: Verifier) -> None:
        self._view, self._verifier = view, verifier
        self._frontier = Frontier()
        self._since, self._checkpoints, self._signed = "", 0, 0

    def run(self) -> Whole:
        view = self._view
        last = view.connection.scalar(select(func.max(CHECKPOINT.c.size))) or 0
        size = max(view.size(), last)
        for start in range(0, size, PAGE):
            self._page(start, min(start + PAGE, size))
        if self._signed != size:
            raise Broken(self._signed, "the entry is there, but no checkpoint signs it")
        _verify_nothing_more(view, size)
        return Whole(size, self._frontier.root(), self._since, self._checkpoints)

    def _page(self, start: int, stop: int) -> None:
        page = self._view.read(start, stop)
        bodies = [body for _, body in page]
        problem = self._first_problem(page, start, stop)
        # A signature over earlier entries that does not fit comes first, even when a
        # later entry is visibly wrong.
        sound = problem.seq if problem else stop
        nodes: list[tuple[int, int, bytes]] = []
        for size, note in self._view.checkpoints(start, sound):
            nodes += self._frontier.extend(bodies[self._frontier.size - start : size - start])
            self._checkpoint(size, note)
        if problem:
            raise problem
        nodes += self._frontier.extend(bodies[self._frontier.size - start :])
        self._verify_nodes(nodes)

    def _first_problem(self, page: list[tuple[int, bytes]], start: int, stop: int) -> Broken | None:
        leaves, mentions = self._view.nodes(0, start, stop), self._view.mentions(start, stop)
        for seq, (found, body) in enumerate(page, start):
            if found != seq:
                return Broken(seq, f"the entry is missing; the next one is {found}")
            if leaf_hash(body) not in leaves[seq - start : seq - start + 1]:
                return Broken(seq, "the entry is not the one in the tree")
            try:
                facts = decode_object(body)
            except ValueError as error:
                return Broken(seq, f"the entry is malformed: {error}")
            if mentions.get(seq, []) != mentioned(facts):
                return Broken(seq, "the index of cases does not say what the entry says")
            self._since = self._since or str(facts.get("at", ""))
        if start + len(page) < stop:
            return Broken(start + len(page), "the entry is missing, and all after it")
        return None

    def _checkpoint(self, size: int, note: str) -> None:
        first = self._signed
        try:
            signed = open_checkpoint(note, self._verifier)
        except BadNote as error:
            raise Broken(first, f"the checkpoint of size {size}: {error}") from error
        if (signed.size, signed.root) != (size, self._frontier.root()):
            raise Broken(first, f"what was signed up to entry {size - 1} was something else")
        self._signed, self._checkpoints = size, self._checkpoints + 1

    def _verify_nodes(self, nodes: list[tuple[int, int, bytes]]) -> None:
        for level, group in groupby(sorted(nodes), key=lambda node: node[0]):
            expected = list(group)
            first, last = expected[0][1], expected[-1][1]
            stored = self._view.nodes(level, first, last + 1)
            for (_, index, right), found in zip_longest(expected, stored):
                if found != right:
                    reason = f"the node of level {level} over it is not the root of its entries"
                    raise Broken(index << level, reason)


def _verify_nothing_more(view: View, size: int) -> None:
    """No node and no mention beyond what the entries make."""
    count = view.connection.scalar(select(func.count()).select_from(NODE)) or 0
    if count != sum(size >> level for level in range(size.bit_length())):
        raise Broken(size, "the tree has nodes of entries that are not there")
    outside = select(func.count()).where((MENTION.c.seq >= size) | (MENTION.c.seq < 0))
    if view.connection.scalar(outside):
        raise Broken(size, "the index of cases names entries that are not there")


def _verify_copies(
    view: View, verifier: Verifier, held: dict[str, str | None], whole: Whole
) -> None:
    try:
        check_copies(held, verifier, whole.entries, lambda size: root_at(size, view.node))
    except CopyAstray as error:
        raise Broken(error.seq, f"the copy in the {error.name}: {error.reason}") from error
    missing = [name for name, note in held.items() if note is None]
    # A first append that was cut short has left one checkpoint and no copy yet.
    if missing and whole.checkpoints > 1:
        raise Broken(whole.entries, f"the copy in the {', '.join(missing)} is gone")
