"""Who holds the key-encryption key: a small interface, and the passphrase provider.

A provider wraps and unwraps the dozen compartment keys. It is asked at start and
when keys change, never on a read, so that a slow or remote one costs nothing.
"""

import os
import unicodedata
from dataclasses import dataclass
from typing import Protocol

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseflow.errors import N_, StartRefused

SALT_BYTES, NONCE_BYTES = 16, 12
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 1


class Provider(Protocol):
    """What the key store asks of whoever holds the KEK."""

    @property
    def current_version(self) -> int:
        """The version new wraps use; older ones still unwrap."""

    def wrap(self, key: bytes, name: str) -> bytes:
        """``key`` under the current KEK, bound to ``name``."""

    def unwrap(self, wrapped: bytes, name: str, version: int) -> bytes:
        """The key again, or ``StartRefused`` where the KEK is not the one that wrapped it."""

    def rewrap(self, wrapped: bytes, name: str, version: int) -> bytes:
        """``wrapped`` of an older KEK version under the current one."""


@dataclass(frozen=True)
class Salt:
    """What a passphrase needs beside itself: kept in the key store, no secret."""

    version: int
    salt: bytes


def new_salt(version: int = 1) -> Salt:
    """A fresh salt for KEK ``version``."""
    return Salt(version, os.urandom(SALT_BYTES))


class PassphraseProvider:
    """KEK = Argon2id(passphrase, salt): 64 MiB, 3 passes (RFC 9106)."""

    def __init__(self, passphrase: str, salts: list[Salt]) -> None:
        """``salts``: one for each KEK version, newest last."""
        # Keyboards send accents composed or apart; a file may end in a line break.
        secret = unicodedata.normalize("NFC", passphrase).strip().encode()
        self._keks = {s.version: AESGCM(_stretch(secret, s.salt)) for s in salts}
        self._current = salts[-1].version

    @property
    def current_version(self) -> int:
        return self._current

    def wrap(self, key: bytes, name: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._keks[self._current].encrypt(nonce, key, name.encode())

    def unwrap(self, wrapped: bytes, name: str, version: int) -> bytes:
        nonce, body = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return self._keks[version].decrypt(nonce, body, name.encode())
        except (InvalidTag, KeyError) as error:
            raise StartRefused(
                N_("Mật khẩu của kho khóa không đúng, hoặc kho khóa đã bị thay đổi.")
            ) from error

    def rewrap(self, wrapped: bytes, name: str, version: int) -> bytes:
        return self.wrap(self.unwrap(wrapped, name, version), name)


def _stretch(secret: bytes, salt: bytes) -> bytes:
    return hash_secret_raw(secret, salt, PASSES, MEMORY_KIB, LANES, 32, Type.ID)
