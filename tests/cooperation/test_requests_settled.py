"""A request about a person ends by itself where whoever asked takes part in the case by now; and
whoever asked is told once something is shared."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.case.access import enter
from caseflow.clock import now
from caseflow.cooperation.answering import ANSWER_REQUEST
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.db import db
from caseflow.policy import Standing
from caseflow.sharing.participation import STATUTORY_REACH, Capacity, assign, join
from caseflow.sharing.records import BAR
from caseflow.support.granting import GRANT
from tests.cooperation.agreements import agree, consent, refer
from tests.cooperation.inquiries import ask, mine, waiting
from tests.cooperation.test_requests import ASKER, TERMS, given_to, held
from tests.house import House
from tests.promises.visiting import Visitor
from tests.protection.cases import at, change_as, do
from tests.statements import statements


def test_who_takes_part_by_now_waits_no_more_and_nobody_owes_an_answer(house: House) -> None:
    """By a referral they accepted, by their part, as who leads: on reading, nothing is written;
    and the asker is told of no case but one they have themselves."""
    code = held(house)
    case = enter(house.actor("caseworker"), code).case
    for key in (ASKER, "provider", "provider_2"):
        ask(house, key)
    assert len(waiting(house, "caseworker")) == 3
    agree(at(house, "caseworker", code), consent(house, "legal_aid"))
    sent = refer(at(house, "caseworker", code), house.agencies["legal_aid"])
    assert len(waiting(house, "caseworker")) == 3  # they may still decline
    do(house, "provider", code, ANSWER_REFERRAL, sent, referral={"response": "accepted"})
    assert len(waiting(house, "caseworker")) == 2
    assert [mine(house, key)[0].alike for key in ("provider", "provider_2")] == [[code], []]
    assert len(house.entries(limit=2)[1].facts["cases"]) == 1  # named before it is shown
    assert not house.entries(limit=1)[0].facts.get("cases")
    change = change_as(house, "intake", case)
    join(change, house.agencies["health_2"], Standing.STATUTORY, "Đ27", STATUTORY_REACH)
    change.commit()
    assert len(waiting(house, "caseworker")) == 1
    assert mine(house, ASKER)[0].alike == []  # the agency's, and not this officer's
    given_to(house, code, "health_2")
    change = change_as(house, "intake", case)
    assign(change, house.officers[ASKER], Capacity.TAKES_PART)
    change.commit()
    assert mine(house, ASKER)[0].alike == [code]
    page = Visitor(house, ASKER).get("/requests").text
    assert code in page
    assert "Chưa có trả lời." not in page
    change = change_as(house, "intake", case)
    change.add(BAR, {"barred_officer": house.officers[ASKER], "ground": "relative"})
    change.commit()
    assert mine(house, ASKER)[0].alike == []


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_cases_alike_are_read_in_one_question(house: House) -> None:
    codes = {held(house) for _ in range(3)}
    ask(house, "caseworker")
    with statements(db.engine) as sent:
        [asked] = mine(house, "caseworker")
    assert {*asked.alike} == codes
    assert sum("FROM journey " in each for each in sent) == 1


def test_what_nobody_there_can_read_is_said_to_who_asked(house: House) -> None:
    """A referral is read by a role that the asker's agency may not have; the other's has."""
    code = held(house)
    agree(at(house, "caseworker", code), consent(house, "health_2", "legal_aid"))
    for key, told in ((ASKER, "chưa có cán bộ nhận chuyển tuyến"), ("provider", "trả lời và xem")):
        ask(house, key)
        [(_code, record)] = waiting(house, "caseworker")
        do(house, "caseworker", code, GRANT, record, referral=TERMS)
        page = Visitor(house, key).get("/requests").text
        assert told in page
        assert ("báo quản trị viên" in page) is (key == ASKER)


def test_whoever_asked_is_told_on_their_first_page_once_something_is_shared(house: House) -> None:
    """As long as it is of use, and nobody else."""
    code = held(house)
    ask(house, "provider")
    [(_code, record)] = waiting(house, "caseworker")
    agree(at(house, "caseworker", code), consent(house, "legal_aid"))

    def told(key: str) -> bool:
        return "đã chia sẻ thông tin theo yêu cầu" in Visitor(house, key).get("/").text

    assert not told("provider")
    do(house, "caseworker", code, GRANT, record, referral=TERMS)
    assert told("provider")
    assert not told("caseworker")
    with time_machine.travel(now() + timedelta(days=21)):
        assert not told("provider")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_request_that_was_refused_is_told_of_nowhere(house: House) -> None:
    """To whoever asked it looks as if nobody held the person."""
    code = held(house)
    ask(house, "provider")
    [(_code, record)] = waiting(house, "caseworker")
    before = Visitor(house, "provider").get("/").text
    do(house, "caseworker", code, ANSWER_REQUEST, record, request_answer={"reason": "Không"})
    assert waiting(house, "caseworker") == []
    after = Visitor(house, "provider").get("/").text
    assert len(before) == len(after)
    assert "theo yêu cầu của bạn" not in after
