"""The three stores of an instance: their engines, their migrations, their keys."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config as Alembic
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from caseflow.audit import insert_only
from caseflow.audit.replay import attested_tables
from caseflow.config import STORES, Config
from caseflow.db import make_engine
from caseflow.errors import N_, StartRefused
from caseflow.vault.keystore import (
    COMPARTMENT_KEY,
    DATA_KEY,
    INSTANCE_KEY,
    KEK,
    KeyStore,
    unlock,
)

MIGRATIONS = Path(__file__).parent.parent / "migrations"
PASSPHRASE = "passphrase"


def _alembic(store: str) -> Alembic:
    settings = Alembic()
    settings.set_main_option("script_location", str(MIGRATIONS / store))
    return settings


def migrate(config: Config) -> list[str]:
    """Bring every store to the newest migration, as its owner; what was done."""
    return [_migrate(config, store) for store in STORES]


def _migrate(config: Config, store: str) -> str:
    engine = make_engine(getattr(config, f"{store}_owner_url"))
    settings = _alembic(store)
    before = _revision(store, engine)
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        settings.attributes["writer"] = config.audit_writer
        command.upgrade(settings, "head")
        insert_only.take_back(connection, _not_the_writers(store))
    after = _revision(store, engine)
    engine.dispose()
    return f"{store}: {before or '-'} → {after}"


def _not_the_writers(store: str) -> dict[str, tuple[str, ...]]:
    """What the application's role may not do in ``store``, by table; the log's own migration
    sees to the log."""
    stay = {"cases": attested_tables(), "keys": [KEK, COMPARTMENT_KEY, DATA_KEY, INSTANCE_KEY]}
    copy = {"checkpoint_copy": insert_only.REMOVING} if store == "keys" else {}
    grow = {table.name: insert_only.CHANGING for table in stay.get(store, ())}
    return {**grow, **copy, "alembic_version": insert_only.WRITING}


def _revision(store: str, engine: Engine) -> str | None:
    """The migration that the store is at; one sentence where it does not open."""
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DBAPIError as error:
        raise StartRefused(
            N_("Không mở được kho %(store)s: hãy kiểm tra địa chỉ và quyền."), store=store
        ) from error


def check_made(config: Config) -> None:
    """Refuse to migrate an embedded instance that nobody has made: it would look made."""
    if config.embedded and not (config.home / "keys.db").exists():
        raise StartRefused(
            N_("Thư mục %(home)s chưa có dữ liệu: hãy chạy “caseflow init”."),
            home=str(config.home),
        )


@cache
def _head(store: str) -> str | None:
    """The newest migration of the store; a process has its migrations from start to end."""
    return ScriptDirectory.from_config(_alembic(store)).get_current_head()


def check_migrated(store: str, engine: Engine) -> None:
    """Refuse the start where a store is empty or behind its migrations."""
    head = _head(store)
    found = _revision(store, engine)
    if found is None:
        raise StartRefused(
            N_("Kho %(store)s còn trống: hãy chạy “caseflow init” (hoặc “caseflow demo”)."),
            store=store,
        )
    if found != head:
        raise StartRefused(
            N_("Kho %(store)s ở bản %(found)s, chương trình cần bản %(head)s: "
               "hãy sao lưu rồi chạy “caseflow migrate”."),
            store=store, found=found, head=head,
        )  # fmt: skip


def check_stores(config: Config) -> None:
    """Refuse the start where any store is missing, empty or behind, before its passphrase."""
    for store in STORES:
        engine = make_engine(getattr(config, f"{store}_url"))
        check_migrated(store, engine)
        engine.dispose()


def passphrase_of(config: Config) -> str:
    """The passphrase: given, from its file, or (a demonstration) from beside the data."""
    if config.passphrase is not None:
        return config.passphrase
    path = config.passphrase_file
    if config.demonstration:
        path = path or config.home / PASSPHRASE
    elif path is not None and path.resolve().is_relative_to(config.home.resolve()):
        raise StartRefused(
            N_("Tệp mật khẩu nằm trong CASEFLOW_HOME, cạnh dữ liệu: hãy để ở nơi khác.")
        )
    if path is None:
        raise StartRefused(N_("Chưa có mật khẩu của kho khóa: hãy đặt CASEFLOW_PASSPHRASE_FILE."))
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StartRefused(N_("Không đọc được tệp mật khẩu %(path)s."), path=str(path)) from error


def open_keys(config: Config) -> KeyStore:
    """The key store, migrated and unlocked, or one clear sentence why not."""
    engine = make_engine(config.keys_url)
    check_migrated("keys", engine)
    return unlock(engine, passphrase_of(config))
