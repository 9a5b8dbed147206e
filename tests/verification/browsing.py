"""An officer's browser in a furnished instance: signed in, with forms sent as pages send them."""

import re
from contextvars import Context
from datetime import datetime
from typing import Any

import pyotp
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from caseflow.clock import VIETNAM
from caseflow.forms.base import new_key
from tests.house import PASSWORD, House

CHECKED = re.compile(r'name="checked" value="([^"]+)"')


class Browser:
    """Officer ``key`` of the house, signed in with both factors.

    Requests run in a context of their own: the one that the test stands in has an
    application's ``g`` already, which would outlive the request.
    """

    def __init__(self, house: House, key: str) -> None:
        self.client: FlaskClient = house.app.test_client()
        code = pyotp.TOTP(house.seeds[key]).now()
        self.send("/sign-in", name=key.replace("_", "-"), password=PASSWORD)
        answer = self.send("/sign-in/code", code=code)
        assert answer.status_code == 303, answer.text

    def get(self, path: str) -> TestResponse:
        """The page at ``path``."""
        return Context().run(self.client.get, path)

    def send(self, path: str, *, from_page: str = "", **fields: Any) -> TestResponse:
        """POST ``fields``, and once more where they are read back before they are saved."""
        answer = self.post(path, from_page=from_page, **fields)
        if read := CHECKED.search(answer.text):
            return self.post(path, from_page=from_page, **fields, checked=read[1])
        return answer

    def post(self, path: str, *, from_page: str = "", **fields: Any) -> TestResponse:
        """POST ``fields`` with the page's own token and a key; ``from_page``: with that of
        another, where the page itself was opened before and is not offered any more."""
        page = self.get(from_page or path).text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found, page
        data = {"csrf_token": found[1], "key": new_key(), **fields}
        return Context().run(self.client.post, path, data=data)

    def open(self, code: str, purpose: str) -> str:
        """Open the case; its page."""
        assert self.send(f"/cases/{code}/open", purpose=purpose).status_code == 303
        page = self.get(f"/cases/{code}")
        assert page.status_code == 200, page.text
        return page.text


def boxes(name: str, at: datetime) -> dict[str, str]:
    """The boxes of a date with its time."""
    here = at.astimezone(VIETNAM)
    return days(name, here) | {f"{name}-time": f"{here:%H:%M}"}


def days(name: str, at: datetime) -> dict[str, str]:
    """The boxes of a date."""
    here = at.astimezone(VIETNAM)
    return {
        f"{name}-day": f"{here.day}",
        f"{name}-month": f"{here.month}",
        f"{name}-year": f"{here.year}",
    }
