"""A ground instead of consent: in four eyes, beside the person's refusal, ended at once; and
who holds what afterwards."""

from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.view import case_view
from caseflow.cooperation import consenting, grounding, holding, referring
from caseflow.errors import NotThere, Refused
from caseflow.sharing.consent import consents, grounds
from caseflow.sharing.handing import REFERRAL
from caseflow.support import outcomes, section
from tests.cooperation.agreements import agree, consent, days
from tests.house import House
from tests.intake.arrivals import do as done
from tests.intake.arrivals import inside
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import LATER, TERMS, tasks, victim
from tests.verification.browsing import Browser


def put(house: House, code: str, **changes: Any) -> str:
    """A ground put to the supervisor; its record."""
    told = {
        "recipient": house.agencies["legal_aid"],
        "compartments": ["identity", "support"],
        "article": "law_91_2025_art_19",
        "reason": "Nguy hiểm đến tính mạng",
        "person_view": "refused",
        "expires_on": days(30),
    }
    approver = {"approver": house.officers["supervisor"]}
    access = at(house, "caseworker", code)
    key, answers = str(uuid4()), {"sharing_ground": told | changes, "approval": approver}
    grounding.PUT_GROUND.run(access, Submission(answers, key))
    return grounds(access.case)[-1].record


def approve(house: House, code: str, record: str, decision: str = "approved") -> None:
    told = {"decision": decision, "reason": "Chưa đủ lý do"}
    do(house, "supervisor", code, grounding.APPROVE_GROUND, record, approval=told)


def refer(house: House, code: str, **changes: Any) -> str:
    told = {
        "receiving_agency": house.agencies["legal_aid"],
        "compartments": ["identity", "support"],
        "expires_on": days(20),
        **TERMS,
    }
    return only(do(house, "caseworker", code, section.REFER, referral=told | changes),
                REFERRAL)  # fmt: skip


def accept(house: House, code: str, record: str) -> None:
    provider = enter(house.actor("provider"), code)
    done(provider, referring.ANSWER_REFERRAL, {"response": "accepted"}, record)


def test_a_ground_counts_from_its_approval_and_ends_at_once(house: House) -> None:
    code = victim(house)
    agree(at(house, "caseworker", code), consent(house, "legal_aid", decision="refused"))
    record = put(house, code)
    with pytest.raises(Refused, match="chưa đồng ý"):
        refer(house, code)  # nobody has approved it
    page = Browser(house, "supervisor")
    page.open(code, "supervise")
    shown = page.get(f"/cases/{code}/cooperation/approve-ground/{record}").text
    assert "đã nói không đồng ý" in shown
    assert "chưa đối chiếu" in shown
    approve(house, code, record)
    accept(house, code, refer(house, code))
    there = inside(house, "provider", code)
    assert (
        "Luật 91/2025/QH15 Điều 19" in page.get(f"/cases/{code}").text.split("Nhận chuyển tuyến")[1]
    )
    assert {str(c) for c in there.permit().reads} >= {"identity"}
    assert case_view(there).name == "Nguyễn Thị Hoa"
    do(house, "caseworker", code, grounding.END_GROUND, record)
    with pytest.raises(NotThere):
        enter(house.actor("provider"), code)


def test_a_ground_that_was_not_approved_lets_nobody_in(house: House) -> None:
    code = victim(house)
    approve(house, code, put(house, code), "rejected")
    with pytest.raises(Refused, match="chưa đồng ý"):
        refer(house, code)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"compartments": ["counselling"]}, "compartments"),
        ({"compartments": ["investigation"]}, "compartments"),
        ({"expires_on": days(-1)}, "expires_on"),
        ({"recipient": "health"}, "recipient"),
    ],
)
def test_a_ground_that_cannot_stand(house: House, changes: dict[str, Any], field: str) -> None:
    code = victim(house)
    told = dict(changes)
    if "recipient" in told:
        told["recipient"] = house.agencies[told["recipient"]]
    with pytest.raises(Refused) as refusal:
        put(house, code, **told)
    assert refusal.value.field == f"sharing_ground-{field}"


