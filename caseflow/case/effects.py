"""What doing something sets off beside its record, in words: a limit of the law that begins, a
legal status that moves. Said on the page before, as the act declares it, and in the message after,
by what the case owes then, whatever was declared.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect
from caseflow.case.labels import Shower
from caseflow.case.sections import Deadline, Sections
from caseflow.case.state import load
from caseflow.clock import VIETNAM, today
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import bilingual, cited, gettext
from caseflow.law.book import LawBook
from caseflow.law.citing import cite
from caseflow.law.clocks import Span, Unit
from caseflow.policy import Role
from caseflow.wording import moment_shown

LENGTHS: Mapping[Unit, str] = {
    Unit.CALENDAR_DAYS: N_("%(count)s ngày"),
    Unit.WORKING_DAYS: N_("%(count)s ngày làm việc"),
    Unit.MONTHS: N_("%(count)s tháng"),
    Unit.HOURS: N_("%(count)s giờ"),
    Unit.SAME_DAY: N_("ngay trong ngày"),
}
Running = Collection[tuple[str, datetime]]


@dataclass(frozen=True)
class Stand:
    """Where a case stands: its running limits by name and end, and the legal status."""

    running: Running
    legal_status: str


def stand(access: Access) -> Stand:
    """Before something is done: as the case was read."""
    running = {(each.clock, each.due_at) for each in _deadlines(access)}
    return Stand(frozenset(running), access.state.legal_status)


def foretold(act: Act, access: Access) -> list[str]:
    """What doing ``act`` will set off, a sentence each; nothing for whom it does not concern."""
    return [_foretold(each) for each in act.sets_off(access)] if _concerned(access) else []


def since(before: Stand, access: Access) -> list[str]:
    """What has begun or moved in the case since it stood as ``before``, a sentence each."""
    if not _concerned(access):
        return []
    begun = [each for each in _deadlines(access) if (each.clock, each.due_at) not in before.running]
    now = load(access.case)
    said = [_begun(each) for each in begun]
    if now and now.legal_status != before.legal_status:
        said.append(gettext("Tư cách của người này: %(status)s.", status=_status(now.legal_status)))
    return said


def _concerned(access: Access) -> bool:
    """The limits of a case are nothing of what a provider was told in the referral."""
    return access.actor.role is not Role.REFERRED_PROVIDER


def _deadlines(access: Access) -> Collection[Deadline]:
    return current(Sections).deadlines([access.case]).get(access.case, ())


def _begun(each: Deadline) -> str:
    due = each.due_at.astimezone(VIETNAM)
    ends = _on(due) if due.time() == time.max else moment_shown(due)
    return gettext(
        "Đã bắt đầu thời hạn “%(label)s”: đến %(ends)s (%(law)s).",
        label=bilingual(each.label_vi, each.label_en), ends=ends,
        law=_law(cited(each.article), confirmed=each.confirmed),
    )  # fmt: skip


def _on(due: datetime) -> str:
    return gettext("hết ngày %(day)s", day=f"{due:%d/%m/%Y}")


def _foretold(effect: Effect) -> str:
    said = _limit(effect.clock) if effect.clock else _moved(effect.legal_status)
    return f"{gettext(effect.when)}: {said}" if effect.when else said


def _moved(status: str) -> str:
    return gettext("tư cách của người này thành “%(status)s”.", status=_status(status))


def _limit(name: str) -> str:
    book = current(LawBook)
    clock = book.clock(name, today()) or book.clocks[name][-1]
    article = cite(clock.article, book.instruments[clock.instrument].number)
    return gettext(
        "thời hạn “%(label)s” bắt đầu: %(length)s (%(law)s).",
        label=bilingual(clock.label_vi, clock.label_en), length=_length(clock.limit),
        law=_law(cited(article), confirmed=clock.confirmed),
    )  # fmt: skip


def _length(span: Span) -> str:
    return gettext(LENGTHS[span.unit], count=span.amount)


def _law(article: str, *, confirmed: bool) -> str:
    return article if confirmed else f"{article}, {gettext('chưa đối chiếu')}"


def _status(code: str) -> str:
    return Shower().code("case", "legal_status", code)
