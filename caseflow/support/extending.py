"""Support for longer than its limit: asked with a reason while the limit runs, granted by
another officer until a day (NĐ 162/2025 Điều 17; how far it may go is not known [U])."""

from datetime import date

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.disclosing import opened
from caseflow.db import current
from caseflow.duties.approvals import APPROVAL
from caseflow.duties.clocks import Running, running
from caseflow.duties.extending import Extension
from caseflow.duties.services import CLOCK_NAME
from caseflow.errors import N_
from caseflow.law.book import LawBook
from caseflow.support.records import ENTITLEMENT, SUPPORT_EXTENSION
from caseflow.vault.reading import of_record

SUBJECT = SUPPORT_EXTENSION.name


def ask(access: Access, sent: Submission) -> Saved:
    """Put a later end up to a supervisor, while the present one has not passed."""
    permit = access.permit_act("support", "ask extension", (SUPPORT_EXTENSION,))
    return EXTENSION.ask(access, sent, permit, "support.ask_extension")


def approve(access: Access, sent: Submission) -> Saved:
    """Decide: granted, the clock and what rests on it get their new last day; returned or
    rejected, it says why."""
    kinds = (APPROVAL, SUPPORT_EXTENSION, ENTITLEMENT)
    permit = access.permit_act("support", "approve extension", kinds, about=sent.record)
    return EXTENSION.decide(access, sent, permit, "support.approve_extension")


def _clock(case: str) -> Running | None:
    return next((each for each in running(case) if each.name == CLOCK_NAME), None)


def _carry(change: Change, access: Access, until: date) -> None:
    """The recorded answers about a regime under the limit get the new last day."""
    limited = {r.id for r in current(LawBook).regimes.values() if r.limit == CLOCK_NAME}
    for record, told in opened(change.permit, ENTITLEMENT, access.case).items():
        if told["regime"] in limited and told.get("until_on"):
            change.revise(of_record(ENTITLEMENT, record)[0], {"until_on": until.isoformat()})


EXTENSION = Extension(
    SUPPORT_EXTENSION,
    _clock,
    ("granted_until", "decision_number"),
    none=N_("Chưa có thời hạn hỗ trợ nào đang tính."),
    incomplete=N_("Hãy nhập ngày được kéo dài đến và số quyết định."),
    beyond=N_("Không kéo dài quá ngày được đề nghị, %(day)s."),
    carry=_carry,
)
