"""Which work is worth a letter, how often, and how long a letter that fails is tried again.

Told once when three days are left, on the day, and on each day after it; of an agency's work its
supervisor is told what nobody has seen to for long. What no office needs to know is not said.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from caseflow.duties.rules import Group, Kind
from caseflow.errors import N_
from caseflow.policy import Role

# The groups of the first page that are told by letter.
TOLD = frozenset({Group.ESCALATED, Group.OVERDUE, Group.TODAY, Group.SOON})


class Failure(StrEnum):
    """Why a letter did not leave."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    NOT_SECURE = "not_secure"
    SIGN_IN = "sign_in"
    SENDER = "sender"
    RECIPIENT = "recipient"
    LETTER = "letter"
    LOG = "log"


FAILURE_WORDS: Mapping[Failure, str] = MappingProxyType(
    {
        Failure.UNREACHABLE: N_("Không kết nối được với máy chủ thư, hoặc kết nối bị ngắt."),
        Failure.TIMEOUT: N_("Máy chủ thư không trả lời kịp."),
        Failure.NOT_SECURE: N_("Không mã hóa được đường truyền (STARTTLS) tới máy chủ thư."),
        Failure.SIGN_IN: N_("Máy chủ thư không nhận tên hoặc mật khẩu."),
        Failure.SENDER: N_("Máy chủ thư không nhận địa chỉ gửi."),
        Failure.RECIPIENT: N_("Máy chủ thư không nhận địa chỉ của một cán bộ."),
        Failure.LETTER: N_("Máy chủ thư không nhận nội dung thư."),
        Failure.LOG: N_("Chưa ghi được nhật ký truy cập, nên thư chưa được gửi."),
    }
)
# After these the next letter would fail alike: nothing more is sent until the next round.
ENDS_THE_ROUND = frozenset(Failure) - {Failure.RECIPIENT, Failure.LETTER}

LEASE = timedelta(minutes=10)  # after which a letter counts as not sent by whoever took it
WAITS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 30, 60))
MOST_ATTEMPTS = 12  # about eight hours; the next day it begins anew, if still owed
KEPT_FOR = timedelta(days=30)


def wait_after(attempts: int) -> timedelta:
    """How long a letter waits that has failed ``attempts`` times."""
    return WAITS[min(attempts, len(WAITS)) - 1]


def told_on(urgency: Group, due_on: date, today: date) -> date:
    """The day a letter belongs to: before the day something is due one letter, then one a day."""
    return due_on if urgency is Group.SOON else today


def for_whom(role: Role, urgency: Group, kind: Kind, owed_by: str) -> bool:
    """Whether an officer in ``role`` is told. A supervisor's page has all the work of the
    agency: the letter has what is put to supervisors, and what is overdue for long. ``owed_by``:
    the role that owes a task. Of a request nobody is told: that a letter leaves right after the
    question would tell whoever reads the mailbox that the person asked about is held, and where."""
    if kind is Kind.REQUEST:
        return False
    if role is not Role.SUPERVISOR or urgency is Group.ESCALATED:
        return True
    return kind not in (Kind.CLOCK, Kind.TASK) or owed_by == Role.SUPERVISOR


def over_since(moment: datetime) -> datetime:
    """Letters before that moment are forgotten."""
    return moment - KEPT_FOR
