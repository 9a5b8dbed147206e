"""One furnished house for all the stories of a module."""

from collections.abc import Iterator

import pytest

from tests.house import Template
from tests.journeys.troupe import Troupe, playing
from tests.postgres import Postgres


@pytest.fixture(scope="module")
def cast(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    templates: dict[str, Template],
) -> Iterator[Troupe]:
    """The cast, on SQLite unless the module asks for another database."""
    kind = str(getattr(request, "param", "sqlite"))
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    with playing(kind, templates, server, tmp_path_factory.mktemp("journeys")) as found:
        yield found
