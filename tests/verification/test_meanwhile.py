"""Names that escaped a comparison: by what somebody did meanwhile, by another name, by a dot."""

from uuid import uuid4

import pytest

from caseflow.audit.recording import Saved
from caseflow.case.acts import Submission
from caseflow.cooperation import consenting
from caseflow.errors import Conflict
from caseflow.people.records import REPRESENTATIVE
from caseflow.protection import section
from caseflow.verification import comparing, recording
from tests.cooperation.agreements import agree, consent
from tests.cooperation.test_races import Meet, meet
from tests.house import House
from tests.protection.test_story import MEASURE
from tests.verification import steps
from tests.verification.story import Story
from tests.verification.test_comparing import ASKED, amend, bars, represented
from tests.verification.test_interpreters import SAME, THROUGH, suspect, told

__all__ = ["meet"]
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
NAME = "Vàng A Pó"


def a_comparison_is_owed(house: House) -> Story:
    story = steps.under_way(Story(house))
    suspect(story, SAME)
    told(story, "Lò Văn Pâng")
    assert ASKED in story.tasks()
    return story


def through(house: House) -> dict[str, object]:
    return consent(house, "legal_aid", **THROUGH, interpreter_name=NAME)


@pytest.mark.parametrize("act", ["case.record_consent", "add.representative"])
def test_a_comparison_that_ends_meanwhile_is_not_the_one_owed(
    house: House, meet: Meet, act: str
) -> None:
    """Who writes a name found the task open, and relies on it: settled first, it is asked anew."""
    story = a_comparison_is_owed(house)

    def compare() -> Saved:
        return comparing.COMPARE.run(story.at("police"), Submission({}, str(uuid4())))

    def write() -> None:
        if act == "add.representative":
            represented(story, NAME)
        else:
            agree(story.at("caseworker"), through(house))

    meeting = meet(act, compare, False)
    with pytest.raises(Conflict):
        write()
    meeting.end()
    assert ASKED not in story.tasks()
    write()
    assert ASKED in story.tasks()


@sqlite
def test_a_suspect_recorded_while_police_take_a_consent_comes_first(
    house: House, meet: Meet
) -> None:
    story = steps.under_way(Story(house))
    named = {"known_as": SAME, "roles": ["TravellingPartner"], "can_reach_person": "no"}

    def suspected() -> Saved:
        sent = Submission({"alleged_perpetrator": named}, str(uuid4()))
        return recording.PERPETRATOR.run(story.at("police"), sent)

    meeting = meet("case.record_consent", suspected, False)
    with pytest.raises(Conflict):
        story.do("police", consenting.RECORD[0], {"consent": through(house)})
    meeting.end()


@sqlite
def test_a_danger_named_while_an_older_one_is_seen_to_is_owed(house: House, meet: Meet) -> None:
    story = steps.under_way(Story(house))
    near = {"known_as": "Giàng A Sử", "roles": ["TravellingPartner"], "can_reach_person": "yes"}
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": near})

    def propose() -> Saved:
        measure = MEASURE | {"implementing_agency": house.agencies["police"]}
        sent = {"protection_measure": measure, "approval": {"approver": house.officers["decider"]}}
        return section.PROPOSE.run(story.at("police"), Submission(sent, str(uuid4())))

    meeting = meet("verification.alleged_perpetrator", propose, False)
    with pytest.raises(Conflict):
        story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": near})
    meeting.end()
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": near})
    assert ("new_danger", "police_officer") in story.tasks()


@sqlite
def test_who_was_cleared_under_one_name_is_compared_under_another(house: House) -> None:
    story = steps.under_way(Story(house))
    for name in (NAME, "Lò Thị Si"):
        suspect(story, name)
    represented(story, NAME)
    story.do("police", comparing.COMPARE, {})
    amend(story.at("caseworker"), REPRESENTATIVE, bar_ground="none")  # a namesake
    amend(story.at("caseworker"), REPRESENTATIVE, full_name="Lò Thị Si")  # the other suspect
    story.do("police", comparing.COMPARE, {})
    assert bars(story) == {"Lò Thị Si": "suspect"}
    amend(story.at("caseworker"), REPRESENTATIVE, bar_ground="none")  # a namesake again
    suspect(story, "Người khác")
    assert bars(story) == {"Lò Thị Si": "none"}


@sqlite
@pytest.mark.parametrize("name", ["Vàng A. Pó", "Vàng-A-Pó", "VÀNG  A PÓ", "Vàng Apó"])
def test_a_stop_or_a_hyphen_makes_nobody_somebody_else(house: House, name: str) -> None:
    story = steps.under_way(Story(house))
    suspect(story, NAME)
    represented(story, name)
    story.do("police", comparing.COMPARE, {})
    assert bars(story) == {name: "suspect"}
