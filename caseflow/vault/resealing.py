"""Resealing: a value under a new data key or at a new place, without its plaintext
ever being returned. Rotation and corrections that carry an unchanged field use it."""

from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import KeyStore
from caseflow.vault.sealing import seal


def reseal(keys: KeyStore, value: Sealed, old: Place, new: Place) -> Sealed:
    """``value`` of ``old`` sealed afresh for ``new``."""
    opened = keys.data_keys([old.scope], [old.compartment])
    return seal(keys, opened.decrypt(value.stored, old).decode(), new)
