"""What the auditor reads: accesses by case and by officer, one entry with its proof.

Every reading of the log is an entry of the log, durable before anything is shown. No
person's data are reachable from here: the log holds none, and the permit of this desk
reads the compartment ``oversight`` alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from caseflow.audit.canonical import decode_object
from caseflow.audit.disclosure import open_reason, read_log
from caseflow.audit.events import Event, Kind
from caseflow.audit.ledger import Asked, Ledger, Told
from caseflow.audit.noting import append, entry, under
from caseflow.audit.proofs import proof_file
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.sequencer import Log
from caseflow.case.state import find_code
from caseflow.db import current
from caseflow.errors import N_, Denied, NotThere, Refused
from caseflow.policy import Actor, Desk, Permit, permit_desk

PAGE_SHOWN = 25  # entries; a page is never compressed and must load over a slow line
SUMMED_UP = 2000  # entries, the newest first, that a summary reads
_CODE = re.compile(r"[0-9A-Z]{4}-?[0-9A-Z]{4}", re.IGNORECASE)


@dataclass(frozen=True)
class Filter:
    """What an auditor asks for; empty: everything. ``case`` is a pseudonym, ``events``
    any of which; ``since`` is included, ``until`` is not."""

    case: str = ""
    officer: str = ""
    events: tuple[Event, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    def asked(self) -> Asked:
        """The same as the ledger asks it; the events are asked one by one."""
        found: Asked = {}
        if self.case:
            found["case"] = self.case
        if self.officer:
            found["officer"] = self.officer
        if self.since:
            found["since"] = self.since
        if self.until:
            found["until"] = self.until
        return found

    @property
    def subjects(self) -> list[str]:
        """Whom or what in particular is asked about."""
        return [each for each in (self.case, self.officer) if each]


@dataclass(frozen=True)
class Page:
    """Entries, newest first; ``older`` is where the next page starts, if there is one."""

    entries: Sequence[Told]
    older: int | None


@dataclass(frozen=True)
class Share:
    """Part of a summary: so many entries of one officer in one role, or of one event."""

    key: tuple[str, ...]
    count: int
    first: str
    last: str


@dataclass(frozen=True)
class Summary:
    """Shares, the largest first; ``cut`` when older entries were not read."""

    shares: Sequence[Share]
    cut: bool


def events_of(kind: Kind) -> tuple[Event, ...]:
    """Every event of one kind."""
    return tuple(event for event in Event if event.kind is kind)


def events_named(name: str) -> tuple[Event, ...]:
    """The one event of that name; none for an empty name."""
    return tuple(event for event in Event if event == name)


def log_permit(actor: Actor) -> Permit:
    """Leave to read the log, or ``Denied``."""
    permit = permit_desk(actor, Desk.LOG)
    if permit is None:
        raise Denied(N_("Chỉ kiểm toán viên đọc được nhật ký."))
    return permit


def accesses(actor: Actor, asked: Filter, before: int | None = None) -> Page:
    """One page of what is asked for; its entry is written before it is returned."""
    permit = log_permit(actor)
    found = _newest(current(Log).ledger, asked, before, PAGE_SHOWN + 1)
    shown = found[:PAGE_SHOWN]
    read_log(permit, asked.subjects, {"rows": len(shown)})
    return Page(shown, shown[-1].seq if len(found) > PAGE_SHOWN else None)


def summary(actor: Actor, asked: Filter) -> Summary | None:
    """Who, for a case; what, for an officer; nothing when neither is asked for alone.
    To be shown with its page of :func:`accesses`, whose entry covers it."""
    log_permit(actor)
    if bool(asked.case) == bool(asked.officer):
        return None
    found = _newest(current(Log).ledger, asked, None, SUMMED_UP + 1)
    by = _by_officer if asked.case else _by_event
    return Summary(_shares(found[:SUMMED_UP], by), len(found) > SUMMED_UP)


def _newest(ledger: Ledger, asked: Filter, before: int | None, limit: int) -> list[Told]:
    rest = asked.asked()
    rest["limit"] = limit
    if before is not None:
        rest["before_seq"] = before
    if not asked.events:
        return ledger.entries(**rest)
    found: list[Told] = []
    for event in asked.events:
        rest["event"] = event
        found += ledger.entries(**rest)
    return sorted(found, key=lambda told: -told.seq)[:limit]


def _by_officer(told: Told) -> tuple[str, ...]:
    actor = told.facts.get("actor", {})
    return (actor.get("officer", ""), actor.get("role", ""), actor.get("agency", ""))


def _by_event(told: Told) -> tuple[str, ...]:
    return (told.facts["event"],)


def _shares(found: Sequence[Told], by: Callable[[Told], tuple[str, ...]]) -> list[Share]:
    groups: dict[tuple[str, ...], list[Told]] = {}
    for told in found:
        groups.setdefault(by(told), []).append(told)
    shares = [
        Share(key, len(group), group[-1].facts["at"], group[0].facts["at"])
        for key, group in groups.items()
    ]
    return sorted(shares, key=lambda share: -share.count)


def one_entry(actor: Actor, seq: int) -> Told:
    """One entry, whole; or ``NotThere``."""
    permit = log_permit(actor)
    found = _read(seq)
    read_log(permit, counts={"entry": found.seq})
    return found


def proof(actor: Actor, seq: int) -> str:
    """The proof that entry ``seq`` stands in the log, as the text of a file."""
    permit = log_permit(actor)
    read_log(permit, counts={"entry": _read(seq).seq})
    found = proof_file(current(Log).ledger, seq)
    if found is None:
        raise NotThere()
    return found


def reason_of(actor: Actor, seq: int) -> tuple[Told, str]:
    """An entry, and the sealed reason to which it is committed."""
    permit = log_permit(actor)
    found = _read(seq)
    commitment = found.facts.get("commitment")
    if not commitment:
        raise NotThere()
    return found, open_reason(permit, commitment)


def _read(seq: int) -> Told:
    ledger = current(Log).ledger
    if not 0 <= seq < ledger.size():  # asked first: no store takes a number of any length
        raise NotThere()
    return Told(seq, decode_object(ledger.read(seq, seq + 1)[0]))


def resolve(actor: Actor, code: str) -> str:
    """The pseudonym of the case that a complaint names by its code; never the reverse.
    ``Refused`` where the log can know nothing of such a code. Both have their entry."""
    permit, names = log_permit(actor), current(Pseudonyms)
    letters = code.strip().upper().replace("-", "")
    case = find_code(f"{letters[:4]}-{letters[4:]}") if _CODE.fullmatch(letters) else None
    if case is None:
        unknown: Mapping[str, str] = {"outcome": "deny", "subject": names.of_unknown(letters)}
        append([entry(Event.PSEUDONYM_RESOLVED, actor, rule="case.unknown", **unknown)])
        raise Refused(N_("Nhật ký không có mục nào về mã hồ sơ này."), "code")
    append([under(permit, Event.PSEUDONYM_RESOLVED, case)])
    return names.of_case(case)
