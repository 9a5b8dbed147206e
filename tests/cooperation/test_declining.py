"""A referral that was declined is not the provider's to read."""

from caseflow.case.access import enter
from caseflow.case.view import case_view
from caseflow.cooperation import referring
from tests.cooperation.agreements import accepted, agree, consent, refer
from tests.house import House
from tests.intake.arrivals import arrive, do, inside


def test_a_declined_referral_is_read_no_more(house: House) -> None:
    """Another one keeps them in the case; the reason they gave is in the declined record, which
    makes nothing of it theirs."""
    access = accepted(house, arrive(house))
    code, body = access.state.code, house.agencies["legal_aid"]
    agree(access, consent(house, "legal_aid", compartments=["identity", "health"]))
    runs, over = (refer(access, body, compartments=["identity", c]) for c in ("health", "health"))
    provider = enter(house.actor("provider"), code)
    do(provider, referring.ANSWER_REFERRAL, {"response": "accepted"}, runs)
    no = {"response": "declined", "decline_reason": "Không có bác sĩ"}
    do(enter(house.actor("provider"), code), referring.ANSWER_REFERRAL, no, over)
    shown = case_view(inside(house, "provider", code))
    read = {r.record for s in shown.sections for r in s.records if r.kind.name == "referral"}
    assert read == {runs}
