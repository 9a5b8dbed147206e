"""A child's own answer, from 7 years on the day of consent; asked wherever age is not known."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.cooperation.rules.consents import check_assent, check_consent
from caseflow.cooperation.rules.grounds import check_ground
from caseflow.cooperation.rules.requests import check_request
from caseflow.errors import Refused
from caseflow.people.representing import speaking
from tests.cooperation.agreements import accepted, agree, consent
from tests.house import House
from tests.intake.arrivals import ago, arrive, inside

ON = date(2026, 3, 10)


SAID = {"disagrees": "refused"}  # of a child, whose no is a no


@pytest.mark.parametrize(
    ("birth", "view", "refused"),
    [
        ("2019-03-10", None, True),  # seven on that very day
        ("2019-03-10", "under_7", True),
        ("2019-03-10", "agrees", False),
        ("2019-03-11", None, False),  # seven tomorrow
        ("2019-03-11", "under_7", False),
        ("2019-03", None, True),  # may have been born on the first
        ("2019", "unable", False),
        ("2019", "under_7", True),
        ("2020", "under_7", False),
        (None, "under_7", True),  # not established: asked
        (None, None, True),
        (None, "disagrees", False),  # whether that can be a consent is another rule's
    ],
)
def test_a_child_of_seven_is_asked(birth: str | None, view: str | None, refused: bool) -> None:
    with pytest.raises(Refused, match="Từ đủ 7 tuổi") if refused else nullcontext():
        check_assent({"child_assent": view, "decision": SAID.get(view or "")}, birth, ON)


@pytest.mark.parametrize(
    ("named", "kind", "field"),
    [
        ({"identity"}, "", None),
        ({"investigation"}, "provincial_police", None),
        ({"investigation"}, "health_department", "compartments"),
        ({"investigation"}, "", "compartments"),
        ({"counselling"}, "provincial_police", "compartments"),
        ({"counselling"}, "hospital", "compartments"),
        ({"oversight"}, "provincial_police", "compartments"),
    ],
)
def test_what_no_ground_may_tell(named: set[str], kind: str, field: str | None) -> None:
    with pytest.raises(Refused) if field else nullcontext():
        check_ground(named, kind, ON, ON)


def test_a_longest_term_of_ours_is_not_told_as_one_of_the_law() -> None:
    told = {"given_at": f"{ON}T08:00+07:00", "expires_on": "2028-03-11", "decision": "given"}
    asked = {"document_number": "012345678", "needed_until": "2026-06-09"}
    checks: list[Callable[[], object]] = [
        lambda: check_consent(told, None, ON),
        lambda: check_ground({"identity"}, "", date(2028, 3, 11), ON),
        lambda: check_request(asked, ON),
    ]
    for check in checks:
        with pytest.raises(Refused, match="do hệ thống đặt, không phải mức của luật"):
            check()


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_whoever_has_come_of_age_since_agrees_alone(house: House) -> None:
    """Received at seventeen and eighteen since: nobody else's word is needed any more, the text
    speaks to them alone, and the case knows it from then on."""
    birth = today() - timedelta(days=10)
    grown = {"birth_date": f"{birth.year - 18}{birth:-%m-%d}", "age_basis": "birth_certificate"}
    code = arrive(house, intake={"presented_at": ago(days=40)}, person=grown)
    access = accepted(house, code)
    assert access.state.facts["age_class"] == "from_16_to_17"
    assert not speaking(access).nobody
    agree(access, consent(house, "legal_aid"))
    access = inside(house, "caseworker", code)
    assert access.state.facts["age_class"] == "adult"
    shown = {r.kind.name: r.values for s in case_view(access).sections for r in s.records}
    assert shown["consent"]["text_version"] == "consent_v1"
    assert "anh/chị" in shown["consent"]["text_shown"]
