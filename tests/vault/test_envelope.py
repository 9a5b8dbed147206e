"""The stored format: lengths fall into buckets, and nothing opens but in its own place."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.vault import envelope
from caseflow.vault.envelope import (
    BIG_STEP,
    BUCKETS,
    HEADER_BYTES,
    NONCE_BYTES,
    Place,
    SealBroken,
    decrypt,
    encrypt,
    key_id_of,
    pad,
    unpad,
)

KEY, KEY_ID = AESGCM(AESGCM.generate_key(256)), b"k" * 16
HERE = Place("person", "full_name", "row-1", "case-1", "identity")
OVERHEAD = HEADER_BYTES + NONCE_BYTES + 16
LENGTH_BYTES = 4


def bucket_of(length: int) -> int:
    """By the design, not by the code: the smallest bucket that holds the text and its length."""
    edges: list[int] = [*BUCKETS, *range(2 * BIG_STEP, 40 * BIG_STEP, BIG_STEP)]
    return min(edge for edge in edges if edge >= length + LENGTH_BYTES)


@given(st.binary(max_size=9000))
def test_padding_gives_back_what_it_was_given(plain: bytes) -> None:
    assert unpad(pad(plain)) == plain


@given(st.integers(0, 20_000))
def test_a_length_shows_as_its_bucket_only(length: int) -> None:
    assert len(pad(b"x" * length)) == bucket_of(length)


@given(st.data())
def test_texts_of_one_bucket_are_stored_alike_long(data: st.DataObject) -> None:
    top = data.draw(st.sampled_from(BUCKETS))
    below = max((b for b in BUCKETS if b < top), default=LENGTH_BYTES - 1)
    lengths = st.integers(below + 1 - LENGTH_BYTES, top - LENGTH_BYTES)
    one, two = data.draw(lengths), data.draw(lengths)
    stored = [encrypt(KEY, KEY_ID, b"x" * n, HERE) for n in (one, two)]
    assert len(stored[0]) == len(stored[1]) == top + OVERHEAD


def test_the_edges_of_the_buckets() -> None:
    for edge in BUCKETS:
        assert len(pad(b"x" * (edge - LENGTH_BYTES))) == edge
        assert len(pad(b"x" * (edge - LENGTH_BYTES + 1))) > edge


@given(st.text(max_size=600))
def test_what_is_sealed_opens_in_its_place(text: str) -> None:
    assert decrypt(KEY, encrypt(KEY, KEY_ID, text.encode(), HERE), HERE).decode() == text


@pytest.mark.parametrize("part", ["table", "column", "row", "scope", "compartment"])
def test_a_ciphertext_moved_anywhere_does_not_open(part: str) -> None:
    stored = encrypt(KEY, KEY_ID, b"Hoa", HERE)
    with pytest.raises(SealBroken):
        decrypt(KEY, stored, replace(HERE, **{part: "other"}))


places = st.builds(Place, *[st.text("ab|\x00", max_size=3) for _ in range(5)])


@given(places, places)
@settings(max_examples=300)
def test_no_two_places_share_one_encoding(one: Place, two: Place) -> None:
    assert (one == two) == (one.associated(KEY_ID) == two.associated(KEY_ID))


def test_parts_that_run_together_are_two_places() -> None:
    one = Place("ab", "c", "r", "s", "t")
    assert one.associated(KEY_ID) != Place("a", "bc", "r", "s", "t").associated(KEY_ID)


@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    stored = bytearray(encrypt(KEY, KEY_ID, b"Hoa", HERE))
    at = data.draw(st.integers(0, len(stored) - 1))
    stored[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        decrypt(KEY, bytes(stored), HERE)


@given(st.binary(max_size=80))
def test_bytes_of_no_value_are_refused_in_one_way(junk: bytes) -> None:
    with pytest.raises(SealBroken):
        decrypt(KEY, junk, HERE)


def test_another_key_opens_nothing() -> None:
    stored = encrypt(KEY, KEY_ID, b"Hoa", HERE)
    with pytest.raises(SealBroken):
        decrypt(AESGCM(AESGCM.generate_key(256)), stored, HERE)


def test_the_header_names_version_suite_and_key() -> None:
    stored = encrypt(KEY, KEY_ID, b"Hoa", HERE)
    assert stored[:2] == bytes((1, 1))
    assert key_id_of(stored) == KEY_ID
    for head in (b"\x02\x01", b"\x01\x02"):
        with pytest.raises(SealBroken):
            key_id_of(head + stored[2:])


def test_a_length_that_cannot_be_is_refused() -> None:
    with pytest.raises(SealBroken):
        unpad((100).to_bytes(4, "big") + bytes(28))


def test_every_nonce_is_its_own() -> None:
    cut = slice(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES)
    seen = {encrypt(KEY, KEY_ID, b"Hoa", HERE)[cut] for _ in range(500)}
    assert len(seen) == 500
    assert envelope.NONCE_BYTES * 8 == 96


def test_a_fault_of_ours_is_no_tampering() -> None:
    stored = encrypt(KEY, KEY_ID, b"Hoa", HERE)
    nowhere = replace(HERE, row=None)  # type: ignore[arg-type]  # what must be refused
    with pytest.raises(AttributeError):
        decrypt(KEY, stored, nowhere)
