"""A payment made once: put up, approved by somebody else, and only then handed over.

That the person has the money is the next version of what was approved: no more than the form
of the receipt and its day, while regime, amount and basis stay as they were decided.
"""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_happened, check_order
from caseflow.duties.approvals import APPROVAL, approvals, decide, matter
from caseflow.duties.rules import Task
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.duties.tasks import end_one, give
from caseflow.errors import N_, NotThere
from caseflow.policy import Role
from caseflow.support.rules import PAYMENT
from caseflow.vault.reading import Row, in_case


def approve_payment(access: Access, sent: Submission) -> Saved:
    """Decide about a one-off payment; approved, it is owed to the person."""
    permit = access.permit_act("support", "approve payment", (APPROVAL,))
    row, approval = matter(access, SERVICE_GIVEN, PAYMENT, sent.record)
    change = Change(permit, sent.key, "support.approve_payment")
    answers = sent.of("approval")
    decide(change, approval, answers["decision"], answers.get("reason"))
    if answers["decision"] == "approved" and not _received(row):
        give(change, Task.CONFIRM_RECEIPT, Role.CASEWORKER, access.state.lead)
    return change.commit()


def awaits_receipt(access: Access, row: Row) -> bool:
    """A payment that was approved, of which nobody has said yet that it was received."""
    return _approval(access, row.record) is not None and not _received(row)


def confirm_receipt(access: Access, sent: Submission) -> Saved:
    """Record how and on which day the person received what was approved."""
    permit = access.permit_act("support", "record", (SERVICE_GIVEN,), about=sent.record)
    rows = in_case(SERVICE_GIVEN, sent.record, access.case)
    approval = _approval(access, sent.record)
    if not rows or approval is None or _received(rows[0]):
        raise NotThere()
    told = sent.of(SERVICE_GIVEN.name)
    check_happened(told["received_on"], "received_on")
    check_order(
        approval.values["decided_at"], told["received_on"], "received_on",
        N_("Khoản này được phê duyệt ngày %(day)s: ngày nhận tiền không thể sớm hơn."),
    )  # fmt: skip
    change = Change(permit, sent.key, "support.confirm_receipt")
    change.revise(rows, {name: told[name] for name in ("receipt", "received_on")})
    end_one(change, Task.CONFIRM_RECEIPT, None)
    return change.commit()


def _approval(access: Access, record: str) -> Row | None:
    found = (r for r in approvals(access.case, PAYMENT) if r.values["subject_record"] == record)
    return next((row for row in found if row.values["decision"] == "approved"), None)


def _received(row: Row) -> bool:
    """Whether it says how it was received: sealed, but that it is there is seen."""
    return row.values["receipt"] is not None
