"""One case walked through the services by officers of different agencies, for stage tests."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access, enter, open_case
from caseflow.case.acts import Act, Submission
from caseflow.case.opening import begin
from caseflow.case.opening import open_case as open_new
from caseflow.case.openings import purposes
from caseflow.case.rules import Stage
from caseflow.case.state import CaseState, load
from caseflow.clock import now, today
from caseflow.duties.clocks import start
from caseflow.duties.history import matters_of
from caseflow.duties.rules import Kind
from caseflow.duties.tasks import open_tasks
from caseflow.people.service import add_person
from caseflow.sharing.participation import Capacity, assign
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import RecordKind
from tests.house import House

BIRTH = "2001-05-04"


class Story:
    """A case led by the health department; its caseworker took it in."""

    def __init__(self, house: House, birth: str = BIRTH, status: str = "received") -> None:
        self.house = house
        change = begin(house.actor("caseworker"), ("intake", "record"), str(uuid4()))
        self.code = open_new(
            change,
            Stage.INTAKE,
            legal_status=status,
            birth_date=birth,
            occurred_at=now(),
            ground="Đ27",
        )
        add_person(change, {"full_name": "Lò Thị Mây", "birth_date": birth, "gender": "Feminine"})
        start(change, "initial_facts", now(), change.permit.actor.agency)
        change.commit()
        self.case = change.permit.case or ""

    def at(self, key: str) -> Access:
        """Officer ``key`` inside the case, opened for their first purpose."""
        access = enter(self.house.actor(key), self.code)
        return open_case(access, purposes(access.actor.role)[0])

    def do(
        self, key: str, act: Act, answers: Mapping[str, Mapping[str, Any]], record: str = ""
    ) -> Saved:
        """Officer ``key`` does ``act``; a new form each time."""
        return act.run(self.at(key), Submission(answers, str(uuid4()), record))

    def assign(self, key: str, by: str = "police_supervisor") -> None:
        """A supervisor puts officer ``key`` to work on the case."""
        change = Change(self.at(by).permit_act("case", "assign"), str(uuid4()), "case.assign")
        assign(change, self.house.officers[key], Capacity.TAKES_PART)
        change.commit()

    @property
    def state(self) -> CaseState:
        """What stands about the case in clear."""
        found = load(self.case)
        assert found is not None
        return found

    def tasks(self) -> set[tuple[str, str]]:
        """Open tasks: (kind, role)."""
        rows = open_tasks([self.case]).get(self.case, [])
        return {(row.values["kind"], row.values["role"]) for row in rows}

    def rows(self, kind: RecordKind) -> list[Row]:
        """Current rows of the first part of ``kind``, the oldest first."""
        return [row for row in of_case([kind], self.case) if row.part is kind.parts[0]]

    def put_to(self, key: str) -> str:
        """The record put up to officer ``key``."""
        (row,) = [r for k, r in matters_of(self.house.officers[key]) if k is Kind.APPROVAL]
        return str(row.values["subject_record"])


def day(offset: int = 0) -> str:
    """Today and ``offset`` days, as forms give it."""
    return (today() + timedelta(days=offset)).isoformat()


def moment(minutes: int = 0) -> str:
    """Now and ``minutes``, as forms give it."""
    return (now() + timedelta(minutes=minutes)).isoformat()


def after(given: date, days: int) -> str:
    """``days`` after ``given``, as forms give it."""
    return (given + timedelta(days=days)).isoformat()
