"""The incremental tree against the definition in RFC 6962, written out naively."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.audit.tree import (
    EMPTY_ROOT,
    BadProof,
    Frontier,
    NodeReader,
    consistency_proof,
    frontier_places,
    inclusion_proof,
    leaf_hash,
    root_at,
    verify_consistency,
    verify_inclusion,
)

ENTRIES = [b"entry %d" % number for number in range(70)]


def naive(entries: list[bytes]) -> bytes:
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return sha256(b"\x01" + naive(entries[:k]) + naive(entries[k:])).digest()


def reader(entries: list[bytes]) -> NodeReader:
    nodes = {(level, index): hashed for level, index, hashed in Frontier().extend(entries)}
    return lambda level, index: nodes[level, index]


ROOTS = [naive(ENTRIES[:size]) for size in range(len(ENTRIES) + 1)]
NODES = reader(ENTRIES)
SIZES = st.integers(1, len(ENTRIES))


@settings(deadline=None)
@given(st.lists(st.lists(st.binary(max_size=5), max_size=9), max_size=9))
def test_appended_in_any_batches_it_is_the_same_tree(batches: list[list[bytes]]) -> None:
    frontier, entries = Frontier(), list[bytes]()
    nodes: dict[tuple[int, int], bytes] = {}
    for batch in batches:
        new = frontier.extend(batch)
        assert not nodes.keys() & {(level, index) for level, index, _ in new}
        nodes |= {(level, index): hashed for level, index, hashed in new}
        entries += batch
        assert frontier.root() == naive(entries)
        hashes = [nodes[place] for place in frontier_places(len(entries))]
        frontier = Frontier(len(entries), hashes)  # as a store gives it back
    whole = {(level, index): hashed for level, index, hashed in Frontier().extend(entries)}
    assert nodes == whole


def test_the_root_at_every_size() -> None:
    assert [root_at(size, NODES) for size in range(len(ENTRIES) + 1)] == ROOTS
    assert ROOTS[0] == EMPTY_ROOT


def test_rfc_6962_known_answers() -> None:
    leaves = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243",
        "5051525354555657", "606162636465666768696a6b6c6d6e6f")]  # fmt: skip
    frontier = Frontier()
    frontier.extend(leaves)
    known = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert frontier.root().hex() == known


@settings(deadline=None)
@given(SIZES, st.data())
def test_inclusion(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaf, proof = leaf_hash(ENTRIES[index]), inclusion_proof(index, size, NODES)
    verify_inclusion(index, size, leaf, proof, ROOTS[size])
    wrong = [
        (index, leaf_hash(b"other"), proof, ROOTS[size]),
        (index, leaf, [*proof, leaf], ROOTS[size]),
        (index, leaf, proof, leaf_hash(b"root")),
        (size, leaf, proof, ROOTS[size]),
    ]
    if proof:
        wrong += [(index, leaf, proof[:-1], ROOTS[size]), (index ^ 1, leaf, proof, ROOTS[size])]
    for at, entry, path, root in wrong:
        with pytest.raises(BadProof):
            verify_inclusion(at, size, entry, path, root)


@settings(deadline=None)
@given(SIZES, st.data())
def test_consistency(new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, new))
    proof = consistency_proof(old, new, NODES)
    verify_consistency(old, new, ROOTS[old], ROOTS[new], proof)
    other = leaf_hash(b"other")
    wrong = [
        (other, ROOTS[new], proof),
        (ROOTS[old], other, proof),
        (ROOTS[old], ROOTS[new], [*proof, other]),
    ]
    if proof:
        wrong.append((ROOTS[old], ROOTS[new], proof[:-1]))
    for old_root, new_root, path in wrong:
        with pytest.raises(BadProof):
            verify_consistency(old, new, old_root, new_root, path)


def test_nothing_is_consistent_with_the_empty_tree() -> None:
    with pytest.raises(BadProof):
        consistency_proof(0, 5, NODES)
    with pytest.raises(BadProof):
        verify_consistency(0, 5, EMPTY_ROOT, ROOTS[5], [])
    with pytest.raises(BadProof):
        verify_consistency(6, 5, ROOTS[6], ROOTS[5], [])
    with pytest.raises(BadProof):
        inclusion_proof(5, 5, NODES)


def test_a_frontier_of_the_wrong_width_is_refused() -> None:
    with pytest.raises(ValueError, match="2 subtrees"):
        Frontier(3, [b"x" * 32])
