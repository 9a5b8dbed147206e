"""Opening a case at reception: the first page, saved in one change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.acts import Submission
from caseflow.case.dates import check_born, check_happened
from caseflow.case.opening import begin, open_case
from caseflow.case.rules import Stage
from caseflow.case.state import load
from caseflow.clock import VIETNAM
from caseflow.duties.clocks import start
from caseflow.errors import N_, NotThere, Refused
from caseflow.intake.records import INTAKE
from caseflow.intake.rules import HOTLINE, TO_FORWARD, clocks_of, ground_of, legal_status_of
from caseflow.people.rules import age_class_of, established_birth
from caseflow.people.service import add_person
from caseflow.policy import Actor
from caseflow.staff import roster
from caseflow.staff.directory import agencies_of


def receive(actor: Actor, sent: Submission) -> str:
    """Open the case that the first page tells of; its code. The same page sent twice opens
    one case. Answers: records ``intake`` and ``person``."""
    intake, person = dict(sent.of("intake")), sent.of("person")
    presented = datetime.fromisoformat(intake["presented_at"])
    birth = person.get("birth_date")
    check_happened(presented, "intake-presented_at")
    check_born(birth, intake["presented_at"], "intake-presented_at")
    if intake.get("referring_agency") == actor.agency:
        raise Refused(
            N_(
                "Nơi chuyển đến không thể là cơ quan của bạn. Hãy chọn cơ quan khác, hoặc để trống."
            ),
            "intake-referring_agency",
        )
    status = legal_status_of(intake["route"], intake.get("trafficking_signs"))
    change = begin(actor, ("intake", "record"), sent.key)
    open_case(
        change,
        Stage.INTAKE,
        legal_status=status,
        birth_date=established_birth(birth, person.get("age_basis")),
        occurred_at=presented,
        ground=ground_of(intake["route"]),
    )
    add_person(change, person)
    change.add(INTAKE, intake | {"receiving_agency": actor.agency})
    age = age_class_of(birth, person.get("age_basis"), presented.astimezone(VIETNAM).date())
    for clock in clocks_of(intake["route"], roster.agency(actor.agency).kind, age):
        owes = _hotline(intake, actor) if clock == TO_FORWARD else actor.agency
        start(change, clock, presented, owes)
    change.commit()
    return _code(change)


def _hotline(intake: Mapping[str, Any], actor: Actor) -> str:
    """Who has to forward the call (NĐ 162/2025 Đ4–6): the hotline that is named as the sender,
    else the one the roster has; while it has none or several, whoever took the call down."""
    known = {row.record for row in agencies_of(HOTLINE)}
    if intake.get("referring_agency") in known:
        return str(intake["referring_agency"])
    return known.pop() if len(known) == 1 else actor.agency


def _code(change: Change) -> str:
    # Read back: a page sent twice drew a second code that nothing was saved under.
    state = load(change.permit.case or "")
    if state is None:
        raise NotThere()
    return state.code
