"""Opening a case where the person is met first: at the rescue itself (route b)."""

from collections.abc import Mapping
from typing import Any

from caseflow.case import state
from caseflow.case.dates import check_born, check_happened, day_of, moment_of
from caseflow.case.opening import begin, open_case
from caseflow.case.rules import Stage
from caseflow.duties.clocks import start
from caseflow.errors import N_, Refused
from caseflow.law.ages import CHILD_EMERGENCY, IN_EMERGENCY
from caseflow.people.rules import age_class_of, established_birth
from caseflow.people.service import add_person
from caseflow.policy import Actor
from caseflow.rescue import rules
from caseflow.rescue.records import RESCUE_OPERATION

GROUND = "Luật 53/2024 Đ28"
Answers = Mapping[str, Mapping[str, Any]]


def open_at_rescue(actor: Actor, answers: Answers, key: str) -> str:
    """Open the case of a person just rescued, operation and person in one change; its code.
    The same form sent twice opens one case."""
    operation, person = answers["rescue_operation"], answers.get("person", {})
    carried_out, birth = operation.get("carried_out_at"), person.get("birth_date")
    if not carried_out:
        raise Refused(N_("Hãy nhập thời điểm giải cứu."), "carried_out_at")
    check_happened(carried_out, "carried_out_at")
    check_born(birth, carried_out, "carried_out_at")
    rules.check_agencies(operation)
    change = begin(actor, (Stage.RESCUE, "record"), key)
    at = moment_of(carried_out)
    basis = person.get("age_basis")
    open_case(
        change,
        Stage.RESCUE,
        legal_status="suspected",
        birth_date=established_birth(birth, basis),
        occurred_at=at,
        ground=GROUND,
    )
    add_person(change, person)
    change.add(RESCUE_OPERATION, operation)
    start(change, "rescue_hand_over", at, actor.agency)
    if age_class_of(birth, basis, day_of(carried_out)) in IN_EMERGENCY:
        start(change, CHILD_EMERGENCY, at, actor.agency)
    change.commit()
    opened = state.load(change.permit.case or "")
    return opened.code if opened else ""
