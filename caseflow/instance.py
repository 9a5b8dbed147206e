"""Making an instance: stores migrated, keys and signing keys made, the log begun."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine

from caseflow.app import create_app
from caseflow.audit import pseudonyms, signing
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.config import Config
from caseflow.db import make_engine
from caseflow.errors import N_, StartRefused
from caseflow.staff import passwords
from caseflow.stores import migrate
from caseflow.vault import lookup
from caseflow.vault.keystore import create_keys, has_keys, unlock

SHORTEST_PASSPHRASE = 20


def check_passphrase(passphrase: str) -> None:
    """Refuse one that is short, or that whoever steals the files would soon guess."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise StartRefused(
            N_("Mật khẩu kho khóa cần ít nhất %(least)s ký tự."), least=SHORTEST_PASSPHRASE
        )
    passwords.check(passphrase)


def check_unused(config: Config) -> None:
    """Refuse a home that has data: what is there may be somebody's instance."""
    if config.embedded and any(config.home.glob("*.db")):
        raise StartRefused(N_("Thư mục %(home)s đã có dữ liệu."), home=str(config.home))


@contextmanager
def nothing_half_made(config: Config) -> Iterator[None]:
    """Whatever ends the making early takes its files along: the home is as it was before."""
    new = not config.home.exists()
    before = set() if new else set(config.home.iterdir())
    try:
        yield
    except BaseException:  # an interrupt at the prompt leaves nothing behind either
        _remove(set(config.home.glob("*")) - before)
        if new and config.home.exists():
            config.home.rmdir()
        raise


def make(config: Config, passphrase: str) -> Flask:
    """A new, empty instance under ``passphrase``; its app. Refuses stores in use."""
    check_passphrase(passphrase)
    check_unused(config)
    config.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    migrate(config)
    engine = make_engine(config.keys_url)
    _make_keys(engine, passphrase)
    engine.dispose()
    app = create_app(replace(config, passphrase=passphrase))
    with app.app_context():
        note(Event.KEYS_CREATED)
    return app


def _make_keys(engine: Engine, passphrase: str) -> None:
    if has_keys(engine):
        raise StartRefused(
            N_("Kho khóa đã có khóa: hãy dùng ba kho trống, hoặc chạy “caseflow run”.")
        )
    create_keys(engine, passphrase)
    keys = unlock(engine, passphrase)
    pseudonyms.create(keys)
    lookup.create(keys)
    signing.create(keys, secrets.token_hex(4))


def _remove(files: set[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
