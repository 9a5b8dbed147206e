"""The yearly review of people who returned from abroad: who has not been told of all that
they are entitled to (HN §III.2).

Who is listed, and in what order, follows from clear facts alone: how the person came, when
the last review was, how many regimes they were told of. Which regimes are missing is opened
for the page that is shown, an entry a case. Lines narrow, the attested rows of the page's
cases judge (decision 0013).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

from sqlalchemy import Connection

from caseflow.audit.disclosure import listing, open_each
from caseflow.audit.entry import Entry
from caseflow.audit.events import Event
from caseflow.case import reach
from caseflow.case.deriving import NO_MORE
from caseflow.case.desks import desk
from caseflow.case.lists import PAGE, Page, within
from caseflow.case.openings import purposes
from caseflow.case.sections import Sections, Yearly
from caseflow.case.state import CaseState, as_seen
from caseflow.clock import today
from caseflow.db import current
from caseflow.law.ages import AgeClass
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.law.entitlements import Entitlement, Place, Status
from caseflow.law.transition import LAW_2011, LAW_2024
from caseflow.people.situation import HOME, facts
from caseflow.policy import Actor, Desk, Facts, Role, Standing, permit_case
from caseflow.support.milestones import YEARLY, review_due
from caseflow.support.records import ENTITLEMENT, FOLLOW_UP
from caseflow.support.rules import unoffered
from caseflow.vault.reading import by_case, of_cases
from caseflow.vault.snapshot import reading

REVIEWERS = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
SHOWN = ("missing", "due", "all")
# Nothing is offered any more where the person has died or another body has the case.
FACTS = ("legal_status", "age_class", "applicable_law")
OVER = frozenset({"died", "moved", "returned_to_country"})


@dataclass(frozen=True)
class Review:
    """One person on the list, by clear facts. ``told``: of how many regimes."""

    state: CaseState
    returned_on: date
    reviewed_on: date | None
    told: int

    @property
    def due_on(self) -> date:
        return review_due(self.returned_on, self.reviewed_on)

    @property
    def ended(self) -> bool:
        """Whether nobody contacts the person any more: the case has ended and is not followed
        up; it is opened again when they come back."""
        return self.state.closed and not self.state.followed_up

    @cached_property
    def given(self) -> Sequence[Entitlement]:
        """What the law gives a citizen or stateless resident of that status."""
        return _given(self.state.facts)

    @property
    def decided(self) -> bool:
        """Whether the law gives anything plainly to a person of this status."""
        return bool(unoffered(self.given, []))


# A person, with the regimes not told of, by code.
Told = tuple[Review, Sequence[str]]


def reviews(actor: Actor, number: int = 1, shown: str = SHOWN[0]) -> Page[Told]:
    """The people who returned from abroad in the officer's scope, the earliest due first."""
    permit = desk(actor, Desk.WORK)
    until = today().isoformat() if shown == "due" else NO_MORE
    untold = reach.fewer_told(_many_given()) if shown == "missing" else None
    found, total = reach.reviewed(actor, until, untold, (number - 1) * PAGE, PAGE)
    reached = within(actor, found)
    led = {case: f for case, f in reached.items() if f.standing is Standing.LEAD}
    with reading() as connection:
        theirs = _reviews(connection, list(led))
    chosen = [each for each in theirs if _is_wanted(each, shown)]
    listed = listing(permit, Event.CASE_LISTED, [each.state.id for each in chosen])
    missing = _missing(actor, led, chosen, listed)
    return Page([(each, missing[each.state.id]) for each in chosen], number, total)


def due_now(actor: Actor, most: int) -> int:
    """How many people's review has fallen due, by clear facts, counted as far as ``most``:
    for the count on the first page of who reviews; who reads it writes its entry."""
    if actor.role not in REVIEWERS:
        return 0
    return reach.reviews_due(actor, today().isoformat(), most)


def yearly(connection: Connection, cases: Sequence[str]) -> Mapping[str, Yearly]:
    """The reviews of the people of ``cases`` who are owed one, for the lines of lists."""
    return {
        each.state.id: Yearly(
            None if each.ended else each.due_on, each.told, _given_by(each.state.facts)
        )
        for each in _reviews(connection, cases)
    }


def review_of(case: str) -> Review | None:
    """The yearly review of the person of ``case``, if they are owed one."""
    with reading() as connection:
        return next(iter(_reviews(connection, [case])), None)


def _reviews(connection: Connection, cases: Sequence[str]) -> list[Review]:
    back = current(Sections).returned(connection, cases)
    ids = [case for case in cases if case in back]
    if not ids:
        return []
    told, contacts = (by_case(connection, k, k.parts[0], ids) for k in (ENTITLEMENT, FOLLOW_UP))
    return [
        Review(
            state,
            back[case],
            max(
                (r.values["done_on"] for r in contacts.get(case, []) if _is_review(r.values)),
                default=None,
            ),
            sum(row.values["offered_on"] is not None for row in told.get(case, [])),
        )
        for case, state in as_seen(connection, ids).items()
        if state.outcome_of("support") not in OVER
    ]


def _is_review(values: Mapping[str, object]) -> bool:
    return values["milestone"] == YEARLY and values["done_on"] is not None


def _is_wanted(each: Review, shown: str) -> bool:
    if shown == "due":
        return not each.ended and each.due_on <= today()
    return shown == "all" or each.told < len(unoffered(each.given, []))


def _given(case: Mapping[str, object]) -> Sequence[Entitlement]:
    """Who comes back to Việt Nam is its citizen, or stateless and settled here, with the same
    regimes; nationality itself stays sealed."""
    return current(LawBook).entitlements(facts(case, [HOME], Place.VIET_NAM), today())


def _given_by(case: Mapping[str, object]) -> str:
    """The clear facts of a case that decide about it, in one text, for the lines of lists."""
    return "/".join(str(case[name]) for name in FACTS)


def _many_given() -> dict[int, list[str]]:
    """How many regimes the law gives plainly → by which facts."""
    found: dict[int, list[str]] = {}
    for values in product(Status, AgeClass, (LAW_2011, LAW_2024)):
        each = dict(zip(FACTS, values, strict=True))
        found.setdefault(len(unoffered(_given(each), [])), []).append(_given_by(each))
    return found


def _missing(
    actor: Actor, reached: Mapping[str, Facts], chosen: Sequence[Review], listed: Entry
) -> dict[str, Sequence[str]]:
    """The regimes each was not told of: an entry a case, in one batch with that of the list,
    then the answers."""
    first = purposes(actor.role)[0]
    permits = {c: p for c, f in reached.items() if (p := permit_case(f, first))}
    rows = [
        row
        for part in ENTITLEMENT.parts
        for found in of_cases(ENTITLEMENT, permits, part).values()
        for row in found
        if part.compartment is None
        or permits[row.case].may_read(Compartment.SUPPORT, row.author, row.record)
    ]
    answers: dict[str, dict[str, dict[str, object]]] = {case: {} for case in reached}
    for each in open_each(permits, Event.ENTITLEMENTS_LISTED, rows, listed):
        answers[each.row.case].setdefault(each.row.record, {}).update(each.values)
    return {
        each.state.id: unoffered(
            each.given, [a for a in answers[each.state.id].values() if "regime" in a]
        )
        for each in chosen
    }
