"""A real instance from the console: made at a terminal, looked at, served, refused in one
sentence; and an administrator who is lost is replaced."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import text

from caseflow.app import create_app
from caseflow.audit.sequencer import Log
from caseflow.clock import now
from caseflow.config import Config
from caseflow.db import current, db, make_engine
from caseflow.policy import Role
from caseflow.staff import enrolment, roster, sessions
from tests.browser.live_server import serving
from tests.console.terminal import CTRL_C, Answer, Seen, at_terminal
from tests.house import PASSPHRASE, PASSWORD, config_for
from tests.postgres import sqlite_stores

CODE = re.compile(r"(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}")
HERE = "127.0.0.1"
ASKED = ("kho khóa /", f"{PASSPHRASE}\n")
PROMPTS: tuple[Answer, ...] = (
    ASKED, ("once more", f"{PASSPHRASE}\n"),
    ("1. tên", "Quan.Tri\n"), ("họ, chữ", "Nguyễn Thị Một\n"),
    ("2. tên", "phu.tri\n"), ("họ, chữ", "Y Blưm Hai\n"),
)  # fmt: skip
REFUSED_FIRST: tuple[Answer, ...] = (
    ("kho khóa /", "quá ngắn\n"), ("20 ký tự", ""), ("kho khóa /", "a" * 30 + "\n"),
    ("dễ đoán", ""), ASKED, ("once more", "một câu khác hẳn câu vừa nhập\n"),
    ("không giống nhau", ""), *PROMPTS[:4],
    ("2. tên", "quan.tri\n"), ("khác nhau", ""), ("2. tên", "Hai !\n"), ("3–64 ký tự", ""),
    *PROMPTS[4:],
)  # fmt: skip


@dataclass
class Instance:
    """One made at the terminal: where it lies, and what its two administrators enrol with."""

    home: Path
    codes: list[str]
    seeds: dict[str, str]
    screen: str

    @property
    def settings(self) -> Mapping[str, str]:
        return {"CASEFLOW_HOME": str(self.home)}

    @property
    def config(self) -> Config:
        return replace(config_for(self.home, sqlite_stores(self.home)), testing=False)

    def told(self, *args: str, **settings: str) -> Seen:
        """What a command says that is asked for the passphrase."""
        return at_terminal(args, {**self.settings, **settings}, ASKED)

    def enrol(self, name: str, code: str) -> None:
        """Password and telephone with the one-time code, as /enrol does it."""
        app = create_app(self.config)
        with app.app_context():
            token = enrolment.begin(name, code, HERE)
            found = enrolment.under_way(token)
            assert found
            enrolment.choose_password(found, PASSWORD)
            again = enrolment.under_way(token)
            assert again
            seed = enrolment.seed(again).secret
            enrolment.finish(again, pyotp.TOTP(seed).at(int(now().timestamp())), HERE)
            self.seeds[name] = seed
            current(Log).close()
            db.engine.dispose()


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """A real instance, after every answer that ``init`` has to refuse."""
    home = tmp_path_factory.mktemp("console") / "home"
    seen = at_terminal(["init"], {"CASEFLOW_HOME": str(home)}, *REFUSED_FIRST)
    assert seen.code == 0, seen.screen
    made = Instance(home, CODE.findall(seen.screen), {}, seen.screen)
    made.enrol("quan.tri", made.codes[0])
    return made


def one_sentence(seen: Seen, words: str) -> None:
    """The command refused, and said why in one line."""
    assert seen.code not in (0, 130), seen.screen
    assert words in seen.screen
    assert "Traceback" not in seen.screen
    [_] = [line for line in seen.screen.splitlines() if line.startswith("caseflow: ")]


def test_init_enrols_two_and_shows_no_passphrase(instance: Instance) -> None:
    assert len(instance.codes) == 2
    assert PASSPHRASE not in instance.screen
    assert "aaaa" not in instance.screen
    again = at_terminal(["init"], instance.settings)
    one_sentence(again, "đã có dữ liệu")


@pytest.mark.parametrize("stopped_at", range(len(PROMPTS)))
def test_an_interrupted_init_leaves_nothing(tmp_path: Path, stopped_at: int) -> None:
    answers = [*PROMPTS[:stopped_at], (PROMPTS[stopped_at][0], CTRL_C)]
    home = tmp_path / "home"
    seen = at_terminal(["init"], {"CASEFLOW_HOME": str(home)}, *answers)
    assert seen.code == 130, seen.screen
    assert "stopped half-way" in seen.screen
    assert not home.exists()


def test_an_init_that_fails_while_making_leaves_nothing(tmp_path: Path) -> None:
    args = ["init", "--agency", "no-such-agency"]
    seen = at_terminal(args, {"CASEFLOW_HOME": str(tmp_path / "home")}, *PROMPTS)
    one_sentence(seen, "Không có cơ quan này")
    assert not (tmp_path / "home").exists()


def test_the_commands_that_look_at_it(instance: Instance, tmp_path: Path) -> None:
    assert "KEK 1; " in instance.told("keys", "status").screen
    assert at_terminal(["migrate"], instance.settings).code == 0
    assert "whole: " in instance.told("audit", "verify").screen
    assert instance.told("audit", "export", str(tmp_path / "out")).code == 0
    assert (tmp_path / "out" / "checkpoint").exists()
    (tmp_path / "out" / "checkpoint").write_text("another log's\n")
    one_sentence(instance.told("audit", "export", str(tmp_path / "out")), "the checkpoint there")
    one_sentence(instance.told("audit", "export", "/proc/nowhere"), "/proc/nowhere")


def test_what_does_not_start_says_why_in_one_sentence(instance: Instance, tmp_path: Path) -> None:
    wrong = at_terminal(["run"], instance.settings, (ASKED[0], "sai mật khẩu\n"))
    one_sentence(wrong, "không đúng")
    inside = instance.home / "passphrase-within"
    inside.write_text(PASSPHRASE)
    for file, words in ((inside, "nằm trong CASEFLOW_HOME"), (tmp_path, "Không đọc được tệp")):
        settings = {**instance.settings, "CASEFLOW_PASSPHRASE_FILE": str(file)}
        one_sentence(at_terminal(["run"], settings), words)
    inside.unlink()
    nowhere = {"CASEFLOW_HOME": str(tmp_path / "nowhere")}
    one_sentence(at_terminal(["migrate"], nowhere), "caseflow init")
    one_sentence(at_terminal(["audit", "verify"], nowhere), "Không mở được kho")


def test_stores_behind_their_migrations_are_named_before_the_passphrase(instance: Instance) -> None:
    engine = make_engine(instance.config.cases_url)
    with engine.begin() as connection:
        newest = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    try:
        one_sentence(at_terminal(["run"], instance.settings), "caseflow migrate")
    finally:
        with engine.begin() as connection:
            back = text("UPDATE alembic_version SET version_num = :newest")
            connection.execute(back, {"newest": newest})
        engine.dispose()


def test_it_is_served_with_the_passphrase_elsewhere(instance: Instance, tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    file.chmod(0o600)
    settings = {"CASEFLOW_PASSPHRASE_FILE": str(file)}
    with serving(instance.home, settings, tmp_path / "log"):
        second = at_terminal(["run"], {**instance.settings, **settings})
        one_sentence(second, "đang phục vụ")


def _replaced(instance: Instance, lost: str, *answers: Answer, code: str = "") -> Seen:
    # The next code: the present one may have been used up by the enrolment, moments ago.
    proof = code or pyotp.TOTP(instance.seeds["quan.tri"]).at(int(now().timestamp()) + 30)
    return at_terminal(
        ["administrators", "replace", lost], instance.settings, ASKED,
        ("sign-in name", "quan.tri\n"), ("password", f"{PASSWORD}\n"),
        ("telephone", f"{proof}\n"), *answers,
    )  # fmt: skip


def test_a_lost_administrator_is_replaced(instance: Instance) -> None:
    one_sentence(_replaced(instance, "phu.tri", code="000000x"), "Mã không đúng")
    one_sentence(at_terminal(["administrators", "replace", "ai.do"], instance.settings, ASKED),
                 "Không có quản trị viên nào")  # fmt: skip
    heir = (("Enter", "nguoi.thay\n"), ("họ, chữ", "H'Hen Niê\n"))
    seen = _replaced(instance, "phu.tri", *heir)
    assert seen.code == 0, seen.screen
    instance.enrol("nguoi.thay", CODE.findall(seen.screen)[0])
    app = create_app(instance.config)
    with app.app_context():
        found = roster.by_sign_in_name("nguoi.thay")
        assert found
        assert roster.roles_of(found.id) == [Role.ADMINISTRATOR]
        assert roster.confirmed(found.id)
        assert roster.by_sign_in_name("phu.tri") is None
        left = roster.by_sign_in_name("quan.tri")
        assert left
        assert sessions.of_officer(left.id) == []
        current(Log).close()
        db.engine.dispose()
    assert "whole: " in instance.told("audit", "verify").screen
