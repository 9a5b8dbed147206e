"""A supervisor reads at home that an officer waits for their word; nobody else does."""

from uuid import uuid4

from caseflow.audit.recording import Change
from caseflow.staff import administration, changes
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.rules import ConfirmationState
from tests.house import House
from tests.promises.visiting import Visitor

ASKED = "chờ bạn xác nhận (1)"


def test_who_waits_for_a_supervisor_is_told_of_at_home(house: House) -> None:
    supervisor = Visitor(house, "supervisor")
    assert "chờ bạn xác nhận" not in supervisor.get("/").text
    change = Change(system_permit(), uuid4().hex, "reset")
    officer = house.officers["caseworker_2"]
    changes.set_confirmation(change, officer, ConfirmationState.WAITING, "reset_factor")
    change.commit()
    assert ASKED in supervisor.get("/").text
    assert ASKED not in Visitor(house, "police_supervisor").get("/").text
    assert administration.awaits(house.actor("caseworker")) == 0
