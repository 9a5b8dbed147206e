"""No sequence of permitted moves reaches what the law tables do not know: the bare moves of a
case, and the acts by which officers make them, in any order, on a real database."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.clock import today
from caseflow.db import current
from caseflow.demo.afterwards import reopened
from caseflow.demo.people import invented_person
from caseflow.demo.reception import at_department
from caseflow.demo.supporting import ended, planned
from caseflow.demo.telling import Told, day
from caseflow.demo.verifying import (
    TUAN,
    asked,
    assigned,
    decided,
    evidence,
    facts,
    proposed,
    result,
)
from caseflow.errors import Denied, NotThere, Refused
from caseflow.identification import deciding
from caseflow.law.book import LawBook
from caseflow.law.entitlements import Place
from caseflow.people.situation import facts as of_law
from caseflow.verification import asking
from tests.journeys.troupe import Troupe, owed, running, state
from tests.protection.cases import change_as, new_case

FIRST = {"received", "suspected"}
# Written from the law, not from the code: what each status may become (Đ2(7), (8)).
MAY_BECOME = {
    "received": {"suspected", "in_process", "victim", "not_victim", "withdrawn"},
    "suspected": {"in_process", "victim", "not_victim", "withdrawn"},
    "in_process": {"victim", "not_victim", "withdrawn"},
    "victim": {"not_victim"},  # on review alone
    "not_victim": {"in_process", "victim"},
    "withdrawn": {"in_process", "victim"},
}
NOT_AGAIN = {("under_way", "not_started"), ("under_way", "not_applicable"),
             ("ended", "not_started"), ("ended", "not_applicable"),
             ("not_applicable", "not_started"), ("not_applicable", "ended")}  # fmt: skip
OUTCOMES = {"verification": "verification_outcome", "support": "closure_outcome"}


def known_to_the_law(told: Told) -> None:
    """Every clear fact of the journey is a code of the tables, and they have an answer to it."""
    book, stands = current(LawBook), state(told)
    for name in ("legal_status", "trafficking_status", "age_class"):
        assert stands.facts[name] in book.codes[name], name
    assert stands.facts["applicable_law"] in book.instruments
    for stage in Stage:
        ending = stands.outcome_of(stage)
        assert stands.status_of(stage) in set(StageStatus)
        assert ending is None or stands.status_of(stage) is StageStatus.ENDED
    lines = book.entitlements(of_law(stands.facts, ["VN"], Place.VIET_NAM), today())
    assert len(lines) in (6, 10)  # Đ32 of 2011, Đ37 of 2024


class Moves(RuleBasedStateMachine):
    """The bare moves: each is made or refused as the law says, and a refused one leaves nothing."""

    cast: Troupe

    @initialize(status=st.sampled_from(sorted(FIRST)))
    def begins(self, status: str) -> None:
        assert self.cast.house
        code = new_case(self.cast.house, status)
        self.told = Told(self.cast, invented_person(1), code)

    @rule(to=st.sampled_from([*sorted(MAY_BECOME), "ghost"]))
    def status_moves(self, to: str) -> None:
        old = state(self.told).legal_status
        allowed = to == old or to in MAY_BECOME[old]
        self.tried(allowed, lambda moves: moves.legal_status(to, date(2026, 1, 5)))
        assert state(self.told).legal_status == (to if allowed else old)

    @rule(stage=st.sampled_from(Stage), to=st.sampled_from(StageStatus))
    def stage_moves(self, stage: Stage, to: StageStatus) -> None:
        old = state(self.told).status_of(stage)
        self.tried((old, to) not in NOT_AGAIN, lambda moves: moves.stage(stage, to))
        assert state(self.told).status_of(stage) in {old, to}

    def tried(self, allowed: bool, move: Any) -> None:
        before = state(self.told)
        assert self.cast.house
        change = change_as(self.cast.house, "caseworker", before.id)
        moves = CaseMoves(change, before)
        if not allowed:
            with pytest.raises(Refused):
                move(moves)
            assert state(self.told) == before
            return
        move(moves)
        moves.write()
        change.commit()

    @invariant()
    def the_law_knows_it(self) -> None:
        known_to_the_law(self.told)


class Acts(RuleBasedStateMachine):
    """The acts, tried in any order: not offered, refused in words, or done."""

    cast: Troupe

    @initialize(route=st.sampled_from(["self_report", "in_process"]))
    def begins(self, route: str) -> None:
        self.told = at_department(self.cast, invented_person(2), 2, route)
        self.seen = [state(self.told).legal_status]

    def tried(self, step: Any, *told: Any, **more: Any) -> None:
        try:
            step(self.told, *told, **more)
        except (LookupError, Refused, NotThere, Denied):  # not offered, or said why not
            return

    @rule(conclusion=st.sampled_from(["verify", "document_held", "services_only"]))
    def facts_checked(self, conclusion: str) -> None:
        self.tried(facts, 1, conclusion=conclusion)

    @rule()
    def verification_asked_and_received(self) -> None:
        self.tried(asked, 1)
        self.tried(assigned, TUAN)
        answers = {"received_on": day()}
        self.tried(Told.do, TUAN, asking.RECEIVE_REQUEST, verification_request=answers)

    @rule()
    def evidence_found(self) -> None:
        self.tried(evidence)

    @rule(outcome=st.sampled_from(["facts_confirmed", "unreachable", "withdrew"]))
    def verification_ends(self, outcome: str) -> None:
        self.tried(result, outcome)

    @rule(outcome=st.sampled_from(["ActualVictimOfTrafficking", "NotAVictimOfTrafficking"]))
    def proposed_and_decided(self, outcome: str) -> None:
        self.tried(proposed, outcome)
        self.tried(decided, outcome)

    @rule(review=st.sampled_from(["pending", "upheld", "changed"]))
    def explained_and_reviewed(self, review: str) -> None:
        answers = {"explained_on": day(), "review_outcome": review}
        self.tried(Told.do, TUAN, deciding.FOLLOW_UP, identification_decision=answers)

    @rule(outcome=st.sampled_from(["reintegrated", "lost_contact", "died"]))
    def closed(self, outcome: str) -> None:
        self.tried(ended, outcome)

    @rule(reason=st.sampled_from(["found_again", "new_evidence", "closed_in_error"]))
    def opened_again(self, reason: str) -> None:
        self.tried(reopened, reason, "…")

    @rule()
    def plan_made(self) -> None:
        self.tried(planned)

    @invariant()
    def the_law_knows_it(self) -> None:
        known_to_the_law(self.told)

    @invariant()
    def the_status_moved_as_it_may(self) -> None:
        old, new = self.seen[-1], state(self.told).legal_status
        assert new == old or reachable(old, new), (old, new)
        self.seen.append(new)

    @invariant()
    def a_case_that_ended_owes_nothing(self) -> None:
        if state(self.told).closed:
            assert not running(self.told)
            assert owed(self.told) <= {"follow_up"}


def reachable(old: str, new: str) -> bool:
    """In one step or two: a rule may ask and receive, or propose and decide."""
    return new in MAY_BECOME[old] or any(new in MAY_BECOME[each] for each in MAY_BECOME[old])


@pytest.mark.parametrize(("machine", "examples", "steps"), [(Moves, 12, 12), (Acts, 10, 10)])
def test_in_any_order(cast: Troupe, machine: Any, examples: int, steps: int) -> None:
    played = type(machine.__name__, (machine,), {"cast": cast})
    run_state_machine_as_test(
        played,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True,
            database=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
