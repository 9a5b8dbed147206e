"""Looking for a marker where it must not be: files, temporary files, log output, the server."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.house import House
from tests.promises.story import Story


def check_nowhere(
    house: House, story: Story, temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    check_files(story, house.config.home)
    check_files(story, temporary)
    assert not traces(story, caplog.text.encode()), around(story, caplog.text)
    for entry in house.entries():
        assert not traces(story, str(entry.facts).encode())
    if not house.config.embedded:
        check_server(house, story)


def check_files(story: Story, folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            assert not traces(story, file.read_bytes()), file.name


def traces(story: Story, data: bytes) -> bool:
    lowered = data.lower()
    return any(t in lowered or t.hex().encode() in lowered for t in story.traces)


def around(story: Story, log: str) -> str:
    found = re.search(rf".{{0,200}}{story.mark}.{{0,100}}", log, re.IGNORECASE | re.DOTALL)
    return found[0] if found else log[-2000:]


def check_server(house: House, story: Story) -> None:
    """Every row of every table as PostgreSQL tells it, and every file the server keeps."""
    superuser = make_url(house.config.cases_url).set(drivername="postgresql", username="postgres")
    address = superuser.set(query={k: v for k, v in superuser.query.items() if k != "options"})
    with psycopg.connect(address.render_as_string(hide_password=False)) as connection:
        for table in tables(connection):
            for (row,) in connection.execute(f"SELECT t::text FROM {table} t".encode()):
                assert not traces(story, row.encode()), table
        connection.execute("CHECKPOINT")
        data = connection.execute("SHOW data_directory").fetchone()
    assert data is not None
    check_files(story, Path(data[0]))


def tables(connection: "psycopg.Connection[tuple[str]]") -> Iterator[str]:
    query = (
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
        " WHERE schemaname IN ('cases', 'audit', 'keys', 'public')"
    )
    names = [name for (name,) in connection.execute(query.encode())]
    assert len(names) > 60
    yield from names
