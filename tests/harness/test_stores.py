"""The stores that tests are given are empty, apart from each other, and limited by role."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import ProgrammingError

from tests.postgres import Postgres, Stores


def test_a_store_is_empty_and_works(store_url: str) -> None:
    engine = create_engine(store_url)
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
        connection.execute(text("INSERT INTO t VALUES (1)"))
    engine.dispose()


def test_each_store_is_its_own(store_urls: Stores) -> None:
    owners = {store: getattr(store_urls, f"{store}_owner") for store in ("cases", "audit", "keys")}
    for store, url in owners.items():
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text(f"CREATE TABLE of_{store} (n INTEGER)"))
        engine.dispose()
    for store, url in owners.items():
        engine = create_engine(url)
        assert inspect(engine).get_table_names() == [f"of_{store}"]
        engine.dispose()


def test_the_audit_writer_inserts_and_selects_and_no_more(postgres: Postgres) -> None:
    stores = postgres.fresh_stores()
    owner, writer = create_engine(stores.audit_owner), create_engine(stores.audit)
    with owner.begin() as connection:
        connection.execute(text("CREATE TABLE entry (seq BIGINT)"))
    with writer.begin() as connection:
        connection.execute(text("INSERT INTO entry VALUES (0)"))
        assert connection.execute(text("SELECT count(*) FROM entry")).scalar() == 1
    for forbidden in (
        "UPDATE entry SET seq = 1",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "DROP TABLE entry",
        "CREATE TABLE other (n INTEGER)",
        "SET ROLE audit_owner",
    ):
        with pytest.raises(ProgrammingError), writer.begin() as connection:
            connection.execute(text(forbidden))
    owner.dispose()
    writer.dispose()


def test_the_cases_role_cannot_see_the_audit_schema(postgres: Postgres) -> None:
    stores = postgres.fresh_stores()
    owner, cases = create_engine(stores.audit_owner), create_engine(stores.cases)
    with owner.begin() as connection:
        connection.execute(text("CREATE TABLE entry (seq BIGINT)"))
    with pytest.raises(ProgrammingError), cases.begin() as connection:
        connection.execute(text("SELECT * FROM audit.entry"))
    owner.dispose()
    cases.dispose()


KILLED = """
import os, signal
from sqlalchemy import create_engine, text
from tests.postgres import running_postgres
with running_postgres() as server:
    connection = create_engine(server.url).connect()
    print(connection.execute(text("SHOW data_directory")).scalar(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.postgresql
def test_a_killed_run_leaves_no_server_behind() -> None:
    root = Path(__file__).resolve().parents[2]
    killed = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    folder = Path(killed.stdout.strip()).parent
    end = time.monotonic() + 15
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not folder.exists()
