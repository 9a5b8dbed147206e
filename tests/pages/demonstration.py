"""The demonstration the page visits walk through: made once a run, however many processes
ask for it, and copied for whoever changes it."""

import fcntl
import os
import shutil
from pathlib import Path

from caseflow.config import Config
from caseflow.demo.making import make_demonstration

MADE = "made"


def config_of(home: Path) -> Config:
    """The settings of an embedded instance in ``home`` and of nothing around it."""
    urls = {store: f"sqlite:///{home / store}.db" for store in ("cases", "audit", "keys")}
    return Config(
        home=home, cases_url=urls["cases"], audit_url=urls["audit"], keys_url=urls["keys"],
        cases_owner_url=urls["cases"], audit_owner_url=urls["audit"],
        keys_owner_url=urls["keys"], audit_writer="", passphrase_file=None, passphrase=None,
        trusted_proxies=0, secure_cookies=False,
    )  # fmt: skip


def shared_folder(base: Path) -> Path:
    """A folder that all processes of this run share. ``base``: pytest's own of this process."""
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def original(folder: Path) -> Path:
    """The home of the demonstration in ``folder``; who comes first makes it. Only to copy."""
    home = folder / "demonstration"
    with (folder / "demonstration.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / MADE).exists():
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            (home / MADE).write_text("\n".join(from_nothing(home)))
    return home


def from_nothing(home: Path) -> list[str]:
    """Make a demonstration as ``caseflow demo`` does, and let go of its stores; what it said."""
    from caseflow.audit.sequencer import Log
    from caseflow.db import current, db
    from caseflow.vault.keystore import KeyStore

    said: list[str] = []
    app = make_demonstration(config_of(home), said.append)
    with app.app_context():
        current(Log).close()
        current(Log).ledger.engine.dispose()
        current(KeyStore).engine.dispose()
        db.session.remove()
        db.engine.dispose()
    return said


def copy_of(home: Path, to: Path) -> Path:
    """A copy at ``to`` that may be changed."""
    shutil.copytree(home, to)
    return to
