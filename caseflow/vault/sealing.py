"""Sealing: plaintext in, ``Sealed`` out. Nothing here opens anything."""

from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import DataKeys, KeyStore


def seal(keys: KeyStore, plain: str, place: Place) -> Sealed:
    """``plain`` sealed for ``place``; the data key is made, and durable, if there was none."""
    return seal_by(keys.ensure_all([place.scope], place.compartment), plain, place)


def seal_by(keys: DataKeys, plain: str, place: Place) -> Sealed:
    """The same by a data key at hand: a row's values ask the key store once."""
    return Sealed(keys.encrypt(plain.encode(), place))
