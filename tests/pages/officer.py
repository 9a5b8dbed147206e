"""An officer at a browser without a screen: signs in through the real forms, sends real forms."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from jinja2 import Template
from werkzeug.test import TestResponse

from tests.pages.structure import Form, Markup

CODE = re.compile(r"\b\d{6}\b")


@dataclass(frozen=True)
class Answer:
    """What came back: the page, where it stands, and the template it was made from."""

    path: str
    status: int
    html: str
    template: str
    location: str
    filename: str

    @cached_property
    def markup(self) -> Markup:
        """The page taken apart."""
        return Markup(self.html)

    def __getstate__(self) -> dict[str, object]:
        """Kept as it came; whoever reads it takes it apart again."""
        return {name: value for name, value in vars(self).items() if name != "markup"}


class Officer:
    """One signed-in (or not yet signed-in) browser over ``app``."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    def get(self, path: str) -> Answer:
        """The page at ``path``; redirections are not followed."""
        return self._told(path, lambda: self.client.get(path))

    def send(self, path: str, pairs: list[tuple[str, str]]) -> Answer:
        """POST these pairs to ``path``."""
        fields: dict[str, list[str]] = {}
        for name, value in pairs:
            fields.setdefault(name, []).append(value)
        return self._told(path, lambda: self.client.post(path, data=fields))

    def submit(self, form: Form, **answers: str) -> Answer:
        """Send ``form`` as it stands, with ``answers`` filled in."""
        return self.send(form.action, [*form.hidden(), *answers.items()])

    def speak(self, lang: str) -> None:
        """Read the pages in ``lang`` from now on."""
        self.client.set_cookie("lang", lang)

    def sign_in(self, name: str, password: str, code: str = "") -> Iterator[Answer]:
        """Through name, password and code; yields each page on the way, the last one signed
        in. Without ``code`` it is read from the page, as a demonstration shows it."""
        first = self.get("/sign-in")
        yield first
        form = first.markup.form_to("/sign-in")
        assert form is not None
        assert self.submit(form, name=name, password=password).status == 303, name
        second = self.get("/sign-in/code")
        yield second
        form, shown = second.markup.form_to("/sign-in/code"), CODE.search(second.html)
        assert form is not None
        answer = self.submit(form, code=code or (shown[0] if shown else ""))
        assert answer.status == 303, f"{name} was not signed in"
        yield answer

    def _told(self, path: str, ask: Callable[[], TestResponse]) -> Answer:
        made: list[str] = []

        def hear(_app: object, template: Template, **_more: object) -> None:
            made.append(template.name or "")

        with template_rendered.connected_to(hear, self.app):
            answer = ask()
        return answer_of(path, answer, made[-1] if made else "")


def answer_of(path: str, answer: TestResponse, template: str) -> Answer:
    """``answer`` as an Answer; its address after a redirection within this site."""
    where = urlsplit(answer.location or "")
    location = where.path + (f"?{where.query}" if where.query else "")
    filename = answer.headers.get("Content-Disposition", "")
    shown = answer.text if answer.mimetype == "text/html" else ""
    return Answer(path, answer.status_code, shown, template, location, filename)
