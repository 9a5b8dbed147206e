"""The pages of support in an officer's browser: shown, refused, saved."""

import re
from datetime import timedelta

from caseflow.case.access import enter
from caseflow.case.state import find_code
from caseflow.clock import now, today
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.support import section
from caseflow.support.records import CLOSURE, HEALTH_ASSESSMENT
from caseflow.vault.reading import of_case
from tests.house import House
from tests.protection.cases import do, new_case
from tests.support.steps import consent, victim
from tests.verification.browsing import Browser, days


def test_every_page_of_the_caseworker_is_shown(house: House) -> None:
    code = victim(house)
    browser = Browser(house, "caseworker")
    page = browser.open(code, "support")
    untargeted = [
        a for a in section.SECTION.acts if a.target is None and a.name != "record own services"
    ]
    for act in untargeted:
        path = f"/cases/{code}/support/{act.slug.replace('_', '-')}"
        later = (section.ADD_GOAL, section.ASK_EXTENSION, section.COUNSEL)
        shown = act not in (*later, section.PROPOSE_REOPENING)
        assert browser.get(path).status_code == (200 if shown else 303), path
        assert (path in page) == shown, path


def test_the_table_of_entitlements_shows_article_and_what_is_not_compared(house: House) -> None:
    browser, code = Browser(house, "caseworker"), victim(house)
    browser.open(code, "support")
    path = f"/cases/{code}/support/entitlements"
    page = browser.get(path).text
    assert page.count("Đ37(1)(") == 10
    assert 'class="cf-mark"' not in page
    assert "(Luật 2011)" not in page
    answers = {"regime": "g", "eligibility": "not_eligible", "person_choice": "not_asked"}
    assert "hãy ghi lý do" in browser.send(path, **answers).text
    told = answers | {"reason": "Đã nhận ở nơi khác"}
    assert browser.send(path, **told).status_code == 303
    folds = re.findall(r'<details class="cf-text">(.*?)</details>', browser.get(path).text, re.S)
    assert len(folds) == 10  # a line each on a telephone, the rest folded without script
    [concluded] = [each for each in folds if "Đã kết luận: Không thuộc đối tượng</summary>" in each]
    assert "Đã nhận ở nơi khác" in concluded.split("</summary>")[1]
    other = new_case(house, "received")
    browser.open(other, "support")
    page = browser.get(f"/cases/{other}/support/entitlements").text
    assert page.count("Chưa rõ, cần đối chiếu căn cứ</td>") == 10  # said once
    assert 'class="cf-mark"' not in page


def test_the_cards_of_several_regimes_say_which_each_is(house: House) -> None:
    """By what is open alone: to a counsellor, who reads the support part, and not to police."""
    code = victim(house)
    for regime in ("g", "dd"):
        told = {"regime": regime, "eligibility": "eligible", "person_choice": "not_asked"}
        do(house, "caseworker", code, section.ENTITLE, entitlement=told)
    page = Browser(house, "caseworker").open(code, "support")
    titles = re.findall(r"<h3>(Chế độ được hưởng.*?)</h3>", page)
    assert titles == [
        "Chế độ được hưởng: g) Hỗ trợ tâm lý", "Chế độ được hưởng: đ) Trợ giúp pháp lý"
    ]  # fmt: skip
    assert page.count("Đính chính<span") == page.count("Đính chính")
    assert len(set(re.findall(r'(?<=hidden">): Chế độ được hưởng.*?<', page))) == len(titles)
    assert "Trợ giúp pháp lý" not in Browser(house, "police").open(code, "verify")


def test_an_examination_names_a_place_that_can_examine(house: House) -> None:
    """The roster has no hospital: still no police, embassy or hotline is offered, neither for
    the record nor for its correction."""
    code, browser = victim(house), Browser(house, "caseworker")
    browser.open(code, "support")
    page = browser.get(f"/cases/{code}/support/record-health").text
    assert offered_in(page, "facility") == {house.agencies[k] for k in ("health", "health_2")}
    told = {
        "examined_on": today().isoformat(), "facility": house.agencies["health"],
        "agreed": "yes", "insurance_status": "held",
    }  # fmt: skip
    do(house, "caseworker", code, section.EXAMINE, health_assessment=told)
    [record] = {r.record for r in of_case([HEALTH_ASSESSMENT], find_code(code) or "")}
    browser.send(f"/cases/{code}/unfold/health", from_page=f"/cases/{code}")
    page = browser.get(f"/cases/{code}/correct/health_assessment/{record}").text
    assert offered_in(page, "facility") == {house.agencies[k] for k in ("health", "health_2")}


