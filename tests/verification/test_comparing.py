"""A representative recorded after somebody was suspected: police compare, nobody else learns."""

import pytest

from caseflow.errors import Denied
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.service import representatives
from caseflow.verification import comparing, recording
from tests.house import House
from tests.people.around import add
from tests.verification import steps
from tests.verification.story import Story

ASKED = ("compare_representative", "police_officer")


def represented(story: Story, *names: str) -> None:
    for name in names:
        told = {"full_name": name, "kind": "parent", "bar_ground": "none"}
        add(story.at("caseworker"), REPRESENTATIVE, **told)


def bars(story: Story) -> dict[str, str]:
    return {each.name: each.bar for each in representatives(story.at("caseworker"))}


def test_a_suspect_recorded_as_a_representative_later_is_barred(house: House) -> None:
    story = Story(house)
    represented(story, "Hà Thị Lan")
    assert ASKED not in story.tasks()  # nobody verifies yet
    steps.under_way(story)
    for name in ("Vàng A Pó", "Lò Thị Si"):
        suspected = {"known_as": name, "roles": ["TravellingPartner"], "can_reach_person": "no"}
        story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})
    represented(story, "vang a po", "Lò Thị Sĩ")
    assert ASKED in story.tasks()
    assert set(bars(story).values()) == {"none"}
    with pytest.raises(Denied):
        story.do("caseworker", comparing.COMPARE, {})
    story.do("police", comparing.COMPARE, {})
    assert ASKED in story.tasks()  # one more has a suspect's name
    story.do("police", comparing.COMPARE, {})
    assert bars(story) == {"Hà Thị Lan": "none", "vang a po": "suspect", "Lò Thị Sĩ": "suspect"}
    assert ASKED not in story.tasks()


def test_police_are_asked_though_nobody_is_suspected(house: House) -> None:
    """Else the question would tell the caseworker that somebody is."""
    story = steps.under_way(Story(house))
    steps.evidence(story)
    represented(story, "Hà Thị Lan")
    assert ASKED in story.tasks()
    story.do("police", comparing.COMPARE, {})
    assert bars(story) == {"Hà Thị Lan": "none"}
    assert ASKED not in story.tasks()
    assert not comparing.COMPARE.open_to(story.at("police"))
