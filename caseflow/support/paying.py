"""A payment made once: put up by the agency that leads, approved by somebody else there, and only
then handed over.

That the person has the money is the next version of what was approved: no more than the form
of the receipt and its day, while regime, amount and basis stay as they were decided.
"""

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_happened, check_order, day_of
from caseflow.case.disclosing import opened
from caseflow.duties.approvals import APPROVAL, approvals, decide, matter
from caseflow.duties.rules import Task
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.duties.tasks import end_one, give
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Permit, Role, Standing
from caseflow.staff import roster
from caseflow.staff.directory import agencies_by_id, officers_by_id
from caseflow.support.rules import PAYMENT, TURNED_DOWN, Earlier
from caseflow.vault.reading import Row, in_case, of_case

SERVICE = "service_given-service"


def pays(access: Access) -> bool:
    """Whether this officer's agency leads the case: no other pays what is paid once."""
    return access.facts.standing is Standing.LEAD


def check_pays(access: Access) -> None:
    """Refuse a payment that another agency than the lead puts up."""
    if not pays(access):
        raise Refused(
            N_("Khoản chi một lần do cơ quan chủ trì chi và trình duyệt. "
               "Nếu người này cần khoản đó, hãy báo cơ quan chủ trì."),
            SERVICE,
        )  # fmt: skip


def keep_single(change: Change, case: str) -> None:
    """The payments are those that were read: one put up meanwhile may be of the same kind,
    which is sealed, so that the officer has to look again."""
    seen = {row.record for row in approvals(case, PAYMENT)}

    def check(connection: Connection) -> None:
        if any(row.record not in seen for row in approvals(case, PAYMENT, connection)):
            raise Refused(
                N_("Trong lúc bạn nhập, một khoản chi một lần vừa được trình trong hồ sơ này. "
                   "Hãy xem khoản đó ở phần Hỗ trợ rồi mới ghi."),
                SERVICE,
            )  # fmt: skip

    change.guard(check)


def earlier_payment(permit: Permit, case: str, kind: str) -> Earlier | None:
    """The payment of this kind that was recorded before and not turned down, if any. One that
    stands and ``permit`` does not reach may be of this kind too, and is refused."""
    decisions = {
        row.values["subject_record"]: row.values["decision"] for row in approvals(case, PAYMENT)
    }
    standing = {record for record, told in decisions.items() if told not in TURNED_DOWN}
    reached = opened(permit, SERVICE_GIVEN, case)
    if standing - reached.keys():
        raise Refused(
            N_("Hồ sơ này đã có một khoản chi một lần mà bạn không xem được. "
               "Hãy hỏi lãnh đạo đơn vị trước khi ghi khoản khác."),
            SERVICE,
        )  # fmt: skip
    authors = {row.record: row.author for row in of_case([SERVICE_GIVEN], case)}
    for record, told in reached.items():
        if told["service"] == kind and (record in standing or record not in decisions):
            return Earlier(
                agencies_by_id()[told["provider"]],
                day_of(told["started_on"]),
                officers_by_id()[authors[record]],
                waits=record in decisions and decisions[record] is None,
            )
    return None


def approve_payment(access: Access, sent: Submission) -> Saved:
    """Decide about a one-off payment; approved, it is owed to the person."""
    permit = access.permit_act("support", "approve payment", (APPROVAL,))
    row, approval = matter(access, SERVICE_GIVEN, PAYMENT, sent.record)
    answers = sent.of("approval")
    if answers["decision"] == "approved" and not pays(access):
        raise Refused(N_("Khoản chi một lần do lãnh đạo cơ quan chủ trì duyệt. "
                         "Hãy trả lại khoản này và ghi lý do."), "decision")  # fmt: skip
    change = Change(permit, sent.key, "support.approve_payment")
    decide(change, approval, answers["decision"], answers.get("reason"))
    if answers["decision"] == "approved" and not _received(row):
        give(change, Task.CONFIRM_RECEIPT, Role.CASEWORKER, access.state.lead)
    return change.commit()


def awaits_receipt(access: Access, row: Row) -> bool:
    """A payment that was approved, of which nobody has said yet that it was received, and this
    officer may."""
    approval = _approval(access, row.record)
    if approval is None or _received(row):
        return False
    return _hands_over(access) and not _approved(access, approval)


def confirm_receipt(access: Access, sent: Submission) -> Saved:
    """Record how and on which day the person received what was approved."""
    permit = access.permit_act("support", "record", (SERVICE_GIVEN,), about=sent.record)
    rows = in_case(SERVICE_GIVEN, sent.record, access.case)
    approval = _approval(access, sent.record)
    if not rows or approval is None or _received(rows[0]):
        raise NotThere()
    _check_confirms(access, approval)
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


def _hands_over(access: Access) -> bool:
    """Whether money is for this officer to hand over: a caseworker of the lead, or, where it
    has none, whoever records there."""
    stands_in = not roster.officers_with(Role.CASEWORKER, access.actor.agency)
    return pays(access) and (access.actor.role is Role.CASEWORKER or stands_in)


def _approved(access: Access, approval: Row) -> bool:
    """Whether it was this very officer who approved it, in whatever role."""
    return bool(approval.values["approver"] == access.actor.officer)


def _check_confirms(access: Access, approval: Row) -> None:
    """Two officers stand for a payment: whoever approved it does not say that it arrived."""
    if not _hands_over(access):
        raise Refused(N_("Việc đã nhận tiền do cán bộ hỗ trợ của cơ quan chủ trì ghi. "
                         "Hãy báo cán bộ đó."))  # fmt: skip
    if _approved(access, approval):
        raise Refused(N_("Bạn là người duyệt khoản chi này, nên việc đã nhận tiền phải do cán bộ "
                         "hỗ trợ khác ghi."))  # fmt: skip


def _approval(access: Access, record: str) -> Row | None:
    found = (r for r in approvals(access.case, PAYMENT) if r.values["subject_record"] == record)
    return next((row for row in found if row.values["decision"] == "approved"), None)


def _received(row: Row) -> bool:
    """Whether it says how it was received: sealed, but that it is there is seen."""
    return row.values["receipt"] is not None
