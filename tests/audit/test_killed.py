"""kill -9 of one of two live processes inside a change: settled, whole, nothing twice."""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from runpy import run_path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from caseflow.app import start
from caseflow.audit.changes import find_change
from caseflow.audit.check import check_all
from caseflow.audit.events import Event
from caseflow.audit.sequencer import Log
from caseflow.db import current, db
from caseflow.errors import Conflict
from caseflow.people.records import PERSON
from tests.audit.cases import new_case, opening
from tests.house import PASSPHRASE, House

PERSONS = PERSON.parts[0].table
ROOT = Path(__file__).parents[2]


def killed_at(house: House, step: str, key: str) -> None:
    """Another process opens a case under form key ``key`` and is killed at ``step``."""
    config = {**asdict(house.config), "home": str(house.config.home)}
    told = {"config": config, "officers": house.officers, "agencies": house.agencies}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.audit.dying", step, key, json.dumps(told)],
        cwd=ROOT, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()[-2000:]


def persons() -> int:
    with db.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(PERSONS)) or 0


def test_killed_between_intent_and_commit(house: House) -> None:
    key = str(uuid4())
    new_case(house)
    killed_at(house, "intent", key)
    assert house.entries(limit=1)[0].facts["event"] == Event.RECORD_INTENT
    assert persons() == 1
    check_all(current(Log))  # a change in flight is no fault
    new_case(house)  # the other process works on
    assert start(house.app) == 1
    again, _ = opening(house, key)
    found = find_change(again.id)
    assert found is not None
    assert found.void
    with pytest.raises(Conflict):
        again.commit()
    assert persons() == 2
    check_all(current(Log))
    assert start(house.app) == 0


def test_killed_between_commit_and_done(house: House) -> None:
    key = str(uuid4())
    new_case(house)
    killed_at(house, "change", key)
    assert house.entries(limit=1)[0].facts["event"] == Event.RECORD_INTENT
    assert persons() == 2
    check_all(current(Log))
    assert start(house.app) == 1
    settled = house.entries(event=Event.RECORD_SETTLED, limit=1)[0].facts
    assert settled["outcome"] == "permit"
    again, _ = opening(house, key)
    assert again.commit().again
    assert persons() == 2
    check_all(current(Log))


def test_a_wsgi_server_settles_too(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv("CASEFLOW_HOME", str(house.config.home))
    monkeypatch.setenv("CASEFLOW_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    monkeypatch.setenv("CASEFLOW_AUDIT_WRITER", house.config.audit_writer)
    for store in ("cases", "audit", "keys"):
        for name in (f"{store}_url", f"{store}_owner_url"):
            monkeypatch.setenv(f"CASEFLOW_{name.upper()}", getattr(house.config, name))
    killed_at(house, "intent", str(uuid4()))
    served = run_path(str(ROOT / "wsgi.py"))["app"]
    House(served, house.config, {}, {}, {}).close()
    told = [each.facts["event"] for each in house.entries(limit=3)]
    assert told == [Event.INSTANCE_STARTED, Event.SETTLEMENT_RUN, Event.RECORD_SETTLED]


# Step → how many changes a start then has to settle, whether the person is there, and whether
# the same form, sent again, was saved before (``None``: it is refused, and asked for anew).
STEPS: Mapping[str, tuple[int, int, bool | None]] = {
    "sealed": (0, 0, False),
    "rows": (1, 0, None),
    "done": (0, 1, True),
}


def test_killed_at_every_other_step(house: House) -> None:
    new_case(house)
    for step, (settled, there, saved) in STEPS.items():
        before, key = persons(), str(uuid4())
        killed_at(house, step, key)
        assert persons() == before + there, step
        check_all(current(Log))
        new_case(house)  # the other process works on
        assert start(house.app) == settled, step
        again, _ = opening(house, key)
        if saved is None:
            with pytest.raises(Conflict):
                again.commit()
        else:
            assert again.commit().again is saved, step
        assert persons() == before + 1 + (saved is not None), step
        check_all(current(Log))
