"""What the console asks at its prompts: again until an answer can be used, and before
anything is made, so that whoever stops half-way leaves nothing behind."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from caseflow.config import Config
from caseflow.errors import N_, CaseflowError, Refused
from caseflow.instance import check_passphrase
from caseflow.staff.rules import sign_in_name
from caseflow.stores import check_stores

PASSPHRASE = "Mật khẩu kho khóa / passphrase"


def passphrase_given() -> Config:
    """The settings of an instance that exists; a real one without a passphrase file is asked
    for it, once its stores are seen to be there and of this release."""
    config = Config.from_environment()
    if config.passphrase_file is not None or config.demonstration:
        return config
    check_stores(config)
    return replace(config, passphrase=_typed(click.prompt(PASSPHRASE, hide_input=True)))


def new_passphrase() -> str:
    """A passphrase long enough, typed twice alike."""

    def twice(typed: str) -> str:
        check_passphrase(typed)
        if _typed(click.prompt("Nhập lại / once more", hide_input=True)) != _typed(typed):
            raise Refused(N_("Hai lần nhập không giống nhau. Hãy nhập lại."))
        return _typed(typed)

    return _until(PASSPHRASE, twice, hide_input=True)


def two_administrators() -> list[tuple[str, str]]:
    """(sign-in name, name) of the two who begin."""
    people: list[tuple[str, str]] = []
    for number in (1, 2):
        name = free_name(f"{number}. tên đăng nhập / sign-in name", [n for n, _ in people])
        people.append((name, person_name()))
    return people


def free_name(words: str, taken: list[str], default: str | None = None) -> str:
    """A sign-in name that can be one, and that none of ``taken`` is."""

    def check(typed: str) -> str:
        name = sign_in_name(typed)
        if name in taken:
            raise Refused(N_("Cần ít nhất hai quản trị viên khác nhau."))
        return name

    return _until(words, check, default=default)


def person_name() -> str:
    """How an officer is called."""
    return _until("   họ, chữ đệm và tên / name", _typed)


def own_proof() -> tuple[str, str, str]:
    """Sign-in name, password and present code of an administrator at the console."""
    return (
        click.prompt("Quản trị viên còn lại: tên đăng nhập / other administrator's sign-in name"),
        click.prompt("   mật khẩu / password", hide_input=True),
        click.prompt("   mã 6 số trên điện thoại / code of the telephone"),
    )


def _until(words: str, check: Callable[[str], str], **how: Any) -> str:
    while True:
        try:
            return check(click.prompt(words, **how))
        except CaseflowError as refusal:
            click.echo(f"   {refusal}", err=True)


def _typed(answer: str) -> str:
    """One form for what keyboards send with its accents composed or apart."""
    return unicodedata.normalize("NFC", answer).strip()
