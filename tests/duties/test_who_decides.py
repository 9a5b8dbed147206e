"""Who decides, tells and owes what, where two could be taken for each other."""

from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.clock import now
from caseflow.cooperation import barring
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.duties.approvals import pending, undecided
from caseflow.duties.clocks import running, start
from caseflow.errors import NotThere, Refused
from caseflow.protection import section as protection
from caseflow.sharing.participation import Capacity, assign
from caseflow.support import outcomes
from tests.cooperation.agreements import answer, hand_over
from tests.house import House
from tests.protection.cases import at, change_as, do, new_case
from tests.protection.test_story import APPROVED, propose
from tests.support.steps import accept, consent, give, refer, values, victim
from tests.support.test_extending import ask, iso
from tests.support.test_outcomes import GOES_ON

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
RELATIVE = {"reason": "relative"}


def bar(house: House, code: str, key: str, by: str) -> None:
    do(house, by, code, barring.BAR_OFFICER, bar=RELATIVE | {"barred_officer": house.officers[key]})


def test_barring_one_approver_gives_back_what_was_put_to_them_alone(house: House) -> None:
    code = victim(house)
    give(house, code)
    ask(house, code, iso(150))
    propose(house, code)
    propose(house, code, to="decider_2")
    bar(house, code, "decider_2", "police_supervisor")
    left = [row.values["approver"] for row in undecided(at(house, "caseworker", code).case)]
    assert sorted(left) == sorted([house.officers["supervisor"], house.officers["decider"]])


def test_nobody_decides_who_has_verified_since_they_were_asked(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    access = at(house, "decider", code)
    change = change_as(house, "caseworker", access.case)
    assign(change, house.officers["decider"], Capacity.VERIFIER)
    change.commit()
    told: dict[str, Any] = {"approval": {"decision": "approved"}, "protection_measure": APPROVED}
    with pytest.raises(Refused, match="không quyết định"):
        protection.DECIDE.run(access, Submission(told, "decide", record))
    assert pending(access.case, "protection_measure", record)


def test_a_provider_tells_of_its_own_referral_alone(house: House) -> None:
    code = victim(house)
    for agency in ("legal_aid", "women"):
        consent(house, code, agency)
    theirs = refer(house, code)
    accept(house, code, theirs)
    women = {"receiving_agency": house.agencies["women"], "services_asked": ["shelter"]}
    own = refer(house, code, **women)
    ANSWER_REFERRAL.run(
        enter(house.actor("provider_2"), code),
        Submission({"referral": {"response": "accepted"}}, "accept", own),
    )
    access = at(house, "provider_2", code)
    with pytest.raises(NotThere):
        outcomes.FEED_BACK.run(access, Submission({"referral_feedback": GOES_ON}, "x", theirs))
    outcomes.FEED_BACK.run(access, Submission({"referral_feedback": GOES_ON}, "y", own))


def test_who_is_barred_is_read_by_the_supervisors_of_theirs(house: House) -> None:
    code = new_case(house)
    propose(house, code)
    bar(house, code, "decider_2", "police_supervisor")
    assert len(values(house, "police_supervisor", code, "bar")) == 1
    for other in ("supervisor", "caseworker"):
        assert values(house, other, code, "bar") == []


def test_the_limit_of_whoever_verifies_stays_theirs_after_a_hand_over(house: House) -> None:
    code = victim(house)
    access = at(house, "caseworker", code)
    change = change_as(house, "caseworker", access.case)
    for clock in ("verification", "essential_needs"):
        start(change, clock, now(), house.agencies["health"])
    change.commit()
    record = hand_over(house, access, "health_2")
    answer(house, "other_caseworker", code, record)
    owed = {each.name: each.row.values["duty_of"] for each in running(access.case)}
    assert owed["verification"] == house.agencies["health"]
    assert owed["essential_needs"] == house.agencies["health_2"]
