"""A hand-over that the other agency did not take: the giver is told, and has the case still."""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, is_owed, settle
from caseflow.errors import N_, NotThere
from caseflow.policy import Role, Standing
from caseflow.sharing.handing import REFUSED
from caseflow.sharing.records import HANDOVER
from caseflow.staff import roster
from caseflow.vault.reading import Row, clear_rows, in_case

GIVERS = (Role.CASEWORKER, Role.POLICE_OFFICER, Role.INTAKE_OFFICER)  # who hands cases over
TASK, NAME = Task.HANDOVER_REFUSED, "hand over"


def tell_giver(change: Change, lead: str, offered: Row) -> None:
    """Whoever offered the case, or does their work in the agency that leads, reads why."""
    give(change, TASK, _role_of(offered.author, lead), lead)


def _role_of(officer: str, agency: str) -> Role:
    held = {role: {each.id for each in roster.officers_with(role, agency)} for role in GIVERS}
    theirs = [role for role in GIVERS if officer in held[role]]
    return next(iter([*theirs, *(role for role in GIVERS if held[role])]), GIVERS[0])


def may_read(access: Access, row: Row) -> bool:
    """The newest hand-over of a case that the own agency leads still, while nobody there has
    read why it was not taken."""
    leads = access.facts.standing is Standing.LEAD
    newest = leads and clear_rows(HANDOVER, access.case)[-1].record == row.record
    return newest and row.values["answer"] == REFUSED and is_owed(access.case, TASK)


def read(access: Access, sent: Submission) -> Saved:
    """The reason is read: what comes next is the officer's to say."""
    rows = in_case(HANDOVER, sent.record, access.case)
    if not rows or not may_read(access, rows[0]):
        raise NotThere()
    permit = access.permit_act("case", NAME, [HANDOVER], about=sent.record)
    change = Change(permit, sent.key, "case.read_refused_handover")
    settle(change, access.case, TASK)
    return change.commit()


READ_REFUSED = Act(
    "case",
    NAME,
    "read_refused_handover",
    N_("Đọc lý do chưa tiếp nhận bàn giao"),
    (HANDOVER,),
    read,
    target=HANDOVER,
    offered_on=may_read,
    reads_target=True,
    room="cooperation",
)
