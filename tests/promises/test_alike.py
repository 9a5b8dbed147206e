"""A code that is none, a case of another's and one out of scope answer alike on every page
and act: status, headers, words, and the work that was done for it."""

import re
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from caseflow.audit.events import Event
from caseflow.db import db
from caseflow.policy import Role
from tests.house import OFFICERS, House
from tests.promises.story import Story, tell
from tests.promises.test_malformed import address
from tests.promises.visiting import Visitor, apart, who_of
from tests.statements import statements

NO_CASE = "ZZZZ-2222"
# The form's token, and the opaque id of a search: of each answer its own.
MADE_ANEW = re.compile(r"[\w-]{20,}\.[\w-]{6}\.[\w-]{20,}|/search/[0-9a-f]{32}")
# One of each role, in no way part of the case: of the leading agency, and of others.
STRANGERS = ("caseworker_2", "intake", "police_2", "provider_2")


def shape(answer: TestResponse, code: str) -> tuple[object, ...]:
    """All that can be told of an answer but what this very request said itself."""
    text = MADE_ANEW.sub("-", answer.text.replace(code, "CODE").replace(code.lower(), "CODE"))
    headers = sorted((n, v) for n, v in answer.headers.items() if n != "Set-Cookie")
    return answer.status_code, [(n, v.replace(code, "CODE")) for n, v in headers], text


def pages_of_cases(house: House, story: Story, code: str, role: Role) -> Iterator[tuple[str, str]]:
    for rule in sorted(house.app.url_map.iter_rules(), key=str):
        if "code" in rule.arguments and role in who_of(house, rule).roles:
            given = {"code": code, "kind": "person", "compartment": "account"}
            given |= {"record": story.records["person"]} if "record" in rule.arguments else {}
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield method, address(rule, story, given)


def test_every_page_of_a_case_answers_alike(house: House) -> None:
    """Once whole; on the other database as one stranger meets it."""
    story, walked = tell(house), 0
    for key in STRANGERS if house.config.embedded else STRANGERS[:1]:
        visitor, role = Visitor(house, key), OFFICERS[key][0]
        none = pages_of_cases(house, story, NO_CASE, role)
        for (method, there), (_method, nowhere) in zip(
            pages_of_cases(house, story, story.code, role), none, strict=True
        ):
            if method == "POST" and not (key == STRANGERS[0] and house.config.embedded):
                continue  # they go the same way as the pages
            send = visitor.get if method == "GET" else visitor.post
            answers = shape(send(there), story.code), shape(send(nowhere), NO_CASE)
            assert answers[0] == answers[1], (key, method, there)
            assert answers[0][0] == 404, (key, method, there)
            walked += 1
    assert walked > (90 if house.config.embedded else 25)


def test_the_same_is_done_for_both(house: House) -> None:
    """Neither the time nor the log's length tells: as many statements, one entry each."""
    story = tell(house)
    visitor = Visitor(house, "caseworker_2")
    done = {}
    for code in (NO_CASE, story.code, NO_CASE, story.code):
        newest = house.entries(limit=1)[0].seq
        with statements(db.engine) as seen:
            visitor.get(f"/cases/{code}")
        fresh = [e.facts["event"] for e in house.entries(limit=9) if e.seq > newest]
        assert fresh == [Event.ACCESS_REFUSED]
        done[code] = len(seen)
    assert done[NO_CASE] == done[story.code]


def test_a_search_finds_what_is_out_of_scope_as_little_as_what_is_not(house: House) -> None:
    story = tell(house)
    visitor = Visitor(house, "caseworker_2")
    told = []
    for code in (NO_CASE, story.code):
        found = visitor.post("/search", term=code)
        assert found.status_code == 303
        page = apart(visitor.client.get, found.location, headers=visitor.headers)
        told.append(shape(page, code)[2])
    assert told[0] == told[1]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_is_told_apart_would_be_seen(house: House) -> None:
    """The comparison's own test: who works on the case is not answered like a stranger."""
    story = tell(house)
    visitor = Visitor(house, "caseworker")
    there, nowhere = (visitor.get(f"/cases/{code}") for code in (story.code, NO_CASE))
    assert shape(there, story.code) != shape(nowhere, NO_CASE)
