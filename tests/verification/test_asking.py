"""The support side: first facts within their clock, and the police asked by the law alone."""

import pytest

from caseflow.case.access import enter
from caseflow.case.rules import Stage, StageStatus
from caseflow.clock import today
from caseflow.duties.clocks import running
from caseflow.duties.tasks import open_tasks
from caseflow.errors import NotThere, Refused
from caseflow.policy import Standing
from caseflow.sharing.participation import STATUTORY_REACH, standings
from caseflow.verification import asking
from caseflow.verification.records import VERIFICATION_REQUEST
from caseflow.verification.taking_up import verification_clock
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive, do
from tests.verification import steps
from tests.verification.story import Story, day

ACCOUNT = {"recruitment_methods": ["ThroughOnlineSocialNetworks"], "others_still_held": "no"}


def names(story: Story) -> set[str]:
    return {each.row.values["clock"] for each in running(story.case)}


def test_the_first_facts_stop_their_clock_and_lead_to_verification(house: House) -> None:
    story = Story(house)
    assert names(story) == {"initial_facts"}
    steps.facts(story)
    assert names(story) == set()
    assert story.tasks() == {("request_verification", "caseworker")}
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.NOT_STARTED


@pytest.mark.parametrize(
    ("conclusion", "tasks", "status"),
    [
        ("document_held", {"make_plan", "identify_by_document"}, StageStatus.NOT_APPLICABLE),
        ("services_only", {"make_plan"}, StageStatus.NOT_STARTED),
        ("no_signs", set(), StageStatus.NOT_STARTED),
    ],
    ids=["document_held", "services_only", "no_signs"],
)
def test_other_conclusions_lead_elsewhere(
    house: House, conclusion: str, tasks: set[str], status: StageStatus
) -> None:
    story = Story(house)
    steps.facts(story, conclusion)
    assert story.tasks() == {(task, "caseworker") for task in tasks}
    assert story.state.status_of(Stage.VERIFICATION) is status


def test_facts_are_checked_once_and_not_tomorrow(house: House) -> None:
    story = Story(house)
    with pytest.raises(Refused, match="chưa đến") as refusal:
        steps.facts(story, completed_on=day(1))
    assert refusal.value.field == "completed_on"
    steps.facts(story)
    with pytest.raises(Refused):
        steps.facts(story)
    assert not asking.INITIAL_FACTS.open_to(story.at("caseworker"))


def test_a_request_brings_the_police_in_by_the_law_alone(house: House) -> None:
    story = Story(house)
    steps.facts(story)
    with pytest.raises(NotThere):
        enter(house.actor("police_supervisor"), story.code)
    steps.request(story)
    row = standings(story.case, house.agencies["police"])[Standing.STATUTORY]
    assert row.values["ground"] == "Đ27"
    assert set(row.values["compartments"]) == set(STATUTORY_REACH)
    assert story.tasks() == {
        ("assign_verifier", "supervisor"),
        ("record_verification", "police_officer"),
    }
    due = {r.values["kind"]: r.values["due_on"] for r in open_tasks([story.case])[story.case]}
    assert due["assign_verifier"] == today(), "or nobody there is late who leaves it lying"
    assert story.state.legal_status == "in_process"
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.UNDER_WAY
    with pytest.raises(NotThere):  # not before the supervisor has assigned them
        enter(house.actor("police"), story.code)
    assert names(story) == set()


@pytest.mark.parametrize("agency", ["health_2", "legal_aid", "commune"])
def test_only_provincial_police_are_asked(house: House, agency: str) -> None:
    with pytest.raises(Refused) as refusal:
        steps.request(Story(house), agency)
    assert refusal.value.field == "requested_agency"


def test_nobody_is_asked_twice_at_a_time(house: House) -> None:
    story = Story(house)
    steps.under_way(story)
    with pytest.raises(Refused):
        steps.request(story)
    assert not asking.REQUEST_VERIFICATION.open_to(story.at("caseworker"))


def test_the_clock_runs_from_the_day_of_receipt(house: House) -> None:
    story = Story(house)
    steps.request(story, requested_on=day(-5))
    story.assign("police")
    row = story.rows(VERIFICATION_REQUEST)[0]
    assert asking.RECEIVE_REQUEST.offered_on(story.at("police"), row)
    with pytest.raises(Refused, match="trước ngày đề nghị"):
        steps.receive(story, day(-6))
    with pytest.raises(Refused, match="ngày nhận"):
        steps.evidence(story)
    steps.receive(story, day(-3))
    clock = verification_clock(story.case)
    assert clock is not None
    assert clock.row.values["duty_of"] == house.agencies["police"]
    assert clock.days_left == 17
    with pytest.raises(Refused):
        steps.receive(story)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_nothing_is_asked_about_somebody_who_had_not_come_yet(house: House) -> None:
    access = accepted(house, arrive(house))
    facts = steps.FACTS | {"completed_on": day(-30)}
    asked = {"requested_agency": house.agencies["police"], "requested_on": day(-30)}
    for act, answers in ((asking.INITIAL_FACTS, facts), (asking.REQUEST_VERIFICATION, asked)):
        with pytest.raises(Refused, match=r"sớm hơn|không thể trước"):
            do(access, act, answers)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("conclusion", "limits"), [("verify", 1), ("document_held", 0)])
def test_the_clock_of_the_police_is_foretold_where_they_verify(
    house: House, conclusion: str, limits: int
) -> None:
    """Identified by a document, nothing is verified, and the limit never begins."""
    story = Story(house)
    steps.facts(story, conclusion)
    foretold = asking.REQUEST_VERIFICATION.sets_off(story.at("caseworker"))
    assert len([each for each in foretold if each.clock]) == limits
