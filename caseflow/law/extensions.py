"""When a running clock may be extended: asked in time, while it runs, as far as the law lets it.

A clock that has run out is not revived. What was asked in time may be decided later.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caseflow.clock import VIETNAM
from caseflow.errors import N_, Refused
from caseflow.law.clocks import Clock
from caseflow.law.counting import Due, date_in_vietnam, due, extended, longest
from caseflow.law.holidays import Holidays


@dataclass(frozen=True)
class Extending:
    """A running clock: what started it, when it ends now (moments are aware), and the
    ``article`` to name in a refusal.
    """

    clock: Clock
    occurred_at: datetime
    due_at: datetime
    holidays: Holidays
    article: str

    @property
    def last_to_ask(self) -> date:
        """The last day on which it may be asked for."""
        return date_in_vietnam(self.due_at) - timedelta(days=self.clock.ask_before_days or 0)

    def open_at(self, moment: datetime) -> bool:
        """Whether what is asked at ``moment`` is in time, and the law lets it go any further."""
        furthest = self.furthest()
        in_time = moment <= self.due_at and date_in_vietnam(moment) <= self.last_to_ask
        return in_time and (furthest is None or furthest.at > self.due_at)

    def check_asked(self, asked_at: datetime, field: str | None = None) -> None:
        """Refuse a request once the clock has run out, or later than the law's number of
        days before that.
        """
        if asked_at > self.due_at:
            raise Refused(N_("Đã hết thời hạn. Chỉ đề nghị gia hạn được khi còn thời hạn."), field)
        if date_in_vietnam(asked_at) > self.last_to_ask:
            raise Refused(
                N_("Phải đề nghị gia hạn ít nhất %(days)s ngày trước khi hết hạn, chậm nhất "
                   "ngày %(last)s (%(law)s)."), field,
                days=self.clock.ask_before_days, last=f"{self.last_to_ask:%d/%m/%Y}",
                law=self.article,
            )  # fmt: skip

    def furthest(self) -> Due | None:
        """The last day to which a decision can carry the clock: the limit of a complex case
        until that is reached, then one extension of the law's length. ``None`` where the law
        lets it be extended and does not say how far: then the decision alone does.
        """
        ordinary = longest(self.clock, self.occurred_at, self.holidays) or due(
            self.clock, self.occurred_at, self.holidays
        )
        if self.due_at < ordinary.at or not self.clock.extendable:
            return ordinary
        return extended(self.clock, ordinary, self.holidays)

    def check_until(self, until: date, field: str | None = None) -> None:
        """Refuse an end that is no later than the present one, or beyond what the law gives."""
        present = date_in_vietnam(self.due_at)
        if until <= present:
            raise Refused(
                N_("Ngày gia hạn phải sau thời hạn hiện nay, %(day)s."), field,
                day=f"{present:%d/%m/%Y}",
            )  # fmt: skip
        limit = self.furthest()
        if limit and datetime.combine(until, time.max, VIETNAM) > limit.at:
            raise Refused(
                N_("Thời hạn dài nhất đến ngày %(day)s (%(law)s)."), field,
                day=f"{limit.on:%d/%m/%Y}", law=self.article,
            )  # fmt: skip