def test_who_holds_what_stays_known_after_the_withdrawal(house: House) -> None:
    code = victim(house)
    access = at(house, "caseworker", code)
    told = consent(house, "legal_aid", compartments=["identity", "support"])
    first = agree(access, told)
    accept(house, code, refer(house, code))
    page = Browser(house, "caseworker")
    page.open(code, "support")
    before = page.get(f"/cases/{code}/cooperation/withdraw-consent/{first}").text
    assert "theo sự đồng ý này" in before
    done(at(house, "caseworker", code), consenting.WITHDRAW[0], {}, first)
    held = {each.recipient: each for each in holding.holdings(at(house, "caseworker", code))}
    gone = held[house.agencies["legal_aid"]]
    assert (gone.by, gone.basis, gone.sees) == ("referral", first, False)
    assert set(gone.compartments) == {"identity", "support"}
    assert held[house.agencies["health"]].sees
    # A commune that led was told what its roles read: no counselling, nothing of the police.
    commune = set(held[house.agencies["commune"]].compartments)
    assert {"identity", "contact", "account", "support"} <= commune
    assert not {"counselling", "investigation"} & commune
    assert "counselling" in held[house.agencies["health"]].compartments
    assert "investigation" not in held[house.agencies["health"]].compartments
    after = page.get(f"/cases/{code}/cooperation/holders").text
    assert "Cơ quan legal_aid" in after
    assert "không lấy lại được" in after


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_was_only_asked_is_listed_too_and_stays(house: House) -> None:
    code = victim(house)
    told = consent(house, "legal_aid", compartments=["identity", "support"])
    first = agree(at(house, "caseworker", code), told)

    def listed() -> holding.Holding:
        held = holding.holdings(at(house, "caseworker", code))
        return {each.recipient: each for each in held}[house.agencies["legal_aid"]]

    record = refer(house, code)
    waits = listed()
    assert (waits.by, waits.compartments, waits.sees) == ("asked", ("support",), True)
    page = Browser(house, "caseworker")
    page.open(code, "support")
    shown = page.get(f"/cases/{code}/cooperation/holders").text
    assert "chưa trả lời" in shown
    row = shown.partition("chưa trả lời")[2].partition("</tr>")[0]
    assert "Chưa nhận chuyển tuyến: chỉ xem" in row
    assert "Vẫn giữ" not in row
    done(at(house, "caseworker", code), consenting.WITHDRAW[0], {}, first)
    assert (listed().by, listed().basis, listed().sees) == ("asked", first, False)
    agree(at(house, "caseworker", code), told)
    declined = {"response": "declined", "decline_reason": "Không đủ chỗ"}
    record = refer(house, code)
    done(enter(house.actor("provider"), code), referring.ANSWER_REFERRAL, declined, record)
    assert listed().by == "declined"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_whose_consent_ran_out_is_not_said_to_see_still(house: House) -> None:
    code = victim(house)
    access = at(house, "caseworker", code)
    agree(access, consent(house, "legal_aid", compartments=["identity", "support"]))
    accept(house, code, refer(house, code))

    def sees() -> bool:
        held = holding.holdings(at(house, "caseworker", code))
        return {each.recipient: each for each in held}[house.agencies["legal_aid"]].sees

    assert sees()
    [row] = consents(access.case)
    change = change_as(house, "caseworker", access.case)
    change.revise(row, {"expires_on": days(-1)})
    change.commit()
    assert not sees()
    with pytest.raises(NotThere):
        enter(house.actor("provider"), code)


def test_the_loop_of_a_referral_is_a_task_until_it_is_closed(house: House) -> None:
    code = victim(house)
    told = consent(house, "legal_aid", compartments=["identity", "support"])
    agree(at(house, "caseworker", code), told)
    record = refer(house, code, answer_by=days(5))
    assert tasks(house, code)["referral_answer"].isoformat() == days(5)
    accept(house, code, record)
    assert "referral_answer" not in tasks(house, code)
    assert tasks(house, code)["referral_feedback"].isoformat() == days(20)
    closed = {"status": "completed", "summary": "Đã xong", "closed_on": days(0)}
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=closed)
    assert "referral_feedback" not in tasks(house, code)
    with pytest.raises(Refused) as refusal:
        refer(house, code, answer_by=LATER)  # later than the referral itself
    assert refusal.value.field == "answer_by"
