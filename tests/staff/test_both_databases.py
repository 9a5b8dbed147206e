"""What writes concurrently holds on PostgreSQL as on SQLite: counting, codes, sessions."""

from collections.abc import Iterator

import pytest
from flask import Flask

from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.db import Base, db, prepare_engine, provide, transaction
from caseflow.staff import second_factor, sessions, throttle
from caseflow.staff.sessions import FULL, Ended
from caseflow.staff.throttle import Counted, Throttled


@pytest.fixture
def app(store_url: str) -> Iterator[Flask]:
    """An app of nothing but the cases store."""
    made = Flask("caseflow", static_folder=None)
    made.config.update(SQLALCHEMY_DATABASE_URI=store_url)
    db.init_app(made)
    provide(made, Pseudonyms(b"k" * 32))
    with made.app_context():
        prepare_engine(db.engine)
        Base.metadata.create_all(db.engine)
        yield made
        db.engine.dispose()


def test_failures_are_counted_one_by_one(app: Flask) -> None:
    for _ in range(throttle.FREE[Counted.NAME]):
        throttle.admit(Counted.NAME, "x")
    with pytest.raises(Throttled):
        throttle.admit(Counted.NAME, "x")
    throttle.pardon(Counted.NAME, "x")
    throttle.admit(Counted.NAME, "x")


def test_a_step_is_used_once(app: Flask) -> None:
    assert second_factor._use_step("o", 58_000_000)
    assert not second_factor._use_step("o", 58_000_000)
    assert second_factor._use_step("p", 58_000_000)


def test_a_session_lives_locks_and_ends(app: Flask) -> None:
    token = sessions.begin("o", "caseworker", FULL, "192.0.2.1")
    found = sessions.find(token)
    assert found
    assert found.live
    sessions.lock(found)
    locked = sessions.find(token)
    assert locked
    assert locked.locked_at
    newer = sessions.replace_token(locked)
    assert sessions.find(token) is None
    with transaction() as connection:
        assert sessions.end_within(connection, "o") == 1
    ended = sessions.find(newer)
    assert ended
    assert not ended.live
    assert ended.ended_why is Ended.REVOKED
