"""Giving a service: at reception as in support, the same record and the same clock.

Essential needs are given from the first day, so the record stands below both stages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.acts import Effect
from caseflow.case.dates import (
    ENDS_LATER,
    check_happened,
    check_order,
    day_of,
    given_day,
    moment_of,
)
from caseflow.case.state import load
from caseflow.db import current
from caseflow.duties.clocks import of_name, start
from caseflow.duties.records import SERVICE_GIVEN
from caseflow.duties.rules import Task, check_money
from caseflow.duties.tasks import settle
from caseflow.errors import N_, Refused
from caseflow.law.book import LawBook
from caseflow.law.citing import cite
from caseflow.law.clocks import Clock
from caseflow.law.transition import counted_by
from caseflow.policy import Role

# Published: the kind that acts of reception and support write.
__all__ = ["SERVICE_GIVEN"]
EXTENDABLE = N_(
    "Chế độ này chỉ được hưởng đến hết ngày %(last)s (%(law)s). "
    "Nếu người này còn cần, hãy đề nghị kéo dài thời hạn trước khi hết hạn; "
    "được kéo dài rồi mới ghi."
)
OVER = N_(
    "Chế độ này đã hết thời hạn hưởng ngày %(last)s (%(law)s), nay không kéo dài được nữa. "
    "Hãy tìm nguồn hỗ trợ khác và ghi theo chế độ khác."
)
FINAL = N_(
    "Chế độ này chỉ được hưởng đến hết ngày %(last)s (%(law)s) và không được kéo dài. "
    "Hãy tìm nguồn hỗ trợ khác và ghi theo chế độ khác."
)
SEEN_BY_A_DOCTOR = frozenset({"reception_health_check", "emergency_care", "treatment"})
CLOCK_NAME = "essential_needs"


@dataclass(frozen=True)
class Limit:
    """The last day of a regime, and the clock of the law tables that sets it; ``over``: it was
    stopped, so that nobody can have it extended any more."""

    last: date
    clock: Clock
    over: bool = False

    @property
    def article(self) -> str:
        """Instrument and article, as screens name them."""
        number = current(LawBook).instruments[self.clock.instrument].number
        return cite(self.clock.article, number)


def check_service(answers: Mapping[str, Any], prefix: str = "", *, once: bool = False) -> None:
    """Refuse a service that has not begun, ends before, or costs money without its basis;
    ``once``: it is a payment that waits for approval."""
    started, ended = answers.get("started_on"), answers.get("ended_on")
    check_happened(started, f"{prefix}started_on")
    check_order(started, ended, f"{prefix}ended_on", ENDS_LATER)
    check_money(answers, prefix, once=once)


def give_service(change: Change, answers: Mapping[str, Any], prefix: str = "") -> str:
    """Record a service by ``answers`` (fields of ``service_given``, ISO dates); the record's
    id. The first day of essential needs starts their clock (NĐ 162/2025 Đ17), whenever it is
    recorded; what lies after its end is refused. A referred provider, who is shown no limit of
    the case, is not told of one here, and what is owed stays owed: the lead sees to it."""
    case = change.permit.case or ""
    takes_part = change.permit.actor.role is not Role.REFERRED_PROVIDER
    if takes_part:
        check_within(case, answers, prefix)
    record = change.add(SERVICE_GIVEN, answers)
    if takes_part and answers.get("service") in SEEN_BY_A_DOCTOR:
        settle(change, case, Task.URGENT_MEDICAL)
    regime = current(LawBook).regimes.get(str(answers.get("regime")))
    if regime and regime.limit == CLOCK_NAME:
        _count_from(change, moment_of(answers["started_on"]), counted_by(regime.law))
    return record


def begins_needs(access: Access) -> list[Effect]:
    """The limit that essential needs begin where none were given before, by the person's law."""
    if of_name(access.case, CLOCK_NAME):
        return []
    rule_on = counted_by(str(access.state.facts["applicable_law"]))
    return [Effect(CLOCK_NAME, when=N_("nếu là nhu cầu thiết yếu"), rule_on=rule_on)]


def _count_from(change: Change, day: datetime, rule_on: date | None) -> None:
    """Count the limit from ``day`` on, if nothing was given before it. What was given earlier
    and is recorded later moves the limit back; not one that a decision extended, nor one that
    has run out or stopped."""
    case, book = change.permit.case or "", current(LawBook)
    begun = of_name(case, CLOCK_NAME)
    if not begun:
        state = load(case)  # whoever gives it, who leads sees to its end
        owner = state.lead if state else change.permit.actor.agency
        start(change, CLOCK_NAME, day, owner, rule_on=rule_on)
    for each in begun:
        occurred, by = each.row.values["occurred_at"], each.row.values["rule_on"]
        as_counted, earlier = book.due(CLOCK_NAME, occurred, by), book.due(CLOCK_NAME, day, by)
        runs = not each.stopped and each.days_left >= 0
        if runs and day < occurred and as_counted and as_counted.at == each.due_at and earlier:
            moved = {"occurred_at": day.isoformat(), "due_at": earlier.at.isoformat()}
            change.revise(each.row, moved)


def limit_of(case: str, regime: str, begins: datetime) -> Limit | None:
    """Until when ``regime`` may be given in ``case``: by its clock, else counted from
    ``begins``; ``None`` where the law names no limit."""
    book = current(LawBook)
    entry = book.regimes[regime]
    if not entry.limit:
        return None
    begun = of_name(case, entry.limit)
    if begun:
        first = begun[0]
        return Limit(day_of(first.due_at), first.entry, first.stopped)
    by = counted_by(entry.law)
    due = book.due(entry.limit, begins, by)
    clock = book.clock(entry.limit, by or day_of(begins)) if due else None
    return Limit(due.on, clock) if due and clock else None


def check_within(case: str, answers: Mapping[str, Any], prefix: str = "") -> None:
    """Refuse a service, or a part of it, after the last day of its regime."""
    limit = limit_of(case, str(answers["regime"]), moment_of(answers["started_on"]))
    for name in ("started_on", "ended_on") if limit else ():
        day = given_day(answers.get(name))
        if limit and day and day > limit.last:
            words = FINAL
            if limit.clock.extendable:
                words = OVER if limit.over else EXTENDABLE
            last = f"{limit.last:%d/%m/%Y}"
            raise Refused(words, f"{prefix}{name}", last=last, law=limit.article)
