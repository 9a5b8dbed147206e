"""Sealing: plaintext in, ``Sealed`` out. Nothing here opens anything."""

from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place, encrypt
from caseflow.vault.keystore import KeyStore


def seal(keys: KeyStore, plain: str, place: Place) -> Sealed:
    """``plain`` sealed for ``place``; the data key is made, and durable, if there was none."""
    key_id, key = keys.ensure(place.scope, place.compartment)
    return Sealed(encrypt(key, key_id, plain.encode(), place))
