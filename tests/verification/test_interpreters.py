"""A suspect who interpreted: what the person heard through them counts no more."""

from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from caseflow.audit.recording import Saved
from caseflow.case.access import unfold
from caseflow.case.acts import Submission
from caseflow.case.unmoved import unmoved
from caseflow.cooperation import consenting, interpreting
from caseflow.db import db
from caseflow.errors import Conflict, Refused
from caseflow.intake import noticing
from caseflow.intake.records import PRIVACY_NOTICE
from caseflow.law.compartments import Compartment
from caseflow.people import matching
from caseflow.sharing.consent import alive, consents
from caseflow.vault.reading import of_case
from caseflow.verification import comparing, recording
from caseflow.verification.records import ALLEGED_PERPETRATOR
from tests.cooperation.agreements import agree, consent
from tests.cooperation.test_races import Meet, meet
from tests.house import House
from tests.protection.cases import change_as
from tests.verification import steps
from tests.verification.story import Story
from tests.verification.test_comparing import ASKED, amend, represented

__all__ = ["meet"]
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
THROUGH: dict[str, Any] = {"text_language": "vi_interpreted", "interpreted_into": "hmn"}
NOTICE: dict[str, Any] = {
    "delivery": ["interpreted"],
    "interpreted_into": "hmn",
    "topics": ["purpose"],
    "understood": "yes",
}
AGAIN = {("ask_again", "caseworker"), ("tell_again", "caseworker")}
SAME = "vang a po"


def heard(story: Story, name: str) -> None:
    """A consent was asked for, and the notice given, through somebody called ``name``."""
    answers = consent(story.house, "legal_aid", **THROUGH, interpreter_name=name)
    agree(story.at("caseworker"), answers)
    told(story, name)


def told(story: Story, name: str) -> None:
    assert noticing.TOLD.open_to(story.at("caseworker"))
    notice = {**NOTICE, "interpreter_name": name}
    story.do("caseworker", noticing.TOLD, {"privacy_notice": notice})


def suspect(story: Story, name: str) -> None:
    suspected = {"known_as": name, "roles": ["TravellingPartner"], "can_reach_person": "no"}
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})


def told_still(story: Story) -> set[str]:
    """Whom the consents that still stand tell."""
    ids = {each: key for key, each in story.house.agencies.items()}
    found = [row for row in consents(story.case) if alive(row)]
    return {ids[each] for row in found for each in row.values["recipients"]}


@sqlite
def test_of_a_suspect_recorded_later_what_they_interpreted_counts_no_more(house: House) -> None:
    story = steps.under_way(Story(house))
    heard(story, "Vàng A Pó")
    agree(story.at("caseworker"), consent(house, "women"))  # read in Vietnamese
    suspect(story, "Giàng A Sử")
    assert told_still(story) == {"legal_aid", "women"}
    assert not AGAIN & story.tasks()
    suspect(story, SAME)
    assert told_still(story) == {"women"}
    assert story.tasks() >= AGAIN
    told(story, "Lò Văn Pâng")
    agree(story.at("caseworker"), consent(house, "legal_aid"))
    assert not AGAIN & story.tasks()
    assert not noticing.TOLD.open_to(story.at("caseworker"))


@sqlite
def test_of_a_suspect_renamed_too(house: House) -> None:
    story = steps.under_way(Story(house))
    heard(story, "Vàng A Pó")
    suspect(story, "Giàng A Sử")
    amend(unfold(story.at("police"), Compartment.INVESTIGATION), ALLEGED_PERPETRATOR, known_as=SAME)
    assert told_still(story) == set()
    assert story.tasks() >= AGAIN


def test_an_interpreter_recorded_after_the_suspect_is_compared_by_police(house: House) -> None:
    """The caseworker is refused nothing, so that trying names tells nothing; police are asked
    whoever interpreted."""
    story = steps.under_way(Story(house))
    steps.evidence(story)
    heard(story, "Lò Văn Pâng")
    assert ASKED in story.tasks()
    story.do("police", comparing.COMPARE, {})
    assert told_still(story) == {"legal_aid"}
    assert ASKED not in story.tasks()
    suspect(story, SAME)
    answers = consent(house, "women", **THROUGH, interpreter_name="Vàng A Pó")
    agree(story.at("caseworker"), answers)
    assert ASKED in story.tasks()
    assert told_still(story) == {"legal_aid", "women"}
    story.do("police", comparing.COMPARE, {})
    assert told_still(story) == {"legal_aid"}
    assert ASKED not in story.tasks()
    assert AGAIN & story.tasks() == {("ask_again", "caseworker")}


