"""A connection that the database let go of while it rested is replaced, and nobody notices."""

import pytest
from sqlalchemy import Engine, text

from caseflow import db
from tests.audit.logs import Bench

TERMINATE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"


def backend(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())


@pytest.mark.parametrize("store_url", ["postgresql"], indirect=True)
def test_a_connection_lost_at_rest_is_replaced(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backend(bench.engine)
    assert backend(bench.engine) == first, "it is used again"
    monkeypatch.setattr(db, "ALIVE_SECONDS", 0.0)
    assert backend(bench.engine) == first, "asked, and alive"
    other = db.make_engine(bench.engine.url.render_as_string(hide_password=False))
    with other.begin() as connection:
        connection.execute(text(f"{TERMINATE} AND pid = {first}"))
    other.dispose()
    assert backend(bench.engine) != first
