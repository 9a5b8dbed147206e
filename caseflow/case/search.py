"""Finding a case: by its code, or by half a name without accents, within one's scope.

A miss and a hit out of scope answer alike. The names of the whole scope are opened
behind the door only; what does not match never leaves it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from caseflow.audit.disclosure import list_clear, scan
from caseflow.audit.events import Event
from caseflow.audit.noting import append, under
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.reasons import keep_reason
from caseflow.case.access import purposes
from caseflow.case.facts import gather
from caseflow.case.lists import Line, desk, names_on_page, scope
from caseflow.case.records import SearchResult
from caseflow.case.sections import Sections
from caseflow.case.state import CaseState, find_code, load_many
from caseflow.clock import now
from caseflow.db import current, db, transaction
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.access import access_table
from caseflow.law.compartments import Compartment
from caseflow.law.names import fold
from caseflow.policy import Actor, Desk, Facts, Role, in_scope, permit_case
from caseflow.vault.reading import of_cases

CODE = re.compile(r"[0-9A-Z]{4}-?[0-9A-Z]{4}", re.IGNORECASE)
AT_MOST = 25
LIVES = timedelta(minutes=30)


@dataclass(frozen=True)
class Hits:
    """What a search found: at most 25 cases, how many there were, whether there are more."""

    lines: Sequence[Line]
    scanned: int
    more: bool

    @property
    def states(self) -> list[CaseState]:
        """What stands in clear about each."""
        return [line.state for line in self.lines]


def search(actor: Actor, term: str, reason: str = "") -> str:
    """Search, and keep the result under an opaque id for half an hour; that id. ``reason``:
    why a role that reads names only with a reason looks for one."""
    term = " ".join(term.split())
    if len(fold(term)) < 2:
        raise Refused(N_("Hãy nhập mã hồ sơ, hoặc ít nhất hai chữ cái của tên."), "term")
    desk(actor, Desk.SEARCH)
    reached = scope(actor)
    found, scanned = _by_code(actor, reached, term) if CODE.fullmatch(term) else ([], 0)
    if not found:
        found, scanned = _by_name(actor, reached, term, reason.strip())
    result, until = uuid4().hex, now() + LIVES
    kept = {"session": actor.session, "cases": found, "scanned": scanned, "until": until}
    with transaction() as connection:
        connection.execute(insert(SearchResult).values(id=result, **kept))
    return result


def hits(actor: Actor, result: str) -> Hits:
    """The result of this session's own search; anything else is not there."""
    found = db.session.get(SearchResult, result)
    if found is None or found.session != actor.session or found.until < now():
        raise NotThere()
    now_reached = gather(actor, found.cases)
    cases = [case for case in found.cases if in_scope(now_reached[case])]
    shown = cases[:AT_MOST]
    list_clear(desk(actor, Desk.SEARCH), Event.CASE_LISTED, shown)
    names = names_on_page(actor, {case: now_reached[case] for case in shown})
    due = current(Sections).deadlines(shown)
    states = load_many(shown).values()
    lines = [Line(s, names.get(s.id), next(iter(due.get(s.id, ())), None)) for s in states]
    return Hits(lines, found.scanned, len(cases) > AT_MOST)


def _by_code(actor: Actor, reached: Mapping[str, Facts], term: str) -> tuple[list[str], int]:
    letters = term.upper().replace("-", "")
    case = find_code(f"{letters[:4]}-{letters[4:]}")
    digest = current(Pseudonyms).of_term(letters)
    append([under(desk(actor, Desk.SEARCH), Event.SEARCH_EXACT, term_hmac=digest)])
    return ([case] if case and case in reached else []), 0


def needs_reason(role: Role) -> bool:
    """Whether ``role`` reads a person's identity only with a reason."""
    return access_table()[role][Compartment.IDENTITY].limit == "reason"


def _by_name(
    actor: Actor, reached: Mapping[str, Facts], term: str, reason: str
) -> tuple[list[str], int]:
    facts = {}
    if needs_reason(actor.role):
        if not reason:
            raise Refused(N_("Hãy ghi lý do cần tìm theo tên."), "reason")
        facts["commitment"] = keep_reason(desk(actor, Desk.SEARCH), reason)
    sections, wanted = current(Sections), fold(term).split()
    kind = sections.name_kind
    first = purposes(actor.role)[0]
    permits = {c: p for c, f in reached.items() if (p := permit_case(f, first))}
    names = (sections.name_field, *sections.also_searched)
    rows = [
        row.only(*names)
        for found in of_cases(kind, permits).values()
        for row in found
        if row.part.compartment
        and permits[row.case].may_read(row.part.compartment, row.author, row.record)
    ] if kind else []  # fmt: skip

    def matches(values: Mapping[str, Any]) -> bool:
        text = fold(" ".join(str(values[n]) for n in names if isinstance(values.get(n), str)))
        return all(word in text for word in wanted)

    opened = scan(desk(actor, Desk.SEARCH), permits, rows, fold(term), matches, **facts)
    return list(dict.fromkeys(each.row.case for each in opened)), len(rows)
