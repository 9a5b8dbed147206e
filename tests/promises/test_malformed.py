"""What no browser of ours would send: oversized, malformed, out of any range. Every route
answers it with a clear page of the 4xx kind, never fails on it, and writes nothing."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import cycle
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from caseflow.app import LARGEST_FORM
from caseflow.gate import Who
from caseflow.policy import Role
from tests.house import OFFICERS, House
from tests.promises.story import Story, tell
from tests.promises.test_silent_log import rows
from tests.promises.visiting import Visitor, apart, who_of

NUL, LONG, HUGE = "\x00\x1f", "ằ" * 3000, "9" * 40
# What stands in an address or a field where something of ours should.
STRANGE = (NUL, HUGE, LONG)
WORKERS = {Role(role): key for key, (role, _) in reversed(OFFICERS.items())}
FORM = "application/x-www-form-urlencoded"
Sent = Mapping[str, Any]


def sent_wrong(token: str, key: str) -> Mapping[str, tuple[Sent, set[int]]]:
    """What is sent to a route that takes forms, and how it may be answered."""
    parts = {f"f{n}": "x" for n in range(1200)}
    whole = f"csrf_token={token}&key={key}&".encode()
    return {
        "too large": (
            {"data": whole + b"x=" + b"a" * (LARGEST_FORM + 1), "content_type": FORM},
            {413},
        ),
        "too many parts": (
            {"data": parts | {"f": (BytesIO(b"x"), "f")}, "content_type": "multipart/form-data"},
            {413},
        ),
        "no boundary": ({"data": whole, "content_type": "multipart/form-data"}, {400}),
        "another type": ({"json": {"csrf_token": token, "key": key}}, {400}),
        "no token": ({"data": {"key": key}}, {400}),
        "no UTF-8": ({"data": b"csrf_token=%ff%fe&key=\xff\xfe", "content_type": FORM}, {400}),
    }


def addresses(rule: Rule, story: Story) -> Iterator[str]:
    """``rule`` with something strange in the place of each of its arguments in turn."""
    if "code" in rule.arguments and rule.endpoint != "cases.case":
        for argument, strange in zip(sorted(rule.arguments), cycle(STRANGE), strict=False):
            yield address(rule, story, {argument: strange})
        return
    for strange in STRANGE if rule.arguments else ():
        yield address(rule, story, dict.fromkeys(rule.arguments, strange))


def address(rule: Rule, story: Story, given: Mapping[str, str]) -> str:
    """``rule`` with these arguments, and nothing that exists in the place of others."""
    found = str(rule)
    for each in rule.arguments:
        value = given.get(each, story.code if each == "code" else "0" * 32)
        shown = quote(value, safe="")
        found = re.sub(f"<([^<>]*:)?{each}>", shown.replace("\\", r"\\"), found)
    return found


def worker(house: House, visitors: dict[Role, Visitor], who: Who) -> Visitor:
    """Somebody whom the route is for; the house's own visitor of each role, made once."""
    role = min(who.roles & WORKERS.keys(), default=Role.CASEWORKER)
    if role not in visitors:
        visitors[role] = Visitor(house, WORKERS[role])
        visitors[role].csrf()
    return visitors[role]


def rules(house: House, method: str) -> list[Rule]:
    found = [r for r in house.app.url_map.iter_rules() if method in (r.methods or ())]
    return sorted((r for r in found if r.endpoint != "assets.file"), key=str)


def is_clear(answer: TestResponse, what: str) -> bool:
    """A page of ours that says in words what to do."""
    assert 400 <= answer.status_code < 500, (what, answer.status_code)
    assert 'lang="vi"' in answer.text, what
    assert '<p class="govuk-body">' in answer.text, what
    return True


def test_a_strange_address_is_answered_like_any_other(house: House) -> None:
    story, visitors = tell(house), dict[Role, Visitor]()
    before, walked = rows(), 0
    for rule in rules(house, "GET"):
        visitor = worker(house, visitors, who_of(house, rule))
        for path in addresses(rule, story):
            answer = visitor.get(path)
            assert answer.status_code in (303, 404), (path, answer.status_code)
            walked += 1
        for strange in () if rule.arguments else STRANGE:
            query = "&".join(f"{name}={quote(strange)}" for name in QUERY)
            answer = visitor.get(f"{rule}?{query}")
            assert answer.status_code < 500, (str(rule), strange[:9])
            assert NUL not in strange or is_clear(answer, str(rule))
    assert walked > 110
    assert rows() == before


QUERY = ("page", "sort", "stage", "case", "officer", "what", "since-day", "since", "until",
         "before", "q", "number", "code", "next", "agency", "result")  # fmt: skip


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_form_that_is_none_is_refused_in_words(house: House) -> None:
    story, visitors = tell(house), dict[Role, Visitor]()
    before, walked = rows(), 0
    for rule in rules(house, "POST"):
        visitor = worker(house, visitors, who_of(house, rule))
        path = address(rule, story, {})
        for what, (sent, statuses) in sent_wrong(visitor.csrf(), str(uuid4())).items():
            answer = apart(visitor.client.post, path, headers=visitor.headers, **sent)
            assert answer.status_code in statuses, (path, what, answer.status_code)
            is_clear(answer, f"{path}, {what}")
            walked += 1
    assert walked > 400
    assert rows() == before


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_sends_no_length_is_told(house: House) -> None:
    visitor = Visitor(house, "caseworker")
    answer = apart(
        visitor.client.post, "/search", input_stream=BytesIO(b"term=x"), content_type=FORM,
        headers=visitor.headers | {"Transfer-Encoding": "chunked"},
    )  # fmt: skip
    assert answer.status_code == 411
    is_clear(answer, "no length")
    is_clear(apart(visitor.client.put, "/search", headers=visitor.headers), "another method")
