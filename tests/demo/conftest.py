"""A whole demonstration, made once for all tests that read it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask import Flask

from caseflow.audit.sequencer import Log
from caseflow.config import Config
from caseflow.db import current, db
from caseflow.demo.making import make_demonstration
from caseflow.vault.keystore import KeyStore
from tests.house import config_for
from tests.postgres import sqlite_stores


@dataclass(frozen=True)
class Demonstration:
    """The app of a demonstration, where it lies, and what its making said."""

    app: Flask
    config: Config
    told: list[str]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Made in an empty folder, as ``caseflow demo`` does it."""
    home: Path = tmp_path_factory.mktemp("demonstration") / "home"
    config = replace(config_for(home, sqlite_stores(home)), passphrase=None)
    told: list[str] = []
    app = make_demonstration(config, told.append)
    with app.app_context():
        yield Demonstration(app, config, told)
        current(Log).close()
        current(Log).ledger.engine.dispose()
        current(KeyStore).engine.dispose()
        db.session.remove()
        db.engine.dispose()
