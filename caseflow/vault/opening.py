"""The door out. ``audit.disclosure`` alone may import this."""

from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import DataKeys


def open_sealed(keys: DataKeys, value: Sealed, place: Place) -> str:
    """The plaintext of ``value`` at ``place``, or ``SealBroken``."""
    return keys.decrypt(value.stored, place).decode()
