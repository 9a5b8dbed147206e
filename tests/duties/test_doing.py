"""No task leads nowhere: an act is offered to whoever sees it, or words say what they can do."""

import pytest

from caseflow.case.sections import Sections
from caseflow.cooperation import assigning
from caseflow.db import current
from caseflow.duties.doing import (
    ALONE,
    DONE_BY,
    HINT,
    IN_HAND,
    ONCE_ENDED,
    REOPENED_SOON,
    TO_PROPOSERS,
)
from caseflow.duties.rules import Task
from caseflow.duties.tasks import TASK_NAMES, give, is_owed
from caseflow.duties.waiting import waiting
from caseflow.duties.web.lines import ASK_FOR, NOBODY, WAITS
from caseflow.intake import receiving
from caseflow.policy import Role, may_act
from tests.cooperation.agreements import accepted
from tests.cooperation.test_assigning import chosen
from tests.cooperation.test_barring import bar
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.intake.test_receiving import NEEDS
from tests.protection.cases import at, change_as, new_case
from tests.protection.test_story import propose
from tests.support.steps import LATER, consent, refer, victim
from tests.support.test_following import MET, contact, followed_up
from tests.support.test_reopening import ask, decide
from tests.verification.browsing import Browser

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def test_every_task_names_acts_that_there_are(house: House) -> None:
    acts = {act.endpoint: act for act in current(Sections).acts()}
    assert DONE_BY.keys() == set(Task)
    assert {each for named in DONE_BY.values() for each in named} | ALONE.keys() <= acts.keys()
    for endpoint, role in ALONE.items():
        assert may_act(role, acts[endpoint].stage, acts[endpoint].name)


def test_danger_where_nobody_can_propose_protection_says_whom_to_call(house: House) -> None:
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, NEEDS | {"in_danger": "yes"})
    page = Browser(house, "intake")
    [line] = [each for each in page.get("/").text.split("<li>") if "bị đe dọa" in each]
    assert "gọi ngay công an, rồi bàn giao" in line
    assert f'href="/cases/{code}/' in line
    href = line.split('href="')[1].split('"')[0]
    page.open(code, "receive")
    assert page.get(href).status_code == 200
    above = Browser(house, "commune_supervisor").get("/").text
    assert "Việc này của cán bộ bảo vệ" in above
    assert TASK_NAMES[Task.ASSESS_DANGER] in above


def test_who_stands_in_for_a_protection_officer_has_done_it_by_proposing(house: House) -> None:
    code = new_case(house)
    access, agency = at(house, "caseworker", code), house.agencies["health"]
    change = change_as(house, "caseworker", access.case)
    give(change, Task.ASSESS_DANGER, Role.PROTECTION_OFFICER, agency)
    change.commit()
    told = Browser(house, "caseworker").get("/").text
    assert TO_PROPOSERS[Task.ASSESS_DANGER] in told, "nobody of them assesses"
    propose(house, code, "caseworker")
    assert not is_owed(access.case, Task.ASSESS_DANGER)


