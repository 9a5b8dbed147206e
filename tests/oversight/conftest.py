"""A furnished house with something in its log, and browsers signed in for real."""

import re
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.case.access import enter, open_case
from caseflow.case.state import find_code
from caseflow.case.view import name_of
from caseflow.db import current
from caseflow.errors import NotThere
from caseflow.forms.base import new_key
from caseflow.oversight import web
from caseflow.policy import Purpose
from caseflow.staff import second_factor
from tests.audit.cases import new_case
from tests.house import PASSWORD, House

NAME = "Nguyễn Thị Hoa"


@dataclass(frozen=True)
class Watched:
    """A case that one officer opened and another was refused."""

    house: House
    code: str
    case: str
    pseudonym: str


@dataclass(frozen=True)
class Browser:
    """A browser whose requests know nothing of the test's own context."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        answer: TestResponse = Context().run(self.client.get, path)
        return answer

    def post(self, path: str, page: str = "", **fields: Any) -> TestResponse:
        """POST with the CSRF token of ``page`` (by default the same path)."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.get(page or path).text)
        token = found[1] if found else ""
        data = {"csrf_token": token, "key": new_key(), **fields}
        answer: TestResponse = Context().run(self.client.post, path, data=data)
        return answer


@pytest.fixture
def watched(house: House) -> Watched:
    """One case, opened by the intake officer, refused to a caseworker; and another case."""
    new_case(house, name="Trần Thị Bình")
    code = new_case(house, name=NAME)
    name_of(open_case(enter(house.actor("intake"), code), Purpose.RECEIVE))
    with pytest.raises(NotThere):
        enter(house.actor("caseworker"), code)
    case = find_code(code) or ""
    return Watched(house, code, case, current(Pseudonyms).of_case(case))


@pytest.fixture
def sign_in(house: House) -> Callable[[str], Browser]:
    """Sign an officer of the house in, by password and code."""
    if web.room.name not in house.app.blueprints:
        house.app.register_blueprint(web.room)

    def signed_in(key: str) -> Browser:
        browser = Browser(house.app.test_client())
        name = key.replace("_", "-")
        assert browser.post("/sign-in", name=name, password=PASSWORD).status_code == 303
        code = second_factor.next_code(house.officers[key])
        answer = browser.post("/sign-in/code", code=code)
        assert answer.status_code == 303, answer.text
        return browser

    return signed_in


@pytest.fixture
def auditor(watched: Watched, sign_in: Callable[[str], Browser]) -> Browser:
    """The auditor's browser, with the watched case in the log."""
    return sign_in("auditor")
