"""What the lead keeps to itself: no asker reads why it was given nothing, nobody but its
recipient why another was told, and a bar wins over a share that began before it."""

from typing import Any

import pytest

from caseflow.audit.recording import Change
from caseflow.case.access import Access, enter
from caseflow.cooperation.answering import ANSWER_REQUEST, PASS_ON, read
from caseflow.errors import NotThere, Refused
from caseflow.policy import Standing
from caseflow.sharing.participation import LEAD_REACH, STATUTORY_REACH, join, leave, participations
from caseflow.sharing.records import BAR
from caseflow.support import granting, referring
from tests.cooperation.agreements import agree, consent, days, refer
from tests.cooperation.inquiries import BORN, NAME, NUMBER, ask, mine, waiting, with_paper
from tests.cooperation.test_grounds import accept, put
from tests.cooperation.test_succession import end
from tests.house import House
from tests.people.test_lookup import rewrite
from tests.promises.visiting import Visitor
from tests.protection.cases import at, change_as, do, new_case
from tests.support.steps import victim

SECRET = "Cán bộ hỏi bị nghi tiếp tay"
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def refused(house: House, code: str) -> None:
    """The request that waits is given nothing, and why."""
    [(_, record)] = waiting(house, "caseworker")
    do(house, "caseworker", code, ANSWER_REQUEST, record, request_answer={"reason": SECRET})


def page(house: House, key: str, code: str, purpose: str) -> str:
    """The case as officer ``key`` reads it, and its course."""
    visitor = Visitor(house, key)
    visitor.post(f"/cases/{code}/open", purpose=purpose)
    return visitor.get(f"/cases/{code}").text + visitor.get(f"/cases/{code}/timeline").text


def moved(house: House, case: str, agency: str, standing: Standing) -> None:
    """Whoever took part leaves, and ``agency`` alone is there."""
    change = change_as(house, "intake", case)
    for row in participations(case):
        leave(change, row)
    join(change, house.agencies[agency], standing, "Đ27", LEAD_REACH)
    change.commit()


@sqlite
def test_no_asker_reads_why_it_was_given_nothing(house: House) -> None:
    code = new_case(house, full_name=NAME, birth_date=BORN)
    case = enter(house.actor("caseworker"), code).case
    moved(house, case, "health", Standing.LEAD)  # the police take no part yet
    ask(house, "police")
    refused(house, code)
    assert SECRET in page(house, "supervisor", code, "supervise")
    change = change_as(house, "intake", case)
    join(change, house.agencies["police"], Standing.STATUTORY, "Đ27", STATUTORY_REACH)
    change.commit()
    assert SECRET not in page(house, "police", code, "verify")  # it takes part by its office
    moved(house, case, "police", Standing.LEAD)
    shown = page(house, "police_supervisor", code, "supervise")
    assert code in shown
    assert SECRET not in shown


@sqlite
def test_a_provider_reads_what_was_told_to_it_alone(house: House) -> None:
    code = victim(house)
    both = consent(house, "legal_aid", "health_2", witness_name="Bà Chứng")
    agree(at(house, "caseworker", code), both)
    agree(at(house, "caseworker", code), consent(house, "women", witness_name="Ông Khác"))
    accept(house, code, refer(at(house, "caseworker", code), house.agencies["legal_aid"]))
    put(house, code, recipient=house.agencies["women"], reason=SECRET)
    lead = page(house, "supervisor", code, "supervise")
    assert all(each in lead for each in (SECRET, "Bà Chứng", "Ông Khác"))
    shown = page(house, "provider", code, "referred_service")
    assert SECRET not in shown
    assert code in shown
    for each in ("Ông Khác", "Bà Chứng", "Cơ quan women", "Cơ quan health_2"):
        assert each not in shown, "whom else the person agreed to tell is not theirs"
    assert SECRET not in page(house, "police", code, "verify")


@sqlite
def test_a_bar_wins_over_a_share_begun_before_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = new_case(house, full_name=NAME, birth_date=BORN)
    ask(house, "other_caseworker")
    [(_, record)] = waiting(house, "caseworker")
    agree(at(house, "caseworker", code), consent(house, "health_2"))
    send = referring.send

    def barred_meanwhile(change: Change, access: Access, answers: Any) -> str:
        referral = send(change, access, answers)
        bar = change_as(house, "intake", access.case)
        bar.add(BAR, {"barred_officer": house.officers["other_caseworker"], "ground": "relative"})
        bar.commit()
        return referral

    monkeypatch.setattr(granting, "send", barred_meanwhile)
    terms = {"compartments": ["identity"], "expires_on": days(20)}
    with pytest.raises(Refused, match="không được tham gia"):
        do(house, "caseworker", code, granting.GRANT, record, referral=terms)
    assert mine(house, "other_caseworker")[0].shared == []


@sqlite
def test_a_request_ends_with_the_agency_that_asked(house: House) -> None:
    code = new_case(house, full_name=NAME, birth_date=BORN)
    ask(house, "other_caseworker")
    assert [there for there, _ in waiting(house, "caseworker")] == [code]
    end(house, "health_2", "police")
    assert waiting(house, "caseworker") == waiting(house, "supervisor") == []


@sqlite
def test_nobody_makes_a_case_fit_a_request_and_reads_it(house: House) -> None:
    """What was written after the request is the supervisor's to judge first."""
    ask(house, "other_caseworker", full_name=NAME, birth_date="2001", document_number=NUMBER)
    invented = new_case(house, full_name=NAME, birth_date=BORN)
    rewritten = new_case(house, full_name="Vàng Thị Sơ", birth_date=BORN)
    rewrite(house, rewritten, full_name=NAME)
    papers = new_case(house, full_name="Vàng Thị Sơ", birth_date=BORN)
    with_paper(house, "intake", enter(house.actor("caseworker"), papers).case)
    found = dict(waiting(house, "supervisor"))
    assert set(found) == {invented, rewritten, papers}
    for key in ("intake", "caseworker"):
        assert waiting(house, key) == []
    with pytest.raises(NotThere):
        read(at(house, "caseworker", invented), found[invented])
    with pytest.raises(NotThere):
        do(house, "caseworker", invented, PASS_ON, found[invented])
    visitor = Visitor(house, "supervisor")
    visitor.post(f"/cases/{papers}/open", purpose="supervise")
    shown = visitor.get(f"/cases/{papers}/cooperation/answer-request/{found[papers]}").text
    there = f"/cases/{papers}/cooperation/pass-on-request/{found[papers]}"
    assert there in shown
    assert visitor.post(there).status_code == 303
    assert dict(waiting(house, "caseworker")) == {papers: found[papers]}
    do(
        house,
        "caseworker",
        papers,
        ANSWER_REQUEST,
        found[papers],
        request_answer={"reason": "Thôi"},
    )
    assert set(dict(waiting(house, "supervisor"))) == {invented, rewritten}
