"""The door out. ``audit.disclosure`` alone may import this."""

from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place, SealBroken, decrypt, key_id_of
from caseflow.vault.keystore import DataKeys


def open_sealed(keys: DataKeys, value: Sealed, place: Place) -> str:
    """The plaintext of ``value`` at ``place``; no trial decryption: the one key it names."""
    found = keys.get(place.scope, place.compartment)
    if found is None or found[0] != key_id_of(value.stored):
        raise SealBroken("no such data key")
    return decrypt(found[1], value.stored, place).decode()
