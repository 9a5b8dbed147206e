"""The provider's word that its service has ended closes the referral and what the provider sees;
whoever referred the person reads the outcome."""

from datetime import timedelta

import pytest

from caseflow.case.access import enter
from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import today
from caseflow.cooperation import referring
from caseflow.duties.home import home
from caseflow.duties.items import Item
from caseflow.duties.rules import Kind
from caseflow.errors import NotThere, Refused
from caseflow.sharing.participation import assignments, standings
from caseflow.sharing.records import REFERRAL
from caseflow.support import lettering, outcomes
from caseflow.support.records import REFERRAL_FEEDBACK
from caseflow.vault.reading import of_record
from tests.house import House
from tests.intake.arrivals import do as done
from tests.protection.cases import at, do, only
from tests.support.steps import TODAY, accept, consent, refer, tasks, values, victim
from tests.support.test_letters import told_outside
from tests.verification.browsing import Browser

ENDED = {"status": "completed", "summary": "Đã tư vấn xong", "closed_on": TODAY}
GOES_ON = {"status": "under_way", "summary": "Đã gặp một buổi"}


def running(house: House, *others: str) -> tuple[str, list[str]]:
    """A case, and what runs in it: a referral, and one more for each of ``others``, a service."""
    code = victim(house)
    consent(house, code, "legal_aid")
    found = [refer(house, code)]
    found += [refer(house, code, services_asked=[each]) for each in others]
    for record in found:
        accept(house, code, record)
    return code, found


def sees(house: House, code: str) -> bool:
    try:
        at(house, "provider", code)
    except NotThere:
        return False
    return True


def groups(house: House) -> list[Item]:
    """What stands on the first page of the caseworker."""
    found = home(house.actor("caseworker")).groups.values()
    return [item for items in found for item in items if item.kind is Kind.TASK]


def test_who_ended_the_service_sees_the_case_no_more(house: House) -> None:
    code, [record] = running(house)
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=GOES_ON)
    assert sees(house, code)
    assert "referral_closed" not in tasks(house, code)
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=ENDED)
    assert not sees(house, code)
    [owed] = [item for item in groups(house) if item.row.values["kind"] == "referral_closed"]
    assert owed.state.code == code
    access = at(house, "caseworker", code)
    assert not standings(access.case, house.agencies["legal_aid"])
    [theirs] = assignments(access.case, house.officers["provider"])
    assert theirs.values["ended_at"] is not None
    assert values(house, "caseworker", code, "referral")[0]["response"] == "closed"


def test_another_referral_to_the_same_body_goes_on(house: House) -> None:
    code, [first, second] = running(house, "shelter")
    do(house, "provider", code, outcomes.FEED_BACK, first, referral_feedback=ENDED)
    assert sees(house, code)
    assert [of_record(REFERRAL, each)[0].values["response"] for each in (first, second)] == [
        "closed",
        "accepted",
    ]


