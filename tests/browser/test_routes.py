"""Four ways in through Chromium, at the width of a telephone, as the officers fill the forms: at
the commune, a foreigner, a call to 111, back through a mission."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Locator, Page, expect

from caseflow.app import create_app
from caseflow.clock import VIETNAM, now
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.service import add_agency
from tests.browser.checker import NARROW, PageChecker
from tests.browser.live_server import LiveServer, serving
from tests.house import PASSPHRASE, PASSWORD, House, furnish
from tests.postgres import sqlite_stores

NOW = ()
COMMUNE, DEPARTMENT = "intake", "caseworker"
MISSION = "Đại sứ quán"
PERSON = {
    "person-full_name": "Lý Thị Bao", "person-birth_date": (3, 4, 1995),
    "person-age_basis": "identity_paper", "person-gender": "Feminine",
    "person-nationality": "Việt Nam", "person-primary_language": "Tiếng Việt",
}  # fmt: skip
FIRST_PAGE: dict[str, Any] = {"intake-reporter": "self", "intake-interpretation_need": "none"}
OUTSIDE_THE_CASE = re.compile(r"/cases/[A-Z0-9]{4}-[A-Z0-9]{4}(?:/open.*)?$")


@dataclass(frozen=True)
class Place:
    """A furnished house as it is served, and who has signed in there: name → cookies."""

    server: LiveServer
    seeds: dict[str, str]
    signed_in: dict[str, Any]


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
        """Officer ``name`` signs in, whoever sat here before."""
        context, known = self.page.context, self.place.signed_in
        context.clear_cookies()
        self.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        if name in known:  # each code is good once: the session goes on
            context.add_cookies(known[name])
        else:
            code = pyotp.TOTP(self.place.seeds[name]).now()
            self.place.server.sign_in(self.page, name, PASSWORD, code)
            known[name] = context.cookies()
        if self.case:
            self.page.goto(self.case)
            self.open()

    def open(self) -> None:
        """Say why the case is opened, where it is asked; whoever receives has said it."""
        if not self.page.url.split("?")[0].endswith("/open"):
            return
        self.page.check("[name=purpose] >> nth=0")
        self.send()

    def receive(self, route: str, **answers: Any) -> None:
        """The first page of reception, with the time of the clock on it; looked at."""
        self.page.goto(f"{self.place.server.url}/intake/new")
        self.checker.check()
        self.fill({"intake-route": route} | FIRST_PAGE | PERSON | answers)
        self.send()
        self.open()
        self.case = self.page.url

    def do(self, path: str, **answers: Any) -> None:
        """Fill in the form at ``path`` of the case, send it, be back at the case."""
        self.page.goto(f"{self.case}/{path}")
        self.checker.check()
        self.fill(answers)
        self.send()
        assert OUTSIDE_THE_CASE.search(self.page.url.split("?")[0].split("#")[0]), self.faults()

    def fill(self, answers: dict[str, Any]) -> None:
        for name, answer in answers.items():
            box = self.page.locator(f"main form [name='{name}']")
            if isinstance(answer, tuple):
                self.fill_date(name, answer)
            elif isinstance(answer, re.Pattern):
                self.page.get_by_label(answer).first.check()
            elif box.first.evaluate("e => e.localName") == "select":
                box.select_option(label=answer)
            elif box.first.get_attribute("type") in ("radio", "checkbox"):
                self.page.check(f"main form [name='{name}'][value='{answer}']")
            else:
                box.first.fill(answer)

    def fill_date(self, name: str, answer: tuple[int, ...]) -> None:
        moment = now().astimezone(VIETNAM)
        answer = answer or (moment.day, moment.month, moment.year)
        for part, number in zip(("day", "month", "year"), answer, strict=True):
            self.page.fill(f"[name='{name}-{part}']", str(number))
        if self.page.locator(f"[name='{name}-time']").count():
            self.page.fill(f"[name='{name}-time']", f"{moment:%H:%M}")

    def send(self) -> None:
        with self.page.expect_navigation(wait_until="load", timeout=30_000):
            self.page.locator("main form button[type=submit]").last.click()

    def faults(self) -> str:
        summary = self.page.locator(".govuk-error-summary")
        return summary.inner_text() if summary.count() else self.page.url

    def shown(self) -> Locator:
        """The page with the head of the case."""
        return self.page.locator("body")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home, beside = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("beside")
    template = furnish(home, sqlite_stores(home))
    app = create_app(template.config)
    with app.app_context():
        facts = {"agency_kind": "mission", "name_vi": MISSION, "province": "01"}
        add_agency(system_permit(), facts)
    House(app, template.config, {}, {}, {}).close()
    (beside / "passphrase").write_text(PASSPHRASE)
    settings = {"CASEFLOW_PASSPHRASE_FILE": str(beside / "passphrase")}
    with serving(home, settings, beside / "log") as server:
        yield Place(server, template.seeds, {})


@pytest.fixture
def desk(place: Place, page_checker: PageChecker) -> Desk:
    return Desk(place, page_checker)


def to_the_department(desk: Desk) -> None:
    """The case is offered to the department, whose caseworker comes to its door."""
    agency = re.compile("Cơ quan health$")
    desk.do("cooperation/hand-over", to_agency=agency, reason="statutory")
    desk.sit_down(DEPARTMENT)


def test_wants_nothing_but_to_be_heard_at_the_commune(desk: Desk) -> None:
    desk.sit_down(COMMUNE)
    desk.receive("self_report")
    expect(desk.shown()).to_contain_text("UBND cấp xã thông báo Sở Y tế")
    expect(desk.shown()).to_contain_text("Đ27(1), (2) 53/2024/QH15")
    desk.do("intake/record-notice", delivery="read_aloud", topics="rights", understood="yes")
    desk.do("intake/end-intake", outcome="refused_by_person")


def test_a_foreigner_who_fears_the_own_embassy(desk: Desk) -> None:
    desk.sit_down(COMMUNE)
    desk.receive("foreigner", **{"person-nationality": "Lào"})
    desk.do("intake/record-foreigner", immigration_status="expired", embassy_notice_agreed="no")
    department = re.compile("Cơ quan health$")
    desk.do("intake/notify-department", department_notified_at=NOW, department=department)
    expect(desk.shown()).to_contain_text("Xác minh thông tin ban đầu")
    to_the_department(desk)


def test_a_call_to_111_that_came_to_the_commune(desk: Desk) -> None:
    desk.sit_down(COMMUNE)
    desk.receive("hotline", **{"intake-reporter": "other_person"})
    expect(desk.shown()).to_contain_text("Tổng đài 111 chuyển tin")
    desk.page.goto(f"{desk.case}/intake/record-call")
    here = desk.page.locator(".cf-who").inner_text().split("·")[-1].strip()
    desk.do(
        "intake/record-call", call_reference="111-2026-77", safe_to_call_back="no",
        forwarded_to=here, forwarded_at=NOW,
        **{f"{name}-not_answered": "unknown" for name in
           ("caller_name", "caller_phone", "person_location")},
    )  # fmt: skip
    expect(desk.shown()).to_contain_text("UBND cấp xã thông báo Sở Y tế")
    to_the_department(desk)


def test_back_through_a_mission(desk: Desk) -> None:
    desk.sit_down(DEPARTMENT)
    desk.receive("returned_through_mission")
    expect(desk.shown()).to_contain_text("Xác minh thông tin ban đầu")
    desk.do(
        "intake/record-return", mission=re.compile(MISSION), entry_place="Hữu Nghị",
        mission_document_number="88/ĐSQ", repatriation_certificate_number="GCN-1",
    )  # fmt: skip
    desk.do(
        "verification/record-initial-facts", identity_check="consistent", completed_on=NOW,
        residence_check="consistent", sources_asked="commune_committee",
        conclusion="services_only",
    )  # fmt: skip
