"""What comes after support: contacts, a case opened again, a supervisor who looks."""

from typing import Any

from caseflow.cooperation import supervising
from caseflow.demo.reception import LAN
from caseflow.demo.supporting import HA
from caseflow.demo.telling import Told, day
from caseflow.support import section

APPROVED = {"decision": "approved"}


def asked_after(told: Told, milestone: str, days: int, next_on: int = 0, by: str = LAN) -> None:
    """A meeting ``days`` ago; the next one agreed for ``next_on`` days from now, if given."""
    answers: dict[str, Any] = {
        "milestone": milestone,
        "done_on": day(-days),
        "result": "met",
        "wellbeing": "fairly_good",
        "needs": ["work", "papers"],
        "new_danger": "no",
    }
    told.do(by, section.FOLLOW, follow_up=answers | ({"next_on": day(next_on)} if next_on else {}))


def reviewed(told: Told, by: str = LAN) -> None:
    """The yearly review of a person who came back from abroad, who was spoken with."""
    answers = {
        "milestone": "yearly_review",
        "done_on": day(),
        "result": "spoken",
        "wellbeing": "difficult",
        "needs": ["training"],
        "new_danger": "no",
    }
    told.do(by, section.FOLLOW, follow_up=answers)


def reopening_proposed(told: Told, reason: str, detail: str, by: str = LAN) -> None:
    """The caseworker proposes to open the case again."""
    answers = {"reason": reason, "detail": detail, "consent_renewed": "yes"}
    approver = {"approver": told.cast.officers[HA]}
    told.do(by, section.PROPOSE_REOPENING, reopening=answers, approval=approver)


def reopened(told: Told, reason: str, detail: str) -> None:
    """Opened again, agreed by the supervisor."""
    reopening_proposed(told, reason, detail)
    told.do(HA, section.APPROVE_REOPENING, approval=APPROVED)


def found_wanting(told: Told, subject: str, finding: str, action: str, due: int) -> None:
    """What the supervisor found in how support is given, due in ``due`` days."""
    answers = {
        "subject": subject,
        "finding": finding,
        "required_action": action,
        "responsible_officer": told.cast.officers[LAN],
        "due_on": day(due),
    }
    told.do(HA, supervising.RECORD_FINDING, finding_of_supervision=answers)


def put_right(told: Told, by: str = LAN) -> None:
    """The officer in charge says that it was put right today."""
    told.do(
        by,
        supervising.ANSWER_FINDING,
        finding_of_supervision={"resolved_on": day(), "resolution": "Đã gặp và thông báo chế độ"},
    )


def seen_put_right(told: Told) -> None:
    """The supervisor agrees."""
    told.do(HA, supervising.CHECK_FINDING, finding_of_supervision={"resolved_on": day()})
