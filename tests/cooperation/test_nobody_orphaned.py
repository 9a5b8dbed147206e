"""Whatever officers, supervisors and administrators do, in any order: an open case has exactly
one living agency that is responsible for it, and there an officer at work on it, or a
supervisor who is told that there is none."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from caseflow.case.access import Access, enter, open_case, purposes
from caseflow.case.state import CaseMoves, find_code, load
from caseflow.clock import today
from caseflow.cooperation import assigning, handing_over
from caseflow.duties.home import _put_to
from caseflow.duties.tasks import open_tasks
from caseflow.errors import CaseflowError
from caseflow.policy import Role, Standing
from caseflow.sharing.handing import handover_waiting
from caseflow.sharing.participation import Capacity, assignments, participations
from caseflow.staff import roster
from caseflow.staff.rules import RequestKind, Status
from tests.cooperation.agreements import answer, hand_over
from tests.cooperation.test_succession import end
from tests.cooperation.test_unassigned import agreed
from tests.house import OFFICERS, Template, cloned, furnish
from tests.intake.arrivals import arrive, do
from tests.postgres import sqlite_stores
from tests.protection.cases import change_as

SUPERVISORS = {
    "commune": "commune_supervisor",
    "health": "supervisor",
    "police": "police_supervisor",
}
WORKERS = ("intake", "intake_2", "caseworker", "caseworker_2", "police", "police_2")
AGENCIES, OFFICER = st.sampled_from(sorted(SUPERVISORS)), st.sampled_from(WORKERS)
SUPERVISOR, CASE = st.sampled_from(sorted(SUPERVISORS.values())), st.integers(0, 1)
SELDOM = st.integers(0, 3)  # an agency ends, an officer leaves, once in so many drawings


class Responsibility(RuleBasedStateMachine):
    """Two cases, three agencies with their officers; an act that is refused changes nothing."""

    template: Template
    done: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        home = Path(self.stack.enter_context(TemporaryDirectory()))
        self.house = self.stack.enter_context(cloned(self.template, home / "home", None))
        self.stack.enter_context(self.house.app.app_context())
        self.codes = [arrive(self.house), arrive(self.house, "police", {"route": "other"})]

    def teardown(self) -> None:
        self.stack.close()

    def attempt(self, name: str, act: Callable[[], object]) -> None:
        try:
            act()
        except (CaseflowError, AssertionError):  # refused, or not offered at all
            return
        self.done[name] += 1

    def at(self, key: str, case: int) -> Access:
        actor = self.house.actor(key)
        return open_case(enter(actor, self.codes[case]), purposes(actor.role)[0])

    def case(self, case: int) -> str:
        return find_code(self.codes[case]) or ""

    def responsible(self, case: int) -> str:
        """Who is responsible for the case by its header, whatever they may still do."""
        state = load(self.case(case))
        assert state is not None
        officers = {self.house.officers[key]: key for key in OFFICERS}
        return officers.get(state.facts["responsible_officer"], "intake")

    def answers(self, case: int, by: int, **told: str) -> None:
        """The offer of the case, if any, is answered by somebody of the agency asked today."""
        row = handover_waiting(self.case(case))
        assert row is not None
        here = roster.holder(row.values["to_agency"], today()).id
        able = [k for k in (*WORKERS, *SUPERVISORS.values())
                if self.house.agencies[OFFICERS[k][1]] == here]  # fmt: skip
        answer(self.house, able[by % len(able)], self.codes[case], row.record, **told)

    @rule(case=CASE, to=AGENCIES)
    def offer(self, case: int, to: str) -> None:
        key = self.responsible(case)
        self.attempt("offer", lambda: hand_over(self.house, self.at(key, case), to))

    @rule(case=CASE, by=st.integers(0, 5))
    def accept(self, case: int, by: int) -> None:
        self.attempt("accept", lambda: self.answers(case, by))

    @rule(case=CASE, by=st.integers(0, 5))
    def refuse(self, case: int, by: int) -> None:
        told = {"answer": "refused", "refusal_reason": "Thiếu"}
        self.attempt("refuse", lambda: self.answers(case, by, **told))

    @rule(case=CASE)
    def withdraw(self, case: int) -> None:
        key, act = self.responsible(case), handing_over.WITHDRAW_HANDOVER
        row = handover_waiting(self.case(case))
        record = row.record if row else ""
        self.attempt("withdraw", lambda: do(self.at(key, case), act, {}, record))

    @rule(case=CASE, key=SUPERVISOR, by=st.integers(0, 1))
    def assign(self, case: int, key: str, by: int) -> None:
        officer = [k for k in WORKERS if OFFICERS[k][1] == OFFICERS[key][1]][by]
        told = {"assignee": self.house.officers[officer], "capacity": "responsible"}
        self.attempt("assign", lambda: do(self.at(key, case), assigning.ASSIGN, told))

    @rule(agency=AGENCIES, heir=AGENCIES, seldom=SELDOM)
    def end_agency(self, agency: str, heir: str, seldom: int) -> None:
        if not seldom and roster.stands_for(self.house.agencies[agency], today()):
            self.attempt("end agency", lambda: end(self.house, agency, heir))

    @rule(key=st.one_of(OFFICER, SUPERVISOR), seldom=SELDOM)
    def close_officer(self, key: str, seldom: int) -> None:
        if not seldom and roster.officer(self.house.officers[key]).status is Status.ACTIVE:
            close = RequestKind.CLOSE_OFFICER
            self.attempt("close officer", lambda: agreed(self.house, close, key))

    @rule(case=CASE, status=st.sampled_from(("Closed", "Active", "Active")))
    def close_or_reopen(self, case: int, status: str) -> None:
        """As the two acts leave the case: nothing but its status decides about whose it is."""
        found = load(self.case(case))
        assert found is not None
        change = change_as(self.house, "caseworker", found.id)
        moves = CaseMoves(change, found)
        moves.fact("status", status)
        moves.write()
        change.commit()
        self.done[status] += 1

    @invariant()
    def nobody_is_orphaned(self) -> None:
        for code in self.codes:
            state = load(find_code(code) or "")
            assert state is not None
            if not state.closed:
                self.held_by_one(state.id, code)

    def held_by_one(self, case: str, code: str) -> None:
        state = load(case)
        assert state is not None
        [lead] = [r for r in participations(case) if r.values["standing"] == Standing.LEAD]
        holder = roster.holder(lead.values["agency"], today())
        assert holder.in_force(today())
        assert roster.holder(state.facts["lead_agency"], today()) == holder
        running = [r for r in assignments(case) if r.values["ended_at"] is None]
        charged = [r.values["assignee"] for r in running
                   if r.values["capacity"] == Capacity.RESPONSIBLE]  # fmt: skip
        assert len(charged) <= 1
        at_work = [each for each in map(roster.officer, charged)
                   if each.agency == holder.id and roster.roles_of(each.id)]  # fmt: skip
        if at_work:
            key = next(k for k in OFFICERS if self.house.officers[k] == at_work[0].id)
            assert enter(self.house.actor(key), code).facts.took_in
            return
        assert roster.officers_with(Role.SUPERVISOR, holder.id)
        key = next(SUPERVISORS[k] for k in SUPERVISORS if self.house.agencies[k] == holder.id)
        told = {row.case for kind, row in _put_to(self.house.actor(key)) if kind == "unassigned"}
        owed = {row.values["kind"] for row in open_tasks([case]).get(case, [])
                if row.values["agency"] in roster.stands_for(holder.id, today())}  # fmt: skip
        assert case in told or "assign_officer" in owed
        assert enter(self.house.actor(key), code).facts.standing is Standing.LEAD


def test_an_open_case_always_has_one_responsible_living_agency(tmp_path: Path) -> None:
    Responsibility.template = furnish(tmp_path, sqlite_stores(tmp_path))
    few = settings(
        max_examples=5,
        stateful_step_count=24,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Responsibility, settings=few)
    assert Responsibility.done.keys() >= {
        "offer", "accept", "refuse", "withdraw", "assign", "end agency", "close officer",
        "Closed", "Active",
    }, Responsibility.done  # fmt: skip
