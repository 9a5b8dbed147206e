"""The tour of the demonstration, taken once for all tests of pages."""

import pytest

from tests.pages.demonstration import shared_folder
from tests.pages.tour import Tour
from tests.pages.tour import tour as taken
from tests.pages.walk import Visit, Walk


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """What each role was shown in the demonstration, and what was asked for it."""
    return taken(shared_folder(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def walks(tour: Tour) -> list[Walk]:
    """What each role was shown."""
    return tour.walks


@pytest.fixture(scope="session")
def visits(walks: list[Walk]) -> list[Visit]:
    """Every page that was seen."""
    return [visit for walk in walks for visit in walk.visits]
