"""What every page must stand: looked at in Chromium, told in sentences.

``PageChecker`` listens to one page. ``visit`` opens an address and checks it; ``check`` looks
at where a click has led. Both raise one AssertionError that names every fault.
"""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

WIDE, NARROW = (1280, 900), (360, 740)
FIRST_LOAD_BYTES = 60 * 1024
AXE = Axe()
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
HEAR_CSP = """
window.cspReports = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.cspReports.push(`${event.effectiveDirective} blocked ${event.blockedURI}`);
});
"""
# The innermost elements that stick out to the right of the window, and how far.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const end = (node) => {
    const box = node.getBoundingClientRect();
    const inner = getComputedStyle(node).overflowX === 'visible' ? node.scrollWidth : 0;
    return Math.round(Math.max(box.right, box.left + inner));
  };
  const out = [...document.body.querySelectorAll('*')].filter((node) => end(node) > width);
  const inner = (node) => !out.some((other) => other !== node && node.contains(other));
  const tell = (node) => `${node.localName} ${node.id || node.className} to ${end(node)} px`;
  const told = out.filter(inner).map(tell);
  return told.length ? told.slice(0, 5) : ['the page itself'];
}"""

# Told in the page: what axe has to say beside the violations is long, and nobody reads it.
RUN_AXE = """async (options) => (await axe.run(options)).violations.map(({ id, help, nodes }) =>
  `axe ${id}: ${help}: ${nodes.slice(0, 5).map((node) => node.target[0]).join('; ')}`)"""
# What is folded is looked at too, and folded again.
UNFOLD = """() => document.querySelectorAll('main details:not([open])').forEach((fold) => {
  fold.open = fold.dataset.shut = true;
})"""
FOLD = """() => document.querySelectorAll('main details[data-shut]').forEach((fold) => {
  fold.open = false;
  delete fold.dataset.shut;
})"""


class PageChecker:
    """Collects what goes wrong on ``page`` from its creation on.

    The cache is off, so every visit is measured as a first load. With SCREENSHOTS=<folder>
    in the environment each checked page is photographed there, wide and narrow.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._errors: list[str] = []
        self._transferred = 0
        page.add_init_script(HEAR_CSP)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._errors.append(f"uncaught: {error}"))
        self._network = page.context.new_cdp_session(page)
        self._network.on("Network.requestWillBeSent", self._request)
        self._network.on("Network.loadingFinished", self._loaded)
        self._network.send("Network.enable")
        self._network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def visit(self, url: str, status: int = 200) -> None:
        """Open ``url``, which must answer ``status``, and check the page."""
        self._errors.clear()
        response = self.page.goto(url, wait_until="load")
        answered = response.status if response else 0
        assert answered == status, f"{url}: answered {answered}, expected {status}"
        if status >= 400:  # Chromium calls an expected refusal an error of the console
            self._errors = [e for e in self._errors if not refusal(e, self.page.url, status)]
        self.check()

    def check(self) -> None:
        """Raise if the page now shown has any fault; forget its errors either way."""
        faults = self.faults()
        self._errors.clear()
        assert not faults, f"{self.page.url}:\n  " + "\n  ".join(faults)

    def faults(self) -> list[str]:
        """Everything wrong with the page now shown, a sentence each."""
        self.page.wait_for_load_state("load")
        looks = self._at(WIDE, "wide") + self._at(NARROW, "narrow")
        return [  # what the page says is read last, for it may come late
            *(f"console error: {error}" for error in self._errors),
            *(f"CSP report: {report}" for report in self.page.evaluate("window.cspReports")),
            *self._too_heavy(),
            *looks,
        ]

    def _at(self, size: tuple[int, int], name: str) -> list[str]:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        photograph(self.page, name)
        self.page.evaluate(UNFOLD)
        stick_out: list[str] = self.page.evaluate(OVERFLOW)
        found = [f"scrolls sideways at {size[0]} px: {', '.join(stick_out)}"] if stick_out else []
        found += [f"{fault} (at {size[0]} px)" for fault in axe_violations(self.page)]
        self.page.evaluate(FOLD)
        return found

    def _too_heavy(self) -> list[str]:
        if self._transferred <= FIRST_LOAD_BYTES:
            return []
        return [f"first load transfers {self._transferred} bytes, over {FIRST_LOAD_BYTES}"]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _request(self, event: dict[str, Any]) -> None:
        if event.get("type") == "Document" and "redirectResponse" not in event:
            self._transferred = 0

    def _loaded(self, event: dict[str, Any]) -> None:
        self._transferred += int(event["encodedDataLength"])


def axe_violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, with the elements it means."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found: list[str] = page.evaluate(RUN_AXE, AXE_OPTIONS)
    return found


def refusal(error: str, url: str, status: int) -> bool:
    """Whether ``error`` only says that the page itself answered ``status``."""
    return f"status of {status}" in error and error.endswith(f"({url})")


def photograph(page: Page, name: str) -> None:
    """Keep a picture of the page where SCREENSHOTS says, named after its address."""
    if folder := os.environ.get("SCREENSHOTS"):
        address = page.url.split("://")[-1].partition("/")[2].replace("/", "_") or "home"
        page.screenshot(path=Path(folder) / f"{address[:80]}-{name}.png", full_page=True)
