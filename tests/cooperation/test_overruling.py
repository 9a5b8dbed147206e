"""What a person says later counts: a no ends a yes at once, and no older answer brings it back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from caseflow.case.access import enter
from caseflow.clock import now
from caseflow.cooperation import consenting
from caseflow.errors import Conflict, NotThere, Refused
from caseflow.sharing.consent import alive, consents
from tests.cooperation.agreements import agree, consent, days
from tests.house import House
from tests.intake.arrivals import ago
from tests.meanwhile import Meanwhile
from tests.protection.cases import at, do
from tests.support.steps import TERMS, accept, approve, propose, refer, victim
from tests.support.test_reopening import ask, decide
from tests.verification.browsing import Browser, boxes
from tests.verification.browsing import days as day_boxes

WHOLE = ["identity", "contact", "support"]


def told(house: House, *others: str) -> tuple[str, str]:
    """A person who agreed, and a referral by that which runs: the case, the referral."""
    code = victim(house)
    agree(at(house, "caseworker", code), consent(house, "legal_aid", *others, compartments=WHOLE))
    record = refer(house, code, compartments=WHOLE)
    accept(house, code, record)
    return code, record


def stand(house: House, code: str) -> list[bool]:
    return [alive(row) for row in consents(at(house, "caseworker", code).case)]


@pytest.mark.parametrize(
    ("said", "cut"),
    [
        ({"decision": "refused", "compartments": WHOLE}, True),
        ({"decision": "given_in_part", "compartments": ["identity"]}, True),
        ({"decision": "given_in_part", "compartments": WHOLE}, False),  # no less than before
        ({"decision": "given", "compartments": ["identity"]}, False),  # that too
        ({"decision": "undecided", "compartments": WHOLE}, False),
        ({"decision": "refused", "compartments": WHOLE, "purpose": "health_care"}, False),
    ],
)
def test_a_later_no_or_a_lesser_yes_ends_what_was_agreed_to(
    house: House, said: dict[str, Any], cut: bool
) -> None:
    code, _record = told(house)
    answers = consent(house, "legal_aid", **({"given_at": ago(minutes=1)} | said))
    agree(at(house, "caseworker", code), answers)
    assert stand(house, code)[0] is not cut
    if cut:
        with pytest.raises(NotThere):
            enter(house.actor("provider"), code)
        with pytest.raises(Refused):
            refer(house, code, compartments=WHOLE)
    else:
        enter(house.actor("provider"), code)


def test_a_no_that_is_older_than_the_yes_ends_nothing(house: House) -> None:
    code, _record = told(house)
    no = consent(house, "legal_aid", decision="refused", given_at=ago(minutes=9))
    agree(at(house, "caseworker", code), no)
    assert stand(house, code) == [True, False]


def test_a_no_to_another_recipient_ends_nothing(house: House) -> None:
    code, _record = told(house)
    no = consent(house, "women", decision="refused", compartments=WHOLE, given_at=ago(minutes=1))
    agree(at(house, "caseworker", code), no)
    assert stand(house, code) == [True, False]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_a_no_ends_is_read_before_it_is_saved(house: House) -> None:
    code, _record = told(house, "women")
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
    assert "thay sự đồng ý ngày" in read
    assert "Không xem được hồ sơ nữa: Cơ quan legal_aid." in read
    assert stand(house, code) == [True]
    led = page.send(path, **answers)
    assert stand(house, code) == [False, False]
    there = page.get(led.headers["Location"]).headers["Location"]
    assert there == f"/cases/{code}/cooperation/holders", "who goes on holding what"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("decision", ["refused", "given"])
def test_an_answer_that_ends_nothing_leads_to_where_it_stands(house: House, decision: str) -> None:
    """Whatever was taken back before."""
    code, _record = told(house)
    first = consents(at(house, "caseworker", code).case)[0].record
    do(house, "caseworker", code, consenting.WITHDRAW[0], first)
    agree(at(house, "caseworker", code), consent(house, "women", decision=decision))
    page = Browser(house, "caseworker")
    page.open(code, "support")
    led = page.get(f"/cases/{code}/cooperation/taken-back").headers["Location"]
    assert led == f"/cases/{code}?changed=cooperation#cooperation"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("no", ["withdrawn", "refused"])
def test_no_older_yes_undoes_a_no(house: House, no: str) -> None:
    code = victim(house)
    first = agree(at(house, "caseworker", code), consent(house, "legal_aid"))
    with time_machine.travel(now() + timedelta(days=5)):
        if no == "withdrawn":
            do(house, "caseworker", code, consenting.WITHDRAW[0], first)
        else:
            refused = consent(house, "legal_aid", decision="refused", given_at=now().isoformat())
            agree(at(house, "caseworker", code), refused)
    with time_machine.travel(now() + timedelta(days=6)):
        old = (now() - timedelta(days=4)).isoformat()
        with pytest.raises(Refused, match="Hãy hỏi lại") as refusal:
            agree(at(house, "caseworker", code), consent(house, "legal_aid", given_at=old))
        assert refusal.value.field == "given_at"
        agree(at(house, "caseworker", code), consent(house, "women", given_at=old))
        anew = consent(house, "legal_aid", given_at=now().isoformat())
        agree(at(house, "caseworker", code), anew)
        assert stand(house, code) == [False, *[False] * (no == "refused"), True, True]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_no_yes_from_before_the_case_ended_counts_after_it_is_reopened(house: House) -> None:
    code = victim(house)
    approve(house, code, propose(house, code, outcome="lost_contact"))
    with time_machine.travel(now() + timedelta(days=10)):
        decide(house, code, ask(house, code))
        old = (now() - timedelta(days=12)).isoformat()
        with pytest.raises(Refused, match="Hãy hỏi lại"):
            agree(at(house, "caseworker", code), consent(house, "legal_aid", given_at=old))
        agree(at(house, "caseworker", code), consent(house, "legal_aid", given_at=ago(minutes=1)))


@pytest.mark.parametrize(
    ("purpose", "services", "fits"),
    [
        ("legal_aid", ["legal_aid", "interpretation"], True),
        ("health_care", ["legal_aid"], False),
        ("health_care", ["treatment", "legal_aid"], False),
        ("education_work", ["vocational_training"], True),
        ("counselling", ["psychological_support"], True),
        ("support", ["legal_aid", "treatment", "loan"], True),
        ("legal_aid", ["loan"], False),
        ("investigation", ["legal_aid"], False),
    ],
)
@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_agreed_to_one_purpose_is_referred_for_its_services(
    house: House, purpose: str, services: list[str], fits: bool
) -> None:
    code = victim(house)
    agree(at(house, "caseworker", code), consent(house, "legal_aid", purpose=purpose))
    if fits:
        refer(house, code, **TERMS | {"services_asked": services})
        return
    with pytest.raises(Refused) as refusal:
        refer(house, code, **TERMS | {"services_asked": services})
    elsewhere = purpose != "investigation"  # for which no provider is told at all
    assert refusal.value.field == ("services_asked" if elsewhere else "compartments")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_no_to_one_purpose_stands_against_an_older_yes_to_support_at_large(
    house: House,
) -> None:
    code = victim(house)
    agree(at(house, "caseworker", code), consent(house, "legal_aid", purpose="support"))
    no = consent(house, "women", decision="refused", given_at=ago(minutes=1))
    agree(at(house, "caseworker", code), no)
    refer(house, code)  # another receiver was refused
    no = consent(house, "legal_aid", decision="refused", given_at=ago(minutes=1))
    agree(at(house, "caseworker", code), no)
    with pytest.raises(Refused, match="mục đích"):
        refer(house, code, services_asked=["legal_advice"])
    for service in ("treatment", "interpretation"):  # which is no lawyer's alone
        refer(house, code, services_asked=[service])
    anew = consent(house, "legal_aid", purpose="support", given_at=ago(minutes=0))
    agree(at(house, "caseworker", code), anew | {"expires_on": days(90)})
    refer(house, code, services_asked=["legal_advice"])


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_yes_recorded_at_the_same_moment_is_not_left_beside_a_no(
    house: House, meanwhile: Meanwhile
) -> None:
    code = victim(house)
    yes = consent(house, "legal_aid")
    meanwhile("case.record_consent", lambda: agree(at(house, "caseworker", code), yes))
    no = consent(house, "legal_aid", decision="refused", given_at=ago(minutes=1))
    with pytest.raises(Conflict):
        agree(at(house, "caseworker", code), no)
