"""A service that was given: when, and with which money."""

from collections.abc import Mapping

import pytest

from caseflow.duties.services import check_service
from caseflow.errors import Refused
from tests.verification.story import day


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"started_on": day(1)}, "started_on"),
        ({"started_on": day(-2), "ended_on": day(-3)}, "ended_on"),
        ({"started_on": day(-2), "amount": 0}, "legal_basis"),
        ({"started_on": day(-2), "amount": 9, "legal_basis": "x"}, "funding_source"),
    ],
    ids=["to come", "ended before", "no basis", "no source"],
)
def test_a_service_that_cannot_be(given: Mapping[str, object], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_service(given, "service_given-")
    assert refusal.value.field == f"service_given-{field}"
