"""That there is a plan is seen by whoever works on support and reads it there, by nobody else."""

import pytest

from caseflow.law.compartments import Compartment
from caseflow.support import plan_reading
from tests.house import House
from tests.promises.visiting import Visitor
from tests.protection.cases import PURPOSES, at
from tests.support.steps import LATER, accept, consent, refer, victim
from tests.support.test_planning import planned

SEEN = {"caseworker": 200, "counsellor": 200, "supervisor": 200, "police_supervisor": 404}
OTHERS = ("police", "protection")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_plan_is_there_for_who_reads_support(house: House) -> None:
    code, without = planned(house)[0], victim(house)
    for key, status in SEEN.items():
        visitor, purpose = Visitor(house, key), PURPOSES[house.actor(key).role]
        for case, expected in ((code, status), (without, 404)):
            visitor.post(f"/cases/{case}/open", purpose=purpose)
            path = f"/cases/{case}/support/read-plan"
            assert visitor.get(path).status_code == expected, (key, case == code)
            assert (path in visitor.get(f"/cases/{case}").text) is (expected == 200), key
    assert not any(plan_reading.may_read(at(house, key, code)) for key in OTHERS)
    consent(house, code, "legal_aid", LATER, "support")
    accept(house, code, refer(house, code, compartments=["support"]))
    provider = at(house, "provider", code)  # reads what was given and agreed to, not the plan
    assert Compartment.SUPPORT in provider.shown().reads
    assert not plan_reading.may_read(provider)
