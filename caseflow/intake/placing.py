"""To whom a child was given after they had stayed with whoever received them: what ends the
hours in which a child's emergency is seen to."""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.errors import N_, NotThere
from caseflow.intake.emergencies import hours_run, keep_child
from caseflow.intake.facts import leads
from caseflow.intake.records import INTAKE_CHILD
from caseflow.vault.reading import Row, in_case


def may_place(access: Access, _row: Row) -> bool:
    """While the hours run; later the record is corrected."""
    return leads(access) and hours_run(access)


def place(access: Access, sent: Submission) -> Saved:
    """Revise to whom the child was given, and whether an emergency measure is needed still."""
    rows = in_case(INTAKE_CHILD, sent.record, access.case)
    if not rows or not may_place(access, rows[0]):
        raise NotThere()
    permit = access.permit_act("intake", "record", [INTAKE_CHILD], about=sent.record)
    change = Change(permit, sent.key, "intake.place_child")
    answers = sent.of(INTAKE_CHILD.name)
    change.revise(rows, answers)
    keep_child(change, access, answers)
    return change.commit()


PLACED = Act(
    "intake",
    "record",
    "place_child",
    N_("Ghi người dưới 18 tuổi đã được giao cho ai"),
    (INTAKE_CHILD,),
    place,
    target=INTAKE_CHILD,
    offered_on=may_place,
)
