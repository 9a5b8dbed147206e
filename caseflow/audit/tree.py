"""The arithmetic of the log's tree: RFC 6962 §2.1, apart from any storage.

A tree of n entries is held as its perfect subtrees: the node at (level, index) is the
root over the 2^level entries from index·2^level on. Each is final once it exists, so
nodes are only ever added. Proofs are lists of 32-byte hashes, the leaf's side first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TypeAlias

EMPTY_ROOT = sha256(b"").digest()

NodeReader: TypeAlias = Callable[[int, int], bytes]
"""Gives the stored hash of the perfect subtree at (level, index)."""
Node: TypeAlias = tuple[int, int, bytes]
"""Level, index and hash of one perfect subtree."""


class BadProof(ValueError):
    """A proof that does not prove what it was given for, or that cannot exist."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry's bytes, as a leaf."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a tree: all it takes to append and to know the root.

    ``hashes`` are the roots of the perfect subtrees that make up ``size`` entries, the
    largest first, at the places :func:`frontier_places` names.
    """

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if len(hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} entries has {size.bit_count()} subtrees")
        self.size = size
        levels = (level for level, _ in frontier_places(size))
        self._by_level = dict(zip(levels, hashes, strict=True))

    def extend(self, entries: Iterable[bytes]) -> list[Node]:
        """Append ``entries``; return every node that came to be, level by level."""
        hashes = [sha256(b"\x00" + entry).digest() for entry in entries]
        added, level, start = len(hashes), 0, self.size
        nodes: list[Node] = []
        while hashes:
            nodes += [(level, start + i, each) for i, each in enumerate(hashes)]
            if start & 1:  # the subtree waiting at this level gets its sibling
                hashes.insert(0, self._by_level.pop(level))
            if len(hashes) & 1:
                self._by_level[level] = hashes.pop()
            pairs = zip(hashes[::2], hashes[1::2], strict=True)
            hashes = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
            level, start = level + 1, start >> 1
        self.size += added
        return nodes

    def root(self) -> bytes:
        """The root of the whole tree."""
        return _fold([self._by_level[level] for level in sorted(self._by_level, reverse=True)])


def frontier_places(size: int) -> list[tuple[int, int]]:
    """(level, index) of the perfect subtrees making up ``size`` entries, largest first."""
    levels = [level for level in range(size.bit_length() - 1, -1, -1) if size >> level & 1]
    return [(level, (size >> level) - 1) for level in levels]


def root_at(size: int, node: NodeReader) -> bytes:
    """The root the tree had when it held ``size`` entries."""
    return _fold([node(level, index) for level, index in frontier_places(size)])


def inclusion_proof(index: int, size: int, node: NodeReader) -> list[bytes]:
    """The hashes that lead from entry ``index`` to the root of the first ``size``."""
    if not 0 <= index < size:
        raise BadProof(f"no entry {index} among {size}")
    return _path(index, 0, size, node)


def consistency_proof(old: int, new: int, node: NodeReader) -> list[bytes]:
    """The hashes that show that the first ``old`` of ``new`` entries are as they were.

    Everything is consistent with nothing: from size 0 there is no proof to give.
    """
    if not 0 < old <= new:
        raise BadProof(f"no consistency proof from {old} to {new}")
    return _subproof(old, 0, new, node, whole=True)


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Raise :class:`BadProof` unless ``leaf`` is entry ``index`` under ``root``."""
    if not 0 <= index < size:
        raise BadProof(f"no entry {index} among {size}")
    reached = leaf
    for sibling, on_left in _climb(index, size - 1, proof):
        reached = node_hash(sibling, reached) if on_left else node_hash(reached, sibling)
    if reached != root:
        raise BadProof(f"entry {index} is not under this root")


def verify_consistency(
    old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise :class:`BadProof` unless ``new_root`` continues the tree of ``old_root``."""
    if not 0 < old <= new:
        raise BadProof(f"no consistency proof from {old} to {new}")
    if old == new:
        if proof or old_root != new_root:
            raise BadProof("two roots of one size differ")
        return
    # RFC 9162 §2.1.4.2: climb from the last old entry, building both roots at once.
    hashes = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not hashes:
        raise BadProof("the proof is too short")
    level = (old & -old).bit_length() - 1  # of the last whole subtree of old
    before = after = hashes[0]
    for sibling, on_left in _climb((old - 1) >> level, (new - 1) >> level, hashes[1:]):
        if on_left:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
        else:
            after = node_hash(after, sibling)
    if before != old_root or after != new_root:
        raise BadProof(f"the tree of {new} does not continue the tree of {old}")


def _climb(at: int, last: int, proof: Sequence[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each hash of ``proof`` and whether it joins from the left, on the way from node
    ``at`` of a level that ends at ``last`` up to the root (RFC 9162 §2.1.3.2)."""
    for sibling in proof:
        if last == 0:
            raise BadProof("the proof is too long")
        on_left = bool(at & 1) or at == last
        yield sibling, on_left
        while on_left and not at & 1 and at:  # levels where this node has no sibling
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    if last:
        raise BadProof("the proof is too short")


def _fold(hashes: list[bytes]) -> bytes:
    """The root over perfect subtrees standing side by side, the largest first."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes.pop()
    while hashes:
        root = node_hash(hashes.pop(), root)
    return root


def _split(width: int) -> int:
    """The largest power of two smaller than ``width``."""
    return 1 << (width - 1).bit_length() - 1


def _range(start: int, stop: int, node: NodeReader) -> bytes:
    """The root over entries ``start`` to ``stop``, a subtree of some tree."""
    width = stop - start
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return node(level, start >> level)
    middle = start + _split(width)
    return node_hash(_range(start, middle, node), _range(middle, stop, node))


def _path(index: int, start: int, stop: int, node: NodeReader) -> list[bytes]:
    """PATH(index, D[start:stop]) of RFC 6962 §2.1.1."""
    if stop - start == 1:
        return []
    middle = start + _split(stop - start)
    if index < middle:
        return [*_path(index, start, middle, node), _range(middle, stop, node)]
    return [*_path(index, middle, stop, node), _range(start, middle, node)]


def _subproof(old: int, start: int, stop: int, node: NodeReader, *, whole: bool) -> list[bytes]:
    """SUBPROOF(old, D[start:stop], whole) of RFC 6962 §2.1.2; ``old`` is absolute."""
    if old == stop:
        return [] if whole else [_range(start, stop, node)]
    middle = start + _split(stop - start)
    if old <= middle:
        kept = _subproof(old, start, middle, node, whole=whole)
        return [*kept, _range(middle, stop, node)]
    kept = _subproof(old, middle, stop, node, whole=False)
    return [*kept, _range(start, middle, node)]
