"""What the log calls a case, a search term or an id that does not exist.

HMAC-SHA-256, cut to 128 bits, under a key of its own: equal cases have equal
pseudonyms, and nobody without the key can go from one to the other.
"""

import hmac
import os
from hashlib import sha256

from caseflow.vault.keystore import KeyStore
from caseflow.vault.secrets import keep_for_good, needed

PURPOSE, ROW = "audit-pseudonym", "1"
HEX_DIGITS = 32


class Pseudonyms:
    """The one-way names of this instance."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of_case(self, case: str) -> str:
        """The pseudonym of case id ``case``."""
        return "c" + self._digest("case", case)

    def of_term(self, term: str) -> str:
        """What stands in the log for a search term."""
        return self._digest("term", term)

    def of_form(self, sent: str) -> str:
        """What a change says of the form it was sent by."""
        return self._digest("form", sent)

    def of_unknown(self, text: str) -> str:
        """What stands in the log for an id that does not exist, or a typed name."""
        return self._digest("unknown", text)

    def _digest(self, kind: str, text: str) -> str:
        message = kind.encode() + b"\x00" + text.encode()
        return hmac.new(self._key, message, sha256).hexdigest()[:HEX_DIGITS]


def create(keys: KeyStore) -> None:
    """Make the key, once, when an instance is made."""
    keep_for_good(keys, PURPOSE, ROW, os.urandom(32).hex())


def load(keys: KeyStore) -> Pseudonyms:
    """The pseudonyms of this instance; ``StartRefused`` without their key."""
    return Pseudonyms(bytes.fromhex(needed(keys, PURPOSE, ROW)))
