"""A limit made longer in four eyes, whichever stage it is of: asked while it runs, granted until
a day no later than the one asked for, and never further than the law lets it be carried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import day_of
from caseflow.clock import now
from caseflow.duties.approvals import decide, matter, pending, put_up
from caseflow.duties.clocks import Ending, Running
from caseflow.errors import Refused
from caseflow.permits import Permit
from caseflow.vault.reading import Row, of_record
from caseflow.vault.record import RecordKind

Carry = Callable[[Change, Access, Running, date], None]


@dataclass(frozen=True)
class Extension:
    """What a stage names of its own. ``kind``: the record of what is asked, whose name is the
    subject put up; ``clock``: the limit of a case, if one counts; ``carry``: what moves to the
    day granted; ``granted_by``: what a grant must name, day first; ``prefix``: before a
    question's name in the stage's form. Then its words: no limit counts, a grant is
    incomplete, it goes beyond what was asked."""

    kind: RecordKind
    clock: Callable[[str], Running | None]
    carry: Carry
    granted_by: tuple[str, ...]
    none: str
    incomplete: str
    beyond: str
    prefix: str = ""

    def running(self, access: Access) -> Running:
        """The limit, or ``Refused`` where none counts."""
        clock = self.clock(access.case)
        if clock is None:
            raise Refused(self.none)
        return clock

    def ending(self, access: Access) -> Ending:
        """The limit as it stands, for whoever asks or decides."""
        return self.running(access).ending

    def asked(self, access: Access) -> bool:
        """Whether a longer limit waits for its decision."""
        return pending(access.case, self.kind.name) is not None

    def ask(self, access: Access, sent: Submission, permit: Permit, event: str) -> Saved:
        """Put a later end up to the officer named, while the present one has not passed."""
        answers, until = sent.of(self.kind.name), f"{self.prefix}asked_until"
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
        clock, fields = self.running(access), [f"{self.prefix}{n}" for n in self.granted_by]
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
        self.carry(change, access, clock, until)
