"""A key store of its own for each test, under a key that costs nothing to stretch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from caseflow.db import make_engine
from caseflow.vault import provider
from caseflow.vault.keystore import KEYS, KeyStore, create_keys, unlock

PASSPHRASE = "một câu dài để thử kho khóa"


@pytest.fixture
def engine(store_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A key store with its keys made, on each database."""
    monkeypatch.setattr(provider, "MEMORY_KIB", 64)  # the shipped cost has its own test
    made = make_engine(store_url)
    KEYS.create_all(made)
    create_keys(made, PASSPHRASE)
    yield made
    made.dispose()


@pytest.fixture
def keys(engine: Engine) -> KeyStore:
    """The key store, unlocked."""
    return unlock(engine, PASSPHRASE)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyStore]:
    """An unlocked key store on SQLite, for what no database decides."""
    monkeypatch.setattr(provider, "MEMORY_KIB", 64)
    made = make_engine(f"sqlite:///{tmp_path / 'keys.db'}")
    KEYS.create_all(made)
    create_keys(made, PASSPHRASE)
    yield unlock(made, PASSPHRASE)
    made.dispose()
