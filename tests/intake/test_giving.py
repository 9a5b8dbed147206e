"""What is given at reception: under which regime, and when the days of essential needs begin."""

import pytest

from caseflow.case.disclosing import opened
from caseflow.clock import today
from caseflow.duties.clocks import clocks, of_name
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import Refused
from caseflow.intake import receiving
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.protection.cases import change_as


def test_essential_needs_start_their_clock_once(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    given = {"service": "meals", "provider": house.agencies["commune"], "receipt": "signature"}
    day = ago(minutes=1)[:10]
    for _ in range(2):
        do(access, receiving.ESSENTIALS, {**given, "started_on": day})
    names = [each.row.values["clock"] for each in clocks([access.case])[access.case]]
    assert names.count("essential_needs") == 1
    with pytest.raises(Refused) as refusal:
        do(access, receiving.ESSENTIALS, {**given, "started_on": day, "amount": 50000})
    assert refusal.value.field == "legal_basis"
    once = {**given, "started_on": day, "service": "hardship_allowance"}
    with pytest.raises(Refused, match="phải được phê duyệt"):  # nobody would approve it here
        do(access, receiving.ESSENTIALS, once)


ASKED, NOT_GIVEN = "regime", "service"  # the question that a refusal points to


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("nationality", "law", "given"),
    [
        ("VN", "", {
            ("emergency_care", ""): "b",
            ("other", ""): ASKED,
            ("other", "h"): NOT_GIVEN,
            ("meals", "b"): NOT_GIVEN,
            ("schooling", ""): NOT_GIVEN,
            ("other", "g"): "g",
            ("school_items", ""): "a",  # of h too, which nobody in process has
        }),
        ("LA", "", {
            ("travel_fare", "e"): NOT_GIVEN,
            ("meals", ""): ASKED,  # case by case: somebody has to look at this one
            ("meals", "a"): "a",
        }),
        ("undetermined", "", {("meals", ""): ASKED, ("meals", "a"): "a"}),
        ("VN", "law_2011", {
            ("school_items", ""): ASKED,
            ("meals", "a"): NOT_GIVEN,
            ("meals", ""): "law_2011_a",
        }),
    ],
    ids=["citizen", "foreigner", "undetermined", "2011"],
)  # fmt: skip
def test_what_is_given_at_once_is_of_a_regime_that_the_law_gives_this_person(
    house: House, nationality: str, law: str, given: dict[tuple[str, str], str]
) -> None:
    """Nothing is guessed, and no days begin but those of essential needs, by the person's law."""
    code = arrive(house, "caseworker", person={"nationality": [nationality]})
    access = inside(house, "caseworker", code)
    if law:
        change = change_as(house, "caseworker", access.case)
        change.revise(access.state.row, {"legal_status": "victim", "applicable_law": law})
        change.commit()
    for (service, chosen), outcome in given.items():
        access = inside(house, "caseworker", code)
        told = {"service": service, "provider": house.agencies["health"]}
        told |= {"started_on": today().isoformat()} | ({"regime": chosen} if chosen else {})
        before = opened(access.shown(), SERVICE_GIVEN, access.case).keys()
        if outcome in (ASKED, NOT_GIVEN):
            with pytest.raises(Refused) as refusal:
                do(access, receiving.ESSENTIALS, told)
            assert refusal.value.field == outcome, (service, chosen)
            continue
        do(access, receiving.ESSENTIALS, told)
        stands = opened(access.shown(), SERVICE_GIVEN, access.case)
        [added] = stands.keys() - before
        assert stands[added]["regime"] == outcome
        assert bool(of_name(access.case, "essential_needs")) is outcome.endswith("a")
    [clock] = of_name(access.case, "essential_needs")
    assert (clock.entry.instrument == "law_2011") is bool(law)
