"""System secrets (TOTP seeds, signing and pseudonym keys), bound as ``system/<purpose>``.

They belong to no person and no case; the log's own keys are among them, so they
open without an entry. Few may import this (import contract).
"""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from caseflow.vault.envelope import Place
from caseflow.vault.keystore import SECRET, KeyStore
from caseflow.vault.sealing import seal


def _place(purpose: str, row: str) -> Place:
    return Place("system_secret", "sealed", row, f"system/{purpose}", "system")


def keep(keys: KeyStore, purpose: str, row: str, secret: str) -> None:
    """Store ``secret`` under (purpose, row), replacing what was there."""
    sealed = seal(keys, secret, _place(purpose, row))
    with keys.engine.begin() as connection:
        connection.execute(delete(SECRET).where(SECRET.c.purpose == purpose, SECRET.c.row == row))
        connection.execute(SECRET.insert().values(purpose=purpose, row=row, sealed=sealed.stored))


def keep_first(keys: KeyStore, purpose: str, row: str, secret: str) -> str:
    """The secret of (purpose, row): ``secret`` if there was none. Of several processes that
    start at once the first one's is kept."""
    sealed = seal(keys, secret, _place(purpose, row))
    try:
        with keys.engine.begin() as connection:
            connection.execute(
                SECRET.insert().values(purpose=purpose, row=row, sealed=sealed.stored)
            )
    except IntegrityError:
        return recall(keys, purpose, row) or ""
    return secret


def recall(keys: KeyStore, purpose: str, row: str) -> str | None:
    """The secret of (purpose, row), or ``None``."""
    query = select(SECRET.c.sealed).where(SECRET.c.purpose == purpose, SECRET.c.row == row)
    with keys.engine.begin() as connection:
        stored = connection.execute(query).scalar_one_or_none()
    if stored is None:
        return None
    opened = keys.data_keys([f"system/{purpose}"], ["system"])
    return opened.decrypt(bytes(stored), _place(purpose, row)).decode()
