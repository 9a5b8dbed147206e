"""The lock files hold what setup.cfg asks for, by hash, and name no place to fetch it from."""

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("run", "test")


def locked(name: str) -> dict[str, str]:
    """Package → ``version; marker`` as locked in requirements/<name>.lock."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    return {
        package.lower().replace("_", "-"): rest.strip()
        for package, rest in re.findall(r"^([\w.-]+)==([^\\\n]+)", text, re.M)
    }


def asked(*extras: str) -> set[str]:
    """The packages that setup.cfg names, with those of ``extras``."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    lists = [settings["options"]["install_requires"]]
    lists += [settings["options.extras_require"][extra] for extra in extras]
    names = re.findall(r"^([\w.-]+)", "\n".join(lists), re.M)
    return {name.lower().replace("_", "-") for name in names}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_by_hash_and_names_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    assert "://" not in text
    assert "index" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_what_is_asked_for_is_locked() -> None:
    assert asked("build") <= set(locked("run"))
    assert asked("build", "test", "check") <= set(locked("test"))


def test_what_is_tested_is_what_is_served() -> None:
    assert locked("run").items() <= locked("test").items()
