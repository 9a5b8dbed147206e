"""Whatever officers, supervisors and administrators do, in any order: an open case has exactly
one living agency that is responsible for it, and there an officer at work on it, or a
supervisor who is told that there is none."""

from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from caseflow.case.access import Access, enter, open_case
from caseflow.case.openings import purposes
from caseflow.case.state import CaseMoves, CaseState, find_code, load
from caseflow.clock import today
from caseflow.cooperation import assigning, handing_over
from caseflow.duties.items import put_before
from caseflow.duties.tasks import open_tasks
from caseflow.errors import CaseflowError
from caseflow.policy import Role, Standing
from caseflow.sharing.handing import handover_waiting
from caseflow.sharing.participation import Capacity, assignments, participations
from caseflow.staff import roster
from caseflow.staff.rules import RequestKind
from tests.cooperation.agreements import answer, hand_over
from tests.cooperation.test_succession import end
from tests.cooperation.test_unassigned import agreed
from tests.house import OFFICERS, House, Template, cloned
from tests.intake.arrivals import arrive, do
from tests.protection.cases import change_as

SUPERVISORS = {
    "commune": "commune_supervisor",
    "health": "supervisor",
    "police": "police_supervisor",
}
WORKERS = ("intake", "intake_2", "caseworker", "caseworker_2", "police", "police_2")
REFUSED = {"answer": "refused", "refusal_reason": "Thiếu biên bản"}
# How often each act is tried; the last two leave fewer who could do the others.
ACTS = Counter(offer=9, accept=7, refuse=1, withdraw=1, assign=5, reopen=4, close=1, end=2, leave=1)
EXAMPLES, STEPS = 4, 40
# Nothing is made smaller: each example is an instance of its own, and minutes would go by.
PLAYED = settings(deadline=None, derandomize=True, database=None, phases=[Phase.generate])


class Months:
    """One case, three agencies and their officers; an act that is refused changes nothing."""

    def __init__(self, house: House, random: Random) -> None:
        self.house, self.random, self.code = house, random, arrive(house)
        self.keys = {house.officers[key]: key for key in OFFICERS}

    def step(self) -> str:
        """Try one act; its name, or nothing where it was refused or not even offered."""
        name = self.random.choice(sorted(ACTS.elements()))
        try:
            getattr(self, name)()
        except (CaseflowError, AssertionError):
            return ""
        return name

    @property
    def state(self) -> CaseState:
        found = load(find_code(self.code) or "")
        assert found is not None
        return found

    def offer(self) -> None:
        hand_over(self.house, self.charged(), self.random.choice(sorted(SUPERVISORS)))

    def accept(self) -> None:
        self.answer(answer="accepted")

    def refuse(self) -> None:
        self.answer(**REFUSED)

    def answer(self, **told: str) -> None:
        """By somebody of the agency that stands today for the one that was asked."""
        row = handover_waiting(self.state.id)
        assert row is not None
        key = self.random.choice(self.of(roster.holder(row.values["to_agency"], today()).id))
        answer(self.house, key, self.code, row.record, **told)

    def withdraw(self) -> None:
        row = handover_waiting(self.state.id)
        assert row is not None
        do(self.charged(), handing_over.WITHDRAW_HANDOVER, {}, row.record)

    def assign(self) -> None:
        lead = roster.holder(self.state.facts["lead_agency"], today()).id
        able = [key for key in self.of(lead) if key in WORKERS]
        [supervisor] = [key for key in self.of(lead) if key not in WORKERS]
        told = {"assignee": self.house.officers[self.random.choice(able)]}
        do(self.at(supervisor), assigning.ASSIGN, told | {"capacity": "responsible"})

    def reopen(self) -> None:
        """A supervisor of the agency that holds the case agrees, so there is one."""
        holder = roster.holder(self.state.facts["lead_agency"], today())
        assert roster.officers_with(Role.SUPERVISOR, holder.id)
        self.turn("Active")

    def close(self) -> None:
        self.turn("Closed")

    def turn(self, status: str) -> None:
        """As the acts of closing and reopening leave the case: whose it is does not change."""
        change = change_as(self.house, "caseworker", self.state.id)
        moves = CaseMoves(change, self.state)
        moves.fact("status", status)
        moves.write()
        change.commit()

    def end(self) -> None:
        agency, heir = (self.random.choice(sorted(SUPERVISORS)) for _ in range(2))
        assert roster.stands_for(self.house.agencies[agency], today())
        end(self.house, agency, heir)

    def leave(self) -> None:
        key = self.random.choice((*WORKERS, *SUPERVISORS.values()))
        agreed(self.house, RequestKind.CLOSE_OFFICER, key)

    def of(self, agency: str) -> list[str]:
        """The officers of ``agency`` who play here, closed ones too."""
        keys = (*WORKERS, *SUPERVISORS.values())
        return [key for key in keys if self.house.agencies[OFFICERS[key][1]] == agency]

    def at(self, key: str) -> Access:
        actor = self.house.actor(key)
        return open_case(enter(actor, self.code), purposes(actor.role)[0])

    def charged(self) -> Access:
        """The case before whoever is responsible for it by its header."""
        officer = self.state.facts["responsible_officer"]
        assert officer is not None
        return self.at(self.keys[officer])

    def check(self) -> None:
        """The promise of this module, for the case as it stands."""
        state = self.state
        if state.closed:
            return
        [lead] = [r for r in participations(state.id) if r.values["standing"] == Standing.LEAD]
        holder = roster.holder(lead.values["agency"], today())
        assert holder.in_force(today())
        assert roster.holder(state.facts["lead_agency"], today()) == holder
        charged = [
            roster.officer(row.values["assignee"])
            for row in assignments(state.id)
            if row.values["capacity"] == Capacity.RESPONSIBLE and row.values["ended_at"] is None
        ]
        assert len(charged) <= 1
        if any(each.agency == holder.id and roster.roles_of(each.id) for each in charged):
            assert enter(self.house.actor(self.keys[charged[0].id]), self.code).facts.took_in
        else:
            self.told(state, holder.id)

    def told(self, state: CaseState, agency: str) -> None:
        """A supervisor there reaches the case, and is told that nobody works on it."""
        assert roster.officers_with(Role.SUPERVISOR, agency)
        actor = self.house.actor(next(key for key in self.of(agency) if key not in WORKERS))
        assert enter(actor, self.code).facts.standing is Standing.LEAD
        left = {row.case for kind, row in put_before(actor) if kind == "unassigned"}
        theirs = roster.stands_for(agency, today())
        owed = {
            row.values["kind"]
            for row in open_tasks([state.id]).get(state.id, [])
            if row.values["agency"] in theirs
        }
        assert state.id in left or "assign_officer" in owed


@pytest.mark.usefixtures("house")  # which makes the template that is cloned here
@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_an_open_case_always_has_one_responsible_living_agency(
    templates: dict[str, Template],
) -> None:
    done: Counter[str] = Counter()

    @settings(PLAYED, max_examples=EXAMPLES)
    @given(random=st.randoms(use_true_random=True))
    def months(random: Random) -> None:
        with ExitStack() as stack:
            home = Path(stack.enter_context(TemporaryDirectory())) / "home"
            own = stack.enter_context(cloned(templates["sqlite"], home, None))
            stack.enter_context(own.app.app_context())
            case = Months(own, random)
            for _ in range(STEPS):
                name = case.step()
                done[name] += 1
                if name:
                    case.check()

    months()
    assert done.keys() >= ACTS.keys() - {"refuse", "withdraw"}, done
