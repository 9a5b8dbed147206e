"""Making an instance: stores migrated, keys and signing keys made, the log begun."""

import secrets
from dataclasses import replace

from flask import Flask

from caseflow.app import create_app
from caseflow.audit import pseudonyms, signing
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.config import Config
from caseflow.db import make_engine
from caseflow.errors import N_, StartRefused
from caseflow.stores import migrate
from caseflow.vault.keystore import create_keys, unlock

SHORTEST_PASSPHRASE = 20


def make(config: Config, passphrase: str) -> Flask:
    """A new, empty instance under ``passphrase``; its app. Refuses a home in use."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise StartRefused(
            N_("Mật khẩu kho khóa cần ít nhất %(least)s ký tự."), least=SHORTEST_PASSPHRASE
        )
    if config.embedded and any(config.home.glob("*.db")):
        raise StartRefused(N_("Thư mục %(home)s đã có dữ liệu."), home=str(config.home))
    config.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    migrate(config)
    engine = make_engine(config.keys_url)
    create_keys(engine, passphrase)
    keys = unlock(engine, passphrase)
    pseudonyms.create(keys)
    signing.create(keys, secrets.token_hex(4))
    engine.dispose()
    app = create_app(replace(config, passphrase=passphrase))
    with app.app_context():
        note(Event.KEYS_CREATED)
    return app
