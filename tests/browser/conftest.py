"""A Chromium for the tests of this folder, and a checker for each of its pages.

``live_server`` is a copy of the demonstration, served as it is shipped; ``walks`` what the
tour of tests/pages has seen in it, so that the browser knows where to go.
"""

from collections.abc import Iterator

import pytest

from tests.browser.live_server import LiveServer, serving
from tests.pages.conftest import tour, walks
from tests.pages.demonstration import copy_of, original, shared_folder

__all__ = ["tour", "walks"]


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The demonstration, served by ``caseflow run``: ``.url``, ``.sign_in(page, name)``."""
    base = tmp_path_factory.getbasetemp()
    home = copy_of(original(shared_folder(base)), base / "served")
    with serving(home, {}, base / "served.log") as server:
        yield server
