"""Who interpreted an interview is none of those suspected: in either order, and both at once."""

from functools import partial

import pytest

from caseflow.case.access import unfold
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES
from caseflow.errors import Conflict, Refused
from caseflow.law.compartments import Compartment
from caseflow.verification import recording
from caseflow.verification.records import ALLEGED_PERPETRATOR
from tests.cooperation.test_races import Meet, meet
from tests.house import House
from tests.verification import steps
from tests.verification.story import Story, moment
from tests.verification.test_comparing import amend
from tests.verification.test_interpreters import SAME, suspect

__all__ = ["meet"]
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
TO_TALK = ("interview_again", "police_officer")


def interview(story: Story, name: str) -> None:
    held = {"held_at": moment(-60), "participation": "completed", "support_person": "not_wished"}
    held["interpreter_name"] = name
    story.do("police", recording.INTERVIEW_HELD, {"interview": held})


@sqlite
@pytest.mark.parametrize("renamed", [False, True])
def test_an_interview_that_a_suspect_interpreted_is_held_again(house: House, renamed: bool) -> None:
    """Its task says nothing of a suspect, also to who is shown what is still open at the end."""
    story = steps.under_way(Story(house))
    interview(story, "Vàng A Pó")
    suspect(story, "Giàng A Sử")
    assert TO_TALK not in story.tasks()
    if renamed:
        police = unfold(story.at("police"), Compartment.INVESTIGATION)
        amend(police, ALLEGED_PERPETRATOR, known_as=SAME)
    else:
        suspect(story, SAME)
    assert TO_TALK in story.tasks()
    assert "phiên dịch" not in TASK_NAMES[Task.INTERVIEW_AGAIN]
    interview(story, "Lò Văn Pâng")
    assert TO_TALK not in story.tasks()


@pytest.mark.parametrize("first", ["suspect", "interview"])
def test_of_an_interview_and_a_suspect_at_once_neither_is_missed(
    house: House, meet: Meet, first: str
) -> None:
    story = steps.under_way(Story(house))
    acts = {
        "suspect": partial(suspect, story, SAME),
        "interview": partial(interview, story, "Vàng A Pó"),
    }
    slug = {"suspect": "interview", "interview": "alleged_perpetrator"}[first]
    meeting = meet(f"verification.{slug}", acts.pop(first), False)
    [late] = acts.values()
    with pytest.raises(Conflict):
        late()
    meeting.end()
    if first == "suspect":
        with pytest.raises(Refused, match="trùng tên"):
            late()
    else:
        late()
        assert TO_TALK in story.tasks()
