"""The person agrees, and takes it back: the next read is refused, and the log has both."""

from typing import Any

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import Access, enter
from caseflow.case.view import case_view
from caseflow.cooperation import consenting, referring
from caseflow.errors import NotThere, Refused
from caseflow.people.representing import speaking
from caseflow.policy import Standing
from caseflow.sharing.consent import consents
from caseflow.sharing.participation import standings
from tests.cooperation.agreements import accepted, agree, consent, days, refer, referral
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside


def test_a_consent_keeps_the_exact_text(house: House) -> None:
    code = arrive(house)
    access = accepted(house, code)
    agree(access, consent(house, "legal_aid"))
    shown = {r.kind.name: r.values for s in case_view(access).sections for r in s.records}
    text = shown["consent"]["text_shown"]
    for part in ("Trợ giúp pháp lý", "Cơ quan legal_aid", "Nhân thân; Thủ tục pháp lý"):
        assert part in text
    assert "Cơ quan health" in text  # who keeps it
    assert "rút lại" in text
    assert "$" not in text


def test_the_referred_officer_is_refused_once_consent_is_withdrawn(house: House) -> None:
    access = accepted(house, arrive(house))
    code = access.state.code
    first = agree(access, consent(house, "legal_aid"))
    record = refer(access, house.agencies["legal_aid"])
    provider = enter(house.actor("provider"), code)  # told of the referral, no more
    do(provider, referring.ANSWER_REFERRAL, {"response": "accepted"}, record)
    there = inside(house, "provider", code)
    assert case_view(there).name == "Lò Thị Mây"
    assert consenting.holders(access, first) == ["Cơ quan legal_aid"]

    access = inside(house, "caseworker", code)
    do(access, consenting.WITHDRAW[0], {}, first)
    with pytest.raises(NotThere):
        enter(house.actor("provider"), code)
    latest = house.entries(limit=4)
    assert latest[0].facts["event"] == Event.ACCESS_REFUSED
    assert latest[0].facts["actor"]["officer"] == house.officers["provider"]
    assert latest[1].facts["event"] == Event.RECORD_DONE
    assert latest[1].facts["act"] == "case.withdraw_consent"
    assert referral(record)["response"] == "revoked"
    # a later consent does not bring the referral back by itself
    agree(inside(house, "caseworker", code), consent(house, "legal_aid"))
    with pytest.raises(NotThere):
        enter(house.actor("provider"), code)


def test_what_another_referral_rests_on_stays(house: House) -> None:
    access = accepted(house, arrive(house))
    agency = house.agencies["legal_aid"]
    first = agree(access, consent(house, "legal_aid"))
    whole = refer(access, agency)
    for record in (whole, _second(house, access)):
        provider = enter(house.actor("provider"), access.state.code)
        do(provider, referring.ANSWER_REFERRAL, {"response": "accepted"}, record)
    do(access, consenting.WITHDRAW[0], {}, first)
    assert Standing.REFERRAL in standings(access.case, house.agencies["legal_aid"])
    there = inside(house, "provider", access.state.code)
    assert "legal" not in there.permit().reads  # narrowed to what is still agreed to
    assert case_view(there).name == "Lò Thị Mây"


def _second(house: House, access: Access) -> str:
    """A referral of identity alone, on a consent of its own that lasts longer."""
    own = consent(house, "legal_aid", purpose="counselling", compartments=["identity"])
    agree(access, own | {"expires_on": days(200)})
    return refer(access, house.agencies["legal_aid"], compartments=["identity"])


def test_a_waiting_referral_ends_with_its_consent(house: House) -> None:
    access = accepted(house, arrive(house))
    first = agree(access, consent(house, "legal_aid"))
    record = refer(access, house.agencies["legal_aid"])
    do(access, consenting.WITHDRAW[0], {}, first)
    assert referral(record)["response"] == "revoked"
    with pytest.raises(NotThere):
        enter(house.actor("provider"), access.state.code)


@pytest.mark.parametrize("decision", ["refused", "undecided"])
def test_no_is_recorded_and_covers_nothing(house: House, decision: str) -> None:
    access = accepted(house, arrive(house))
    agree(access, consent(house, "legal_aid", decision=decision))
    [row] = consents(access.case)
    assert not consenting.can_withdraw(access, row)


def test_a_referral_is_declined_with_its_reason(house: House) -> None:
    access = accepted(house, arrive(house))
    agree(access, consent(house, "legal_aid"))
    record = refer(access, house.agencies["legal_aid"])
    provider = enter(house.actor("provider"), access.state.code)
    with pytest.raises(Refused):
        do(provider, referring.ANSWER_REFERRAL, {"response": "declined"}, record)
    why = {"response": "declined", "decline_reason": "Hết người"}
    do(provider, referring.ANSWER_REFERRAL, why, record)
    assert referral(record)["response"] == "declined"
    with pytest.raises(NotThere):
        enter(house.actor("provider"), access.state.code)


def test_each_role_asks_for_its_own_purposes(house: House) -> None:
    access = accepted(house, arrive(house))
    by_name = {act.name: act for act in consenting.RECORD}
    caseworker = [act.slug for act in consenting.RECORD if act.open_to(access)]
    assert caseworker == ["record_consent"]
    with pytest.raises(Refused) as refusal:
        consenting.check(
            access, consent(house, "women"), "record consent for counselling", speaking(access)
        )
    assert refusal.value.field == "purpose"
    for name, purpose in (
        ("record consent for counselling", "counselling"),
        ("record consent for protection", "protection"),
        ("record consent for protection", "support"),
    ):
        assert name in by_name
        answers = consent(house, "women", purpose=purpose)
        consenting.check(access, answers, name, speaking(access))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"given_at": ago(hours=-1)}, "given_at"),
        ({"given_at": ago(hours=9)}, "given_at"),  # before they came
        ({"expires_on": days(-1)}, "expires_on"),
        ({"expires_on": days(24 * 31)}, "expires_on"),
        ({"child_assent": "disagrees"}, "decision"),
        ({"interpreter_name": "Sầm Thị Xuân"}, "text_language"),  # who heard what, then?
        ({"form": "representative_written"}, "representative"),  # nobody is recorded
    ],
)
def test_a_consent_that_cannot_stand(house: House, changes: dict[str, Any], field: str) -> None:
    access = accepted(house, arrive(house))
    with pytest.raises(Refused) as refusal:
        agree(access, consent(house, "legal_aid", **changes))
    assert refusal.value.field == field
