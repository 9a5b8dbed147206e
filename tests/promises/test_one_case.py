"""A change writes in the case of its permit and nowhere else, whatever it was handed."""

from uuid import uuid4

import pytest

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.errors import Denied
from caseflow.people.records import PERSON
from caseflow.policy import permit_opening
from caseflow.vault.reading import of_case
from tests.house import House
from tests.promises.story import Story, tell


def change_in(house: House, story: Story) -> Change:
    permit = permit_opening(house.actor("intake_2"), story.case, "intake", "record")
    assert permit is not None
    return Change(permit, str(uuid4()), "test.change")


def test_a_record_of_another_case_is_not_revised(house: House) -> None:
    """It would move the record, and reseal its values under the other case's key."""
    one, two = tell(house), tell(house)
    change = change_in(house, one)
    with pytest.raises(Denied):
        change.revise(of_case([PERSON], two.case), {"full_name": "Mai"})
    assert [row.version for row in of_case([PERSON], two.case)] == [1]


def test_a_row_of_another_case_is_not_opened(house: House) -> None:
    one, two = tell(house), tell(house)
    with pytest.raises(Denied):
        open_rows(change_in(house, one).permit, Event.CASE_VIEWED, of_case([PERSON], two.case))


def test_a_record_of_this_case_is_revised(house: House) -> None:
    story = tell(house)
    change = change_in(house, story)
    change.revise(of_case([PERSON], story.case), {"full_name": "Mai"})
    change.commit()
    assert [row.version for row in of_case([PERSON], story.case)] == [2]
