"""What a provider told while its service goes on is read, each time; the provider has its work."""

from datetime import date
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.clock import today
from caseflow.cooperation import consenting
from caseflow.duties.home import home
from caseflow.duties.rules import Kind, Task
from caseflow.duties.tasks import give, open_tasks
from caseflow.errors import NotThere
from caseflow.policy import Role
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.support import lettering, outcomes, section
from caseflow.support.still_open import still_open
from caseflow.vault.reading import of_record
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import LATER, accept, consent, refer, tasks, victim
from tests.support.test_letters import told_outside
from tests.support.test_outcomes import ENDED, GOES_ON, running
from tests.verification.browsing import Browser

MISSING = {"status": "person_did_not_come", "summary": "Hẹn hai lần, chưa thấy đến"}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def owed(house: House, key: str) -> list[str]:
    """The kinds of task on the officer's first page."""
    found = home(house.actor(key)).groups.values()
    return [i.row.values["kind"] for items in found for i in items if i.kind is Kind.TASK]


def tell(house: House, code: str, record: str, told: dict[str, Any]) -> None:
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=told)


def count(house: House, code: str, kind: Task) -> int:
    case = enter(house.actor("caseworker"), code).case
    return [row.values["kind"] for row in open_tasks([case])[case]].count(kind)


def test_a_person_who_did_not_come_is_read_of_at_once(house: House) -> None:
    code, [record] = running(house)
    with pytest.raises(NotThere):  # nothing was told yet
        do(house, "caseworker", code, outcomes.READ, record)
    tell(house, code, record, MISSING)
    assert "referral_heard" in owed(house, "caseworker")
    browser = Browser(house, "caseworker")
    read = f"/cases/{code}/support/read-outcome/{record}"
    assert read in browser.open(code, "support").partition("Đang chờ")[2]
    page = browser.get(read).text
    assert MISSING["summary"] in page.partition('id="safe-contact"')[0]
    assert "Đừng gọi, nhắn tin hay đến nhà trước khi hỏi" in page, "they may have to be asked"
    assert browser.send(read).status_code == 303
    assert "referral_heard" not in tasks(house, code)
    assert of_record(REFERRAL, record)[0].values["last_feedback_on"] == today()
    with pytest.raises(NotThere):  # it is read
        do(house, "caseworker", code, outcomes.READ, record)


def test_each_word_is_read_and_none_is_owed_twice(house: House) -> None:
    code, [first, second] = running(house, "shelter")
    for told in (GOES_ON, MISSING):
        tell(house, code, first, told)
    assert count(house, code, Task.REFERRAL_HEARD) == 1
    tell(house, code, second, GOES_ON)
    assert count(house, code, Task.REFERRAL_HEARD) == 2
    do(house, "caseworker", code, outcomes.READ, first)
    assert count(house, code, Task.REFERRAL_HEARD) == 1
    tell(house, code, first, GOES_ON)
    assert count(house, code, Task.REFERRAL_HEARD) == 2


def test_the_last_word_is_read_in_place_of_the_one_before(house: House) -> None:
    code, [record] = running(house)
    tell(house, code, record, GOES_ON)
    tell(house, code, record, ENDED)
    assert {"referral_closed"} == {"referral_heard", "referral_closed"} & set(tasks(house, code))


@sqlite
def test_a_last_word_is_new_though_an_earlier_was_read(house: House) -> None:
    code, [record] = running(house)
    tell(house, code, record, GOES_ON)
    do(house, "caseworker", code, outcomes.READ, record)
    tell(house, code, record, ENDED)
    do(house, "caseworker", code, outcomes.READ, record)
    assert "referral_closed" not in tasks(house, code)


@sqlite
def test_what_a_body_said_on_the_telephone_was_heard(house: House) -> None:
    code = victim(house)
    _to, record, _agreed = told_outside(house, code, "support")
    do(house, "caseworker", code, lettering.HEAR_ANSWER, record, referral={"response": "accepted"})
    do(house, "caseworker", code, lettering.HEAR_HOW, record, referral_feedback=MISSING)
    assert not {"referral_heard", "referral_serve"} & set(tasks(house, code))
    assert of_record(REFERRAL, record)[0].values["outcome_seen_on"] == today()


def test_who_accepted_has_the_service_to_give_until_it_ends(house: House) -> None:
    code, [record] = running(house)
    assert owed(house, "provider") == ["referral_serve"]
    assert tasks(house, code)["referral_serve"].isoformat() == LATER
    assert "referral_serve" not in owed(house, "caseworker")
    words = still_open(at(house, "caseworker", code)).tasks
    assert not [each for each in words if "phản hồi cho cán bộ" in each], "theirs"
    page = Browser(house, "provider").get("/").text
    line = page.partition("Đã nhận chuyển tuyến")[0].rpartition("<li>")[2]
    assert f'href="/cases/{code}"' in line
    tell(house, code, record, GOES_ON)
    assert owed(house, "provider") == ["referral_serve"]
    tell(house, code, record, ENDED)
    assert "referral_serve" not in tasks(house, code)


@sqlite
def test_what_was_read_of_one_that_ends_leaves_the_other_unread(house: House) -> None:
    code, found = running(house, "shelter")
    for record in found:
        tell(house, code, record, GOES_ON)
    do(house, "caseworker", code, outcomes.READ, found[0])
    do(house, "caseworker", code, section.REVOKE, found[0])
    assert count(house, code, Task.REFERRAL_HEARD) == 1


@sqlite
@pytest.mark.parametrize("how", ["revoked", "withdrawn"])
def test_it_ends_with_the_referral_and_another_bodys_goes_on(house: House, how: str) -> None:
    code = victim(house)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    until = date.fromisoformat(LATER)
    give(change, Task.REFERRAL_SERVE, Role.REFERRED_PROVIDER, house.agencies["women"], until)
    change.commit()
    consent(house, code, "legal_aid")
    record = refer(house, code)
    accept(house, code, record)
    tell(house, code, record, GOES_ON)
    if how == "revoked":
        do(house, "caseworker", code, section.REVOKE, record)
    else:
        agreed = only(at(house, "caseworker", code), CONSENT)
        do(house, "caseworker", code, consenting.WITHDRAW[0], agreed)
    case = enter(house.actor("caseworker"), code).case
    left = [row.values for row in open_tasks([case])[case]]
    assert [each["agency"] for each in left if each["kind"] == Task.REFERRAL_SERVE] == [
        house.agencies["women"]
    ]
    with pytest.raises(NotThere):
        enter(house.actor("provider"), code)
    assert Task.REFERRAL_HEARD in tasks(house, code), "their last word is read all the same"
    do(house, "caseworker", code, outcomes.READ, record)
    assert Task.REFERRAL_HEARD not in tasks(house, code)