def offered_in(page: str, field: str) -> set[str]:
    """The agencies that a form offers, where they are few enough to be seen at once."""
    return set(re.findall(rf'type="radio"[^>]*name="{field}" value="([^"]+)"', page))


def test_a_service_and_a_payment_through_the_pages(house: House) -> None:
    code = victim(house)
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    path = f"/cases/{code}/support/record-service"
    answers = {
        "service_given-regime": "k",
        "service_given-service": "hardship_allowance",
        "service_given-provider": house.agencies["health"],
        "service_given-amount": "3.000.000",
        "service_given-legal_basis": "NĐ 162/2025/NĐ-CP",
        "service_given-funding_source": "state_budget",
        "service_given-receipt": "signature",
        **days("service_given-started_on", now()),
    }
    page = browser.get(path).text
    assert "(tính theo đêm)" in page
    assert "law_2011" not in page  # the other law gives this person nothing
    assert "phải được phê duyệt trước khi chi" in browser.send(path, **answers).text
    del answers["service_given-receipt"]
    assert "Hãy chọn người phê duyệt" in browser.send(path, **answers).text
    other = answers | {"service_given-regime": "law_2011_e"}
    assert "Lỗi:" in browser.send(path, **other).text
    told = answers | {"approval-approver": house.officers["supervisor"]}
    assert browser.send(path, **told).status_code == 303
    case = enter(house.actor("caseworker"), code).case
    record = of_case([SERVICE_GIVEN], case)[-1].record
    supervisor = Browser(house, "supervisor")
    assert "Duyệt khoản chi một lần" in supervisor.open(code, "supervise")
    mark = r'<section class="cf-record" id="%s">\s*<h3>[^<]*<span class="cf-mark">chờ duyệt</span>'
    assert re.search(mark % record, browser.open(code, "support"))
    approve = f"/cases/{code}/support/approve-payment/{record}"
    assert supervisor.send(approve, decision="approved").status_code == 303
    assert supervisor.get(approve).location == f"/cases/{code}"
    page = browser.open(code, "support")
    assert not re.search(mark % record, page)
    receipt = f"/cases/{code}/support/confirm-receipt/{record}"
    assert receipt in page
    received = {"receipt": "signature", **days("received_on", now())}
    assert browser.send(receipt, **received).status_code == 303
    assert receipt not in browser.open(code, "support")


def test_a_referral_and_a_closure_through_the_pages(house: House) -> None:
    code = victim(house)
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    referral = {
        "receiving_agency": house.agencies["legal_aid"], "services_asked": "legal_aid",
        "reason": "AdditionalServicesRequired", "compartments": "identity",
        **days("expires_on", now() + timedelta(days=10)),
    }  # fmt: skip
    path = f"/cases/{code}/support/refer"
    assert f'href="/cases/{code}/cooperation/record-consent"' in browser.get(path).text
    offered = browser.get(path).text.partition('name="receiving_agency"')[2]
    assert house.agencies["legal_aid"] in offered
    assert house.agencies["health"] not in offered  # they have the case already
    assert "nhóm thông tin: nhân thân." in browser.send(path, **referral).text.lower()
    consent(house, code, "legal_aid")
    assert browser.send(path, **referral).status_code == 303
    closure = {
        "closure-outcome": "reintegrated", "closure-reason": "Đã ổn định",
        "closure-person_view": "Yên tâm", "closure-remaining_risks": "Không",
        "closure-follow_up_agreed": "no", "approval-approver": house.officers["supervisor"],
    }  # fmt: skip
    path = f"/cases/{code}/support/propose-closure"
    assert browser.send(path, **closure).status_code == 303
    case = enter(house.actor("caseworker"), code).case
    record = of_case([CLOSURE], case)[-1].record
    supervisor = Browser(house, "supervisor")
    supervisor.open(code, "supervise")
    approve = f"/cases/{code}/support/approve-closure/{record}"
    assert supervisor.send(approve, decision="approved").status_code == 303
    assert browser.get(f"/cases/{code}/support/plan").location == f"/cases/{code}"
    assert browser.get(f"/cases/{code}").status_code == 200
