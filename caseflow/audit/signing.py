"""The keys that sign: checkpoints of the log, and the session cookie. Made once, sealed in
the key store."""

import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseflow.audit.notes import NoteSigner
from caseflow.errors import N_, StartRefused
from caseflow.vault.keystore import KeyStore
from caseflow.vault.secrets import keep, recall

PURPOSE, COOKIES = "audit-signing", "cookie-signing"


def create(keys: KeyStore, instance: str) -> None:
    """Make the key of the log whose origin is ``caseflow.example/<instance>``."""
    keep(keys, PURPOSE, "key", Ed25519PrivateKey.generate().private_bytes_raw().hex())
    keep(keys, PURPOSE, "origin", f"caseflow.example/{instance}")
    keep(keys, COOKIES, "key", os.urandom(32).hex())


def load(keys: KeyStore) -> NoteSigner:
    """The signer of this instance's log."""
    key, origin = recall(keys, PURPOSE, "key"), recall(keys, PURPOSE, "origin")
    if key is None or origin is None:
        raise StartRefused(N_("Kho khóa không có khóa ký nhật ký: hãy chạy “caseflow init”."))
    return NoteSigner(origin, Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key)))


def cookie_key(keys: KeyStore) -> str:
    """The key that signs session cookies; the cookie itself holds an opaque token."""
    found = recall(keys, COOKIES, "key")
    if found is None:
        raise StartRefused(N_("Kho khóa không có khóa ký phiên: hãy chạy “caseflow init”."))
    return found
