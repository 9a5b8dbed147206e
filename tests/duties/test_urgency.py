"""What is urgent reaches whoever is responsible now, with or without the proper officer."""

import pytest

from caseflow.case.access import Access
from caseflow.case.next_step import next_step
from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.cooperation import assigning
from caseflow.duties.clocks import running
from caseflow.duties.doing import may_do
from caseflow.duties.home import home
from caseflow.duties.rules import Group, Task
from caseflow.duties.tasks import TASK_NAMES, URGENT, end_one, give, open_tasks
from caseflow.duties.waiting import waiting
from caseflow.duties.web.lines import IN_NEED
from caseflow.intake import receiving
from caseflow.policy import Role
from caseflow.protection.records import PROTECTION_MEASURE
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.vault.reading import clear_rows
from tests.cooperation.agreements import accepted, hand_over
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, inside
from tests.protection.cases import at, change_as, new_case
from tests.protection.test_story import propose as propose_measure
from tests.verification.browsing import Browser

ALL_AT_ONCE = {
    "needs": ["food"],
    "in_danger": "yes",
    "danger_detail": "Có người gọi điện đe dọa",
    "urgent_medical": "yes",
    "acute_distress": "yes",
}
CALLED = {Task.ASSESS_DANGER, Task.URGENT_MEDICAL, Task.CALL_COUNSELLOR}


def urgent_acts(access: Access) -> list[str]:
    """What somebody in danger or need now waits for, in the order in which it helps."""
    return [act for each in waiting(access) for act in each.first]


def urgent(house: House, key: str) -> set[str]:
    """The urgent tasks on the home page of officer ``key``."""
    items = [item for group in home(house.actor(key)).groups.values() for item in group]
    kinds = {item.row.values["kind"] for item in items if item.kind == "task"}
    return kinds & {*URGENT}


def in_need(house: House) -> str:
    code = arrive(house)
    do(inside(house, "intake", code), receiving.NEEDS, ALL_AT_ONCE)
    return code


def test_nothing_comes_before_somebody_in_danger(house: House) -> None:
    arrive(house, intake={"presented_at": ago(days=5)})  # what has been overdue since
    in_need(house)
    groups = home(house.actor("intake")).groups
    assert groups[Group.OVERDUE]
    assert groups[Group.TODAY][0].urgent
    page = Browser(house, "intake").get("/").text
    assert "<h2>Khẩn cấp" in page
    assert page.index("<h2>Khẩn cấp") < page.index("<h2>Quá hạn")
    assert page.count(TASK_NAMES[Task.URGENT_MEDICAL]) == 1


def test_the_intake_officer_sees_them_and_then_the_caseworker(house: House) -> None:
    code = in_need(house)
    assert urgent(house, "intake") == CALLED
    accepted(house, code)
    assert urgent(house, "intake") == set()
    assert urgent(house, "caseworker") == CALLED


def test_a_danger_that_the_giver_does_not_know_of_is_not_told_with_the_offer(house: House) -> None:
    """What the police have found out is told to nobody to whom the department offers the case."""
    code = new_case(house)
    access = at(house, "caseworker", code)
    hand_over(house, access, "health_2")
    other = Browser(house, "other_caseworker")
    assert code in other.get("/").text
    for agency, pressing in (("police", False), ("health", True)):
        change = change_as(house, "caseworker", access.case)
        give(change, Task.NEW_DANGER, Role.POLICE_OFFICER, house.agencies[agency])
        change.commit()
        assert (IN_NEED in other.get("/").text) is pressing


def test_a_counsellor_at_work_takes_none_from_the_responsible_officer(house: House) -> None:
    code = in_need(house)
    accepted(house, code)
    access = inside(house, "supervisor", code)
    chosen = {"assignee": house.officers["counsellor"], "capacity": "takes_part"}
    do(access, assigning.ASSIGN, chosen)
    assert urgent(house, "counsellor") == {"call_counsellor"}
    assert urgent(house, "caseworker") == CALLED


