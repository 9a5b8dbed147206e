"""The pages of protection in an officer's browser: proposed, decided, shown folded."""

from datetime import timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.clock import now
from caseflow.protection import section
from caseflow.protection.records import PROTECTION_MEASURE
from caseflow.vault.reading import of_case
from tests.house import House
from tests.protection.cases import do, new_case
from tests.protection.test_story import RISK, propose
from tests.verification.browsing import Browser, days


def test_every_page_of_the_protection_officer_is_shown(house: House) -> None:
    code = new_case(house)
    browser = Browser(house, "protection")
    page = browser.open(code, "protect")
    told = {"category": "relative", "full_name": "Y Blưm", "safe_contact": "Qua trưởng thôn"}
    do(house, "protection", code, section.COVER, covered_person=told)
    assert "Y Blưm" not in browser.get(f"/cases/{code}/protection/propose").text  # folded
    browser.send(f"/cases/{code}/unfold/protection", from_page=f"/cases/{code}")
    assert "Y Blưm. Liên hệ: Qua trưởng thôn" in " ".join(
        browser.get(f"/cases/{code}/protection/propose").text.split()
    )
    for act in (section.ASSESS, section.THREATEN, section.COVER, section.REFUSE, section.PROPOSE):
        path = f"/cases/{code}/protection/{act.slug.replace('_', '-')}"
        assert browser.get(path).status_code == 200, path
        assert path in page


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_only_what_was_written_is_said_to_be_out_of_sight(house: House) -> None:
    """An assessment alone, and one with a relative, who stands in a part that is closed."""
    code = new_case(house)
    browser = Browser(house, "protection")
    browser.open(code, "protect")
    path = f"/cases/{code}/protection/assess"
    risk: dict[str, Any] = {f"risk_assessment-{name}": value for name, value in RISK.items()}
    del risk["risk_assessment-next_review_on"]
    risk |= days("risk_assessment-next_review_on", now() + timedelta(days=10))
    told = {"category": "relative", "full_name": "Y Blưm", "safe_contact": "Qua trưởng thôn"}
    relative = {f"covered_person-{name}": value for name, value in told.items()}
    for answers, hidden in ((risk, False), (risk | relative, True)):
        assert browser.send(path, **answers).status_code == 303
        assert ("ở phần đang đóng" in browser.get(f"/cases/{code}").text) is hidden


def test_a_measure_goes_from_its_proposal_to_its_decision(house: House) -> None:
    code = new_case(house)
    police = Browser(house, "police")
    police.open(code, "protect")
    told = {
        "protection_measure-measure": "guard", "protection_measure-covered_persons": "Cả nhà",
        "protection_measure-reason": "Bị theo dõi", "approval-approver": house.officers["decider"],
        "protection_measure-implementing_agency": house.agencies["police"],
    }  # fmt: skip
    path = f"/cases/{code}/protection/propose"
    assert police.send(path, **told).status_code == 303
    case = enter(house.actor("caseworker"), code).case
    record = of_case([PROTECTION_MEASURE], case)[-1].record
    decider = Browser(house, "decider")
    assert "Bị theo dõi" not in decider.open(code, "decide")  # folded until it is opened
    decide = f"/cases/{code}/protection/decide/{record}"
    put = decider.get(decide).text  # what is decided is read where it is decided
    assert "Bị theo dõi" in put
    assert "ÁP DỤNG" in put
    assert put.count("(bắt buộc khi phê duyệt)") == 4  # basis, number, the two days
    answers = {
        "approval-decision": "approved", "protection_measure-legal_basis": "Đ13",
        "protection_measure-decision_number": "12/QĐ",
        **days("protection_measure-from_on", now()),
        **days("protection_measure-until_on", now() - timedelta(days=2)),
    }  # fmt: skip
    assert "Lỗi:" in decider.send(decide, **answers).text
    no = answers | {"approval-decision": "returned", "protection_measure-decision_note": "Bổ sung"}
    read = decider.post(decide, **no).text.partition("có hiệu lực ngay khi lưu")[2]
    assert "Bổ sung" in read.partition("<form")[0]
    assert "12/QĐ" not in read.partition("<form")[0], "nothing is recorded of what is not ordered"
    good = answers | days("protection_measure-until_on", now() + timedelta(days=30))
    assert decider.send(decide, **good).status_code == 303
    officer = Browser(house, "protection")
    officer.open(code, "protect")
    review = f"/cases/{code}/protection/review-measure/{record}"
    asked = officer.get(review)
    assert asked.status_code == 200
    assert "Bị theo dõi" not in asked.text  # folded, and opened where it is wanted
    unfold = f"/cases/{code}/unfold/protection"
    assert f'action="{unfold}"' in asked.text
    assert officer.send(unfold, from_page=review, next=review).headers["Location"] == review
    asked = officer.get(review)
    assert "Bị theo dõi" in asked.text
    assert unfold not in asked.text
    lifting = {
        "protection_review-findings": "Không còn bị theo dõi", "approval-approver":
        house.officers["decider"], "protection_review-person_view": "Muốn chấm dứt",
        "protection_review-recommendation": "lift",
    }  # fmt: skip
    assert officer.send(review, **lifting).status_code == 303
    decider.open(code, "decide")
    put = decider.get(decide).text
    assert "CHẤM DỨT" in put
    assert "Không còn bị theo dõi" in put
    assert "until_on" not in put
    assert "decision_number" not in put, "that of the decision to apply stays"
    early = decider.post(decide, **{"approval-decision": "approved"})
    assert "Hãy nhập căn cứ pháp lý" in early.text, "refused before it is read back"
    assert "có hiệu lực ngay khi lưu" not in early.text
    ended = {
        "approval-decision": "approved", "protection_measure-ending_basis": "Đ13",
        "protection_measure-ending_number": "13/QĐ",
    }  # fmt: skip
    read = decider.post(decide, **ended).text.partition("có hiệu lực ngay khi lưu")[2]
    assert "CHẤM DỨT" in read.partition("<form")[0], "what is decided, and about which measure"
    assert "Bố trí lực lượng" in read.partition("<form")[0]
    assert decider.send(decide, **ended).status_code == 303
    assert of_case([PROTECTION_MEASURE], case)[0].values["status"] == "lifted"


def test_what_came_back_is_shown_to_its_author_again(house: House) -> None:
    code = new_case(house)
    record = propose(house, code, "police")
    decider = Browser(house, "decider")
    decider.open(code, "decide")
    answers = {"approval-decision": "returned", "protection_measure-decision_note": "Nêu rõ giờ"}
    assert decider.send(f"/cases/{code}/protection/decide/{record}", **answers).status_code == 303
    police = Browser(house, "police")
    police.open(code, "protect")
    page = police.get(f"/cases/{code}/protection/complete-proposal/{record}").text
    assert "Bị theo dõi gần nhà" in page
