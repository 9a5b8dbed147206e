"""A browser of one officer, signed in, and every address it may be sent to."""

import re
from collections.abc import Callable, Iterator
from contextvars import Context
from typing import Any, TypeVar
from uuid import uuid4

from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from caseflow.case.sections import Sections
from caseflow.gate import DECLARED, Who
from caseflow.staff import sessions
from tests.house import OFFICERS, House
from tests.promises.story import Story

T = TypeVar("T")


def apart(work: Callable[..., T], *given: Any, **named: Any) -> T:
    """Do ``work`` outside the test's own app context, as a request of its own."""
    return Context().run(lambda: work(*given, **named))


class Visitor:
    """Officer ``key`` in a browser of their own, signed in by a full session."""

    def __init__(self, house: House, key: str, language: str = "vi") -> None:
        self.house, self.key, self.officer = house, key, house.officers[key]
        self.role = OFFICERS[key][0]
        self.client = house.app.test_client()
        token = sessions.begin(self.officer, self.role, sessions.FULL, "127.0.0.1")
        self.headers = {"Accept-Language": language}
        apart(self._hold, token)
        self._csrf = ""

    def _hold(self, token: str) -> None:
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = token

    def get(self, path: str) -> TestResponse:
        """GET ``path`` as this officer."""
        return apart(self.client.get, path, headers=self.headers)

    def post(self, path: str, **fields: Any) -> TestResponse:
        """POST a form to ``path``, with its token and (unless given) a fresh key."""
        data = {"csrf_token": self.csrf(), "key": str(uuid4()), **fields}
        return apart(self.client.post, path, data=data, headers=self.headers)

    def csrf(self) -> str:
        """The token of this browser's forms."""
        if not self._csrf:
            page = self.get("/account/password").text
            found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
            assert found, page
            self._csrf = found[1]
        return self._csrf


def who_of(house: House, rule: Rule) -> Who:
    found = getattr(house.app.view_functions[rule.endpoint], DECLARED)
    assert isinstance(found, Who)
    return found


def pages(house: House, story: Story) -> Iterator[tuple[Rule, str]]:
    """Every GET rule with the addresses it has in this story."""
    sections = house.app.extensions["caseflow"][Sections]
    targets = {act.endpoint: act.target for act in sections.acts() if act.target}
    for rule in sorted(house.app.url_map.iter_rules(), key=str):
        if "GET" not in (rule.methods or ()) or rule.endpoint == "assets.file":
            continue
        for values in _arguments(story, rule, targets.get(rule.endpoint)):
            _host, path = rule.build(values) or ("", "")
            yield rule, path


def _arguments(story: Story, rule: Rule, target: Any) -> Iterator[dict[str, str]]:
    fixed = {
        "code": story.code, "agency_id": story.agency, "officer_id": story.other_officer,
        "request_id": story.request, "result": story.result,
    }  # fmt: skip
    values = {name: fixed.get(name, "0" * 32) for name in rule.arguments}
    if "kind" not in rule.arguments:
        if target is not None:
            values["record"] = story.records.get(target.name, "0" * 32)
        yield values
        return
    for kind, record in sorted(story.records.items()):
        yield values | {"kind": kind} | ({"record": record} if "record" in values else {})
