"""What the key store keeps sealed for the house itself, bound as ``system/<purpose>``.

Secrets (seeds of telephones) are replaced; the keys of the instance (signing, pseudonyms,
look-up) are made with it and stay. They belong to no person and no case; the log's own keys
are among them, so they open without an entry. Few may import this (import contract).
"""

from sqlalchemy import Table, delete, select

from caseflow.errors import N_, StartRefused
from caseflow.vault.envelope import Place, SealBroken
from caseflow.vault.keystore import INSTANCE_KEY, SECRET, KeyStore
from caseflow.vault.sealing import seal


def _place(purpose: str, row: str) -> Place:
    """Of both tables: a key moved from one to the other opens as before."""
    return Place("system_secret", "sealed", row, f"system/{purpose}", "system")


def keep(keys: KeyStore, purpose: str, row: str, secret: str) -> None:
    """Store ``secret`` under (purpose, row), replacing what was there."""
    sealed = seal(keys, secret, _place(purpose, row))
    with keys.engine.begin() as connection:
        connection.execute(delete(SECRET).where(SECRET.c.purpose == purpose, SECRET.c.row == row))
        connection.execute(SECRET.insert().values(purpose=purpose, row=row, sealed=sealed.stored))


def recall(keys: KeyStore, purpose: str, row: str) -> str | None:
    """The secret of (purpose, row), or ``None``."""
    return _opened(keys, SECRET, purpose, row)


def keep_for_good(keys: KeyStore, purpose: str, row: str, key: str) -> None:
    """Store a key of the instance that is being made."""
    sealed = seal(keys, key, _place(purpose, row))
    with keys.engine.begin() as connection:
        connection.execute(
            INSTANCE_KEY.insert().values(purpose=purpose, row=row, sealed=sealed.stored)
        )


def needed(keys: KeyStore, purpose: str, row: str) -> str:
    """The instance's key of (purpose, row). One that is gone is never made anew: names in the
    log and look-ups under another key would match nothing, and nobody would be told why."""
    try:
        found = _opened(keys, INSTANCE_KEY, purpose, row)
    except SealBroken:
        found = None
    if not found:
        raise StartRefused(
            N_("Kho khóa thiếu khóa “%(name)s”, hoặc khóa này đã hỏng: hãy lấy lại khóa này từ "
               "bản sao lưu của kho khóa, vì khóa tạo mới sẽ không khớp dữ liệu đã có."),
            name=f"{purpose}/{row}",
        )  # fmt: skip
    return found


def _opened(keys: KeyStore, table: Table, purpose: str, row: str) -> str | None:
    query = select(table.c.sealed).where(table.c.purpose == purpose, table.c.row == row)
    with keys.engine.begin() as connection:
        stored = connection.execute(query).scalar_one_or_none()
    if stored is None:
        return None
    opened = keys.data_keys([f"system/{purpose}"], ["system"])
    return opened.decrypt(bytes(stored), _place(purpose, row)).decode()
