"""Resealing: a value under a new data key or at a new place, without its plaintext
ever being returned. Rotation and corrections that carry an unchanged field use it."""

from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import DataKeys
from caseflow.vault.sealing import seal_by


def reseal(keys: DataKeys, value: Sealed, old: Place, new: Place) -> Sealed:
    """``value`` of ``old`` sealed afresh for ``new``; ``keys`` holds those of both."""
    return seal_by(keys, keys.decrypt(value.stored, old).decode(), new)