def test_a_colleague_stands_in_only_for_who_is_not_there(house: House) -> None:
    code = in_need(house)
    accepted(house, code)
    access = inside(house, "supervisor", code)
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "takes_part"}
    do(access, assigning.ASSIGN, chosen)
    # The department has a counsellor and no protection officer.
    assert urgent(house, "caseworker_2") == {"assess_danger", "urgent_medical"}
    permit = system_permit()
    found = staff.add_officer(permit, NewOfficer("bao-ve", "Bảo vệ", house.agencies["health"]))
    staff.grant_role(permit, found, Role.PROTECTION_OFFICER)
    assert urgent(house, "caseworker_2") == {"urgent_medical"}, "there is one now"


@pytest.mark.parametrize(("kind", "left"), [("emergency_care", False), ("meals", True)])
def test_care_given_ends_the_need_of_a_doctor(house: House, kind: str, left: bool) -> None:
    access = inside(house, "intake", in_need(house))
    given = {"service": kind, "started_on": today().isoformat()}
    do(access, receiving.ESSENTIALS, given)
    kinds = {row.values["kind"] for row in open_tasks([access.case])[access.case]}
    assert ("urgent_medical" in kinds) is left
    # Care is of its own regime: the days of essential needs do not run for it.
    clocks = {each.row.values["clock"] for each in running(access.case)}
    assert ("essential_needs" in clocks) is left


def test_of_two_tasks_alike_each_act_ends_one_also_within_one_change(house: House) -> None:
    case = inside(house, "intake", arrive(house)).case
    change = change_as(house, "intake", case)
    for _ in range(3):
        give(change, Task.CHECK_FINDING, Role.SUPERVISOR, house.agencies["health"], today())
    change.commit()
    change = change_as(house, "intake", case)
    for due_on in (today(), None, today()):  # none is without a day
        end_one(change, Task.CHECK_FINDING, due_on)
    change.commit()
    kinds = [row.values["kind"] for row in open_tasks([case])[case]]
    assert kinds.count(Task.CHECK_FINDING) == 1


def test_what_comes_first_tells_nobody_what_they_were_not_told(house: House) -> None:
    """That somebody is ill or threatened is sealed: an act put first would tell it."""
    code = new_case(house)
    case = inside(house, "caseworker", code).case
    change = change_as(house, "caseworker", case)
    for kind in sorted(URGENT):
        give(change, kind, Role.CASEWORKER, house.agencies["health"])
    change.commit()
    assert set(urgent_acts(inside(house, "caseworker", code))) >= {"support.record_health"}
    for key in ("police", "protection", "counsellor"):
        assert urgent_acts(inside(house, key, code)) == [], key


def test_a_measure_is_no_reason_not_to_propose_to_who_does_not_read_it(house: House) -> None:
    code = new_case(house)
    propose_measure(house, code)
    access = inside(house, "protection", code)
    change = change_as(house, "caseworker", access.case)
    for key in ("police", "protection"):
        role = house.actor(key).role
        give(change, Task.ASSESS_DANGER, role, house.agencies["police"])
    change.commit()
    assert "protection.propose" not in urgent_acts(access)
    unread = inside(house, "police", code)
    rows = clear_rows(PROTECTION_MEASURE, access.case)
    assert rows
    assert not unread.readable(unread.permit(), rows)
    assert "protection.propose" in urgent_acts(unread)


def test_who_received_is_led_to_the_care_that_is_needed_now(house: House) -> None:
    code = in_need(house)
    assert "intake.give_essentials" in urgent_acts(inside(house, "intake", code))
    step = next_step(case_view(inside(house, "intake", code)))
    assert step is not None
    assert step.act is receiving.ESSENTIALS
    assert may_do(Task.URGENT_MEDICAL, Role.INTAKE_OFFICER, inside(house, "intake", code).state)


def test_a_child_whose_hours_run_stands_above_what_is_overdue(house: House) -> None:
    arrive(house, intake={"presented_at": ago(days=5)})
    code = arrive(house, intake={"route": "child"}, person={"birth_date": "2017-09-05"})
    page = Browser(house, "intake").get("/").text
    first, then = page.index("<h2>Khẩn cấp"), page.index("<h2>Quá hạn")
    assert first < page.index("Can thiệp khẩn cấp đối với trẻ em") < then
    assert first < page.index(code) < then