def test_each_outcome_is_read_for_itself(house: House) -> None:
    """Two services ended: two things to read, and reading one leaves the other."""
    code, found = running(house, "shelter")
    for record in found:
        do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=ENDED)
    do(house, "caseworker", code, outcomes.READ, found[0])
    assert of_record(REFERRAL, found[0])[0].values["outcome_seen_on"] == today()
    assert "referral_closed" in tasks(house, code)
    with pytest.raises(NotThere):  # it is read
        do(house, "caseworker", code, outcomes.READ, found[0])
    do(house, "caseworker", code, outcomes.READ, found[1])
    assert "referral_closed" not in tasks(house, code)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_reason_of_who_declined_is_read_where_it_leads(house: House) -> None:
    """Not every case needs another body: that it was read is enough."""
    code = victim(house)
    consent(house, code, "legal_aid")
    record = refer(house, code)
    no = {"response": "declined", "decline_reason": "Không có luật sư lúc này"}
    provider = enter(house.actor("provider"), code)
    done(provider, referring.ANSWER_REFERRAL, no, record)
    browser = Browser(house, "caseworker")
    page = browser.open(code, "support")
    read = f"/cases/{code}/support/read-outcome/{record}"
    assert read in page.partition("Đang chờ")[2]
    shown = browser.get(read).text
    assert "Không có luật sư lúc này" in shown
    assert "Bản ghi này" not in shown, "what is to be read is folded"
    assert ">Đã đọc<" in "".join(shown.split("\n"))
    assert browser.send(read).status_code == 303
    assert "referral_declined" not in tasks(house, code)
    assert read not in browser.get(f"/cases/{code}").text


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_the_provider_told_stands_where_it_is_read(house: House) -> None:
    code, [record] = running(house)
    provider = Browser(house, "provider")
    provider.open(code, "referred_service")
    path = f"/cases/{code}/support/record-feedback/{record}"
    assert "không còn xem hồ sơ" in provider.get(path).text
    day, month, year = today().day, today().month, today().year
    told = {"status": "completed", "summary": "Đã tư vấn xong", "closed_on-day": f"{day}",
            "closed_on-month": f"{month}", "closed_on-year": f"{year}"}  # fmt: skip
    answer = provider.send(path, **told)
    assert (answer.status_code, answer.location) == (303, "/")
    caseworker = Browser(house, "caseworker")
    caseworker.open(code, "support")
    shown = caseworker.get(f"/cases/{code}/support/read-outcome/{record}").text
    assert "Đã tư vấn xong" in shown


def test_the_end_of_a_service_is_told_anew(house: House) -> None:
    """It has its day, and closes: a correction of what was told before does neither."""
    code, [record] = running(house)
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=GOES_ON)
    access = at(house, "provider", code)
    shown = open_for_correction(access, "referral_feedback", only(access, REFERRAL_FEEDBACK))
    with pytest.raises(Refused, match="phản hồi mới") as refusal:
        correct(access, shown, shown.versions, {**shown.values, "status": "completed"}, "1")
    assert refusal.value.field == "status"
    correct(access, shown, shown.versions, {**shown.values, "summary": "Đã gặp hai buổi"}, "2")
    assert values(house, "caseworker", code, "referral_feedback")[0]["summary"] == "Đã gặp hai buổi"
    assert sees(house, code)


def test_how_it_ended_can_be_corrected_where_it_was_written_down(house: House) -> None:
    code, record = heard_of_the_end(house)
    access = at(house, "caseworker", code)
    shown = open_for_correction(access, "referral_feedback", only(access, REFERRAL_FEEDBACK))
    correct(access, shown, shown.versions, {**shown.values, "status": "person_stopped"}, "1")
    assert values(house, "caseworker", code, "referral_feedback")[0]["status"] == "person_stopped"
    clear = of_record(REFERRAL, record)[0].values
    assert clear["response"] == "closed"
    assert clear["outcome_seen_on"] == today(), "whoever writes it down has read it"


def heard_of_the_end(house: House) -> tuple[str, str]:
    """A case, and a referral to a body on paper whose service has ended."""
    code = victim(house)
    _to, record, _agreed = told_outside(house, code, "support")
    do(house, "caseworker", code, lettering.HEAR_ANSWER, record, referral={"response": "accepted"})
    do(house, "caseworker", code, lettering.HEAR_HOW, record, referral_feedback=ENDED)
    return code, record


def test_who_wrote_down_what_a_body_said_has_read_it(house: House) -> None:
    code, record = heard_of_the_end(house)
    assert "referral_closed" not in tasks(house, code)
    assert of_record(REFERRAL, record)[0].values["response"] == "closed"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("told", [
    {**ENDED, "closed_on": (today() - timedelta(days=1)).isoformat()},  # before it was sent
    {**GOES_ON, "closed_on": TODAY},
    {"status": "completed", "summary": "Đã xong"},
], ids=["too early", "goes on", "no day"])  # fmt: skip
def test_an_end_that_cannot_be_is_refused(house: House, told: dict[str, str]) -> None:
    code, [record] = running(house)
    with pytest.raises(Refused) as refusal:
        do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=told)
    assert refusal.value.field == "closed_on"
    assert sees(house, code)
