"""Rescue: a case opened at it, operations in a case, the hand-over that ends it."""

from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import find_code, load
from caseflow.case.view import UNNAMED, name_of
from caseflow.duties.clocks import running
from caseflow.errors import Denied, Refused
from caseflow.people.service import person_rows
from caseflow.policy import Standing
from caseflow.rescue import opening, rules, service
from caseflow.rescue.records import RESCUE_HANDOVER, RESCUE_OPERATION
from caseflow.sharing.participation import standings
from caseflow.verification import recording
from caseflow.verification.taking_up import verification_clock
from tests.house import House
from tests.verification import steps
from tests.verification.story import Story, moment

OPERATION, OUTCOME = service.OPERATION, service.OUTCOME
HANDOVER, NOT_APPLICABLE = service.HANDOVER, service.NOT_APPLICABLE


def operation(house: House, **changed: Any) -> dict[str, Any]:
    answers = {
        "trigger": "denunciation",
        "lead_agency": house.agencies["police"],
        "participating_agencies": [house.agencies["border"]],
        "urgency": "immediate",
        "place_class": "lodging",
        "place": {"as_typed": "Nhà nghỉ ở biên giới"},
        "carried_out_at": moment(-90),
    }
    return {name: value for name, value in (answers | changed).items() if value is not None}


def opened(house: House, key: str = "", officer: str = "police", **person: Any) -> str:
    answers = {
        "rescue_operation": operation(house),
        "person": {"gender": "Feminine", "age_basis": "own_statement", "nationality": ["VN"]}
        | person,
    }
    return opening.open_at_rescue(house.actor(officer), answers, key or str(uuid4()))


class Rescued(Story):
    """A case that the police opened at a rescue."""

    def __init__(self, house: House, **person: Any) -> None:
        self.house = house
        self.code = opened(house, **person)
        self.case = find_code(self.code) or ""


def names(story: Story) -> set[str]:
    return {each.row.values["clock"] for each in running(story.case)}


def hand_over(story: Story, agency: str = "health", handed_at: str = "") -> None:
    answers = {
        "received_by_agency": story.house.agencies[agency],
        "handed_at": handed_at or moment(-1),
    }
    story.do("police", HANDOVER, {"rescue_handover": answers})


def test_a_case_is_opened_where_the_person_is_met(house: House) -> None:
    story = Rescued(house, full_name="Vàng Thị Súa", birth_date="1999")
    state = story.state
    assert state.legal_status == "suspected"
    assert state.facts["age_class"] == "adult"
    assert state.facts["lead_agency"] == house.agencies["police"]
    assert state.facts["responsible_officer"] == house.officers["police"]
    assert state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY
    lead = standings(story.case, house.agencies["police"])[Standing.LEAD]
    assert lead.values["ground"] == "Luật 53/2024 Đ28"
    assert names(story) == {"rescue_hand_over"}
    assert name_of(story.at("police")) == "Vàng Thị Súa"
    (row,) = story.rows(RESCUE_OPERATION)
    assert row.values["participating_agencies"] == [house.agencies["border"]]
    assert row.change == person_rows(story.case)[0].change == state.row.change  # one change


def test_nobody_needs_a_name_to_be_rescued(house: House) -> None:
    story = Rescued(house, full_name={"not_answered": "unknown"})
    assert name_of(story.at("police")) == UNNAMED
    assert story.state.facts["age_class"] == "not_established"
    assert names(story) == {"rescue_hand_over", "child_emergency"}


def test_a_childs_safeguards_start_at_the_rescue(house: House) -> None:
    story = Rescued(house, birth_date="2014-02-03")
    assert story.state.facts["age_class"] == "under_16"
    assert "child_emergency" in names(story)


def test_a_double_tap_opens_one_case(house: House) -> None:
    key = str(uuid4())
    assert opened(house, key) == opened(house, key)


@pytest.mark.parametrize("key", ["caseworker", "intake", "decider", "police_supervisor", "auditor"])
def test_only_police_open_a_case_at_a_rescue(house: House, key: str) -> None:
    with pytest.raises(Denied):
        opened(house, officer=key)


@pytest.mark.parametrize(
    ("changed", "person", "field"),
    [
        ({"carried_out_at": None}, {}, "carried_out_at"),
        ({"carried_out_at": moment(60)}, {}, "carried_out_at"),
        ({}, {"birth_date": "2090"}, "carried_out_at"),
        ({"participating_agencies": ["lead"]}, {}, "participating_agencies"),
    ],
)
def test_what_an_opening_cannot_use_is_refused(
    house: House, changed: dict[str, Any], person: dict[str, Any], field: str
) -> None:
    if "participating_agencies" in changed:
        changed = {"participating_agencies": [house.agencies["police"]]}
    answers = {"rescue_operation": operation(house, **changed), "person": person}
    with pytest.raises(Refused) as refusal:
        opening.open_at_rescue(house.actor("police"), answers, str(uuid4()))
    assert refusal.value.field == field