def test_what_another_officer_has_to_do_is_waited_for_and_not_handed_over(house: House) -> None:
    code = new_case(house)
    case, browser = at(house, "caseworker", code).case, Browser(house, "caseworker")
    change = change_as(house, "caseworker", case)
    give(change, Task.EXPLAIN_DECISION, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    assert HINT in browser.get("/").text
    change = change_as(house, "caseworker", case)
    give(change, Task.EXPLAIN_DECISION, Role.POLICE_OFFICER, house.agencies["police"])
    change.commit()
    told = browser.get("/").text
    assert WAITS % {"role": "cán bộ xác minh và giải cứu"} in told
    assert HINT not in told
    assert f"/cases/{code}/cooperation/hand-over" not in told
    bar(house, at(house, "police_supervisor", code), "police")
    assert WAITS % {"role": "cán bộ xác minh và giải cứu"} in browser.get("/").text, "theirs to see"


def test_danger_in_a_case_that_has_ended_leads_to_reopening(house: House) -> None:
    code = followed_up(house)
    contact(house, code, **MET | {"new_danger": "yes"})
    first = Browser(house, "caseworker")
    told = first.get("/").text
    assert ONCE_ENDED[Task.NEW_DANGER] in told.split("<h2>")[1], "before all else"
    assert told.split("<h2>")[1].startswith("Khẩn cấp")
    assert "Có mối nguy hiểm mới: đề nghị biện pháp bảo vệ" not in told
    record = ask(house, code, reason="new_danger")
    told = first.get("/").text
    assert REOPENED_SOON in told, "who has proposed it is not told to propose it"
    assert ONCE_ENDED[Task.NEW_DANGER] not in told
    there = [each.words for each in waiting(at(house, "caseworker", code))]
    assert REOPENED_SOON in there, "the page of the case says the same"
    decide(house, code, record, "returned", reason="Hãy gặp người đó trước")
    assert REOPENED_SOON not in first.get("/").text, "nobody decides about it any more"


def test_a_counsellor_who_does_not_work_on_the_case_is_asked_for(house: House) -> None:
    """Nobody is told to wait for an officer who is told of nothing."""
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, NEEDS | {"acute_distress": "yes"})
    keys = ("intake", "caseworker", "supervisor", "counsellor")
    pages = {key: Browser(house, key) for key in keys}

    def home_of(key: str) -> str:
        return pages[key].get("/").text

    assert HINT in home_of("intake")
    assert f"/cases/{code}/cooperation/hand-over" in home_of("intake")
    accepted(house, code)
    counsellor = {"role": "cán bộ tâm lý"}
    assert ASK_FOR % counsellor in home_of("caseworker")
    [asked] = [e for e in waiting(at(house, "caseworker", code)) if e.first]
    assert "support.refer" in asked.acts
    assert "support.refer" not in asked.first, "it ends nothing, and would stay first for ever"
    assert NOBODY % counsellor in home_of("supervisor")
    assert f'href="/cases/{code}/cooperation/assign"' in home_of("supervisor")
    assert TASK_NAMES[Task.CALL_COUNSELLOR] not in home_of("counsellor")
    do(at(house, "supervisor", code), assigning.ASSIGN, chosen(house, "counsellor", "takes_part"))
    assert ASK_FOR % counsellor not in home_of("caseworker")
    assert NOBODY % counsellor not in home_of("supervisor")
    assert IN_HAND[Task.CALL_COUNSELLOR] not in home_of("counsellor")
    assert TASK_NAMES[Task.CALL_COUNSELLOR] in home_of("counsellor")
    assert IN_HAND[Task.CALL_COUNSELLOR] in home_of("caseworker")
    assert IN_HAND[Task.CALL_COUNSELLOR] not in home_of("supervisor"), "who reminds of it"
    [seen_to] = [e for e in waiting(at(house, "caseworker", code)) if "tâm lý" in e.words]
    assert (seen_to.words, [*seen_to.acts]) == (IN_HAND[Task.CALL_COUNSELLOR], [])


def test_a_counsellor_who_is_kept_out_of_the_case_is_not_asked_for(house: House) -> None:
    """Nobody can assign them: a caseworker then refers the person to somebody else."""
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, NEEDS | {"acute_distress": "yes"})
    accepted(house, code)
    bar(house, inside(house, "supervisor", code), "counsellor")
    counsellor = {"role": "cán bộ tâm lý"}
    told = Browser(house, "caseworker").get("/").text
    assert ASK_FOR % counsellor not in told
    assert TASK_NAMES[Task.CALL_COUNSELLOR] in told
    assert NOBODY % counsellor not in Browser(house, "supervisor").get("/").text


def test_a_reminder_does_not_lead_to_taking_a_referral_back(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    refer(house, code, answer_by=LATER)
    [waits] = [w for w in waiting(at(house, "caseworker", code)) if "chưa có trả lời" in w.words]
    assert waits.told
    assert "support.revoke_referral" not in waits.acts
