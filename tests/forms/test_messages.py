"""Nothing that WTForms or Flask-WTF says by itself stays in English on a Vietnamese page."""

import ast
from collections.abc import Iterator
from pathlib import Path

import flask_wtf  # type: ignore[import-untyped]  # it has no types
import wtforms
from flask import Flask

from caseflow.forms.messages import VIETNAMESE, Messages

SAYERS = {"gettext", "ngettext"}


def said(module: object) -> Iterator[str]:
    """Every literal that the library's own code hands to a translation."""
    folder = Path(str(getattr(module, "__file__", ""))).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SAYERS or name == "ValidationError":
                yield from (
                    arg.value
                    for arg in node.args[: 2 if name == "ngettext" else 1]
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                )


def test_every_sentence_of_the_libraries_has_its_vietnamese() -> None:
    sentences = {text for module in (wtforms, flask_wtf) for text in said(module)}
    assert len(sentences) > 40
    assert sentences - set(VIETNAMESE) == set()


def test_placeholders_are_kept() -> None:
    for english, vietnamese in VIETNAMESE.items():
        for mark in ("%(min)", "%(max)", "{extensions}", "{min_size}"):
            assert (mark in english) == (mark in vietnamese), english


def test_english_pages_keep_the_libraries_words(app: Flask) -> None:
    with app.test_request_context("/", headers={"Cookie": "lang=en"}):
        assert Messages().gettext("Not a valid choice.") == "Not a valid choice."
    with app.test_request_context("/"):
        assert Messages().ngettext("x", "Not a valid choice.", 2).startswith("Hãy chọn")
