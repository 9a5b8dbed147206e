"""An instance that is not whole does not start, and says why in one sentence."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from caseflow.app import create_app
from caseflow.config import DEMONSTRATION_MARK, STORES, Config, sqlite_url
from caseflow.db import make_engine
from caseflow.errors import StartRefused
from caseflow.instance import make
from caseflow.stores import PASSPHRASE as BESIDE
from caseflow.stores import migrate, passphrase_of
from caseflow.vault.keystore import DATA_KEY, INSTANCE_KEY
from tests.house import PASSPHRASE, House

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def sentence(config: Config) -> str:
    """Why ``config`` does not start; one clear sentence, nothing of a traceback."""
    with pytest.raises(StartRefused) as caught:
        create_app(config)
    told = str(caught.value)
    assert "\n" not in told
    assert told.endswith(".")
    assert "%(" not in told
    assert not re.search(r"Error|SELECT|sqlalche|Traceback", told)
    return told


def elsewhere(house: House, store: str, url: str) -> Config:
    """The house's settings with ``store`` at ``url``."""
    changed: dict[str, Any] = {f"{store}_url": url}
    return replace(house.config, **changed)


def test_a_whole_instance_starts(house: House) -> None:
    assert create_app(house.config).view_functions


def test_an_empty_store_is_named(house: House) -> None:
    for store in STORES:
        config = elsewhere(house, store, _empty(house, store))
        assert f"Kho {store} còn trống" in sentence(config)


def _empty(house: House, store: str) -> str:
    return sqlite_url(house.config.home, f"empty-{store}")


