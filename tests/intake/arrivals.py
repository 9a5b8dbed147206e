"""People who arrive: the first page of reception as the tests send it, and the acts after."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from caseflow.audit.recording import Saved
from caseflow.case.access import Access, enter, open_case, unfold
from caseflow.case.acts import Act, Submission
from caseflow.case.openings import purposes
from caseflow.clock import VIETNAM, now
from caseflow.intake.opening import receive
from caseflow.law.compartments import FOLDED
from tests.house import House

PERSON = {
    "full_name": "Lò Thị Mây",
    "birth_date": "2001-05-04",
    "age_basis": "identity_paper",
    "gender": "Feminine",
    "nationality": ["VN"],
    "primary_language": "vie",
}


def ago(**span: float) -> str:
    """A moment so long ago, as a form hands it over."""
    return (now() - timedelta(**span)).astimezone(VIETNAM).isoformat()


def first_page(
    intake: Mapping[str, Any] | None = None, person: Mapping[str, Any] | None = None
) -> dict[str, dict[str, Any]]:
    """The answers of the first page, with these changed; ``None`` leaves one out."""
    arrived = {
        "route": "returned_alone",
        "presented_at": ago(hours=1),
        "reporter": "self",
        "interpretation_need": "none",
    }
    pages = {"intake": {**arrived, **(intake or {})}, "person": {**PERSON, **(person or {})}}
    return {r: {n: v for n, v in page.items() if v is not None} for r, page in pages.items()}


def arrive(
    house: House,
    key: str = "intake",
    intake: Mapping[str, Any] | None = None,
    person: Mapping[str, Any] | None = None,
) -> str:
    """Receive a person; the code of the case."""
    return receive(house.actor(key), Submission(first_page(intake, person), str(uuid4())))


def inside(house: House, key: str, code: str) -> Access:
    """Officer ``key`` in the case, opened, with every fold open that the role reads."""
    actor = house.actor(key)
    access = open_case(enter(actor, code), purposes(actor.role)[0])
    for compartment in sorted(FOLDED & access.permit().reads.keys()):
        access = unfold(access, compartment)
    return access


def do(access: Access, act: Act, answers: Mapping[str, Any], record: str = "") -> Saved:
    """Do ``act``, as its page does: only where it is offered."""
    assert act.open_to(access), act.slug
    kind = act.kinds[0].name
    return act.run(access, Submission({kind: dict(answers)}, str(uuid4()), record))
