"""Chromium looks at each kind of page of each role, in the demonstration as it is served."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from caseflow.policy import Role
from tests.browser.checker import PageChecker
from tests.browser.itinerary import Itinerary, itineraries
from tests.browser.live_server import LiveServer
from tests.pages.walk import Walk

CASE = re.compile(r"/cases/[A-Z0-9]{4}-[A-Z0-9]{4}(?!/open)")
ROLES = sorted(set(Role) - {Role.STATISTICIAN})  # who have rooms

# What is wrong with the summary of a refusal: it is not read out, or leads to no question.
SUMMARY_FAULTS = """() => {
  const summary = document.querySelector('.govuk-error-summary');
  const asks = (link) => {
    const there = link && document.getElementById(link.hash.slice(1));
    const asked = 'input, select, textarea';
    return there && (there.matches(asked) || there.querySelector(asked));
  };
  const told = [...summary.querySelectorAll('li')];
  const astray = told.filter((each) => !asks(each.querySelector('a')));
  const at = document.activeElement;
  return [
    ...(at === summary ? [] : [`the summary has no focus, but ${at.className || at.localName}`]),
    ...(told.length ? [] : ['the summary says nothing']),
    ...astray.map((each) => `leads to no question: ${each.innerText}`),
  ];
}"""


class Visitor:
    """One role's browser on its way; what is wrong is collected, not raised at once."""

    def __init__(self, server: LiveServer, checker: PageChecker, plan: Itinerary) -> None:
        self.server, self.checker, self.plan = server, checker, plan
        self.page: Page = checker.page
        self.found: list[str] = []
        self.entered: set[str] = set()
        server.sign_in(self.page, plan.officer)
        self.look("after signing in")

    def look(self, how: str) -> None:
        """Judge the page now shown."""
        try:
            self.checker.check()
        except AssertionError as fault:
            self.found.append(f"{self.plan.role}, {how}: {fault}")

    def go(self, path: str) -> None:
        """Open ``path``; a case that asks for its purpose is opened on the way."""
        here = CASE.match(path)
        if here and here[0] != path and here[0] not in self.entered:
            self.go(here[0])  # records of a folded part are reached only when it is open
            self.unfold()
        self.entered |= {here[0]} if here else set()
        answer: Response | None = self.page.goto(self.server.url + path, wait_until="load")
        if _of(self.page.url).endswith("/open") and not _of(path).endswith("/open"):
            self.page.check("[name=purpose] >> nth=0")
            self.page.click("main form button")
            self.page.wait_for_load_state("load")
        status = answer.status if answer else 0
        if status != 200 or (here and "/open" in self.page.url):
            self.found.append(f"{self.plan.role}: {path} answers {status}")

    def unfold(self) -> None:
        """Open every fold of the case now shown."""
        folds = self.page.locator(".cf-fold form[action*='/unfold/']")
        for _ in range(folds.count()):
            if not folds.count():  # one opening unfolds a part wherever it stands
                return
            shut = folds.first.locator("xpath=ancestor::details[not(@open)]/summary")
            for _ in range(shut.count()):  # outermost first: what lies in a shut one has no place
                shut.first.click()
            reason = folds.first.locator("[name=reason]")
            if reason.count():
                reason.fill("Cần cho việc hỗ trợ")
            folds.first.locator("button").click()
            self.page.wait_for_load_state("load")

    def send_empty(self, path: str) -> None:
        """Send the form at ``path`` as it stands: it is refused in a summary that leads to the
        questions, or taken, which leads to another page or to what is read before saving."""
        self.go(path)
        form = self.page.locator(f"main form[action='{_of(path)}']")
        if not form.count():
            self.found.append(f"{path}: no form any more")
            return
        form.first.locator("button").first.click()
        self.page.wait_for_load_state("load")
        if self.page.locator(".govuk-error-summary").count():
            self.found += [f"{path}: {fault}" for fault in self.page.evaluate(SUMMARY_FAULTS)]
            self.look("sent empty")
        elif (
            urlsplit(self.page.url).path == path and not self.page.locator("[name=checked]").count()
        ):
            self.found.append(f"{path}: sent empty, neither refused nor taken")


def _of(address: str) -> str:
    return urlsplit(address).path


@pytest.fixture(scope="module")
def plans(walks: list[Walk]) -> dict[str, Itinerary]:
    return itineraries(walks)


@pytest.mark.parametrize("role", ROLES)
def test_each_kind_of_page(
    role: str, plans: dict[str, Itinerary], live_server: LiveServer, page_checker: PageChecker
) -> None:
    plan = plans[role]
    visitor = Visitor(live_server, page_checker, plan)
    for path in plan.looked:
        visitor.go(path)
        visitor.look("visited")
        if visitor.page.locator(".cf-fold form[action*='/unfold/']").count():
            visitor.unfold()
            visitor.look("unfolded")
    for path in plan.empty:
        visitor.send_empty(path)
    visitor.page.context.add_cookies([{"name": "lang", "value": "en", "url": live_server.url}])
    for path in plan.english:
        visitor.go(path)
        visitor.look("in English")
    assert visitor.found == [], "\n".join(visitor.found)
