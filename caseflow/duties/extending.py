"""A limit made longer in four eyes, whichever stage it is of: asked while it runs, granted until
a day no later than the one asked for, and never further than the law lets it be carried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import day_of, end_of
from caseflow.clock import now
from caseflow.duties.approvals import decide, matter, pending, put_up
from caseflow.duties.clocks import Running
from caseflow.errors import N_, Refused
from caseflow.permits import Permit
from caseflow.vault.reading import Row, in_case, of_record
from caseflow.vault.record import RecordKind

Carry = Callable[[Change, Access, date], None]
LATE = N_(
    "Chỉ đề nghị kéo dài được khi thời hạn chưa hết, luật cho kéo dài và chưa có đề nghị nào đang "
    "chờ. Nội dung dưới đây chưa được ghi vào hồ sơ."
)


def nothing_rests(_change: Change, _access: Access, _until: date) -> None:
    """A limit on which no other record's day rests."""


@dataclass(frozen=True)
class Extension:
    """What a stage names of its own. ``kind``: the record of what is asked, whose name is the
    subject put up; ``clock``: the limit of a case, if one counts; ``granted_by``: what a grant
    must name, day first. Then its words: no limit counts, a grant is incomplete, it goes beyond
    what was asked. ``carry``: what moves with the limit to the day granted."""

    kind: RecordKind
    clock: Callable[[str], Running | None]
    granted_by: tuple[str, ...]
    none: str
    incomplete: str
    beyond: str
    carry: Carry = nothing_rests

    def running(self, access: Access) -> Running:
        """The limit, or ``Refused`` where none counts."""
        clock = self.clock(access.case)
        if clock is None:
            raise Refused(self.none)
        return clock

    def told(self, access: Access, record: str) -> dict[str, Any]:
        """The limit as it stands, on the page of whoever asks or decides; on the latter also by
        how many days what is asked is longer."""
        ending = self.running(access).ending
        asked = in_case(self.kind, record, access.case)[:1] if record else []
        longer = [(row.values["asked_until"] - ending.last).days for row in asked]
        return {"ending": ending, "longer_by": longer[0] if longer else 0}

    def far_beyond(self, access: Access, until: date) -> tuple[int, int] | None:
        """By how many days the limit would be longer, and how many the law gave it at first, where
        the former is more: a slip of the hand, perhaps."""
        clock = self.running(access)
        first = (clock.due_at - clock.row.values["occurred_at"]).days
        more = (until - clock.ending.last).days
        return (more, first) if more > first else None

    def may_ask(self, access: Access) -> bool:
        """Whether a longer limit can be asked for now, and none waits for its decision."""
        clock = self.clock(access.case)
        open_now = clock is not None and clock.extending.open_at(now())
        return open_now and pending(access.case, self.kind.name) is None

    def _field(self, name: str) -> str:
        return f"{self.kind.name}-{name}"

    def ask(self, access: Access, sent: Submission, permit: Permit, event: str) -> Saved:
        """Put a later end up to the officer named, while the present one has not passed."""
        answers, until = sent.of(self.kind.name), self._field("asked_until")
        limit = self.running(access).extending
        limit.check_asked(now(), until)
        limit.check_until(day_of(answers["asked_until"]), until)
        change = Change(permit, sent.key, event)
        put_up(change, self.kind.name, change.add(self.kind, answers), sent)
        return change.commit()

    def decide(self, access: Access, sent: Submission, permit: Permit, event: str) -> Saved:
        """Grant what was asked until a day, return it for completion, or reject it; what is
        not granted has no day, whatever stands in its boxes."""
        row, approval = matter(access, self.kind, self.kind.name, sent.record)
        change, told = Change(permit, sent.key, event), sent.of("approval")
        if told["decision"] == "approved":
            self._grant(change, access, row, sent.of(self.kind.name))
        decide(change, approval, told["decision"], told.get("reason"))
        return change.commit()

    def _grant(self, change: Change, access: Access, asked: Row, told: Mapping[str, Any]) -> None:
        clock, fields = self.running(access), [self._field(name) for name in self.granted_by]
        for name, field in zip(self.granted_by, fields, strict=True):
            if told.get(name) is None:
                raise Refused(self.incomplete, field)
        until, most = day_of(told[self.granted_by[0]]), asked.values["asked_until"]
        if until > most:
            raise Refused(self.beyond, fields[0], day=f"{most:%d/%m/%Y}")
        clock.extending.check_until(until, fields[0])
        change.revise(
            of_record(self.kind, asked.record), {name: told[name] for name in self.granted_by}
        )
        change.revise(clock.row, {"due_at": end_of(until).isoformat()})
        self.carry(change, access, until)
