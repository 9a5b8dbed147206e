"""A request in Vietnamese, the law tables, and one question put to whoever answers."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from werkzeug.datastructures import MultiDict
from wtforms import Form

from caseflow.law.book import LawBook
from tests.static.living import BOOK, make

Ask = Callable[..., Any]
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="session")
def app() -> Flask:
    return make()


@pytest.fixture(scope="session")
def book() -> LawBook:
    return BOOK


@pytest.fixture
def request_in_vietnamese(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


@pytest.fixture
def ask(app: Flask) -> Ask:
    """``ask(Field(…), {"": "5", "day": "1", …})`` → the field, validated.

    Keys are the parts of the question; a list sends a name several times.
    """

    def asked(question: Any, typed: dict[str, Any]) -> Any:
        form_class = type("OneQuestion", (Form,), {"q": question})
        sent: MultiDict[str, str] = MultiDict()
        for part, text in typed.items():
            name = f"q-{part}" if part else "q"
            sent.setlist(name, text if isinstance(text, list) else [text])
        with app.test_request_context("/"):
            form = form_class(sent)
            form.validate()
            return form["q"]

    return asked
