"""The components in Chromium: axe, the strict policy, phones, and what the scripts do."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.checker import PageChecker


@pytest.mark.parametrize("path", ["/", "/sign-in", "/error/404", "/error/503"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_stands(page_checker: PageChecker, living: str, path: str, lang: str) -> None:
    page_checker.page.context.add_cookies([{"name": "lang", "value": lang, "url": living}])
    page_checker.visit(living + path)


def test_the_summary_takes_the_focus_and_leads_to_the_field(page: Page, living: str) -> None:
    page.goto(f"{living}/form")
    page.fill("#person-birth_date-day", "31/2/2004")
    page.click("form.cf-measure button")
    expect(page).to_have_title("Lỗi: Tiếp nhận – caseflow")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.click("text=Không có ngày 31/2/2004.")
    assert page.evaluate("document.activeElement.id") == "person-birth_date-day"
    expect(page.locator("#person-birth_date-day")).to_have_value("31/2/2004")


def test_a_tick_clears_and_typing_unticks(page: Page, living: str) -> None:
    page.goto(f"{living}/form")
    page.fill("#person-full_name", "Y Blưm")
    first = page.locator("#person-full_name-not_answered")
    second = page.locator("#person-full_name-not_answered-2")
    first.check()
    expect(page.locator("#person-full_name")).to_have_value("")
    second.check()
    expect(first).not_to_be_checked()
    page.type("#person-full_name", "H")
    expect(second).not_to_be_checked()


def test_two_taps_send_once(page: Page, living: str) -> None:
    page.goto(f"{living}/form")
    sent: list[str] = []
    page.route("**/form", lambda route: sent.append(route.request.method))  # a line that hangs
    disabled, note = page.evaluate(
        """() => {
          const button = document.querySelector('form.cf-measure button');
          button.click();
          button.click();
          return [button.disabled, document.querySelector('[data-sending]').textContent];
        }"""
    )
    page.wait_for_timeout(300)
    assert (sent, disabled, note) == (["POST"], False, "Đang gửi…")


def test_the_lock_blanks_at_once(page: Page, living: str) -> None:
    page.goto(living)
    page.route("**/lock", lambda route: None)
    seen = page.evaluate(
        """() => {
          document.querySelector('form[data-lock] button').click();
          const shown = [...document.body.children].filter((each) => each.offsetHeight > 0);
          return [shown.length, document.title];
        }"""
    )
    assert seen == [0, "caseflow"]


def test_the_warning_comes_two_minutes_before_and_a_key_extends(page: Page, living: str) -> None:
    page.clock.install()
    page.goto(f"{living}/form")
    warning = page.locator("[data-idle-warning]")
    page.clock.run_for(779_000)
    expect(warning).to_be_hidden()
    page.clock.run_for(3_000)
    expect(warning).to_be_visible()
    with page.expect_response("**/keep-alive") as answer:
        page.keyboard.press("Shift")
    assert answer.value.status == 204
    expect(warning).to_be_hidden()


def test_at_the_end_unsaved_input_is_sent_as_a_draft(page: Page, living: str) -> None:
    page.clock.install()
    page.goto(f"{living}/form")
    page.fill("#person-other_names", "Mai")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.clock.run_for(902_000)
    assert "draft=1" in (sent.value.post_data or "")
    expect(page.locator("#person-other_names")).to_have_value("Mai")
    expect(page.locator(".govuk-error-summary")).to_contain_text("chưa gửi")


def test_at_the_end_a_page_without_input_goes_to_sign_in(page: Page, living: str) -> None:
    page.clock.install()
    page.goto(living)
    page.clock.run_for(902_000)
    page.wait_for_url("**/sign-in")


def test_unsaved_input_is_guarded(page: Page, living: str) -> None:
    page.goto(f"{living}/form")
    asked: list[str] = []

    def go_on(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", go_on)
    page.fill("#person-other_names", "Mai")
    page.goto(living)
    assert asked == ["beforeunload"]
