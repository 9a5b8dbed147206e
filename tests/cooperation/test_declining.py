"""A referral is read where it is answered; one that was declined is read no more."""

from caseflow.case.access import enter
from caseflow.case.view import case_view
from caseflow.cooperation import referring
from caseflow.duties.rules import Task
from caseflow.duties.tasks import is_owed, open_tasks
from caseflow.support.outcomes import READ
from caseflow.support.section import REFER
from tests.cooperation.agreements import accepted, agree, consent, days, refer
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.verification.browsing import Browser

OWED = Task.REFERRAL_DECLINED


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


def test_whoever_referred_reads_why_though_another_is_asked_before(house: House) -> None:
    access = accepted(house, arrive(house))
    agree(access, consent(house, "legal_aid", "health_2", compartments=["identity", "health"]))
    sent = refer(access, house.agencies["legal_aid"], compartments=["identity", "health"])
    no = {"response": "declined", "decline_reason": "Không có bác sĩ"}
    provider = house.actor("provider")
    do(enter(provider, access.state.code), referring.ANSWER_REFERRAL, no, sent)
    [owed] = [r for r in open_tasks([access.case])[access.case] if r.values["kind"] == OWED]
    assert (owed.values["role"], owed.values["agency"]) == ("caseworker", access.actor.agency)
    another = {
        "receiving_agency": house.agencies["health_2"],
        "reason": "HealthCare",
        "services_asked": ["legal_advice"],
        "compartments": ["identity", "health"],
        "expires_on": days(20),
    }
    do(access, REFER, another)
    assert is_owed(access.case, OWED), "what was written may concern their safety"
    do(inside(house, "caseworker", access.state.code), READ, {}, sent)
    assert not is_owed(access.case, OWED)


def test_what_is_asked_stands_open_where_it_is_answered(house: House) -> None:
    """Also for a provider who has the case open already: nothing is taken on unread."""
    access = accepted(house, arrive(house))
    agree(access, consent(house, "legal_aid"))
    record = refer(access, house.agencies["legal_aid"])
    code, provider = access.state.code, Browser(house, "provider")
    answer = f"/cases/{code}/cooperation/answer-referral/{record}"
    for opened in (False, True):
        if opened:
            provider.open(code, "referred_service")
        page = provider.get(answer).text
        assert "<dt>Dịch vụ đề nghị</dt><dd>Trợ giúp pháp lý</dd>" in page
        assert "<dt>Lý do chuyển tuyến</dt>" in page
        assert "Bản ghi này" not in page, "folded to a line that names the provider alone"
