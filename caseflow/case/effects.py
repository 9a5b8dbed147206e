"""What doing something sets off beside its record, in words: a limit of the law that begins or
moves, a legal status that changes. Said on the page before, as the act declares it, and in the
message after, by what the case owes then, whatever was declared.
"""

from collections.abc import Iterable, Mapping, Sequence
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
from caseflow.vault.record import RecordKind
from caseflow.wording import moment_shown

LENGTHS: Mapping[Unit, str] = {
    Unit.CALENDAR_DAYS: N_("%(count)s ngày"),
    Unit.WORKING_DAYS: N_("%(count)s ngày làm việc"),
    Unit.MONTHS: N_("%(count)s tháng"),
    Unit.HOURS: N_("%(count)s giờ"),
    Unit.SAME_DAY: N_("ngay trong ngày"),
}
BEGUN = N_("Đã bắt đầu thời hạn “%(label)s”: đến %(ends)s (%(law)s).")
RESUMED = N_("Thời hạn “%(label)s” lại chạy: đến %(ends)s (%(law)s).")
LONGER = N_("Thời hạn “%(label)s” được kéo dài: nay đến %(ends)s (%(law)s).")
SOONER = N_("Thời hạn “%(label)s” nay kết thúc sớm hơn: đến %(ends)s (%(law)s).")
OUT_OF_SIGHT = N_("Nội dung này nằm ở phần đang đóng “%(part)s”: mở phần đó để đọc.")
URGENT = N_("Khẩn cấp! %(words)s.")
NO_MORE = N_("Thời hạn “%(label)s” không còn chạy nữa.")
Running = Mapping[str, Deadline]


@dataclass(frozen=True)
class Stand:
    """Where a case stands: its running limits by record, the legal status, and what is urgent
    there, in words."""

    running: Running
    legal_status: str
    urgent: Sequence[str]


def stand(access: Access) -> Stand:
    """Before something is done: as the case was read."""
    return Stand(_running(access), access.state.legal_status, _urgent(access))


def foretold(act: Act, access: Access) -> list[str]:
    """What doing ``act`` will set off, a sentence each; nothing for whom it does not concern."""
    return [_foretold(each) for each in act.sets_off(access)] if _concerned(access) else []


def since(before: Stand, access: Access) -> list[str]:
    """What has ended, begun or moved in the case since it stood as ``before``, a sentence each."""
    if not _concerned(access):
        return []
    now, running = load(access.case), _running(access)
    ended = (each for record, each in before.running.items() if record not in running)
    said = [gettext(NO_MORE, label=bilingual(each.label_vi, each.label_en)) for each in ended]
    changed = [(each, _changed(before.running, each)) for each in running.values()]
    said += [_said(each, words) for each, words in changed if words]
    if now and now.legal_status != before.legal_status:
        said.append(gettext("Tư cách của người này: %(status)s.", status=_status(now.legal_status)))
    new = [words for words in _urgent(access) if words not in before.urgent]
    return said + [gettext(URGENT, words=gettext(words)) for words in new]


def out_of_sight(access: Access, kinds: Iterable[RecordKind]) -> list[str]:
    """Where the officer finds what they have just written of these ``kinds``, if all of it stands
    in parts of the case that are closed to begin with."""
    if access.opened is None:
        return []
    shut = access.permit().reads.keys() - access.shown().reads.keys()
    parts = [{part.compartment for part in kind.parts} for kind in kinds]
    hidden = sorted({c for each in parts if each <= shut for c in each if c})
    name = Shower().compartment
    return [gettext(OUT_OF_SIGHT, part=name(each)) for each in hidden]


def _concerned(access: Access) -> bool:
    """The limits of a case are nothing of what a provider was told in the referral."""
    return access.actor.role is not Role.REFERRED_PROVIDER


def _running(access: Access) -> Running:
    deadlines = current(Sections).deadlines([access.case])
    return {each.record: each for each in deadlines.get(access.case, ())}


def _urgent(access: Access) -> list[str]:
    waits = current(Sections).waiting(access) if access.opened else ()
    return [each.words for each in waits if each.first]


def _changed(before: Running, each: Deadline) -> str:
    """What became of a limit, in words to fill; empty for one that stands as it stood."""
    was = before.get(each.record)
    if was is None:
        return BEGUN if each.version == 1 else RESUMED
    if was.due_at == each.due_at:
        return ""
    return LONGER if was.due_at < each.due_at else SOONER


def _said(each: Deadline, words: str) -> str:
    return gettext(
        words, label=bilingual(each.label_vi, each.label_en), ends=_ends(each.due_at),
        law=_law(cited(each.article), confirmed=each.confirmed),
    )  # fmt: skip


def _ends(due_at: datetime) -> str:
    due = due_at.astimezone(VIETNAM)
    if due.time() != time.max:
        return moment_shown(due)
    return gettext("hết ngày %(day)s", day=f"{due:%d/%m/%Y}")


def _foretold(effect: Effect) -> str:
    said = _limit(effect) if effect.clock else _moved(effect.legal_status)
    return f"{gettext(effect.when)}: {said}" if effect.when else said


def _moved(status: str) -> str:
    return gettext("tư cách của người này thành “%(status)s”.", status=_status(status))


def _limit(effect: Effect) -> str:
    book = current(LawBook)
    clock = book.clock(effect.clock, effect.rule_on or today()) or book.clocks[effect.clock][-1]
    article = cite(clock.article, book.instruments[clock.instrument].number)
    if effect.runs_to:
        return gettext(
            "thời hạn “%(label)s” lại chạy: đến %(ends)s (%(law)s).",
            label=bilingual(clock.label_vi, clock.label_en), ends=_ends(effect.runs_to),
            law=_law(cited(article), confirmed=clock.confirmed),
        )  # fmt: skip
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