@pytest.mark.parametrize("store", STORES)
def test_a_store_behind_its_migrations_is_named(house: House, store: str) -> None:
    engine = make_engine(getattr(house.config, f"{store}_owner_url"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    engine.dispose()
    told = sentence(house.config)
    assert f"Kho {store} ở bản 0000" in told
    assert "caseflow migrate" in told


@pytest.mark.parametrize("store", STORES)
def test_a_store_that_does_not_open_is_named(house: House, store: str) -> None:
    where = {
        "sqlite": sqlite_url(house.config.home / "nowhere", store),
        "postgresql": "postgresql+psycopg://nobody@127.0.0.1:9/nothing?connect_timeout=2",
    }["sqlite" if house.config.embedded else "postgresql"]
    assert f"Không mở được kho {store}" in sentence(elsewhere(house, store, where))


@sqlite
@pytest.mark.parametrize("store", STORES)
def test_a_file_that_is_no_store_is_named(house: House, store: str) -> None:
    (house.config.home / "junk.db").write_bytes(b"no database at all " * 500)
    where = sqlite_url(house.config.home, "junk")
    assert f"Không mở được kho {store}" in sentence(elsewhere(house, store, where))


def test_a_wrong_passphrase_is_told(house: House) -> None:
    told = sentence(replace(house.config, passphrase="another passphrase altogether"))
    assert "Mật khẩu của kho khóa không đúng" in told
    assert "another passphrase" not in told


KEYS_OF_AN_INSTANCE = {
    "audit-pseudonym/1",
    "audit-signing/key",
    "audit-signing/origin",
    "cookie-signing/key",
    "lookup-index/1",
}


def test_a_key_that_is_gone_or_damaged_is_named_and_never_made_anew(house: House) -> None:
    engine = make_engine(house.config.keys_owner_url)
    with engine.begin() as connection:
        kept = connection.execute(select(INSTANCE_KEY)).mappings().all()
    assert {f"{key['purpose']}/{key['row']}" for key in kept} == KEYS_OF_AN_INSTANCE
    for key in kept:
        this = (INSTANCE_KEY.c.purpose == key["purpose"]) & (INSTANCE_KEY.c.row == key["row"])
        with engine.begin() as connection:
            connection.execute(INSTANCE_KEY.delete().where(this))
        assert f"thiếu khóa “{key['purpose']}/{key['row']}”" in sentence(house.config)
        with engine.begin() as connection:
            assert connection.execute(select(INSTANCE_KEY).where(this)).all() == []
            connection.execute(INSTANCE_KEY.insert(), dict(key))
    assert create_app(house.config).view_functions
    with engine.begin() as connection:
        connection.execute(DATA_KEY.delete().where(DATA_KEY.c.scope == "system/audit-pseudonym"))
    engine.dispose()
    assert "“audit-pseudonym/1”, hoặc khóa này đã hỏng" in sentence(house.config)


def no_file(_home: Path, _away: Path) -> Path | None:
    return None


def missing(_home: Path, away: Path) -> Path | None:
    return away / "missing"


def a_folder(_home: Path, away: Path) -> Path | None:
    return away


def not_text(_home: Path, away: Path) -> Path | None:
    (away / "bytes").write_bytes(b"\xff\xfe\x00")
    return away / "bytes"


def in_home(home: Path, _away: Path) -> Path | None:
    (home / "key").write_text(PASSPHRASE)
    return home / "key"


def in_home_by_a_way_round(home: Path, away: Path) -> Path | None:
    in_home(home, away)
    return away / ".." / home.name / "key"


def linked_into_home(home: Path, away: Path) -> Path | None:
    in_home(home, away)
    (away / "link").symlink_to(home / "key")
    return away / "link"


FILES: Mapping[str, tuple[Callable[[Path, Path], Path | None], str]] = {
    "none": (no_file, "CASEFLOW_PASSPHRASE_FILE"),
    "missing": (missing, "Không đọc được tệp mật khẩu"),
    "a folder": (a_folder, "Không đọc được tệp mật khẩu"),
    "no text": (not_text, "Không đọc được tệp mật khẩu"),
    "in home": (in_home, "nằm trong CASEFLOW_HOME"),
    "in home, by a way round": (in_home_by_a_way_round, "nằm trong CASEFLOW_HOME"),
    "linked into home": (linked_into_home, "nằm trong CASEFLOW_HOME"),
}


@sqlite
@pytest.mark.parametrize("case", FILES)
def test_a_passphrase_file_that_will_not_do_is_told(
    house: House, tmp_path: Path, case: str
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    where, words = FILES[case]
    file = where(house.config.home, away)
    assert words in sentence(replace(house.config, passphrase=None, passphrase_file=file))


@sqlite
def test_a_passphrase_file_elsewhere_opens_the_keys(house: House, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    config = replace(house.config, passphrase=None, passphrase_file=file)
    assert create_app(config).view_functions


@sqlite
def test_only_a_demonstration_may_keep_it_beside_its_data(house: House) -> None:
    config = replace(house.config, passphrase=None)
    (config.home / BESIDE).write_text(PASSPHRASE)
    with pytest.raises(StartRefused):
        passphrase_of(config)
    (config.home / DEMONSTRATION_MARK).touch()
    assert passphrase_of(config) == PASSPHRASE


def test_migrating_again_changes_nothing(house: House) -> None:
    for line in migrate(house.config):
        before, after = line.split(": ")[1].split(" → ")
        assert before == after


@sqlite
def test_an_instance_is_not_made_over_another(house: House, tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="đã có dữ liệu"):
        make(house.config, PASSPHRASE)
    fresh = replace(house.config, home=tmp_path / "fresh")
    with pytest.raises(StartRefused, match="ít nhất"):
        make(fresh, "quá ngắn")
    assert not fresh.home.exists()


@pytest.mark.parametrize(
    "setting", [{"CASEFLOW_TRUSTED_PROXIES": "many"}, {"CASEFLOW_TRUSTED_PROXIES": "9"}]
)
def test_a_setting_that_cannot_be_read_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, setting: dict[str, str]
) -> None:
    for name, value in setting.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StartRefused, match="Cấu hình không đọc được"):
        Config.from_environment()
