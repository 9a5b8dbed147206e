"""The store of wrapped keys, apart from the data they open.

KEK → one key a compartment, unwrapped at start → one data key a (scope,
compartment), wrapped by it. Destroying a row here erases a case or one compartment
of it.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    select,
)
from sqlalchemy.exc import IntegrityError

from caseflow.db import single
from caseflow.errors import N_, StartRefused
from caseflow.law.compartments import Compartment
from caseflow.vault.among import among
from caseflow.vault.column import Clear
from caseflow.vault.envelope import NONCE_BYTES, Place, SealBroken, decrypt, encrypt, key_id_of
from caseflow.vault.provider import PassphraseProvider, Provider, Salt, new_salt

KEYS = MetaData()
_TECHNICAL = {"held": Clear("technical column of the key store; wrapped keys are ciphertext")}


def _table(name: str, *columns: Column[object]) -> Table:
    for column in columns:
        column.info.update(_TECHNICAL)
    return Table(name, KEYS, *columns, info={"transient": "keys have their own life"})


KEK = _table("kek", Column("version", Integer, primary_key=True), Column("salt", LargeBinary))
COMPARTMENT_KEY = _table(
    "compartment_key",
    Column("name", String(32), primary_key=True),
    Column("kek_version", Integer, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)
DATA_KEY = _table(
    "data_key",
    Column("scope", String(64), primary_key=True),
    Column("compartment", String(32), primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("commitment", LargeBinary, nullable=False),
)
SECRET = _table(
    "system_secret",
    Column("purpose", String(64), primary_key=True),
    Column("row", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
# Made once and never changed: the application's role may add to it and no more.
INSTANCE_KEY = _table(
    "instance_key",
    Column("purpose", String(64), primary_key=True),
    Column("row", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
_DATA_KEYS = select(DATA_KEY).where(
    among(DATA_KEY.c.scope, "scopes"), among(DATA_KEY.c.compartment, "compartments")
)
COMPARTMENTS = (*(c.value for c in Compartment), "system")


class KeyStore:
    """The unwrapped compartment keys of this process and the data keys under them."""

    def __init__(self, engine: Engine, provider: Provider) -> None:
        self.engine = engine
        with engine.begin() as connection:
            rows = connection.execute(select(COMPARTMENT_KEY)).all()
        self._keys = {
            row.name: AESGCM(provider.unwrap(row.wrapped, row.name, row.kek_version))
            for row in rows
        }
        if missing := sorted(set(COMPARTMENTS) - set(self._keys)):
            raise StartRefused(N_("Kho khóa thiếu khóa của %(names)s."), names=", ".join(missing))

    def data_keys(self, scopes: Iterable[str], compartments: Iterable[str]) -> "DataKeys":
        """The data keys of ``scopes`` in ``compartments`` that exist; nothing is made."""
        named = {"scopes": list(scopes), "compartments": list(compartments)}
        with single(self.engine) as connection:
            rows = connection.execute(_DATA_KEYS, named).all()
        return DataKeys(
            {
                (row.scope, row.compartment): (
                    row.id,
                    self._unwrap(row.scope, row.compartment, row.id, row.wrapped, row.commitment),
                )
                for row in rows
            }
        )

    def ensure_all(self, scopes: Collection[str], compartment: str) -> "DataKeys":
        """The data keys of ``scopes`` in ``compartment``, the missing ones made in one go."""
        found = self.data_keys(scopes, [compartment])
        missing = [scope for scope in scopes if found.get(scope, compartment) is None]
        if not missing:
            return found
        try:
            with self.engine.begin() as connection:
                connection.execute(
                    DATA_KEY.insert(), [self._wrapped(each, compartment) for each in missing]
                )
        except IntegrityError:  # another writer made one of them first: theirs is the key
            return self.ensure_all(scopes, compartment)
        return self.data_keys(scopes, [compartment])

    def _wrapped(self, scope: str, compartment: str) -> dict[str, object]:
        """The row of a new data key."""
        key, key_id, nonce = AESGCM.generate_key(256), os.urandom(16), os.urandom(NONCE_BYTES)
        bound = _bound(scope, compartment, key_id)
        return {
            "scope": scope,
            "compartment": compartment,
            "id": key_id,
            "wrapped": nonce + self._keys[compartment].encrypt(nonce, key, bound),
            "commitment": _commit(key, key_id),
        }

    def _unwrap(
        self, scope: str, compartment: str, key_id: bytes, wrapped: bytes, commitment: bytes
    ) -> AESGCM:
        nonce, body = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            key = self._keys[compartment].decrypt(nonce, body, _bound(scope, compartment, key_id))
        except InvalidTag as error:
            raise SealBroken("data key") from error
        if _commit(key, key_id) != commitment:
            raise SealBroken("key commitment")
        return AESGCM(key)


class DataKeys:
    """Unwrapped data keys, by (scope, compartment)."""

    def __init__(self, keys: Mapping[tuple[str, str], tuple[bytes, AESGCM]]) -> None:
        self._keys = keys

    def decrypt(self, stored: bytes, place: Place) -> bytes:
        """The plaintext of ``stored`` at ``place``: no trial, the one key it names."""
        found = self.get(place.scope, place.compartment)
        if found is None or found[0] != key_id_of(stored):
            raise SealBroken("no such data key")
        return decrypt(found[1], stored, place)

    def encrypt(self, plain: bytes, place: Place) -> bytes:
        """What is stored of ``plain`` at ``place``."""
        found = self.get(place.scope, place.compartment)
        if found is None:
            raise SealBroken("no such data key")
        return encrypt(found[1], found[0], plain, place)

    def get(self, scope: str, compartment: str) -> tuple[bytes, AESGCM] | None:
        """(data-key id, key), or ``None`` where no such key exists (never sealed, or erased)."""
        return self._keys.get((scope, compartment))


def _bound(scope: str, compartment: str, key_id: bytes) -> bytes:
    return b"\x00".join((b"data-key", scope.encode(), compartment.encode(), key_id))


def _commit(key: bytes, key_id: bytes) -> bytes:
    """Binds a wrap to one key: GCM alone would let two keys open one ciphertext."""
    return sha256(b"caseflow data key commitment" + key_id + key).digest()


def has_keys(engine: Engine) -> bool:
    """Whether the migrated store is in use: its keys, made anew, would open nothing old."""
    with engine.begin() as connection:
        return connection.execute(select(KEK.c.version)).first() is not None


def create_keys(engine: Engine, passphrase: str) -> None:
    """Make the KEK's salt and one key for each compartment, in a migrated empty store."""
    salt = new_salt()
    provider = PassphraseProvider(passphrase, [salt])
    with engine.begin() as connection:
        connection.execute(KEK.insert().values(version=salt.version, salt=salt.salt))
        for name in COMPARTMENTS:
            wrapped = provider.wrap(AESGCM.generate_key(256), name)
            connection.execute(
                COMPARTMENT_KEY.insert().values(
                    name=name, kek_version=provider.current_version, wrapped=wrapped
                )
            )


def unlock(engine: Engine, passphrase: str) -> KeyStore:
    """The key store opened with ``passphrase``; a wrong one is refused in one sentence."""
    with engine.begin() as connection:
        rows = connection.execute(select(KEK).order_by(KEK.c.version)).all()
    if not rows:
        raise StartRefused(N_("Kho khóa còn trống: hãy chạy “caseflow init” trước."))
    return KeyStore(engine, PassphraseProvider(passphrase, [Salt(r.version, r.salt) for r in rows]))