@sqlite
def test_police_are_refused_the_name_when_they_write_it(house: House) -> None:
    story = steps.under_way(Story(house))
    suspect(story, SAME)
    answers = consent(house, "legal_aid", **THROUGH, interpreter_name="Vàng A Pó")
    with pytest.raises(Refused, match="trùng tên") as refusal:
        story.do("police", consenting.RECORD[0], {"consent": answers})
    assert refusal.value.field == "interpreter_name"
    assert told_still(story) == set()
    answers["interpreter_name"] = "Lò Văn Pâng"
    story.do("police", consenting.RECORD[0], {"consent": answers})
    assert told_still(story) == {"legal_aid"}
    assert ASKED not in story.tasks()  # they have just compared


@pytest.mark.parametrize("act", ["suspect", "compare"])
def test_a_consent_that_came_meanwhile_is_compared_too(house: House, meet: Meet, act: str) -> None:
    story = steps.under_way(Story(house))
    if act == "compare":
        suspect(story, SAME)
        told(story, "Lò Văn Pâng")

    def agreed() -> Saved:
        answers = consent(house, "legal_aid", **THROUGH, interpreter_name="Vàng A Pó")
        sent = Submission({"consent": answers}, str(uuid4()))
        return consenting.RECORD[0].run(story.at("caseworker"), sent)

    def late() -> None:
        suspect(story, SAME) if act == "suspect" else story.do("police", comparing.COMPARE, {})

    slug = "alleged_perpetrator" if act == "suspect" else "compare_representatives"
    meeting = meet(f"verification.{slug}", agreed, False)
    with pytest.raises(Conflict):
        late()
    meeting.end()
    assert ASKED in story.tasks()
    assert told_still(story) == {"legal_aid"}
    late()
    assert told_still(story) == set()


@sqlite
@pytest.mark.parametrize(
    ("reading", "name"),
    [(matching, "open_rows"), (interpreting, "interpreted_by")],
    ids=["representative", "consent"],
)
def test_who_comes_while_the_names_are_read_is_compared_too(
    house: House, monkeypatch: pytest.MonkeyPatch, reading: ModuleType, name: str
) -> None:
    """Between the names opened and the transaction, the task may be settled for nobody else."""
    story = steps.under_way(Story(house))
    suspect(story, SAME)
    represented(story, "Hà Thị Lan")
    told(story, "Lò Văn Pâng")
    opening = getattr(reading, name)

    def meanwhile(*asked: Any) -> Any:
        found = opening(*asked)
        monkeypatch.setattr(reading, name, opening)
        if reading is matching:
            represented(story, "Vàng A Pó")
        else:
            answers = consent(house, "legal_aid", **THROUGH, interpreter_name="Vàng A Pó")
            agree(story.at("caseworker"), answers)
        return found

    monkeypatch.setattr(reading, name, meanwhile)
    with pytest.raises(Conflict):
        story.do("police", comparing.COMPARE, {})
    assert ASKED in story.tasks()


@sqlite
def test_what_stands_is_noted_in_all_its_parts(house: House) -> None:
    """The interpreter lies in a sealed part: the first one says nothing of a new name."""
    story = steps.under_way(Story(house))
    told(story, "Lò Văn Pâng")
    still = unmoved([PRIVACY_NOTICE], story.case)
    with db.engine.connect() as connection:
        still(connection)
    renamed = change_as(house, "caseworker", story.case)
    renamed.revise(of_case([PRIVACY_NOTICE], story.case), {"interpreter_name": "Vàng A Pó"})
    renamed.commit()
    with db.engine.connect() as connection, pytest.raises(Conflict):
        still(connection)
