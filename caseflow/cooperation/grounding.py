"""A ground other than consent: recorded with its article and reason, approved in four eyes.

The person's own word stands beside it. Until a supervisor has approved it nothing may rest
on it, and what rests on it ends with it (Luật 91/2025 Đ19).
"""

from datetime import date

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.clock import now, today
from caseflow.cooperation.ending import end_resting_on
from caseflow.cooperation.outside import outside_bodies
from caseflow.cooperation.receivers import check_readable, check_recipients
from caseflow.cooperation.rules.grounds import check_ground
from caseflow.duties.approvals import APPROVAL, awaits_me, decide, matter, put_up
from caseflow.errors import N_, NotThere, Refused
from caseflow.sharing.consent import grounds, opposed
from caseflow.sharing.records import GROUND
from caseflow.staff import roster
from caseflow.vault.reading import Row, in_case

PUT, APPROVE, SUBJECT = "record a ground for sharing", "approve a ground for sharing", GROUND.name


def put(access: Access, sent: Submission) -> Saved:
    """Record the ground and put it up to a supervisor of one's own agency."""
    answers = sent.of(GROUND.name)
    check_recipients(access, [answers["recipient"]], _field("recipient"))
    try:
        check_readable(access, answers["compartments"])
        kind = _kind(access, answers["recipient"])
        ends = date.fromisoformat(answers["expires_on"])
        check_ground(answers["compartments"], kind, ends, today())
    except Refused as refusal:  # the page asks two records: its fields carry their names
        raise Refused(refusal.message, _field(refusal.field or "")) from refusal
    permit = access.permit_act("case", PUT, [GROUND])
    change = Change(permit, sent.key, "case.put_ground")
    put_up(change, SUBJECT, change.add(GROUND, answers), sent)
    return change.commit()


def _field(name: str) -> str:
    return f"{GROUND.name}-{name}"


def _kind(access: Access, recipient: str) -> str:
    return "" if recipient in outside_bodies(access.case) else roster.agency(recipient).kind


def approve(access: Access, sent: Submission) -> Saved:
    """Decide about a ground; returned or rejected, it says why."""
    permit = access.permit_act("case", APPROVE, (APPROVAL, GROUND), about=sent.record)
    row, approval = matter(access, GROUND, SUBJECT, sent.record)
    change, answers = Change(permit, sent.key, "case.approve_ground"), sent.of("approval")
    decide(change, approval, answers["decision"], answers.get("reason"))
    if answers["decision"] == "approved":
        change.revise(row, {"approved_at": now().isoformat()})
    return change.commit()


def end(access: Access, sent: Submission) -> Saved:
    """End a ground, and at once whatever rests on it."""
    rows = in_case(GROUND, sent.record, access.case)
    if not rows or not may_end(access, rows[0]):
        raise NotThere()
    change = Change(access.permit_act("case", PUT, [GROUND]), sent.key, "case.end_ground")
    change.revise(rows[0], {"ended_at": now().isoformat()})
    end_resting_on(change, access.case, sent.record)
    return change.commit()


def may_end(_access: Access, row: Row) -> bool:
    """Whether this ground was approved and still stands."""
    return row.values["approved_at"] is not None and row.values["ended_at"] is None


def refusals(access: Access, record: str) -> list[Row]:
    """The consents by which the person said no to what this ground would tell."""
    found = [row for row in grounds(access.case) if row.record == record]
    return opposed(access.case, found[0].values["recipient"]) if found else []


PUT_GROUND = Act(
    "case",
    PUT,
    "put_ground",
    N_("Ghi căn cứ chia sẻ không cần đồng ý"),
    (GROUND,),
    put,
    room="cooperation",
)
APPROVE_GROUND = Act(
    "case",
    APPROVE,
    "approve_ground",
    N_("Duyệt căn cứ chia sẻ"),
    (APPROVAL, GROUND),
    approve,
    target=GROUND,
    offered_on=awaits_me(SUBJECT),
    room="cooperation",
    binding=True,
)
END_GROUND = Act(
    "case",
    PUT,
    "end_ground",
    N_("Chấm dứt căn cứ chia sẻ"),
    (GROUND,),
    end,
    target=GROUND,
    offered_on=may_end,
    in_closed_case=True,
    room="cooperation",
)
