"""A whole demonstration, made once a run for all tests that read it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from caseflow.config import Config
from tests.pages.demonstration import MADE, config_of, copy_of, original, shared_folder
from tests.pages.tour import app_of


@dataclass(frozen=True)
class Demonstration:
    """The app of a demonstration, where it lies, and what its making said."""

    app: Flask
    config: Config
    told: list[str]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Made in an empty folder, as ``caseflow demo`` does it; this is a copy."""
    base = tmp_path_factory.getbasetemp()
    home = copy_of(original(shared_folder(base)), base / "read")
    told = (home / MADE).read_text().splitlines()
    with app_of(home) as app, app.app_context():
        yield Demonstration(app, config_of(home), told)
