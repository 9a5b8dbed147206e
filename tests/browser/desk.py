"""Officers at one telephone, one after another: each signs in, fills the forms of a case as the
page gives them, and is led by what the case page offers."""

import re
from dataclasses import dataclass, field
from typing import Any

import pyotp
from playwright.sync_api import Locator, Page

from caseflow.clock import VIETNAM, now
from tests.browser.checker import NARROW, PageChecker
from tests.browser.live_server import LiveServer
from tests.house import PASSWORD

NOW = ()
OUTSIDE_AN_ACT = re.compile(r"(/cases/[A-Z0-9]{4}-[A-Z0-9]{4}(?:/open)?|/)(?:[?#].*)?$")


@dataclass(frozen=True)
class Place:
    """A furnished house as it is served; who has signed in there: name → cookies; the forms
    that were looked at: each is looked at once, by whichever story comes to it first."""

    server: LiveServer
    seeds: dict[str, str]
    signed_in: dict[str, Any] = field(default_factory=dict)
    looked_at: set[str] = field(default_factory=set)


@dataclass
class Desk:
    """One officer after another at one telephone, and the case they work on."""

    place: Place
    checker: PageChecker
    case: str = ""

    @property
    def page(self) -> Page:
        return self.checker.page

    def sit_down(self, name: str) -> None:
        """Officer ``name`` signs in, whoever sat here before, and sees what is to be done."""
        context, known = self.page.context, self.place.signed_in
        context.clear_cookies()
        self.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        if name in known:  # each code is good once: the session goes on
            context.add_cookies(known[name])
            self.page.goto(self.place.server.url)
        else:
            code = pyotp.TOTP(self.place.seeds[name]).now()
            self.place.server.sign_in(self.page, name.replace("_", "-"), PASSWORD, code)
            known[name] = context.cookies()

    def at_the_case(self) -> None:
        """The case page, opened with a purpose where one is asked for."""
        self.page.goto(self.case)
        self.open()

    def open(self) -> None:
        """Say why the case is opened, where it is asked; whoever receives has said it."""
        if not self.page.url.split("?")[0].endswith("/open"):
            return
        self.page.check("[name=purpose] >> nth=0")
        self.send()

    def receive(self, **answers: Any) -> None:
        """The first page of reception, with the time of the clock on it."""
        self.page.goto(f"{self.place.server.url}/intake/new")
        self.look()
        self.fill(answers)
        self.send()
        self.open()
        self.case = self.page.url.split("#")[0]

    def do(self, path: str, **answers: Any) -> None:
        """Follow the offer of the case page that leads to ``path``, fill in what it asks,
        send it, and be back at the case, or home where one's part in it is over."""
        self.page.goto(self.offer(path))
        self.look()
        self.fill(answers)
        self.send()
        if self.page.locator("[name=checked]").count():  # read aloud, then confirmed
            self.look()
            self.send()
        assert OUTSIDE_AN_ACT.search(self.page.url), f"{path}: {self.faults()}"

    def offer(self, path: str) -> str:
        """Where the page now open leads for ``path``; the newest, if about several records."""
        if not self.offers(path).count():
            self.at_the_case()
        found = self.offers(path)
        assert found.count(), f"{path} is not offered at {self.page.url}"
        return f"{self.place.server.url}{found.last.get_attribute('href')}"

    def offers(self, path: str) -> Locator:
        here = f"{self.case.removeprefix(self.place.server.url)}/{path}"
        return self.page.locator(f"main a[href='{here}'], main a[href^='{here}/']")

    def look(self) -> None:
        """Look at a form that nobody has looked at yet: axe, both widths, console, weight."""
        path = re.sub(r"/cases/[^/]+|/[0-9a-f-]{32,}", "", self.page.url)
        if path not in self.place.looked_at:
            self.place.looked_at.add(path)
            self.checker.check()
            assert self.page.viewport_size == {"width": NARROW[0], "height": NARROW[1]}

    def fill(self, answers: dict[str, Any]) -> None:
        for name, answer in answers.items():
            for each in answer if isinstance(answer, list) else [answer]:
                self.answer(name, each)

    def answer(self, name: str, answer: Any) -> None:
        """One answer as its kind of field takes it; a pattern is the label of a choice."""
        if isinstance(answer, tuple):
            self.fill_date(name, answer)
        else:
            self.fill_box(name, answer)

    def fill_box(self, name: str, answer: Any) -> None:
        box = self.page.locator(f"main form [name='{name}']")
        assert box.count(), f"{name} is not asked at {self.page.url}"
        tag = box.first.evaluate("e => e.localName == 'select' ? 'select' : e.type")
        if tag == "select":
            box.select_option(answer if isinstance(answer, str) else self.option(box, answer))
        elif isinstance(answer, re.Pattern):
            self.page.locator("main form label").filter(has_text=answer).first.click()
        elif tag in ("radio", "checkbox"):
            self.page.check(f"main form [name='{name}'][value='{answer}']")
        else:
            box.first.fill(answer)

    @staticmethod
    def option(box: Locator, label: re.Pattern[str]) -> str:
        return next(t for t in box.locator("option").all_inner_texts() if label.search(t))

    def fill_date(self, name: str, answer: tuple[int, ...]) -> None:
        moment = now().astimezone(VIETNAM)
        answer = answer or (moment.day, moment.month, moment.year)
        for part, number in zip(("day", "month", "year"), answer, strict=True):
            self.page.fill(f"[name='{name}-{part}']", str(number))
        if self.page.locator(f"[name='{name}-time']").count():
            self.page.fill(f"[name='{name}-time']", f"{moment:%H:%M}")

    def send(self) -> None:
        with self.page.expect_navigation(wait_until="load", timeout=30_000):
            forms = self.page.locator("main form[method=post]")
            forms.last.locator("button[type=submit]").first.click()

    def faults(self) -> str:
        summary = self.page.locator(".govuk-error-summary")
        return summary.inner_text() if summary.count() else self.page.url
