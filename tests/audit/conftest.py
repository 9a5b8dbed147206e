"""A log of its own for each test, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseflow.db import make_engine
from tests.audit.logs import Bench, create_store, open_log


@pytest.fixture
def bench(store_url: str, tmp_path: Path) -> Iterator[Bench]:
    """An empty log on each of the two databases."""
    engine = make_engine(store_url)
    create_store(engine)
    log = open_log(engine, tmp_path)
    yield Bench(engine, tmp_path, store_url, log)
    log.close()
    engine.dispose()
