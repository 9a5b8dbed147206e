"""One person is received on PostgreSQL, in a browser: by mouse, by keyboard, without scripts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from caseflow.clock import VIETNAM, now
from tests.browser.checker import NARROW, WIDE, PageChecker
from tests.browser.live_server import LiveServer, serving
from tests.house import PASSPHRASE, PASSWORD, furnish
from tests.postgres import Postgres

CASE = re.compile(r"/cases/[A-Z0-9]{4}-[A-Z0-9]{4}$")  # opened by receiving: no purpose is asked


@dataclass(frozen=True)
class Place:
    """An instance on PostgreSQL, served by two workers; it has officers and no case."""

    server: LiveServer
    seeds: dict[str, str]

    def enter(self, page: Page, key: str) -> None:
        """Sign officer ``key`` in, once: each code is good once."""
        code = pyotp.TOTP(self.seeds[key]).now()
        self.server.sign_in(page, key.replace("_", "-"), PASSWORD, code)


@pytest.fixture(scope="module")
def place(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home, beside = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("beside")
    template = furnish(home, postgres.fresh_stores())
    (beside / "passphrase").write_text(PASSPHRASE)
    urls = {
        f"CASEFLOW_{store}_URL": getattr(template.config, f"{store.lower()}_url")
        for store in ("CASES", "AUDIT", "KEYS")
    }
    settings = {**urls, "CASEFLOW_PASSPHRASE_FILE": str(beside / "passphrase")}
    with serving(home, settings, beside / "log") as server:
        yield Place(server, template.seeds)


def answer_first_page(page: Page, name: str) -> None:
    """The first page of reception, as an officer fills it in."""
    moment = now().astimezone(VIETNAM)
    page.get_by_label("Người từ nước ngoài tự trở về").check()
    for part in ("day", "month", "year"):
        page.fill(f"[name=intake-presented_at-{part}]", str(getattr(moment, part)))
    page.fill("[name=intake-presented_at-time]", "00:00")
    page.get_by_label("Chính người đó").check()
    page.check("[name=intake-interpretation_need] >> nth=0")
    page.fill("[name=person-full_name]", name)
    page.check("[name=person-birth_date-not_answered][value=unknown]")
    page.get_by_label("Ước lượng của cán bộ").check()
    page.get_by_label("Nữ", exact=True).check()
    page.fill("[name=person-nationality] >> nth=0", "Việt Nam")
    page.select_option("[name=person-primary_language]", label="Tiếng Việt")
    page.get_by_role("button", name="Mở hồ sơ").click()


def by_menu(page: Page, name: str) -> None:
    """Go to a place of the navigation, at the width of a telephone."""
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name=name).click()


def test_a_person_is_received(place: Place, page_checker: PageChecker) -> None:
    page = page_checker.page
    place.enter(page, "intake")
    for empty in ("/", "/cases"):
        page_checker.visit(place.server.url + empty)
        expect(page.locator(".cf-empty")).to_be_visible()

    by_menu(page, "Tiếp nhận mới")
    answer_first_page(page, "Lường Thị Hẹn")
    page.wait_for_url(CASE)
    page_checker.check()
    expect(page.locator(".cf-case__name")).to_have_text("Lường Thị Hẹn")
    assert "Hẹn" not in page.title() + page.url
    code = page.locator(".cf-case__code").inner_text()

    page.get_by_role("link", name="cách liên hệ an toàn").first.click()
    begins_in_reach(page)
    by_keyboard_alone(page)
    expect(page.get_by_text("Chỉ gọi buổi trưa")).to_be_visible()
    page_checker.check()
    look_into_a_fold(page)

    by_menu(page, "Tìm hồ sơ")
    page.get_by_label("Mã hồ sơ hoặc một phần tên").fill("hen luong")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(code)
    assert "hen" not in page.url
    page_checker.check()

    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(place.server.url)
    assert page.url.endswith("/sign-in")


def look_into_a_fold(page: Page) -> None:
    """A link of the way about the case opens the fold it leads to, and brings it into view."""
    fold = page.locator("#cooperation")
    expect(fold).not_to_be_visible()
    page.locator(".cf-sections a[href='#cooperation']").press("Enter")
    expect(fold).to_be_in_viewport()


def begins_in_reach(page: Page) -> None:
    """On a telephone the questions begin within the first 300 px, what the officer must know of
    the case above them and the rest of it one tap away; where there is room all of it stands."""
    assert page.viewport_size == {"width": NARROW[0], "height": NARROW[1]}
    question = page.locator("form.cf-measure .govuk-form-group").first.bounding_box()
    assert question
    assert question["y"] <= 300
    expect(page.locator(".cf-recorded")).to_be_in_viewport()
    brief, stages = page.locator(".cf-case__rest summary"), page.locator(".cf-stages")
    expect(brief).to_have_text(re.compile("Nguy cơ: .* · Tiếp nhận"))
    expect(stages).not_to_be_in_viewport()
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    expect(brief).to_be_hidden()
    expect(stages).to_be_in_viewport()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})


def by_keyboard_alone(page: Page) -> None:
    """Fill in how to reach the person with Tab, Space, typing and Enter, no mouse."""
    tab_to(page, "channels")
    page.keyboard.press("Space")
    tab_to(page, "phone")
    page.keyboard.type("0912345678")
    tab_to(page, "times")
    page.keyboard.type("Chỉ gọi buổi trưa")
    tab_to(page, "caller_introduction")
    page.keyboard.type("Cán bộ y tế xã")
    tab_to(page, "if_other_answers")
    page.keyboard.press("Space")
    for _ in range(30):
        if page.evaluate("document.activeElement.matches('main form button')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a field called ``name`` has the focus, and the focus is seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_without_scripts(place: Place, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    context.set_default_timeout(10_000)
    page = context.new_page()
    place.enter(page, "intake_2")
    page.goto(f"{place.server.url}/intake/new")
    page.get_by_role("button", name="Mở hồ sơ").click()
    expect(page).to_have_title("Lỗi: Tiếp nhận mới – caseflow")
    answer_first_page(page, "Y Thiên Kbuôr")
    page.wait_for_url(CASE)
    page.get_by_role("link", name="nhu cầu trước mắt").first.click()
    page.check("[name=needs][value=food]")
    page.check("[name=in_danger] >> nth=0")
    page.fill("[name=danger_detail]", "Có người đi theo từ biên giới")
    page.check("[name=urgent_medical] >> nth=1")
    page.check("[name=acute_distress] >> nth=1")
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url(re.compile(r"\?changed=intake#intake$"))
    expect(page.get_by_text("Ăn, uống")).to_be_visible()
    expect(page.get_by_text("Có người đi theo từ biên giới")).to_have_count(0)  # it is folded
    look_into_a_fold(page)
    context.close()
