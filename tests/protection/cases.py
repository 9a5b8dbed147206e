"""A case for tests of protection: led by the health department, the police taking part."""

from typing import Any
from uuid import uuid4

from caseflow.audit.recording import Change
from caseflow.case.access import Access, enter, open_case, unfold
from caseflow.case.acts import Act, Submission
from caseflow.case.opening import begin
from caseflow.case.opening import open_case as open_new
from caseflow.case.rules import Stage
from caseflow.case.state import CaseMoves
from caseflow.clock import now
from caseflow.law.compartments import Compartment
from caseflow.people.service import add_person
from caseflow.policy import Purpose, Reach, Role, Standing, permit_opening
from caseflow.sharing.participation import LEAD_REACH, STATUTORY_REACH, Capacity, assign, join
from caseflow.vault.reading import of_case
from tests.house import House

PURPOSES = {
    Role.CASEWORKER: Purpose.SUPPORT,
    Role.COUNSELLOR: Purpose.SUPPORT,
    Role.POLICE_OFFICER: Purpose.PROTECT,
    Role.PROTECTION_OFFICER: Purpose.PROTECT,
    Role.DECISION_MAKER: Purpose.DECIDE,
    Role.SUPERVISOR: Purpose.SUPERVISE,
    Role.REFERRED_PROVIDER: Purpose.REFERRED_SERVICE,
    Role.INTAKE_OFFICER: Purpose.RECEIVE,
}


def new_case(
    house: House, status: str = "in_process", nationality: str = "VN", **person: Any
) -> str:
    """The code of a case taken in by the commune and handed to the health department, with
    a caseworker, a counsellor, a police officer and a protection officer at work on it."""
    change = begin(house.actor("intake"), ("intake", "record"), str(uuid4()))
    code = open_new(
        change, Stage.INTAKE, legal_status=status, birth_date=person.pop("birth", "2001-05-04"),
        occurred_at=now(), ground="Đ27",
    )  # fmt: skip
    answers = {"full_name": "Nguyễn Thị Hoa", "gender": "female", "nationality": [nationality]}
    add_person(change, answers | person)
    join(change, house.agencies["health"], Standing.LEAD, "Đ27", LEAD_REACH)
    join(change, house.agencies["police"], Standing.STATUTORY, "Đ27", STATUTORY_REACH)
    for key in ("caseworker", "counsellor", "police", "protection"):
        assign(change, house.officers[key], Capacity.TAKES_PART)
    change.commit()
    state = enter(house.actor("caseworker"), code).state
    handed = change_as(house, "intake", state.id)
    moves = CaseMoves(handed, state)
    moves.fact("lead_agency", house.agencies["health"])
    moves.write()
    handed.commit()
    return code


def at(house: House, key: str, code: str, *unfolded: Compartment) -> Access:
    """Officer ``key`` inside the case."""
    actor = house.actor(key)
    access = open_case(enter(actor, code), PURPOSES[actor.role])
    for compartment in unfolded:
        access = unfold(access, compartment)
    return access


def do(house: House, key: str, code: str, act: Act, record: str = "", **answers: Any) -> Access:
    """Officer ``key`` does ``act`` as the page would; the case as it stands afterwards."""
    access = at(house, key, code)
    assert act.open_to(access), f"{act.slug} is not offered to {key}"
    act.run(access, Submission(answers, str(uuid4()), record))
    return enter(house.actor("caseworker"), code)


def only(access: Access, kind: Any) -> str:
    """The id of the newest record of ``kind``."""
    return of_case([kind], access.case)[-1].record


def change_as(house: House, key: str, case: str) -> Change:
    """A change that writes anything in ``case``, for the test's own beginnings."""
    permit = permit_opening(house.actor(key), case, "intake", "record")
    assert permit is not None
    assert permit.writes[Compartment.SUPPORT] is Reach.OWN
    return Change(permit, str(uuid4()), "test.begin")
