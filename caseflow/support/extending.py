"""Support for longer than its limit: asked with a reason while the limit runs, granted by
another officer until a day (NĐ 162/2025 Điều 17; how far it may go is not known [U])."""

from datetime import date

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import day_of, end_of
from caseflow.case.disclosing import opened
from caseflow.db import current
from caseflow.duties.approvals import APPROVAL, decide, matter, pending, put_up
from caseflow.duties.clocks import Ending, Running, clocks
from caseflow.duties.extending import check_asked, check_granted
from caseflow.duties.services import CLOCK_NAME
from caseflow.errors import N_, Refused
from caseflow.law.book import LawBook
from caseflow.support.records import ENTITLEMENT, SUPPORT_EXTENSION
from caseflow.vault.reading import Row, of_record

SUBJECT = "support_extension"


def ending(access: Access) -> Ending:
    """The limit as it stands, for whoever asks or decides."""
    return _clock(access).ending


def may_ask(access: Access) -> bool:
    """Whether a limit has begun that nobody has asked to extend yet."""
    return _running(access.case) is not None and not pending(access.case, SUBJECT)


def ask(access: Access, sent: Submission) -> Saved:
    """Put a later end up to a supervisor, while the present one has not passed."""
    permit = access.permit_act("support", "ask extension", (SUPPORT_EXTENSION,))
    answers = sent.of(SUBJECT)
    check_asked(_clock(access), answers["asked_until"], f"{SUBJECT}-asked_until")
    change = Change(permit, sent.key, "support.ask_extension")
    put_up(change, SUBJECT, change.add(SUPPORT_EXTENSION, answers), sent)
    return change.commit()


def approve(access: Access, sent: Submission) -> Saved:
    """Decide: granted, the clock and what rests on it get their new last day; returned or
    rejected, it says why."""
    permit = access.permit_act(
        "support",
        "approve extension",
        (APPROVAL, SUPPORT_EXTENSION, ENTITLEMENT),
        about=sent.record,
    )
    row, approval = matter(access, SUPPORT_EXTENSION, SUBJECT, sent.record)
    change, told = Change(permit, sent.key, "support.approve_extension"), sent.of("approval")
    granted = sent.of(SUBJECT)
    if told["decision"] == "approved":
        _grant(change, access, row, granted.get("granted_until"), granted.get("decision_number"))
    decide(change, approval, told["decision"], told.get("reason"))
    return change.commit()


def _grant(
    change: Change, access: Access, asked: Row, granted: str | None, number: str | None
) -> None:
    for name, value in (("granted_until", granted), ("decision_number", number)):
        if value is None:
            raise Refused(
                N_("Hãy nhập ngày được kéo dài đến và số quyết định."), f"{SUBJECT}-{name}"
            )
    until, clock = day_of(str(granted)), _clock(access)
    beyond = N_("Không kéo dài quá ngày được đề nghị, %(day)s.")
    check_granted(clock, until, asked, f"{SUBJECT}-granted_until", beyond)
    change.revise(
        of_record(SUPPORT_EXTENSION, asked.record),
        {"granted_until": granted, "decision_number": number},
    )
    change.revise(clock.row, {"due_at": end_of(until).isoformat(), "stopped_at": None})
    _carry(change, access, until)


def _carry(change: Change, access: Access, until: date) -> None:
    """The recorded answers about a regime under this limit get the new last day."""
    limited = {r.id for r in current(LawBook).regimes.values() if r.limit == CLOCK_NAME}
    for record, told in opened(change.permit, ENTITLEMENT, access.case).items():
        if told["regime"] in limited and told.get("until_on"):
            change.revise(of_record(ENTITLEMENT, record)[0], {"until_on": until.isoformat()})


def _running(case: str) -> Running | None:
    """The clock of essential needs: one that stopped with the case counts on in a reopened."""
    found = (each for each in clocks([case]).get(case, []))
    return next((each for each in found if each.row.values["clock"] == CLOCK_NAME), None)


def _clock(access: Access) -> Running:
    clock = _running(access.case)
    if clock is None:
        raise Refused(N_("Chưa có thời hạn hỗ trợ nào đang tính."))
    return clock
