"""The checker passes a good page, and each of its checks is seen failing on a bad one."""

from collections.abc import Iterator

import pytest

from tests.browser.checker import FIRST_LOAD_BYTES, PageChecker
from tests.browser.static_pages import StaticPage, html, served

CSS, SCRIPT = "text/css", "text/javascript"
BAD = {
    "/console": (html("", '<script src="/complain.js"></script>'), "console error: the sky"),
    "/throws": (html("", '<script src="/throw.js"></script>'), "console error: uncaught"),
    "/missing": (html("", '<link rel="stylesheet" href="/no.css">'), "status of 404"),
    "/inline": (html("<script>let x = 1;</script>"), "CSP report: script-src"),
    "/style": (html('<p style="margin: 0">x</p>'), "CSP report: style-src"),
    "/outside": (html('<img alt="" src="http://127.0.0.1:1/x.png">'), "CSP report: img-src"),
    "/label": (html('<input name="x">'), "axe label"),
    "/heavy": (html("<p>" + "x " * (FIRST_LOAD_BYTES // 2) + "</p>"), "first load transfers"),
    "/heavy-style": (html("", '<link rel="stylesheet" href="/big.css">'), "first load transfers"),
    "/wide": (html("<pre>" + "x" * 100 + "</pre>"), "scrolls sideways at 360 px: pre"),
    "/contrast": (
        html('<p class="pale">Chữ quá nhạt</p>', '<link rel="stylesheet" href="/pale.css">'),
        "axe color-contrast",
    ),
    "/small": (
        html('<p><a class="tiny" href="/">a</a><a class="tiny" href="/x">b</a></p>',
             '<link rel="stylesheet" href="/tiny.css">'),
        "axe target-size",
    ),
}  # fmt: skip
PAGES = {
    "/good": html('<p>Xin chào. <a href="/good">Một liên kết</a></p>',
                  '<script src="/quiet.js"></script>'),
    "/refused": StaticPage(html("<p>Không tìm thấy.</p>").body, status=404),
    "/complain.js": StaticPage('console.error("the sky is falling")', kind=SCRIPT),
    "/throw.js": StaticPage('throw new Error("boom")', kind=SCRIPT),
    "/quiet.js": StaticPage('console.log("all is well")', kind=SCRIPT),
    "/pale.css": StaticPage(".pale { color: #ccc; background: #fff }", kind=CSS),
    "/tiny.css": StaticPage(".tiny { display: inline-block; width: 9px; height: 9px; }", kind=CSS),
    "/big.css": StaticPage("/*" + "x" * FIRST_LOAD_BYTES + "*/", kind=CSS),
    **{path: page for path, (page, _) in BAD.items()},
}  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(PAGES) as base:
        yield base


def test_a_good_page_passes_under_the_strict_policy(site: str, page_checker: PageChecker) -> None:
    page_checker.visit(f"{site}/good")
    page_checker.page.click("a")
    page_checker.check()


@pytest.mark.parametrize("path", BAD)
def test_a_bad_page_fails_in_words(site: str, page_checker: PageChecker, path: str) -> None:
    with pytest.raises(AssertionError, match=BAD[path][1]):
        page_checker.visit(f"{site}{path}")


def test_a_refusal_is_no_fault_when_expected(site: str, page_checker: PageChecker) -> None:
    page_checker.visit(f"{site}/refused", status=404)
    with pytest.raises(AssertionError, match="answered 404, expected 200"):
        page_checker.visit(f"{site}/refused")


def test_a_fault_of_one_page_is_not_told_of_the_next(site: str, page_checker: PageChecker) -> None:
    for path in ("/heavy", "/console"):
        with pytest.raises(AssertionError):
            page_checker.visit(f"{site}{path}")
        page_checker.visit(f"{site}/good")
