"""The notice of what is recorded: given until it was understood."""

import pytest

from caseflow.case.access import Access
from caseflow.duties.rules import Task
from caseflow.duties.tasks import is_owed
from caseflow.intake import noticing
from tests.house import House
from tests.intake.arrivals import arrive, do, inside

TOLD = {"delivery": ["read_aloud"], "topics": ["purpose"]}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_notice_that_was_not_understood_is_given_again(house: House) -> None:
    code = arrive(house)

    def tell(understood: str) -> Access:
        do(inside(house, "intake", code), noticing.TOLD, TOLD | {"understood": understood})
        return inside(house, "intake", code)

    access = tell("no")
    assert is_owed(access.case, Task.TELL_AGAIN)
    assert noticing.TOLD.open_to(access)
    access = tell("yes")
    assert not is_owed(access.case, Task.TELL_AGAIN)
    assert not noticing.TOLD.open_to(access)
