"""Ways through the law in Chromium, at the width of a telephone, each from its trigger to its end
as the officers fill the forms and follow what the case page offers."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from caseflow.app import create_app
from caseflow.clock import now
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.service import add_agency
from tests.browser import chapters
from tests.browser.chapters import DEPARTMENT, VICTIM, received
from tests.browser.checker import PageChecker
from tests.browser.desk import NOW, Desk, Place
from tests.browser.live_server import serving
from tests.house import PASSPHRASE, House, furnish
from tests.postgres import sqlite_stores

MISSION = "Đại sứ quán"
ADULT = {"under_18_when_trafficked": "no", "acts": "transporting", "means": "deceit",
         "purposes": "forced_labour"}  # fmt: skip


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
        yield Place(server, template.seeds)


@pytest.fixture
def desk(place: Place, page_checker: PageChecker) -> Desk:
    return Desk(place, page_checker)


def ended(desk: Desk, outcome: str) -> None:
    """The head of the case says that it is closed, and how."""
    desk.at_the_case()
    expect(desk.page.locator("main")).to_contain_text(outcome)
    assert not desk.offers("support/propose-closure").count()


def test_a_reports_at_the_commune_and_finds_a_life(desk: Desk) -> None:
    received(desk, "self_report")
    expect(desk.page.locator("body")).to_contain_text("UBND cấp xã thông báo Sở Y tế")
    expect(desk.page.locator("body")).to_contain_text("Đ27(1), (2) 53/2024/QH15")
    desk.do("intake/record-notice", delivery="read_aloud", topics="rights", understood="yes")
    chapters.notified(desk)
    expect(desk.page.locator("body")).to_contain_text("Xác minh thông tin ban đầu")
    chapters.taken_over(desk)
    chapters.facts_checked(desk)
    chapters.under_verification(desk)
    chapters.verified(desk, "facts_confirmed")
    chapters.decided(desk, VICTIM, **ADULT)
    chapters.planned(desk)
    desk.do(
        "support/entitlements", regime="i", eligibility="eligible", offered_on=NOW,
        person_choice="accepts", application_received_on=NOW,
    )  # fmt: skip
    chapters.closed(desk, "reintegrated", view="Tôi thấy yên tâm hơn trước.")
    ended(desk, "Đã hòa nhập cộng đồng")


def test_c_returns_through_a_mission_and_is_not_identified(desk: Desk) -> None:
    received(desk, "returned_through_mission", DEPARTMENT)
    desk.do(
        "intake/record-return", mission=re.compile(MISSION), entry_place="Hữu Nghị",
        mission_document_number="88/ĐSQ", repatriation_certificate_number="GCN-1",
    )  # fmt: skip
    chapters.facts_checked(desk)
    chapters.under_verification(desk)
    chapters.verified(desk, "facts_not_confirmed")
    chapters.decided(desk, "NotAVictimOfTrafficking")
    chapters.closed(desk, "not_identified")
    ended(desk, "Không được xác định là nạn nhân")


def test_e_a_foreigner_who_fears_the_own_embassy_goes_home(desk: Desk) -> None:
    received(desk, "foreigner", **{"person-nationality": "Lào"})
    desk.do("intake/record-foreigner", immigration_status="expired", embassy_notice_agreed="no")
    chapters.notified(desk)
    chapters.taken_over(desk)
    chapters.facts_checked(desk, "services_only")
    desk.do(
        "support/entitlements", regime="a", eligibility="case_by_case",
        reason="Không có chỗ ở.", person_choice="accepts", offered_on=NOW,
    )  # fmt: skip
    chapters.closed(desk, "returned_to_country")
    ended(desk, "Đã về nước")


def test_f_a_child_of_15(desk: Desk) -> None:
    received(desk, "child", **{"person-birth_date": (1, 1, now().year - 15)})
    desk.do(
        "intake/record-child", supporting_adult="social_worker", family_notice="will_fetch",
        handed_to="facility", emergency_measures="yes",
    )  # fmt: skip
    chapters.notified(desk)
    chapters.taken_over(desk)
    chapters.facts_checked(desk)
    chapters.under_verification(desk)
    chapters.verified(desk, "facts_confirmed")
    young = ADULT | {"under_18_when_trafficked": "yes"}
    del young["means"]
    chapters.decided(desk, VICTIM, **young)
    chapters.closed(desk, "moved")
    ended(desk, "Chuyển nơi ở")


def test_g_withdraws_while_being_verified(desk: Desk) -> None:
    received(desk, "in_process", **{"intake-trafficking_signs": "deceived"})
    chapters.notified(desk)
    chapters.taken_over(desk)
    chapters.facts_checked(desk)
    chapters.under_verification(desk)
    desk.do("verification/record-result", result="withdrew", completed_on=NOW, summary="Đã rút.")
    desk.sit_down(DEPARTMENT)
    desk.at_the_case()
    chapters.planned(desk)  # support does not depend on it
    chapters.closed(desk, "declined")
    ended(desk, "Không nhận hỗ trợ nữa")


def test_a_call_to_111_lost_and_found_again(desk: Desk) -> None:
    received(desk, "hotline", **{"intake-reporter": "other_person"})
    here = (desk.page.locator(".cf-menu__who").text_content() or "").split("·")[-1].strip()
    desk.do(
        "intake/record-call", call_reference="111-2026-77", safe_to_call_back="no",
        forwarded_to=here, forwarded_at=NOW,
        **{f"{name}-not_answered": "unknown" for name in
           ("caller_name", "caller_phone", "person_location")},
    )  # fmt: skip
    chapters.notified(desk)
    chapters.taken_over(desk)
    chapters.facts_checked(desk, "services_only")
    chapters.closed(desk, "lost_contact")
    ended(desk, "Mất liên lạc")
    chapters.found_again(desk)
    chapters.planned(desk)
    chapters.closed(desk, "reintegrated", view="Tôi có việc làm rồi.")
    ended(desk, "Đã hòa nhập cộng đồng")


def test_wants_nothing_but_to_be_heard_at_the_commune(desk: Desk) -> None:
    received(desk, "self_report")
    desk.do("intake/end-intake", outcome="refused_by_person")
