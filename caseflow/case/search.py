"""Finding a case: by its code, or by half a name without accents, within one's scope.

A miss and a hit out of scope answer alike. The names of the whole scope are opened
behind the door only; what does not match never leaves it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert

from caseflow.audit.disclosure import Sought, listing, scan
from caseflow.audit.events import Event
from caseflow.audit.noting import append, under
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.reasons import keep_reason
from caseflow.case import reach
from caseflow.case.access import UNKNOWN
from caseflow.case.desks import desk
from caseflow.case.lists import Line, names_on_page, within
from caseflow.case.openings import purposes
from caseflow.case.records import SearchResult
from caseflow.case.sections import Sections
from caseflow.case.state import CaseState, find_code, load_many
from caseflow.clock import now
from caseflow.db import current, db, transaction
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.access import access_table
from caseflow.law.compartments import Compartment
from caseflow.law.names import fold
from caseflow.policy import Actor, Desk, Permit, Role, permit_case
from caseflow.vault import snapshot
from caseflow.vault.reading import Row
from caseflow.vault.shares import in_shares

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
    with snapshot.once():
        found, scanned = _found(actor, term, reason.strip())
    result, until = uuid4().hex, now() + LIVES
    kept = {"session": actor.session, "cases": found, "scanned": scanned, "until": until}
    with transaction() as connection:
        connection.execute(delete(SearchResult).where(SearchResult.until < now()))
        connection.execute(insert(SearchResult).values(id=result, **kept))
    return result


def hits(actor: Actor, result: str) -> Hits:
    """The result of this session's own search; anything else is not there."""
    found = db.session.get(SearchResult, result)
    if found is None or found.session != actor.session or found.until < now():
        raise NotThere()
    reached = within(actor, found.cases)
    shown = list(reached)[:AT_MOST]
    listed = listing(desk(actor, Desk.SEARCH), Event.CASE_LISTED, shown)
    names = names_on_page(actor, {case: reached[case] for case in shown}, listed)
    due = current(Sections).deadlines(shown)
    states = load_many(shown).values()
    lines = [Line(s, names.get(s.id), next(iter(due.get(s.id, ())), None)) for s in states]
    return Hits(lines, found.scanned, len(reached) > AT_MOST)


def _found(actor: Actor, term: str, reason: str) -> tuple[list[str], int]:
    """The cases, and how many had their names looked through for them."""
    is_code = CODE.fullmatch(term) is not None
    found = _by_code(actor, term) if is_code else []
    if found or (is_code and not term.isalpha()):  # eight letters may be half a name
        return found, 0
    return _by_name(actor, term, reason)


def _by_code(actor: Actor, term: str) -> list[str]:
    letters = term.upper().replace("-", "")
    case = find_code(f"{letters[:4]}-{letters[4:]}")
    digest = current(Pseudonyms).of_term(letters)
    append([under(desk(actor, Desk.SEARCH), Event.SEARCH_EXACT, term_hmac=digest)])
    # One that is not there is asked about as long as one that is.
    return list(within(actor, [case or UNKNOWN]))


def needs_reason(role: Role) -> bool:
    """Whether ``role`` reads a person's identity only with a reason."""
    return access_table()[role][Compartment.IDENTITY].limit == "reason"


def _by_name(actor: Actor, term: str, reason: str) -> tuple[list[str], int]:
    facts = {}
    if needs_reason(actor.role):
        if not reason:
            raise Refused(N_("Hãy ghi lý do cần tìm theo tên."), "reason")
        facts["commitment"] = keep_reason(desk(actor, Desk.SEARCH), reason)
    cases = reach.cases(actor, named=True)
    sought = Sought(fold(term), _matcher(term), partial(_permits, actor), AT_MOST + 1)
    found = scan(desk(actor, Desk.SEARCH), _names(cases), len(cases), sought, **facts)
    return found, len(cases)


def _names(cases: Sequence[str]) -> Iterator[Sequence[Row]]:
    """The rows with the names of ``cases``, a share at a time."""
    sections = current(Sections)
    if kind := sections.name_kind:
        part = kind.part_of(sections.name_field)
        yield from in_shares(kind, part, _searched(), cases)


def _searched() -> tuple[str, ...]:
    sections = current(Sections)
    return (sections.name_field, *sections.also_searched)


def _matcher(term: str) -> Callable[[Mapping[str, Any]], bool]:
    """Whether every word of ``term`` stands somewhere in a person's names."""
    wanted, names = fold(term).split(), _searched()

    def matches(values: Mapping[str, Any]) -> bool:
        text = fold(" ".join(str(values[n]) for n in names if isinstance(values.get(n), str)))
        return all(word in text for word in wanted)

    return matches


def _permits(actor: Actor, cases: Sequence[str]) -> dict[str, Permit]:
    """The permits of those cases that are truly within the officer's scope."""
    first = purposes(actor.role)[0]
    reached = within(actor, list(dict.fromkeys(cases)))
    return {case: p for case, facts in reached.items() if (p := permit_case(facts, first))}
