"""What a closure stopped and nobody had done: limits and tasks run on in a case opened again."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.clock import VIETNAM, now, today
from caseflow.cooperation import assigning
from caseflow.duties.clocks import running, start, stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give as give_task
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Refused
from caseflow.policy import Role
from caseflow.support import outcomes, section
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.support.steps import TODAY, approve, give, propose, tasks, victim
from tests.support.test_outcomes import ENDED, GOES_ON
from tests.support.test_outcomes import running as running_referrals
from tests.support.test_reopening import ask, decide
from tests.verification.browsing import Browser

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def start_notice(change: Change) -> None:
    start(change, "commune_notice", now(), change.permit.actor.agency)


def meet_notice(change: Change) -> None:
    stop(change, change.permit.case or "", "commune_notice")


def test_a_limit_that_was_not_met_runs_on_to_its_day(house: House) -> None:
    """What the closure alone had stopped; the notice that was given before stays given."""
    code = victim(house)
    give(house, code)
    access = at(house, "caseworker", code)
    for act in (start_notice, meet_notice):
        change = change_as(house, "caseworker", access.case)
        act(change)
        change.commit()
    before = {each.name: each for each in running(access.case)}
    assert "essential_needs" in before
    approve(house, code, propose(house, code, outcome="lost_contact"))
    assert running(access.case) == []
    page, record = Browser(house, "supervisor"), ask(house, code)
    page.open(code, "supervise")
    path = f"/cases/{code}/support/approve-reopening/{record}"
    until = before["essential_needs"].due_at.astimezone(VIETNAM)
    assert f"lại chạy: đến hết ngày {until:%d/%m/%Y}" in page.get(path).text, "said before"
    answer = page.send(path, decision="approved")
    assert answer.status_code == 303, answer.text
    after = {each.name: each for each in running(access.case)}
    assert {name: each.due_at for name, each in after.items()} == {
        name: each.due_at for name, each in before.items()
    }
    assert "lại chạy" in page.get(f"/cases/{code}").text
    approve(house, code, propose(house, code, outcome="lost_contact"))
    assert running(access.case) == []
    decide(house, code, ask(house, code))
    assert [each.name for each in running(access.case)] == ["essential_needs"], "by the last one"


def test_what_was_not_done_is_owed_again(house: House) -> None:
    """What the closure alone had ended, each once; not what was done before it, nor what ended
    with a referral."""
    code, [ended, runs] = running_referrals(house, "shelter")
    do(house, "provider", code, outcomes.FEED_BACK, ended, referral_feedback=ENDED)
    do(house, "provider", code, outcomes.FEED_BACK, runs, referral_feedback=GOES_ON)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    owed = (Task.DO_PLAN_STEP, Task.RENEW_CONSENT, Task.URGENT_MEDICAL)
    for kind in owed:
        give_task(change, kind, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    examined = {
        "examined_on": TODAY, "facility": house.agencies["health"], "agreed": "yes",
        "insurance_status": "held",
    }  # fmt: skip
    do(house, "caseworker", code, section.EXAMINE, health_assessment=examined)
    approve(house, code, propose(house, code, outcome="lost_contact"))
    assert tasks(house, code) == {}
    decide(house, code, ask(house, code))
    case = enter(house.actor("caseworker"), code).case
    found = sorted(row.values["kind"] for row in open_tasks([case])[case])
    assert found == [
        "assign_officer", "do_plan_step", "make_plan", "referral_closed", "referral_heard",
        "renew_consent",
    ]  # fmt: skip
    for record in (ended, runs):
        do(house, "caseworker", code, outcomes.READ, record)
    assert not {"referral_closed", "referral_heard"} & tasks(house, code).keys()


@sqlite
def test_what_fell_due_meanwhile_is_due_today(house: House) -> None:
    """Nobody owed it then; and whoever wanted to be left alone is asked after by a new plan."""
    code = victim(house)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    for kind in (Task.DO_PLAN_STEP, Task.FOLLOW_UP):
        give_task(change, kind, Role.CASEWORKER, house.agencies["health"], today())
    change.commit()
    approve(house, code, propose(house, code, outcome="lost_contact"))
    with time_machine.travel(now() + timedelta(days=60)):
        decide(house, code, ask(house, code))
        assert tasks(house, code)["do_plan_step"] == today()
        assert "follow_up" not in tasks(house, code)


@sqlite
def test_a_limit_that_passed_meanwhile_stays_ended(house: House) -> None:
    """Nobody owed it then, and nobody is told that it runs to a day that is past."""
    code = victim(house)
    give(house, code)
    approve(house, code, propose(house, code, outcome="lost_contact"))
    with time_machine.travel(now() + timedelta(days=121)):
        decide(house, code, ask(house, code))
        assert running(enter(house.actor("caseworker"), code).case) == []
        with pytest.raises(Refused, match="nay không kéo dài được nữa"):
            give(house, code, started_on=today().isoformat())


@sqlite
def test_nobody_is_asked_for_who_was_assigned_while_the_case_was_closed(house: House) -> None:
    """That somebody had to be assigned ended with the case; who it is given to then has it."""
    code = victim(house)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    give_task(change, Task.ASSIGN_OFFICER, Role.SUPERVISOR, house.agencies["health"])
    change.commit()
    approve(house, code, propose(house, code, outcome="lost_contact"))
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    do(house, "supervisor", code, assigning.ASSIGN, assignment=chosen)
    decide(house, code, ask(house, code))
    assert "assign_officer" not in tasks(house, code)
