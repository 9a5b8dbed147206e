"""A body outside the system is told by an official letter: the least, logged before shown."""

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter
from caseflow.case.additions import add, addable
from caseflow.cooperation import consenting, holding
from caseflow.cooperation.outside import ADD_BODY, BODY
from caseflow.errors import LogUnavailable, NotThere
from caseflow.sharing.handing import REFERRAL, REFERRAL_LETTER
from caseflow.support import lettering, referring, section
from tests.cooperation.agreements import agree, consent, days
from tests.duties.test_escalation import put_below
from tests.house import House
from tests.protection.cases import at, do, only
from tests.support.steps import TERMS, values, victim
from tests.verification.browsing import Browser

NAME, ADDRESS = "Phòng khám Sông Lam", "12 phố Chợ"
LETTER = {
    "number": "31/SYT-BTXH",
    "signed_on": days(0),
    "place": "Thái Nguyên",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "Đỗ Thị Hạnh",
}


def told_outside(house: House, code: str, *compartments: str) -> tuple[str, str, str]:
    """A body of the case, told by consent and letter: body, referral, consent."""
    body = {"name": NAME, "kind": "hospital", "address": ADDRESS}
    to = only(do(house, "caseworker", code, ADD_BODY, outside_body=body), BODY)
    answers = consent(house, compartments=list(compartments), purpose="health_care")
    agreed = agree(at(house, "caseworker", code), answers | {"recipients": [to]})
    referral = {
        "receiving_agency": to,
        "compartments": list(compartments),
        "details": "Cần khám trong tuần này",
        "expires_on": days(20),
        **TERMS,
        "services_asked": ["treatment"],
    }
    record = only(do(house, "caseworker", code, section.REFER, referral=referral), REFERRAL)
    return to, record, agreed


def test_a_letter_tells_the_least_and_has_its_entry_first(house: House) -> None:
    code = victim(house, birth_date="2001-05-04", age_basis="identity_paper")
    to, record, agreed = told_outside(house, code, "support")
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    for form in ("issue-letter", "outside-answer", "revoke-referral"):
        page = browser.get(f"/cases/{code}/support/{form}/{record}").text
        assert NAME in page
    assert "có hiệu lực ngay" in page  # what revoking does, before the button that does it
    assert "Thu hồi ngay" in page
    do(house, "caseworker", code, lettering.ISSUE, record, referral_letter=LETTER)
    letter = only(enter(house.actor("caseworker"), code), REFERRAL_LETTER)
    page = browser.get(f"/cases/{code}/support/letter/{letter}").text
    entry = house.entries(limit=1)[0].facts
    assert entry["event"] == Event.CASE_PRINTED
    assert "referral_letter_support.number" in entry["fields"]
    case_page = browser.get(f"/cases/{code}").text
    assert f"issue-letter/{record}" not in case_page  # printed again, never written twice
    assert f"support/letter/{letter}" in case_page
    assert browser.get(f"/cases/{code}/support/issue-letter/{record}").status_code == 303
    for said in (NAME, ADDRESS, "31/SYT-BTXH", "Độc lập", "Cần khám", "Đỗ Thị Hạnh"):
        assert said in page
    assert "Nguyễn Thị Hoa" not in page  # identity is not in the referral
    assert NAME not in page.split("</title>")[0]
    assert "Cơ quan police" not in page
    put_below(house, "health", "police")  # the body above stands above in the heading
    page = browser.get(f"/cases/{code}/support/letter/{letter}").text
    heading = page.partition("<article")[2]
    assert heading.index("Cơ quan police") < heading.index("Cơ quan health")
    held = {each.recipient: each for each in holding.holdings(at(house, "caseworker", code))}
    assert (held[to].by, held[to].basis) == ("letter", agreed)

    heard = {"response": "declined"}
    with pytest.raises(Exception, match="lý do"):
        do(house, "caseworker", code, lettering.HEAR_ANSWER, record, referral=heard)
    do(house, "caseworker", code, lettering.HEAR_ANSWER, record, referral={"response": "accepted"})
    how = {"status": "completed", "summary": "Đã khám", "closed_on": days(0)}
    do(house, "caseworker", code, lettering.HEAR_HOW, record, referral_feedback=how)
    assert values(house, "caseworker", code, "referral_feedback")[0]["summary"] == "Đã khám"

    access = at(house, "caseworker", code)
    withdraw = consenting.WITHDRAW[0]
    do(house, "caseworker", code, withdraw, agreed)
    with pytest.raises(NotThere):
        lettering.printed(at(house, "caseworker", access.state.code), letter)


def test_with_identity_named_the_letter_says_who(house: House) -> None:
    code = victim(house, birth_date="2001-05-04", age_basis="identity_paper")
    _to, record, _agreed = told_outside(house, code, "identity", "support")
    do(house, "caseworker", code, lettering.ISSUE, record, referral_letter=LETTER)
    access = at(house, "caseworker", code)
    told = lettering.printed(access, only(access, REFERRAL_LETTER))
    assert set(told.person) == {"full_name", "birth_date", "gender"}  # nothing else of a person
    assert told.contact == []


def test_the_letter_says_the_way_that_is_safe_now(house: House) -> None:
    """Whoever is outside hears of no number that was safe once."""
    code = victim(house)
    access = at(house, "caseworker", code)
    for times in ("Sáng", "Sau 19 giờ"):
        add(access, addable(access, "safe_contact_rule"), {"times": times}, times)
    _to, record, _agreed = told_outside(house, code, "contact", "support")
    do(house, "caseworker", code, lettering.ISSUE, record, referral_letter=LETTER)
    told = lettering.printed(access, only(access, REFERRAL_LETTER))
    assert told.contact == [{"times": "Sau 19 giờ"}]


def test_no_letter_without_the_log(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    code = victim(house)
    _to, record, _agreed = told_outside(house, code, "support")
    do(house, "caseworker", code, lettering.ISSUE, record, referral_letter=LETTER)
    access = at(house, "caseworker", code)

    def silent(_entries: object) -> list[int]:
        raise LogUnavailable()

    monkeypatch.setattr("caseflow.audit.disclosure.append", silent)
    with pytest.raises(LogUnavailable):
        lettering.printed(access, only(access, REFERRAL_LETTER))


def test_an_agency_with_officers_answers_itself(house: House) -> None:
    code = victim(house)
    answers = consent(house, "legal_aid", compartments=["support"])
    agree(at(house, "caseworker", code), answers)
    referral = {
        "receiving_agency": house.agencies["legal_aid"],
        "compartments": ["support"],
        "expires_on": days(20),
        **TERMS,
    }
    access = do(house, "caseworker", code, section.REFER, referral=referral)
    [row] = [r for r in referring.of(access, only(access, REFERRAL)) if not r.part.compartment]
    assert not lettering.may_issue(access, row)
    assert not lettering.may_hear_answer(access, row)
