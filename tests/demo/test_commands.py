"""The commands about a demonstration: its officers are shown, a real instance's never."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from caseflow.commands import group
from caseflow.errors import StartRefused
from caseflow.instance import make
from tests.demo.conftest import Demonstration
from tests.house import PASSPHRASE, config_for
from tests.postgres import sqlite_stores


def test_officers_of_the_demonstration(
    demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEFLOW_HOME", str(demonstration.config.home))
    answer = CliRunner().invoke(group, ["demo", "officers", "--json"])
    assert answer.exit_code == 0, answer.output
    lines = json.loads(answer.output)
    assert {"sign_in_name", "role", "agency", "password", "code"} <= lines[0].keys()
    assert "hoa.xa" in CliRunner().invoke(group, ["demo", "officers"]).output


def test_a_real_instance_shows_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "real"
    make(config_for(home, sqlite_stores(home)), PASSPHRASE)
    monkeypatch.setenv("CASEFLOW_HOME", str(home))
    answer = CliRunner().invoke(group, ["demo", "officers"])
    assert isinstance(answer.exception, StartRefused)
    assert "hoa.xa" not in answer.output
