"""A foreigner trafficked in Việt Nam: no step of the law is known, and none is invented; what
the field list asks is led to, also after the hand-over."""

from caseflow.case.next_step import next_step
from caseflow.case.view import case_view
from caseflow.intake import foreigners, receiving
from caseflow.intake.records import INTAKE
from caseflow.people.records import IDENTITY_DOCUMENT
from caseflow.support import section
from caseflow.vault.reading import of_case
from tests.case.test_next_step import SAFE
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.protection.cases import at, change_as, new_case
from tests.verification.browsing import Browser

FEARS = {"immigration_status": "expired", "embassy_notice_agreed": "no"}
NONE = {"document_type": "none"}


def following(house: House, key: str, code: str) -> str:
    """The slug of what the case page leads officer ``key`` to."""
    step = next_step(case_view(inside(house, key, code)))
    return step.act.slug if step else ""


def test_what_a_foreigner_was_not_asked_is_led_to_after_the_hand_over(house: House) -> None:
    foreign = {"nationality": ["LA"], "primary_language": "lao"}
    told = {"route": "foreigner", "interpretation_need": "unknown"}
    code = arrive(house, intake=told, person=foreign)
    access = accepted(house, code)
    assert following(house, "caseworker", code) == "record_safe_contact"
    do(access, receiving.SAFE_CONTACT, SAFE)
    assert following(house, "caseworker", code) == "record_foreigner"
    browser = Browser(house, "caseworker")
    page = browser.open(code, "support")
    assert "Điều 31 Luật 53/2024/QH15:" in page[page.index("viec-tiep-theo") :]
    page = browser.get(f"/cases/{code}/intake/record-foreigner").text
    assert "Chưa rõ</dd>" in page
    assert "Hãy hỏi nhu cầu phiên dịch trước" in page
    do(access, foreigners.RESIDENCE, FEARS)
    assert following(house, "caseworker", code) == "record_papers"
    do(inside(house, "caseworker", code), foreigners.PAPERS, NONE)
    assert following(house, "caseworker", code) == "record_initial_facts"
    assert len(of_case([IDENTITY_DOCUMENT], access.case)) == 1


def test_nobody_else_is_asked_so(house: House) -> None:
    code = arrive(house, intake={"route": "self_report"})
    for act in (foreigners.RESIDENCE, foreigners.PAPERS):
        assert not act.open_to(inside(house, "intake", code))
    accepted(house, code)
    do(inside(house, "caseworker", code), receiving.SAFE_CONTACT, SAFE)
    assert following(house, "caseworker", code) == "record_initial_facts"


def test_support_of_a_foreigner_begins_with_what_is_granted(house: House) -> None:
    """Each regime is granted case by case: until one is, nothing can be given."""
    asked = (("foreigner", "in_process"), ("foreigner", "victim"), ("self_report", "in_process"))
    led = []
    for route, status in asked:
        code = new_case(house, status, "LA")
        change = change_as(house, "intake", at(house, "caseworker", code).case)
        told = {"route": route, "presented_at": ago(hours=1), "reporter": "self"}
        change.add(INTAKE, {**told, "receiving_agency": house.agencies["commune"]})
        change.commit()
        led.append(section.SECTION.steps(at(house, "caseworker", code)).count(section.ENTITLE))
    assert led == [1, 1, 0]
