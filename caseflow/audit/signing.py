"""The keys that sign: checkpoints of the log, and the session cookie. Made once, sealed in
the key store."""

import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseflow.audit.notes import NoteSigner
from caseflow.vault.keystore import KeyStore
from caseflow.vault.secrets import keep_for_good, needed

PURPOSE, COOKIES = "audit-signing", "cookie-signing"


def create(keys: KeyStore, instance: str) -> None:
    """Make the key of the log whose origin is ``caseflow.example/<instance>``."""
    keep_for_good(keys, PURPOSE, "key", Ed25519PrivateKey.generate().private_bytes_raw().hex())
    keep_for_good(keys, PURPOSE, "origin", f"caseflow.example/{instance}")
    keep_for_good(keys, COOKIES, "key", os.urandom(32).hex())


def load(keys: KeyStore) -> NoteSigner:
    """The signer of this instance's log; ``StartRefused`` without its key or name."""
    key, origin = needed(keys, PURPOSE, "key"), needed(keys, PURPOSE, "origin")
    return NoteSigner(origin, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key)))


def cookie_key(keys: KeyStore) -> str:
    """The key that signs session cookies; the cookie itself holds an opaque token.
    ``StartRefused`` without it."""
    return needed(keys, COOKIES, "key")
