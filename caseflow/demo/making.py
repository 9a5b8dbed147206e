"""Making a demonstration: invented people in real agencies, every fact through the
services. Its passphrase lies beside its data, so it protects nothing, and says so."""

import secrets
import sys
from collections.abc import Callable
from pathlib import Path

import click
from flask import Flask

from caseflow.config import DEMONSTRATION_MARK, Config
from caseflow.demo.staffing import staff_the_house
from caseflow.demo.story import LIVES, tell
from caseflow.instance import make
from caseflow.stores import PASSPHRASE

Step = Callable[[str], None]


def make_demonstration(config: Config, step: Step) -> Flask:
    """A whole demonstration in an empty ``config.home``; its app. ``step`` is told what
    is being done."""
    step("Tạo kho, khóa và nhật ký / stores, keys and log")
    passphrase = secrets.token_urlsafe(24)
    app = make(config, passphrase)
    _beside(config.home, passphrase)
    with app.app_context():
        step("Thêm cơ quan và cán bộ / agencies and officers")
        officers = staff_the_house()
        step("Kể hồ sơ của những người không có thật / the cases of invented people")
        with click.progressbar(length=len(LIVES), file=sys.stderr) as bar:
            tell(officers, bar.update)
    return app


def _beside(home: Path, passphrase: str) -> None:
    for name, text in ((PASSPHRASE, passphrase), (DEMONSTRATION_MARK, "protects nothing\n")):
        path = home / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
