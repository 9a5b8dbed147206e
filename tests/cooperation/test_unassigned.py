"""Officers are closed, never deleted: what they worked on comes before a supervisor, and one
supervisor stays as long as there are open cases."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine

from caseflow.cooperation import assigning
from caseflow.db import current
from caseflow.duties import unassigned as duties
from caseflow.duties.items import put_before
from caseflow.errors import Refused
from caseflow.policy import Role
from caseflow.staff import requests
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.caseload import CaseLoad
from caseflow.staff.rules import Decision, RequestKind
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.statements import statements


def agreed(house: House, kind: RequestKind, key: str, role: Role | None = None) -> None:
    """Both administrators want it."""
    first, second = (staff_permit(house.actor(each)) for each in ("admin", "admin_2"))
    requests.ask(first, kind, house.officers[key], uuid4().hex, role)
    requests.decide(second, requests.undecided()[-1].id, Decision.AGREED, uuid4().hex)


def unassigned(house: House, key: str = "supervisor") -> list[str]:
    """The cases without an officer that are put to ``key`` on the home page."""
    return [row.case for kind, row in put_before(house.actor(key)) if kind == "unassigned"]


WAYS = [(RequestKind.CLOSE_OFFICER, None), (RequestKind.REVOKE, Role.CASEWORKER)]


@pytest.mark.parametrize(("kind", "role"), WAYS)
def test_what_a_closed_officer_worked_on_waits_for_the_supervisor(
    house: House, kind: RequestKind, role: Role | None
) -> None:
    code = accepted(house, arrive(house)).state.code
    assert current(CaseLoad).worked_on(house.officers["caseworker"]) == 1
    assert unassigned(house) == []
    agreed(house, kind, "caseworker", role)
    assert unassigned(house) == [inside(house, "supervisor", code).case]
    assert unassigned(house, "police_supervisor") == []
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    do(inside(house, "supervisor", code), assigning.ASSIGN, chosen)
    assert unassigned(house) == []


def test_what_is_left_is_found_in_as_many_questions_however_many_cases(house: House) -> None:
    codes = [accepted(house, arrive(house)).state.code for _ in range(3)]
    agreed(house, RequestKind.CLOSE_OFFICER, "caseworker")

    def asked() -> tuple[int, int]:
        with statements(Engine) as sent:
            return len(duties.unassigned(house.agencies["health"])), len(sent)

    three, questions = asked()
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    for code in codes[:2]:
        do(inside(house, "supervisor", code), assigning.ASSIGN, chosen)
    assert (three, (1, questions)) == (3, asked())


def test_the_last_supervisor_stays_while_cases_are_open(house: House) -> None:
    accepted(house, arrive(house))
    for kind, role in ((RequestKind.CLOSE_OFFICER, None), (RequestKind.REVOKE, Role.SUPERVISOR)):
        with pytest.raises(Refused, match="không có lãnh đạo"):
            agreed(house, kind, "supervisor", role)
    agreed(house, RequestKind.GRANT, "caseworker_2", Role.SUPERVISOR)
    [closing] = [each for each in requests.undecided() if each.role is None]
    second = staff_permit(house.actor("admin_2"))
    requests.decide(second, closing.id, Decision.AGREED, uuid4().hex)
    assert current(CaseLoad).open_cases(house.agencies["health"]) == 1
