"""Four eyes: a matter is put up by one officer and decided by another, never by the
requester nor by the verifier of that case."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import Connection

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.sections import Sections
from caseflow.case.state import keep_facts
from caseflow.clock import now
from caseflow.db import current
from caseflow.duties.records import APPROVAL
from caseflow.errors import N_, NotThere, Refused
from caseflow.sharing.participation import (
    Capacity,
    assign,
    assignments,
    barred,
    unassign,
)
from caseflow.vault.reading import Row, clear_rows, in_case, of_cases
from caseflow.vault.record import RecordKind

# Published: the kind that acts of approving write.
__all__ = ["APPROVAL"]
ONCE_A_CASE = frozenset(
    {"closure", "identification", "reopening", "support_extension", "verification_extension"}
)


def put_up(change: Change, subject: str, record: str, sent: Submission) -> None:
    """Put ``record`` up as ``subject`` to the officer whom ``sent`` names. Whoever decides a
    matter of ``RESTS_ON`` may then read the case; a supervisor has the agency's cases anyway.
    What waits already is put up no second time, unless ``change`` itself has returned it."""
    approver = _approver_named(sent)
    case, requester = change.permit.case or "", change.permit.actor.officer
    about = None if subject in ONCE_A_CASE else record

    def check(connection: Connection | None = None) -> None:
        waiting = _first(undecided(case, connection), subject, about)
        if waiting and not change.revises(waiting):
            raise Refused(N_("Nội dung này đã được trình và đang chờ ý kiến."))

    check()
    change.guard(check)  # again inside the transaction: of two at once one is refused
    keep_facts(change, case)  # nothing is put up in a case that is being closed
    if _unfit(case, approver):  # whoever tries one after the other is seen to
        note(
            Event.ACCESS_REFUSED, actor=change.permit.actor, cases=[case], outcome="deny",
            rule="approver.unfit",
        )  # fmt: skip
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
    if subject in RESTS_ON:
        # Each matter its own: what ends with another, in this very change too, ends not this one.
        assign(change, approver, Capacity.APPROVER)


def _approver_named(sent: Submission) -> str:
    approver: str | None = sent.of(APPROVAL.name).get("approver")
    if approver is None:
        raise Refused(N_("Hãy chọn người phê duyệt."), f"{APPROVAL.name}-approver")
    return approver


def check_other(case: str, requester: str, approver: str) -> None:
    """Refuse an approver who is the requester, who verified this case or is barred from it."""
    if approver == requester:
        raise Refused(N_("Người phê duyệt phải là người khác với người trình."), "approver")
    if _unfit(case, approver):
        raise Refused(
            N_("Cán bộ này không quyết định nội dung này được. Hãy chọn cán bộ khác."), "approver"
        )


def _unfit(case: str, approver: str) -> bool:
    """Whether ``approver`` is barred from the case or verified it. Which of the two is told to
    nobody: that an officer is barred is for the supervisors of theirs (decision 0032)."""
    capacities = {row.values["capacity"] for row in assignments(case, approver)}
    return barred(case, approver) or Capacity.VERIFIER in capacities


def pending(case: str, subject: str, record: str | None = None) -> Row | None:
    """The undecided approval of ``subject`` (about ``record``) in ``case``, if any."""
    return _first(undecided(case), subject, record)


def awaits_me(subject: str) -> Callable[[Access, Row], bool]:
    """Where an act that decides a ``subject`` is offered: on the record put to this officer."""
    return lambda access, row: _put_to_me(access, subject, row.record) is not None


def matter(access: Access, kind: RecordKind, subject: str, record: str) -> tuple[Row, Row]:
    """The record of ``kind`` that is put to this officer as ``subject``, and its approval;
    ``NotThere`` where nothing is."""
    rows, approval = in_case(kind, record, access.case), _put_to_me(access, subject, record)
    if not rows or approval is None:
        raise NotThere()
    return rows[0], approval


def _put_to_me(access: Access, subject: str, record: str) -> Row | None:
    found = pending(access.case, subject, record)
    return found if found and found.values["approver"] == access.actor.officer else None


def _first(rows: Collection[Row], subject: str, record: str | None) -> Row | None:
    asked = (r for r in rows if r.values["subject"] == subject)
    return next((r for r in asked if record in (None, r.values["subject_record"])), None)


def approvals(
    case: str, subject: str | None = None, connection: Connection | None = None
) -> list[Row]:
    """The clear part of every approval of ``case`` (of ``subject``), oldest first; through
    ``connection``, as its transaction sees them."""
    rows = clear_rows(APPROVAL, case, connection)
    return [row for row in rows if subject in (None, row.values["subject"])]


def undecided(case: str, connection: Connection | None = None) -> list[Row]:
    """Those that wait for a decision."""
    return [row for row in approvals(case, connection=connection) if row.values["decision"] is None]


def undecided_in(cases: Collection[str], subject: str) -> frozenset[str]:
    """Those of ``cases`` in which a ``subject`` waits for its decision."""
    told = {case: [r.values for r in rows] for case, rows in of_cases(APPROVAL, cases).items()}
    return frozenset(
        case
        for case, found in told.items()
        if any(v["subject"] == subject and v["decision"] is None for v in found)
    )


def put_up_ever(case: str) -> frozenset[str]:
    """The records of ``case`` that were ever put up: what somebody else decides about, or
    has decided, is changed by acts alone."""
    return frozenset(row.values["subject_record"] for row in approvals(case))


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
    _end_sight(change, case, approver, {approval.record})


def return_all(
    change: Change,
    case: str,
    *,
    records: Collection[str] | None = None,
    approver: str | None = None,
) -> None:
    """Return what waits in ``case`` (about ``records``, for ``approver``) and nobody there
    can decide any more: the case moved on, the matter ended, the approver was barred."""
    rows = [
        row
        for row in undecided(case)
        if (records is None or row.values["subject_record"] in records)
        and approver in (None, row.values["approver"])
    ]
    for row in rows:
        change.revise(row, {"decision": "returned", "decided_at": now().isoformat()})
        if records is None:  # a stage that returns what it names knows itself what follows
            current(Sections).give_back(change, row)
    for officer in {row.values["approver"] for row in rows}:
        _end_sight(change, case, officer, {row.record for row in rows})


def _end_sight(change: Change, case: str, approver: str, settled: Collection[str]) -> None:
    """End the approver's sight of the case with the last matter of ``RESTS_ON`` put to them."""
    left = [r for r in undecided(case) if r.values["approver"] == approver]
    if not any(r.values["subject"] in RESTS_ON and r.record not in settled for r in left):
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
    subjects = {r.values["subject"] for r in undecided(case) if r.values["approver"] == officer}
    rests = (RESTS_ON.get(subject, frozenset()) for subject in subjects)
    return ALWAYS_SHOWN.union(*rests)
