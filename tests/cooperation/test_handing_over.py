"""From the commune at night to the department: who is responsible at each moment."""

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import load
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, handing_over
from caseflow.duties.clocks import running
from caseflow.duties.tasks import open_tasks
from caseflow.errors import NotThere, Refused
from caseflow.intake import receiving
from caseflow.policy import Standing
from caseflow.sharing.participation import standings
from caseflow.sharing.records import HANDOVER
from caseflow.vault.reading import clear_rows
from tests.cooperation.agreements import accepted, answer, hand_over
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.intake.test_receiving import NEEDS
from tests.verification.browsing import Browser


def test_returned_alone_at_night_is_handed_over_and_accepted(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    do(access, receiving.NEEDS, {**NEEDS, "in_danger": "yes"})
    with pytest.raises(NotThere):  # nothing is offered to the department yet
        enter(house.actor("caseworker"), code)
    record = hand_over(house, access, "health")
    before = load(access.case)
    assert before is not None
    assert before.facts["lead_agency"] == house.agencies["commune"]  # until it is accepted
    answer(house, "caseworker", code, record)

    theirs = inside(house, "caseworker", code)
    assert theirs.state.facts["lead_agency"] == house.agencies["health"]
    assert theirs.state.facts["responsible_officer"] == house.officers["caseworker"]
    assert theirs.state.status_of(Stage.INTAKE) is StageStatus.ENDED
    assert theirs.state.outcome_of(Stage.INTAKE) == "handed_over"
    [clock] = running(theirs.case)
    assert (clock.row.values["clock"], clock.row.values["duty_of"]) == (
        "initial_facts",
        house.agencies["health"],
    )
    [task] = open_tasks([theirs.case])[theirs.case]
    assert task.values["agency"] == house.agencies["health"]  # what is owed moves too
    with pytest.raises(NotThere):
        enter(house.actor("intake"), code)
    view = case_view(theirs)
    assert view.name == "Lò Thị Mây"
    shown = {r.kind.name: r.values for each in view.sections for r in each.records}
    assert shown["intake"]["outcome"] == "handed_over"


def test_not_accepted_the_giver_stays_responsible_and_learns_why(house: House) -> None:
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    with pytest.raises(Refused) as refusal:
        answer(house, "caseworker", code, record, answer="refused")
    assert refusal.value.field == "refusal_reason"
    answer(house, "caseworker", code, record, answer="refused", refusal_reason="Thiếu biên bản")
    with pytest.raises(NotThere):
        enter(house.actor("caseworker"), code)
    access = inside(house, "intake", code)
    assert access.state.facts["lead_agency"] == house.agencies["commune"]
    assert running(access.case)[0].row.values["clock"] == "commune_notice"
    shown = [r.values for s in case_view(access).sections for r in s.records]
    reasons = [values.get("refusal_reason") for values in shown]
    assert "Thiếu biên bản" in reasons  # though an officer elsewhere wrote it
    assert handing_over.HAND_OVER.open_to(access)


def test_a_supervisor_accepts_and_then_assigns(house: House) -> None:
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    answer(house, "supervisor", code, record)
    access = inside(house, "supervisor", code)
    assert access.state.facts["responsible_officer"] is None
    [task] = open_tasks([access.case])[access.case]
    assert task.values["kind"] == "assign_officer"
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    do(access, assigning.ASSIGN, chosen)
    assert open_tasks([access.case]).get(access.case, []) == []
    assert (
        inside(house, "caseworker_2", code).state.facts["responsible_officer"]
        == (house.officers["caseworker_2"])
    )
    with pytest.raises(NotThere):
        enter(house.actor("caseworker"), code)


def test_the_page_of_an_offered_case_leads_to_the_answer(house: House) -> None:
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    browser = Browser(house, "caseworker")
    led = browser.get(f"/cases/{code}")
    path = f"/cases/{code}/cooperation/answer-handover/{record}"
    assert (led.status_code, led.location) == (303, path)
    assert "đang chờ đơn vị bạn trả lời bàn giao" in browser.get(path).text
    assert browser.send(path, answer="accepted").location.startswith(f"/cases/{code}")
    assert browser.get(f"/cases/{code}").location.startswith(f"/cases/{code}/open")
    opening = browser.get(f"/cases/{code}/open").text
    assert "Đã lưu." in opening
    refused = browser.send(f"/cases/{code}/open").text  # no purpose: said beside the question too
    assert refused.count("Hãy chọn mục đích mở hồ sơ.") == 2


def test_a_case_offered_to_the_agency_is_not_there_for_who_may_not_answer(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    hand_over(house, access, "health")
    before = len(house.entries(event=Event.ACCESS_REFUSED))
    code, browser = access.state.code, Browser(house, "counsellor")
    places = ("", "/timeline", "/clocks", "/add/relative", "/versions/person/x")
    for place in places:
        assert browser.get(f"/cases/{code}{place}").status_code == 404, place
    for place in ("/close", "/unfold/health"):
        assert browser.send(f"/cases/{code}{place}", from_page="/").status_code == 404, place
    assert len(house.entries(event=Event.ACCESS_REFUSED)) == before + len(places) + 2


def test_what_is_withdrawn_cannot_be_accepted(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    record = hand_over(house, access, "health")
    assert not handing_over.HAND_OVER.open_to(access)  # one at a time
    do(access, handing_over.WITHDRAW_HANDOVER, {}, record)
    with pytest.raises(NotThere):
        answer(house, "caseworker", code, record)


def test_only_the_addressed_agency_answers(house: House) -> None:
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    for key in ("other_caseworker", "police", "provider"):
        with pytest.raises(NotThere):
            answer(house, key, code, record)


def test_police_who_verify_keep_taking_part(house: House) -> None:
    from_police = arrive(house, "police", {"route": "rescued_in_country"})
    access = inside(house, "police", from_police)
    record = hand_over(house, access, "health")
    answer(house, "caseworker", from_police, record)
    with pytest.raises(NotThere):  # nothing to verify yet: nothing left to do here
        enter(house.actor("police"), from_police)
    assert standings(access.case, house.agencies["police"]) == {}


def test_a_verifier_stays_by_law(house: House) -> None:
    from caseflow.audit.recording import Change
    from caseflow.sharing.participation import Capacity, assign

    code = arrive(house, "police", {"route": "rescued_in_country"})
    access = inside(house, "police", code)
    change = Change(access.permit_act("verification", "record"), "k-verifier", "test.verify")
    assign(change, access.actor.officer, Capacity.VERIFIER)
    change.commit()
    record = hand_over(house, access, "health")
    answer(house, "caseworker", code, record)
    assert set(standings(access.case, house.agencies["police"])) == {Standing.STATUTORY}
    assert inside(house, "police", code).facts.standing is Standing.STATUTORY


@pytest.mark.parametrize(
    ("to", "changes", "field"),
    [
        ("commune", {}, "to_agency"),
        ("border", {}, "to_agency"),  # nobody there could answer
        ("health", {"handed_at": ago(hours=-1)}, "handed_at"),
    ],
)
def test_a_hand_over_that_cannot_be(
    house: House, to: str, changes: dict[str, str], field: str
) -> None:
    access = inside(house, "intake", arrive(house))
    with pytest.raises(Refused) as refusal:
        hand_over(house, access, to, **changes)
    assert refusal.value.field == field


def test_accepting_is_in_the_log(house: House) -> None:
    accepted(house, arrive(house))
    acts = [e.facts.get("act") for e in house.entries() if e.facts["event"] == Event.RECORD_DONE]
    assert "case.answer_handover" in acts


def test_two_offers_at_once_make_one(house: House) -> None:
    """Both officers saw a case that nobody had offered yet; one of them comes second."""
    code = accepted(house, arrive(house)).state.code
    told = {"handed_at": ago(minutes=4), "reason": "statutory"}
    early, late = (inside(house, "caseworker", code) for _ in range(2))
    offers = [
        Submission({"handover": {"to_agency": house.agencies[to], **told}}, key, "")
        for to, key in (("police", "one"), ("commune", "two"))
    ]
    handing_over.hand_over(early, offers[0])
    with pytest.raises(Refused):
        handing_over.hand_over(late, offers[1])
    asked = [r.values["to_agency"] for r in clear_rows(HANDOVER, early.case)]
    assert asked == [house.agencies["health"], house.agencies["police"]]
