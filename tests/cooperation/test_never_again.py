"""What was taken back is never usable again: whatever officers do, and in whatever order.

A machine gives, takes back, lets run out, refers, answers and reads in one house; its own
small account of what stands says what every read has to find.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from hypothesis.stateful import run_state_machine_as_test as run

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.clock import today
from caseflow.cooperation import consenting, grounding, referring
from caseflow.errors import CaseflowError, NotThere, Refused
from caseflow.sharing.consent import alive, bases, consents, grounds
from caseflow.sharing.handing import REFERRAL, basis_of
from caseflow.sharing.records import CONSENT, GROUND
from caseflow.support import section
from caseflow.vault.reading import clear_rows, in_case
from tests.cooperation.agreements import consent, days
from tests.cooperation.test_grounds import approve, put
from tests.house import House
from tests.intake.arrivals import do as done
from tests.intake.arrivals import inside
from tests.protection.cases import at, change_as, do
from tests.support.steps import TERMS, victim

NAMED = ["identity", "support"]


class Sharing(RuleBasedStateMachine):
    """One case, one provider. ``dead``: consents and grounds that must never count again;
    ``alive``: those that do, by the machine's own account."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.code = victim(self.house)
        self.case = enter(self.house.actor("caseworker"), self.code).case
        self.alive: list[str] = []
        self.dead: set[str] = set()

    @initialize()
    def begin(self) -> None:
        """Every run has something that can be taken back, and somebody who reads by it."""
        self.give("given")
        self.refer()
        self.answer()

    @rule(decision=st.sampled_from(["given", "given_in_part", "refused", "undecided"]))
    def give(self, decision: str) -> None:
        told = consent(self.house, "legal_aid", compartments=NAMED, decision=decision)
        done(at(self.house, "caseworker", self.code), consenting.RECORD[0], told)
        record = consents(self.case)[-1].record
        if decision.startswith("given"):
            self.alive.append(record)
        else:
            self.dead.add(record)

    @rule(approved=st.booleans())
    def record_a_ground(self, approved: bool) -> None:
        record = put(self.house, self.code)
        approve(self.house, self.code, record, "approved" if approved else "rejected")
        if approved:
            self.alive.append(record)
        else:
            self.dead.add(record)

    @precondition(lambda self: self.alive)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        self._taken_back(data.draw(st.sampled_from(self.alive)))

    def teardown(self) -> None:
        """In the end everything is taken back, and nobody reads any more."""
        for record in list(self.alive):
            self._taken_back(record)
        self.what_ended_lets_nobody_read()

    def _taken_back(self, record: str) -> None:
        ground = record in {row.record for row in grounds(self.case)}
        act = grounding.END_GROUND if ground else consenting.WITHDRAW[0]
        done(at(self.house, "caseworker", self.code), act, {}, record)
        self._ends(record)
        with pytest.raises(NotThere):  # a second time there is nothing to take back
            act.run(at(self.house, "caseworker", self.code), Submission({}, str(uuid4()), record))

    @precondition(lambda self: self.alive)
    @rule(data=st.data())
    def run_out(self, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(self.alive))
        change: Change = change_as(self.house, "caseworker", self.case)
        for kind in (CONSENT, GROUND):
            for row in in_case(kind, record, self.case)[:1]:
                yesterday = (today() - timedelta(days=1)).isoformat()
                change.revise(row, {"expires_on": yesterday})
        change.commit()
        self._ends(record)

    def _ends(self, record: str) -> None:
        self.alive.remove(record)
        self.dead.add(record)

    @rule()
    def refer(self) -> None:
        told = {
            "receiving_agency": self.house.agencies["legal_aid"],
            "compartments": NAMED,
            "expires_on": days(20),
            **TERMS,
        }
        if self.alive:
            do(self.house, "caseworker", self.code, section.REFER, referral=told)
            newest = clear_rows(REFERRAL, self.case)[-1]
            assert basis_of(newest) in self.alive
            return
        with pytest.raises(Refused):
            do(self.house, "caseworker", self.code, section.REFER, referral=told)

    @rule()
    def answer(self) -> None:
        for row in clear_rows(REFERRAL, self.case):
            if row.values["response"] != "waiting":
                continue
            usable = basis_of(row) in self.alive
            try:
                provider = enter(self.house.actor("provider"), self.code)
                told = {"response": "accepted"}
                done(provider, referring.ANSWER_REFERRAL, told, row.record)
            except (CaseflowError, AssertionError):
                assert not usable
            else:
                assert usable or self._sees_another(row.record)

    def _sees_another(self, record: str) -> bool:
        rows = [r for r in clear_rows(REFERRAL, self.case) if r.record != record]
        return any(basis_of(row) in self.alive for row in rows)

    @invariant()
    def what_ended_lets_nobody_read(self) -> None:
        rows = clear_rows(REFERRAL, self.case)
        running = [r for r in rows if r.values["response"] == "accepted"]
        wanted = any(basis_of(row) in self.alive for row in running)
        try:
            found = inside(self.house, "provider", self.code).permit().reads
        except CaseflowError:
            found = {}
        assert ("identity" in {str(c) for c in found}) == wanted
        assert not {row.record for row in bases(self.case) if alive(row)} & self.dead


def test_what_was_taken_back_is_never_usable_again(house: House) -> None:
    class InThisHouse(Sharing):
        pass

    InThisHouse.house = house
    run(
        InThisHouse,
        settings=settings(
            max_examples=4,
            stateful_step_count=7,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
