"""The stored format of one sealed value, and the cipher around it.

``version | suite | data-key id | nonce | ciphertext | tag``: one byte, one byte,
16, 12, then AES-256-GCM. The plaintext is padded to length buckets; the associated
data binds table, column, row, case, compartment, data-key id and suite, so that a
ciphertext moved anywhere else does not open (NIST SP 800-38D).
"""

import os
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION, SUITE_AES_256_GCM = 1, 1
KEY_ID_BYTES, NONCE_BYTES, HEADER_BYTES = 16, 12, 18
BUCKETS = (32, 64, 128, 256, 512, 1024, 2048, 4096)
BIG_STEP = 4096


class SealBroken(Exception):
    """The value does not open here: moved, altered, or of another key."""


_SUITE = (1).to_bytes(4, "big") + bytes([SUITE_AES_256_GCM])


@cache
def _prefixed(name: str) -> bytes:
    """A name of our own (few there are), with its length before it."""
    return len(name.encode()).to_bytes(4, "big") + name.encode()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands; ``scope`` is the case (or the officer of a draft)."""

    table: str
    column: str
    row: str
    scope: str
    compartment: str

    def associated(self, key_id: bytes) -> bytes:
        """Length-prefixed parts, so that no two places share one encoding."""
        row, scope = self.row.encode(), self.scope.encode()
        return b"".join(
            (
                *(_prefixed(self.table), _prefixed(self.column)),
                *(len(row).to_bytes(4, "big"), row, len(scope).to_bytes(4, "big"), scope),
                *(_prefixed(self.compartment), len(key_id).to_bytes(4, "big"), key_id),
                _SUITE,
            )
        )


def pad(plain: bytes) -> bytes:
    """``plain`` with its length before it, filled to the next bucket."""
    size = len(plain) + 4
    bucket = next((b for b in BUCKETS if b >= size), -(-size // BIG_STEP) * BIG_STEP)
    return len(plain).to_bytes(4, "big") + plain + bytes(bucket - size)


def unpad(padded: bytes) -> bytes:
    """The plaintext of ``pad``; refuses a length that cannot be."""
    size = int.from_bytes(padded[:4], "big")
    if size > len(padded) - 4:
        raise SealBroken("padding")
    return padded[4 : 4 + size]


def encrypt(key: AESGCM, key_id: bytes, plain: bytes, place: Place) -> bytes:
    """The stored form of ``plain`` at ``place``."""
    nonce = os.urandom(NONCE_BYTES)
    body = key.encrypt(nonce, pad(plain), place.associated(key_id))
    return bytes((VERSION, SUITE_AES_256_GCM)) + key_id + nonce + body


def key_id_of(stored: bytes) -> bytes:
    """Which data key sealed ``stored``."""
    if len(stored) < HEADER_BYTES + NONCE_BYTES + 16 or stored[0] != VERSION:
        raise SealBroken("format")
    if stored[1] != SUITE_AES_256_GCM:
        raise SealBroken("suite")
    return stored[2:HEADER_BYTES]


def decrypt(key: AESGCM, stored: bytes, place: Place) -> bytes:
    """The plaintext of ``stored`` at ``place``, or ``SealBroken``."""
    key_id = key_id_of(stored)
    nonce = stored[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
    body = stored[HEADER_BYTES + NONCE_BYTES :]
    try:
        return unpad(key.decrypt(nonce, body, place.associated(key_id)))
    except InvalidTag as error:  # any other error is a fault of ours, and no tampering
        raise SealBroken("authentication") from error
