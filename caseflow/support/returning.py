"""The yearly review of people who returned from abroad: who has not been told of all that
they are entitled to (HN §III.2).

Who is listed, and in what order, follows from clear facts alone: how the person came, when
the last review was, how many regimes they were told of. Which regimes are missing is opened
for the page that is shown, an entry a case. Lines narrow, the attested rows of the page's
cases judge (decision 0013).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import and_

from caseflow.audit.disclosure import NAMES_AT_ONCE, list_clear, open_each
from caseflow.audit.events import Event
from caseflow.case import reach
from caseflow.case.access import purposes
from caseflow.case.desks import desk
from caseflow.case.lists import within
from caseflow.case.sections import Sections, Within
from caseflow.case.state import CaseState, load_many
from caseflow.clock import now, today
from caseflow.db import current
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.law.entitlements import Entitlement, Place
from caseflow.policy import Actor, Desk, Facts, Role, Standing, permit_case
from caseflow.support.milestones import YEARLY, review_due
from caseflow.support.records import ENTITLEMENT, FOLLOW_UP
from caseflow.support.rules import HOME, facts, unoffered
from caseflow.vault.reading import newest, of_cases

PAGE = NAMES_AT_ONCE
_FOLLOW_UPS = FOLLOW_UP.parts[0]
REVIEWERS = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
SHOWN = ("missing", "due", "all")
LESS_THAN_A_YEAR = timedelta(days=360)  # nobody who came back since then is due
# Nothing is offered any more where the person has died or another body has the case.
OVER = frozenset({"died", "moved", "returned_to_country"})


@dataclass(frozen=True)
class Review:
    """One person on the list, by clear facts. ``told``: of how many regimes; ``given``: what
    the law gives a citizen or stateless resident of that status."""

    state: CaseState
    returned_on: date
    reviewed_on: date | None
    told: int
    given: Sequence[Entitlement]

    @property
    def due_on(self) -> date:
        return review_due(self.returned_on, self.reviewed_on)

    @property
    def ended(self) -> bool:
        """Whether nobody contacts the person any more: the case has ended and is not followed
        up; it is opened again when they come back."""
        return self.state.closed and not self.state.followed_up

    @property
    def decided(self) -> bool:
        """Whether the law gives anything plainly to a person of this status."""
        return bool(unoffered(self.given, []))

    @property
    def may_miss(self) -> bool:
        """Whether there is surely or maybe a regime the person was not told of."""
        return self.told < len(unoffered(self.given, []))


@dataclass(frozen=True)
class Page:
    """One page of the list: each review with the regimes not told of, by code."""

    lines: Sequence[tuple[Review, Sequence[str]]]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def reviews(actor: Actor, number: int = 1, shown: str = SHOWN[0]) -> Page:
    """The people who returned from abroad in the officer's scope, the earliest due first."""
    permit = desk(actor, Desk.WORK)
    back = dict(current(Sections).returned(reach.led(actor), None))
    wanted = [each for each in _all(back) if _is_wanted(each, shown)]
    wanted.sort(key=lambda each: (each.due_on, each.state.code))
    candidates = wanted[(number - 1) * PAGE : number * PAGE]
    reached = within(actor, [each.state.id for each in candidates])
    led = {case: f for case, f in reached.items() if f.standing is Standing.LEAD}
    chosen = [each for each in candidates if each.state.id in led]
    list_clear(permit, Event.CASE_LISTED, list(led))
    missing = _missing(actor, led, chosen)
    return Page([(each, missing[each.state.id]) for each in chosen], number, len(wanted))


def due_now(actor: Actor, most: int) -> int:
    """How many people's review has fallen due, by clear facts, counted as far as ``most``:
    for the count on the first page of who reviews; who reads it writes its entry."""
    if actor.role not in REVIEWERS:
        return 0
    back = current(Sections).returned(_unreviewed(reach.led(actor)), now() - LESS_THAN_A_YEAR)
    # A review only ever puts the next one off: most are not due, whatever was recorded since.
    due = ((case, day) for case, day in back if review_due(day, None) <= today())
    found = 0
    while found < most and (some := dict(islice(due, most))):
        found += sum(_is_wanted(each, "due") for each in _all(some))
    return min(found, most)


def _unreviewed(reached: Within) -> Within:
    """Of the cases ``reached``, those without a yearly review in almost a year."""
    lately = today() - LESS_THAN_A_YEAR
    reviews = newest(_FOLLOW_UPS).where(
        _FOLLOW_UPS.table.c.milestone == YEARLY, _FOLLOW_UPS.table.c.done_on > lately
    )
    return lambda case: and_(
        reached(case), case.not_in(reviews.with_only_columns(_FOLLOW_UPS.table.c.case_id))
    )


def _all(back: Mapping[str, date]) -> list[Review]:
    states = load_many(back)
    told, contacts = of_cases(ENTITLEMENT, back), of_cases(FOLLOW_UP, back)
    return [
        Review(
            state,
            back[case],
            max(
                (r.values["done_on"] for r in contacts.get(case, []) if _is_review(r.values)),
                default=None,
            ),
            sum(row.values["offered_on"] is not None for row in told.get(case, [])),
            _given(state),
        )
        for case, state in states.items()
        if state.outcome_of("support") not in OVER
    ]


def _is_review(values: Mapping[str, object]) -> bool:
    return values["milestone"] == YEARLY and values["done_on"] is not None


def _is_wanted(each: Review, shown: str) -> bool:
    if shown == "due":
        return not each.ended and each.due_on <= today()
    return shown == "all" or each.may_miss


def _given(state: CaseState) -> Sequence[Entitlement]:
    """Who comes back to Việt Nam is its citizen, or stateless and settled here, with the same
    regimes; nationality itself stays sealed."""
    return current(LawBook).entitlements(facts(state.facts, [HOME], Place.VIET_NAM), today())


def _missing(
    actor: Actor, reached: Mapping[str, Facts], chosen: Sequence[Review]
) -> dict[str, Sequence[str]]:
    """The regimes each was not told of: an entry a case in one batch, then the answers."""
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
    for each in open_each(permits, Event.ENTITLEMENTS_LISTED, rows):
        answers[each.row.case].setdefault(each.row.record, {}).update(each.values)
    return {
        each.state.id: unoffered(
            each.given, [a for a in answers[each.state.id].values() if "regime" in a]
        )
        for each in chosen
    }
