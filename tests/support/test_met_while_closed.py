"""What was met, or owed anew, while a case was closed is not owed twice once it is opened again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from caseflow.case.access import enter
from caseflow.case.acts import Act, Submission
from caseflow.clock import now, today
from caseflow.cooperation import assigning, barring
from caseflow.duties.clocks import running
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give as give_task
from caseflow.duties.tasks import open_tasks
from caseflow.errors import NotThere
from caseflow.law.counting import add_months
from caseflow.policy import Role
from caseflow.sharing.participation import running_work
from caseflow.sharing.records import BAR
from caseflow.support import reopening, section
from tests.house import House
from tests.protection.cases import at, change_as, do, only
from tests.support.steps import LATER, TODAY, approve, consent, propose, refer, tasks, victim
from tests.support.test_following import MET, contact
from tests.support.test_reopening import ask, decide
from tests.support.test_telling import ALL, tell

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
TOLD = {"regime": "i", "eligibility": "eligible", "person_choice": "accepts", "offered_on": TODAY}
NO = {"eligibility": "not_eligible", "reason": "Không đúng đối tượng"}


def owing(house: House, *kinds: Task) -> str:
    """A victim to whom a caseworker owes these."""
    code = victim(house)
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    for kind in kinds:
        give_task(change, kind, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    return code


def close(house: House, code: str) -> None:
    approve(house, code, propose(house, code, follow_up_agreed="yes"))


def applying(house: House) -> str:
    """A person followed up, whose application was not answered when the case ended."""
    code = victim(house)
    applied = TOLD | {"application_received_on": TODAY}
    do(house, "caseworker", code, section.ENTITLE, entitlement=applied)
    close(house, code)
    return code


def limits(house: House, code: str) -> list[str]:
    return [each.name for each in running(enter(house.actor("caseworker"), code).case)]


def foretold(house: House, code: str) -> list[str]:
    return [each.clock for each in reopening.sets_off(at(house, "supervisor", code))]


def test_an_application_that_was_answered_no_waits_no_longer(house: House) -> None:
    code = applying(house)
    assert foretold(house, code) == ["support_application"]
    do(house, "caseworker", code, section.ENTITLE, entitlement=TOLD | NO)
    assert foretold(house, code) == []
    decide(house, code, ask(house, code))
    assert limits(house, code) == []


def test_an_application_that_nobody_answered_goes_on(house: House) -> None:
    """To say again that the person may have it answers nothing."""
    code = applying(house)
    do(house, "caseworker", code, section.ENTITLE, entitlement=TOLD)
    decide(house, code, ask(house, code))
    assert limits(house, code) == ["support_application"]


@sqlite
def test_no_limit_begins_in_a_closed_case(house: House) -> None:
    """Answered with yes after all: what is left open is a reason to open the case again."""
    code = applying(house)
    for answer in (NO, {}):
        do(house, "caseworker", code, section.ENTITLE, entitlement=TOLD | answer)
        assert limits(house, code) == []


def tell_together(house: House, code: str) -> None:
    tell(house, code, **dict.fromkeys(ALL, "not_asked"))


def tell_the_last_alone(house: House, code: str) -> None:
    tell(house, code, **dict.fromkeys(set(ALL) - {"i"}, "not_asked"))
    do(house, "caseworker", code, section.ENTITLE, entitlement=TOLD)


@pytest.mark.parametrize("told", [tell_together, tell_the_last_alone])
def test_who_was_told_of_all_is_not_told_again(
    house: House, told: Callable[[House, str], None]
) -> None:
    code = owing(house, Task.OFFER_ENTITLEMENTS, Task.URGENT_MEDICAL)
    close(house, code)
    told(house, code)
    decide(house, code, ask(house, code))
    assert "offer_entitlements" not in tasks(house, code)
    assert "urgent_medical" in tasks(house, code), "that, nobody has done"


@sqlite
def test_who_was_told_of_a_part_is_told_of_the_rest(house: House) -> None:
    code = owing(house, Task.OFFER_ENTITLEMENTS)
    close(house, code)
    tell(house, code, a="accepts")
    decide(house, code, ask(house, code))
    assert "offer_entitlements" in tasks(house, code)


def test_a_danger_that_was_seen_again_is_owed_once(house: House) -> None:
    code = owing(house, Task.NEW_DANGER)
    close(house, code)
    contact(house, code, **MET | {"new_danger": "yes"})
    decide(house, code, ask(house, code))
    case = enter(house.actor("caseworker"), code).case
    owed = [row.values["kind"] for row in open_tasks([case])[case]]
    assert owed.count("new_danger") == 1


@sqlite
def test_nobody_answers_a_referral_that_ended_with_the_case(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    refer(house, code, answer_by=LATER)
    assert "referral_answer" in tasks(house, code)
    close(house, code)
    decide(house, code, ask(house, code))
    assert "referral_answer" not in tasks(house, code)


@sqlite
def test_the_first_contact_is_no_later_than_a_month_after_the_end(house: House) -> None:
    """Whatever was agreed while support ran; an earlier day agreed stands."""
    for days, first in ((300, add_months(today(), 1)), (9, today() + timedelta(days=9))):
        code = victim(house)
        on = (today() + timedelta(days=days)).isoformat()
        contact(house, code, "agreed", **MET, next_on=on)
        close(house, code)
        assert tasks(house, code) == {"follow_up": first}


@sqlite
def test_who_is_helped_again_is_asked_after_anew_when_that_ends(house: House) -> None:
    code = victim(house)
    close(house, code)
    decide(house, code, ask(house, code))
    assert "follow_up" not in tasks(house, code)
    with time_machine.travel(now() + timedelta(days=200)):
        close(house, code)
        assert tasks(house, code) == {"follow_up": add_months(today(), 1)}


@sqlite
def test_nobody_is_left_to_be_told_of_what_they_may_not_have(house: House) -> None:
    code = owing(house, Task.OFFER_ENTITLEMENTS)
    tell(house, code, **dict.fromkeys(set(ALL) - {"i"}, "not_asked"))
    no = {"regime": "i", "person_choice": "not_asked", **NO}
    do(house, "caseworker", code, section.ENTITLE, entitlement=no)
    assert "offer_entitlements" not in tasks(house, code)


@sqlite
def test_who_asks_after_the_person_is_kept_out_of_a_closed_case_too(house: House) -> None:
    code = victim(house)
    close(house, code)

    def act(each: Act, key: str, record: str = "", **told: Any) -> None:
        assert each.open_to(at(house, "supervisor", code))
        each.run(at(house, "supervisor", code), Submission({key: told}, str(uuid4()), record))

    mine = house.officers["caseworker"]
    act(barring.BAR_OFFICER, "bar", barred_officer=mine, reason="suspect")
    with pytest.raises(NotThere):
        enter(house.actor("caseworker"), code)
    act(barring.LIFT_BAR, "bar", only(at(house, "supervisor", code), BAR))
    for officer in ("caseworker", "caseworker_2"):
        told = {"assignee": house.officers[officer], "capacity": "takes_part"}
        act(assigning.ASSIGN, "assignment", **told)
    [part] = running_work([mine])
    act(assigning.UNASSIGN, "assignment", part.record)
    assert running_work([mine]) == []
