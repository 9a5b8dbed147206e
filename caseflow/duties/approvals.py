"""Four eyes: a matter is put up by one officer and decided by another, never by the
requester nor by the verifier of that case."""

from collections.abc import Mapping

from caseflow.audit.recording import Change
from caseflow.clock import now
from caseflow.duties.records import APPROVAL
from caseflow.errors import N_, Refused
from caseflow.sharing.participation import Capacity, assign_once, assignments, unassign
from caseflow.vault.reading import Row, current, of_case

CLEAR = APPROVAL.parts[0]


def put_up(change: Change, subject: str, record: str, approver: str) -> None:
    """Put ``record`` up as ``subject`` to officer ``approver``, who may then read it."""
    case, requester = change.permit.case or "", change.permit.actor.officer
    if pending(case, subject, record):
        raise Refused(N_("Nội dung này đã được trình và đang chờ ý kiến."))
    check_other(case, requester, approver)
    change.add(
        APPROVAL,
        {
            "subject": subject,
            "approver": approver,
            "subject_record": record,
            "requester": requester,
        },
    )
    assign_once(change, approver, Capacity.APPROVER)


def check_other(case: str, requester: str, approver: str) -> None:
    """Refuse an approver who is the requester or who verified this case."""
    if approver == requester:
        raise Refused(N_("Người phê duyệt phải là người khác với người trình."), "approver")
    if any(r.values["capacity"] == Capacity.VERIFIER for r in assignments(case, approver)):
        raise Refused(
            N_("Người đã xác minh hồ sơ này không được quyết định hồ sơ này."), "approver"
        )


def pending(case: str, subject: str, record: str | None = None) -> Row | None:
    """The undecided approval of ``subject`` (about ``record``) in ``case``, if any."""
    for row in of_case([APPROVAL], case):
        about = row.part is CLEAR and row.values["subject"] == subject
        undecided = about and row.values["decision"] is None
        if undecided and record in (None, row.values["subject_record"]):
            return row
    return None


def waiting_for(approver: str) -> list[Row]:
    """Undecided approvals put to ``approver``."""
    table = CLEAR.table
    return current(APPROVAL, table.c.approver == approver, table.c.decision.is_(None))


def decide(
    change: Change,
    approval: Row,
    decision: str,
    reason: str | None = None,
    *,
    reason_here: bool = True,
) -> None:
    """Record the approver's decision; a return or a rejection says why, here or, without
    ``reason_here``, in the proposal itself. The approver's sight of the case ends with the
    last matter put to them there."""
    case, approver = approval.case, change.permit.actor.officer
    if approval.values["approver"] != approver:
        raise Refused(N_("Nội dung này không được trình cho bạn."))
    check_other(case, approval.values["requester"], approver)
    if decision != "approved" and not reason and reason_here:
        raise Refused(N_("Hãy ghi lý do trả lại hoặc không phê duyệt."), "reason")
    told = {"decision": decision, "decided_at": now().isoformat()}
    change.revise(approval, told | ({"reason": reason} if reason else {}))
    others = [r for r in waiting_for(approver) if r.case == case and r.record != approval.record]
    if not others:
        rows = assignments(case, approver)
        unassign(change, [r for r in rows if r.values["capacity"] == Capacity.APPROVER])


# What a decision rests on: the records a decider sees beside the proposal itself.
RESTS_ON: Mapping[str, frozenset[str]] = {
    "verification_extension": frozenset(
        {"person", "verification_request", "verification_extension"}
    ),
    "identification": frozenset(
        {
            "person",
            "initial_facts_check",
            "verification_request",
            "verification_result",
            "identification_proposal",
            "identification_decision",
        }
    ),
    "protection_measure": frozenset(
        {
            "person",
            "risk_assessment",
            "covered_person",
            "threat",
            "protection_measure",
            "protection_review",
            "protection_refusal",
        }
    ),
}
ALWAYS_SHOWN = frozenset({"case", "journey", "approval"})


def put_to(officer: str, case: str) -> frozenset[str]:
    """Names of the records that the matters now put to ``officer`` in ``case`` rest on."""
    subjects = {r.values["subject"] for r in waiting_for(officer) if r.case == case}
    rests = (RESTS_ON.get(subject, frozenset()) for subject in subjects)
    return ALWAYS_SHOWN.union(*rests)
