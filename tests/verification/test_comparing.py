"""A representative recorded after somebody was suspected: police compare, nobody else learns."""

from typing import Any
from uuid import uuid4

import pytest

from caseflow.audit.recording import Saved
from caseflow.case import additions
from caseflow.case.access import Access, unfold
from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import today
from caseflow.errors import Conflict, Denied
from caseflow.law.compartments import Compartment
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.representing import representatives
from caseflow.vault.reading import of_case
from caseflow.vault.record import RecordKind
from caseflow.verification import comparing, recording
from caseflow.verification.records import ALLEGED_PERPETRATOR
from tests.cooperation.test_races import Meet, meet
from tests.house import House
from tests.people.around import add
from tests.verification import steps
from tests.verification.story import Story

__all__ = ["meet"]
ASKED = ("compare_representative", "police_officer")


def represented(story: Story, *names: str) -> None:
    for name in names:
        told = {"full_name": name, "kind": "parent", "bar_ground": "none"}
        add(story.at("caseworker"), REPRESENTATIVE, **told)


def amend(access: Access, kind: RecordKind, called: str = "", /, **told: Any) -> None:
    """Correct the record of ``kind`` (the one of whoever is ``called`` so)."""
    for record in {row.record for row in of_case([kind], access.case)}:
        shown = open_for_correction(access, kind.name, record)
        if called in ("", shown.values.get("full_name")):
            correct(access, shown, shown.versions, {**shown.values, **told}, str(uuid4()))


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


def test_whoever_was_let_speak_again_is_not_barred_by_a_name_twice(house: House) -> None:
    """The caseworker knows that they are two people: comparing leaves them, and police go on
    correcting what they recorded of the other."""
    story = steps.under_way(Story(house))
    suspected = {"roles": ["TravellingPartner"], "can_reach_person": "no"}
    represented(story, "Vàng A Pó")
    for name in ("Lò Thị Si", "Vàng A Pó"):
        answers = {"alleged_perpetrator": suspected | {"known_as": name}}
        story.do("police", recording.PERPETRATOR, answers)
    amend(story.at("caseworker"), REPRESENTATIVE, bar_ground="none")
    assert bars(story) == {"Vàng A Pó": "none"}
    represented(story, "Hà Thị Lan")
    before = house.entries(limit=1)[0].seq
    story.do("police", comparing.COMPARE, {})
    opened = [each.facts.get("fields", ()) for each in house.entries() if each.seq > before]
    # Of two suspects once, and once as they were called before.
    assert sum("representative.full_name" in fields for fields in opened) == 2
    assert bars(story) == {"Vàng A Pó": "none", "Hà Thị Lan": "none"}
    assert ASKED not in story.tasks()
    police = unfold(story.at("police"), Compartment.INVESTIGATION)
    amend(police, ALLEGED_PERPETRATOR, can_reach_person="yes")
    amend(story.at("caseworker"), REPRESENTATIVE, "Hà Thị Lan", kind="guardian")
    assert ASKED not in story.tasks()  # no name is new


def test_for_a_child_another_is_looked_for_until_found(house: House) -> None:
    """An adult speaks alone: nobody is looked for."""
    owed = ("find_representative", "caseworker")
    suspected = {"known_as": "Vàng A Pó", "roles": ["TravellingPartner"], "can_reach_person": "no"}
    for born, looked_for in (("2001-05-04", False), (f"{today().year - 10}-01-01", True)):
        story = steps.under_way(Story(house, born))
        story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})
        represented(story, "vang a po")
        assert owed not in story.tasks()
        story.do("police", comparing.COMPARE, {})
        assert (owed in story.tasks()) is looked_for
    represented(story, "Hà Thị Lan")
    assert owed not in story.tasks()


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


def test_a_representative_who_came_meanwhile_is_compared_too(house: House, meet: Meet) -> None:
    """The task that asks for it was there already, and would have ended with this comparison."""
    story = steps.under_way(Story(house))
    suspected = {"known_as": "Vàng A Pó", "roles": ["TravellingPartner"], "can_reach_person": "no"}
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})
    represented(story, "Hà Thị Lan")

    def another() -> Saved:
        told = {"full_name": "vang a po", "kind": "parent", "bar_ground": "none"}
        kind = additions.addable(story.at("caseworker"), REPRESENTATIVE.name)
        return additions.add(story.at("caseworker"), kind, told, str(uuid4()))

    meeting = meet("verification.compare_representatives", another, False)
    with pytest.raises(Conflict):
        story.do("police", comparing.COMPARE, {})
    meeting.end()
    assert ASKED in story.tasks()
    story.do("police", comparing.COMPARE, {})
    assert bars(story)["vang a po"] == "suspect"
