"""A no to one service, or a yes to less, and what was agreed to for support at large before."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from caseflow.case.access import enter
from caseflow.clock import now
from caseflow.cooperation import consenting
from caseflow.cooperation.grounding import refusals
from caseflow.errors import NotThere, Refused
from caseflow.sharing.consent import alive, consents
from caseflow.sharing.records import GROUND
from tests.cooperation.agreements import agree, consent
from tests.house import House
from tests.intake.arrivals import ago
from tests.protection.cases import at, change_as, do
from tests.support.steps import accept, refer, values, victim
from tests.verification.browsing import Browser, boxes
from tests.verification.browsing import days as day_boxes

WIDE = ("identity", "contact")
NO = {"decision": "refused", "compartments": ["identity"]}
LESS = {"decision": "given_in_part", "compartments": ["identity"]}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def running(house: House, purpose: str = "support", compartments: Sequence[str] = WIDE) -> str:
    """A person who agreed to support at large, and a referral by that which runs."""
    code = victim(house)
    told = consent(house, "legal_aid", purpose=purpose, compartments=[*WIDE])
    agree(at(house, "caseworker", code), told)
    record = refer(house, code, compartments=[*compartments], services_asked=["legal_advice"])
    accept(house, code, record)
    return code


def say(house: House, code: str, *agencies: str, **said: object) -> None:
    told = {"given_at": ago(minutes=1)} | said
    agree(at(house, "caseworker", code), consent(house, *(agencies or ("legal_aid",)), **told))


def sees(house: House, code: str) -> bool:
    try:
        enter(house.actor("provider"), code)
    except NotThere:
        return False
    return True


@pytest.mark.parametrize("purpose", ["support", "referral"])
@pytest.mark.parametrize("said", [NO, LESS])
def test_what_runs_on_support_at_large_ends_with_a_no(
    house: House, purpose: str, said: dict[str, object]
) -> None:
    code = running(house, purpose)
    say(house, code, **said)
    assert not sees(house, code)
    assert values(house, "caseworker", code, "referral")[0]["response"] == "revoked"
    first, _no = consents(at(house, "caseworker", code).case)
    assert alive(first), "other services are still agreed to"
    with pytest.raises(Refused):
        refer(house, code, compartments=[*WIDE], services_asked=["legal_advice"])
    refer(house, code, compartments=[*WIDE], services_asked=["treatment"])


@sqlite
@pytest.mark.parametrize(
    ("agency", "said"),
    [
        ("women", NO),
        ("legal_aid", LESS | {"compartments": [*WIDE]}),  # no less than what runs
        ("legal_aid", NO | {"purpose": "investigation"}),  # no service
        ("legal_aid", NO | {"decision": "undecided"}),
        ("legal_aid", NO | {"given_at": ago(minutes=9)}),  # what they said before it
    ],
)
def test_what_was_not_said_no_to_runs_on(
    house: House, agency: str, said: dict[str, object]
) -> None:
    code = running(house)
    say(house, code, agency, **said)
    assert sees(house, code)


@sqlite
def test_what_is_no_wider_than_a_yes_to_less_runs_on(house: House) -> None:
    code = running(house, compartments=["identity"])
    say(house, code, **LESS)
    assert sees(house, code)
    refer(house, code, compartments=["identity"], services_asked=["legal_aid"])


@sqlite
def test_a_no_to_support_at_large_is_one_to_referral_at_large(house: House) -> None:
    code = running(house, "referral")
    say(house, code, **NO | {"purpose": "support"})
    assert not sees(house, code)
    with pytest.raises(Refused):
        refer(house, code, compartments=["identity"], services_asked=["treatment"])


@sqlite
def test_taking_back_the_yes_to_a_service_says_no_to_it(house: House) -> None:
    code = running(house)
    say(house, code, decision="given", compartments=["identity"])
    own = consents(at(house, "caseworker", code).case)[-1].record
    access = at(house, "caseworker", code)
    assert consenting.holders(access, own) == ["Cơ quan legal_aid"], "said before"
    do(house, "caseworker", code, consenting.WITHDRAW[0], own)
    assert not sees(house, code)


@sqlite
def test_without_a_service_named_nothing_older_than_a_no_is_relied_on(house: House) -> None:
    """As what an agency is given that asked about the person names none."""
    code = victim(house)
    say(house, code, purpose="counselling", given_at=ago(minutes=5))
    say(house, code, **NO)
    with pytest.raises(Refused):
        refer(house, code, compartments=["identity"], services_asked=[])
    refer(house, code, compartments=["identity"], services_asked=["psychological_support"])
    say(house, code, purpose="counselling", given_at=ago(minutes=0))
    refer(house, code, compartments=["identity"], services_asked=[])


@sqlite
def test_what_ends_is_read_before_it_is_saved(house: House) -> None:
    code = running(house)
    page = Browser(house, "caseworker")
    page.open(code, "support")
    path = f"/cases/{code}/cooperation/record-consent"
    answers = {
        "purpose": "legal_aid", "recipients": house.agencies["legal_aid"],
        "compartments": "identity", "decision": "refused", "form": "oral_witness",
        "witness_name": "Hà Thị Lan", "text_language": "vi",
        **boxes("given_at", now() - timedelta(seconds=30)),
        **day_boxes("expires_on", now() + timedelta(days=60)),
    }  # fmt: skip
    read = page.post(path, **answers).text
    assert "theo sự đồng ý chung về hỗ trợ cũng chấm dứt" in read
    assert "thay sự đồng ý ngày" not in read
    assert "Không xem được hồ sơ nữa: Cơ quan legal_aid." in read
    led = page.send(path, **answers).headers["Location"]
    assert page.get(led).headers["Location"].endswith("/holders")


@sqlite
@pytest.mark.parametrize("no", ["refused", "withdrawn"])
def test_whoever_approves_a_ground_reads_what_the_person_said(house: House, no: str) -> None:
    code = victim(house)
    say(house, code, decision="refused" if no == "refused" else "given")
    access = at(house, "caseworker", code)
    if no == "withdrawn":
        do(house, "caseworker", code, consenting.WITHDRAW[0], consents(access.case)[-1].record)
    change = change_as(house, "caseworker", access.case)
    told = {"recipient": house.agencies["legal_aid"], "compartments": ["identity"]}
    ground = change.add(GROUND, told | {"expires_on": (now() + timedelta(9)).date().isoformat()})
    change.commit()
    assert len(refusals(at(house, "supervisor", code), ground)) == 1
