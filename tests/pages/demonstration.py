"""The demonstration the page visits walk through: made once a run, however many processes
ask for it, and copied for whoever changes it."""

import fcntl
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


def shared_folder(base: Path, worker: bool) -> Path:
    """A folder that all processes of this run share. ``base``: pytest's own of this process."""
    folder = (base.parent if worker else base) / "shared"
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
            from_nothing(home)
            (home / MADE).touch()
    return home


def from_nothing(home: Path) -> None:
    """Make a demonstration and let go of its stores."""
    from caseflow.audit.sequencer import Log
    from caseflow.db import current, db
    from caseflow.vault.keystore import KeyStore

    app = make_demonstration(config_of(home), lambda _said: None)
    with app.app_context():
        current(Log).close()
        current(Log).ledger.engine.dispose()
        current(KeyStore).engine.dispose()
        db.session.remove()
        db.engine.dispose()


def copy_of(home: Path, to: Path) -> Path:
    """A copy at ``to`` that may be changed."""
    shutil.copytree(home, to)
    return to