def test_the_hand_over_ends_the_rescue(house: House) -> None:
    story = Rescued(house)
    with pytest.raises(Refused) as refusal:
        hand_over(story, "police")
    assert refusal.value.field == "received_by_agency"
    for when in (moment(-100), moment(10)):
        with pytest.raises(Refused) as refusal:
            hand_over(story, handed_at=when)
        assert refusal.value.field == "handed_at"
    hand_over(story)
    assert story.state.outcome_of(Stage.RESCUE) == rules.HANDED_OVER
    assert story.state.status_of(Stage.RESCUE) is StageStatus.ENDED
    assert "rescue_hand_over" not in names(story)
    assert story.rows(RESCUE_OPERATION)[0].values["outcome"] == rules.HANDED_OVER
    assert len(story.rows(RESCUE_HANDOVER)) == 1
    with pytest.raises(Refused, match="Chưa có cuộc giải cứu"):
        hand_over(story)
    assert not HANDOVER.open_to(story.at("police"))
    # The case itself stays until its own hand-over is accepted.
    state = load(story.case)
    assert state
    assert state.facts["lead_agency"] == house.agencies["police"]


def test_police_may_verify_whom_they_rescued_unasked(house: House) -> None:
    story = Rescued(house)
    story.do("police", recording.EVIDENCE, {"evidence_item": steps.EVIDENCE})
    assert story.state.legal_status == "in_process"
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.UNDER_WAY
    clock = verification_clock(story.case)
    assert clock is not None
    assert clock.days_left == 20


@pytest.fixture
def story(house: House) -> Story:
    """A case of the health department, its police assigned."""
    found = Story(house)
    steps.request(found)
    found.assign("police")
    steps.receive(found)
    return found


def do(story: Story, **changed: Any) -> None:
    told = operation(story.house, **changed)
    story.do("police", OPERATION, {"rescue_operation": told})


def say(story: Story, **answers: Any) -> None:
    record = story.rows(RESCUE_OPERATION)[-1].record
    story.do("police", OUTCOME, {"rescue_operation": answers}, record)


def test_a_planned_operation_is_carried_out_and_handed_over(story: Story) -> None:
    do(story, carried_out_at=None, planned_at=moment(600))
    assert story.state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY
    assert "rescue_hand_over" not in names(story)
    with pytest.raises(Refused):
        hand_over(story)
    with pytest.raises(Refused, match="kết quả của cuộc giải cứu trước"):
        do(story)
    with pytest.raises(Refused, match="Hãy nhập"):
        say(story)
    say(story, carried_out_at=moment(-30))
    assert "rescue_hand_over" in names(story)
    hand_over(story)
    assert story.state.outcome_of(Stage.RESCUE) == rules.HANDED_OVER


@pytest.mark.parametrize("outcome", sorted(rules.NOT_HANDED))
def test_a_rescue_may_end_without_the_person(story: Story, outcome: str) -> None:
    do(story, carried_out_at=None)
    say(story, outcome=outcome)
    assert story.state.outcome_of(Stage.RESCUE) == outcome
    with pytest.raises(Refused):
        say(story, outcome=outcome)
    do(story)  # tried again
    assert story.state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY
    say(story, outcome="not_found")
    assert "rescue_hand_over" not in names(story)


def test_outcomes_agree_with_what_happened(story: Story) -> None:
    with pytest.raises(Refused, match="khi bàn giao"):
        do(story, outcome=rules.HANDED_OVER)
    with pytest.raises(Refused, match="đã thực hiện"):
        do(story, outcome="called_off")


def test_others_held_are_considered_by_an_operation(story: Story) -> None:
    account = {"exploitation_account": {"others_still_held": "yes"}}
    story.do("police", recording.ACCOUNT, account)
    assert ("others_still_held", "police_officer") in story.tasks()
    do(story, carried_out_at=None)
    assert ("others_still_held", "police_officer") not in story.tasks()


def test_no_rescue_is_needed(story: Story) -> None:
    with pytest.raises(Denied):
        story.do("caseworker", NOT_APPLICABLE, {})
    assert NOT_APPLICABLE.open_to(story.at("police"))
    story.do("police", NOT_APPLICABLE, {})
    assert story.state.status_of(Stage.RESCUE) is StageStatus.NOT_APPLICABLE
    assert not NOT_APPLICABLE.open_to(story.at("police"))
    with pytest.raises(Refused):
        story.do("police", NOT_APPLICABLE, {})
    do(story)  # it turns out otherwise
    assert story.state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY


def test_a_stranger_finds_no_such_case(house: House) -> None:
    code = opened(house)
    with pytest.raises(Exception, match="Không tìm thấy"):
        enter(house.actor("police_2"), code)
