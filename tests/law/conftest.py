"""The law book as shipped, loaded once, and copies of its tables that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from caseflow.law.book import LawBook, load
from caseflow.law.tables import DATA


@pytest.fixture(scope="session")
def book() -> LawBook:
    return load()


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the folder of tables."""
    return Path(shutil.copytree(DATA, tmp_path / "tables"))


@pytest.fixture
def edit(tables: Path) -> Callable[[str, str, str], Path]:
    """Replace text that stands once in a table; gives the folder back."""

    def change(file: str, old: str, new: str) -> Path:
        path = tables / file
        content = path.read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {file}"
        path.write_text(content.replace(old, new), encoding="utf-8")
        return tables

    return change
