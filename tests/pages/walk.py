"""The tour: every page an officer can reach from the first one, as a user reaches it.

Breadth first over the links of each page. A case that asks for its purpose is opened with
the first one offered; the folds of a few are opened one by one. Every case in reach is seen, but
records are sampled: a *kind of page* is an endpoint with the words of its address (not its
codes and ids), and is visited once.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from caseflow.gate import declared
from tests.pages.officer import Answer, Officer
from tests.pages.structure import Form

OF_A_KIND = 1  # how many pages of a kind each role sees; the page of a case itself: every one
UNFOLDED = 4  # how many cases each role unfolds wholly
A_WORD = re.compile(r"[a-z][a-z_-]+")
NOT_PAGES = frozenset({"assets.file"})


@dataclass(frozen=True)
class Visit:
    """One page seen: by whom, what kind of page, how it came to be."""

    officer: str
    role: str
    kind: str
    endpoint: str
    answer: Answer
    confidential: bool
    how: str = "visited"  # visited, unfolded, refused, kept, english, file

    @property
    def template(self) -> str:
        """The template the page was made from."""
        return self.answer.template


@dataclass
class Walk:
    """What one officer saw, and the links that led nowhere."""

    name: str
    role: str
    visits: list[Visit] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    endpoints: frozenset[str] = frozenset()  # all that answer GET


class Walker:
    """Walks one officer through the app. ``unfold``: codes of cases to unfold in any case."""

    def __init__(self, officer: Officer, name: str, role: str, unfold: Iterable[str] = ()) -> None:
        self.officer = officer
        self.walk = Walk(name, role, endpoints=readable(officer.app))
        self._to_unfold = set(unfold)
        self._unfolded = 0
        self._who = declared(officer.app)
        self._seen: set[str] = set()
        self._kinds: Counter[str] = Counter()
        self._opened: set[str] = set()
        self._ahead: deque[str] = deque()

    def run(self, start: Iterable[str]) -> Walk:
        """Walk from these addresses until nothing new is left."""
        self._ahead.extend(start)
        while self._ahead:
            path = self._ahead.popleft()
            if self._wanted(path):
                self._visit(path)
        return self.walk

    def note(self, answer: Answer, how: str = "visited") -> None:
        """Keep ``answer`` among the visits."""
        endpoint, kind, _code = place(self.officer.app, answer.path)
        who = self._who[endpoint]
        self.walk.visits.append(
            Visit(self.walk.name, self.walk.role, kind, endpoint, answer, who.confidential, how)
        )

    def _wanted(self, path: str) -> bool:
        endpoint, kind, _code = place(self.officer.app, path)
        if path in self._seen or endpoint in NOT_PAGES:
            return False
        self._seen.add(path)
        if not endpoint:
            self.walk.faults.append(f"a link to no page of ours: {path}")
            return False
        if self._kinds[kind] >= OF_A_KIND and endpoint != "cases.case":
            return False
        self._kinds[kind] += 1
        return True

    def _visit(self, path: str) -> None:
        answer = self.officer.get(path)
        if answer.status == 303:
            answer = self._follow(answer)
        if answer.status != 200:
            self.walk.faults.append(f"{path} answers {answer.status}: a dead link")
            return
        self.note(answer, "visited" if answer.html else "file")
        self._look_around(answer)
        endpoint, _kind, code = place(self.officer.app, answer.path)
        if endpoint == "cases.case" and (code in self._to_unfold or self._unfolded < UNFOLDED):
            self._unfold(answer)

    def _follow(self, answer: Answer) -> Answer:
        """Where a redirection leads; on the way a case is opened with a purpose."""
        led = self.officer.get(answer.location)
        endpoint, _kind, code = place(self.officer.app, led.path)
        if endpoint != "cases.opening" or code in self._opened:
            self._seen.add(led.path)
            return led
        if not self._opened:
            self.note(led)
        self._opened.add(code)
        form = led.markup.form_to(urlsplit(led.path).path)
        assert form is not None, led.path
        purpose = next(f["value"] for f in form.questions() if f["name"] == "purpose")
        return self.officer.get(self.officer.submit(form, purpose=purpose).location)

    def _unfold(self, answer: Answer) -> None:
        folds = [form for form in answer.markup.forms if "/unfold/" in form.action]
        for form in {form.action: form for form in folds}.values():
            asked = {f["name"]: "Cần cho việc hỗ trợ" for f in form.questions()}
            self.officer.submit(form, **asked)
        if folds:
            self._unfolded += 1
            unfolded = self.officer.get(answer.path)
            self.note(unfolded, "unfolded")
            self._look_around(unfolded)

    def _look_around(self, answer: Answer) -> None:
        for link in answer.markup.links:
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc and parts.path:
                address = parts.path + (f"?{parts.query}" if parts.query else "")
                if "lang=" not in parts.query:
                    self._ahead.append(address)

    def search(self, term: str) -> None:
        """Search as the page of search does, and walk on from what is found."""
        form = self.officer.get("/search").markup.form_to("/search")
        if form is not None:
            asked = {field["name"] for field in form.questions()}
            why = {"reason": "Tìm theo đơn của gia đình"} if "reason" in asked else {}
            self.run([self.officer.submit(form, term=term, **why).location])


def place(app: Flask, path: str) -> tuple[str, str, str]:
    """Endpoint, kind of page and case code of an address; all empty where nothing is."""
    parts = urlsplit(path)
    try:
        endpoint, args = app.url_map.bind("localhost").match(parts.path)
    except HTTPException:
        return "", "", ""
    words = [value for value in args.values() if A_WORD.fullmatch(str(value))]
    asked = sorted(pair.partition("=")[0] for pair in parts.query.split("&") if pair)
    return endpoint, " ".join([endpoint, *words, *asked]), str(args.get("code", ""))


def readable(app: Flask) -> frozenset[str]:
    """The endpoints that answer GET."""
    return frozenset(r.endpoint for r in app.url_map.iter_rules() if "GET" in (r.methods or ()))


def form_of(answer: Answer) -> Form | None:
    """The questions of a page, if it asks any."""
    form = answer.markup.form_to(urlsplit(answer.path).path)
    return form if form is not None and form.questions() else None


def first_of_each(visits: Iterable[Visit], *by: str) -> Iterator[Visit]:
    """The first visit for each combination of these attributes."""
    seen = set()
    for visit in visits:
        key = tuple(str(getattr(visit, name)) for name in by)
        if key not in seen:
            seen.add(key)
            yield visit
