"""A request sent to the wrong police is sent anew; whoever received one goes on."""

from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.case.rules import Stage, StageStatus
from caseflow.duties.tasks import open_tasks
from caseflow.errors import NotThere, Refused
from caseflow.policy import Standing
from caseflow.sharing.participation import STATUTORY_REACH, assignments, join, standings
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.directory import nearest_first
from caseflow.verification import asking, readdressing
from caseflow.verification.readdressing import OWED, take_back
from caseflow.verification.taking_up import requests, unreceived
from tests.house import House
from tests.verification import steps
from tests.verification.story import Story


def other_police(house: House, province: str = "24") -> str:
    """One more provincial police, whom a caseworker may take for the right one."""
    facts = {"agency_kind": "provincial_police", "name_vi": "Công an A", "province": province}
    house.agencies["wrong"] = staff.add_agency(system_permit(), facts)
    return house.agencies["wrong"]


def owing(story: Story) -> dict[str, str]:
    rows = open_tasks([story.case]).get(story.case, [])
    return {r.values["kind"]: r.values["agency"] for r in rows if r.values["kind"] in OWED}


def test_another_police_is_asked_while_the_first_received_nothing(house: House) -> None:
    wrong, right = other_police(house), house.agencies["police"]
    story = Story(house)
    steps.request(story, "wrong")
    access = story.at("caseworker")
    assert asking.REQUEST_VERIFICATION.open_to(access)
    assert asking.replaces(access)
    steps.request(story)
    assert not standings(story.case, wrong)
    assert Standing.STATUTORY in standings(story.case, right)
    assert owing(story) == dict.fromkeys(("assign_verifier", "record_verification"), right)
    story.assign("police")
    steps.receive(story)
    assert unreceived(story.case) is None
    assert not asking.REQUEST_VERIFICATION.open_to(story.at("caseworker"))


def test_who_was_asked_by_mistake_sees_the_case_no_more(house: House) -> None:
    other_police(house)
    story = Story(house)
    steps.request(story)
    story.assign("police")
    steps.request(story, "wrong")
    assert all(r.values["ended_at"] for r in assignments(story.case, house.officers["police"]))
    for key in ("police", "police_supervisor"):
        with pytest.raises(NotThere):
            enter(house.actor(key), story.code)


def test_the_same_police_asked_anew_stay_and_owe_it_once(house: House) -> None:
    story = Story(house)
    steps.request(story)
    story.assign("police")
    steps.request(story)
    assert owing(story) == {"record_verification": house.agencies["police"]}  # one is at work
    first, _second = requests(story.case)
    assert not asking.RECEIVE_REQUEST.offered_on(story.at("police"), first)
    steps.receive(story)
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.UNDER_WAY


@pytest.mark.parametrize("ground", ["Luật 53/2024 Đ27, 32", readdressing.GROUND])
def test_only_what_the_request_began_ends(house: House, ground: str) -> None:
    """A police agency with a ground of its own keeps it."""
    wrong = other_police(house)
    story = Story(house)
    permit = story.at("caseworker").permit_act("verification", "request")
    change = Change(permit, str(uuid4()), "test.joins")
    join(change, wrong, Standing.STATUTORY, ground, STATUTORY_REACH)
    change.commit()
    steps.request(story, "wrong")
    change = Change(permit, str(uuid4()), "test.takes_back")
    take_back(change, requests(story.case)[0], house.agencies["police"])
    change.commit()
    assert (Standing.STATUTORY in standings(story.case, wrong)) is (ground != readdressing.GROUND)


def test_who_received_an_earlier_request_keeps_taking_part(house: House) -> None:
    other_police(house)
    story = steps.under_way(Story(house))
    steps.result(story, "facts_not_confirmed")
    steps.request(story)
    steps.request(story, "wrong")
    assert Standing.STATUTORY in standings(story.case, house.agencies["police"])


def test_a_document_held_makes_a_request_possible_and_not_required(house: House) -> None:
    story = Story(house)
    assert not asking.not_required(story.at("caseworker"))
    steps.facts(story, "document_held")
    access = story.at("caseworker")
    assert asking.REQUEST_VERIFICATION.open_to(access)
    assert asking.not_required(access)


def test_by_document_who_received_is_not_asked_again(house: House) -> None:
    """They owe one proposal; while nobody received it, another police may be asked."""
    other_police(house)
    story = Story(house)
    steps.facts(story, "document_held")
    steps.request(story, "wrong")
    steps.request(story)
    story.assign("police")
    steps.receive(story)
    with pytest.raises(Refused):
        steps.request(story)
    assert not asking.REQUEST_VERIFICATION.open_to(story.at("caseworker"))
    rows = open_tasks([story.case])[story.case]
    assert [r.values["kind"] for r in rows].count("propose_identification") == 1


def test_police_of_the_own_province_come_first(house: House) -> None:
    far, near = other_police(house), house.agencies["police"]
    choices = [each for each, _name in nearest_first(house.agencies["health"], "provincial_police")]
    assert choices == [near, far]  # “Công an A” comes first by its name
