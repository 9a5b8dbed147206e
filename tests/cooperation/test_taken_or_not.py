"""What the giver of a case is told of the answer: why it was not taken, or that it was."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.audit.events import Event
from caseflow.case.acts import Submission
from caseflow.case.next_step import leads
from caseflow.case.view import case_view
from caseflow.clock import now, today
from caseflow.cooperation import turned_down
from caseflow.cooperation.turned_down import READ_REFUSED
from caseflow.duties.home import home
from caseflow.duties.items import Item
from caseflow.duties.rules import Task
from caseflow.duties.taken_over import TakenOver, taken_over
from caseflow.errors import NotThere
from caseflow.forms.base import new_key
from caseflow.policy import Role
from caseflow.sharing.records import BAR
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer
from tests.cooperation.agreements import accepted, answer, hand_over
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.promises.visiting import Visitor
from tests.protection.cases import at, change_as, new_case
from tests.verification.browsing import Browser

WHY = {"answer": "refused", "refusal_reason": "Thiếu biên bản"}
HANDOVER_REFUSED = Task.HANDOVER_REFUSED


def told(house: House, key: str) -> list[Item]:
    """What stands on the officer's first page of hand-overs that were not taken."""
    found = home(house.actor(key)).groups.values()
    return [i for items in found for i in items if i.row.values.get("kind") == HANDOVER_REFUSED]


def test_why_it_was_not_taken_is_read_once(house: House) -> None:
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    answer(house, "caseworker", code, record, **WHY)
    [owed] = told(house, "intake")
    assert owed.state.code == code
    page = Browser(house, "intake")
    page.open(code, "receive")
    path = f"/cases/{code}/cooperation/read-refused-handover/{record}"
    asked = page.get(path).text
    assert "Thiếu biên bản" in asked
    assert "Bản ghi này" not in asked, "what is to be read is folded"
    assert page.send(path).status_code == 303
    assert told(house, "intake") == []
    with pytest.raises(NotThere):
        do(inside(house, "intake", code), READ_REFUSED, {}, record)


def test_whoever_does_the_work_there_is_told(house: House) -> None:
    """Of a department its caseworkers, of a police its officers."""
    for key, role in (("caseworker", "caseworker"), ("police", "police_officer")):
        access = accepted(house, arrive(house)) if key == "caseworker" else None
        code = access.state.code if access else arrive(house, "police")
        record = hand_over(house, inside(house, key, code), "health_2")
        answer(house, "other_caseworker", code, record, **WHY)
        [owed] = told(house, key)
        assert owed.row.values["role"] == role


def test_offered_anew_a_refusal_is_read(house: House) -> None:
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    answer(house, "caseworker", code, record, **WHY)
    view = case_view(inside(house, "intake", code))
    assert READ_REFUSED in [each.step.act for each in leads(view) if each.step]
    again = hand_over(house, inside(house, "intake", code), "health")
    assert told(house, "intake") == []
    answer(house, "caseworker", code, again, **WHY)
    with pytest.raises(NotThere):  # the earlier one is past
        do(inside(house, "intake", code), READ_REFUSED, {}, record)
    do(inside(house, "intake", code), READ_REFUSED, {}, again)


def test_a_case_that_came_back_is_not_with_another(house: House) -> None:
    """Handed over, handed back, handed over again: told once, while it is away."""
    access = accepted(house, arrive(house))
    code = access.state.code

    def passed(giver: str, to: str, taker: str) -> None:
        record = hand_over(house, inside(house, giver, code), to)
        answer(house, taker, code, record)

    passed("caseworker", "health_2", "other_caseworker")
    assert [each.agency for each in taken_over(house.actor("caseworker"))] == [
        house.agencies["health_2"]
    ]
    passed("other_caseworker", "health", "caseworker")
    assert taken_over(house.actor("caseworker")) == []
    passed("caseworker", "police", "police")
    assert [each.agency for each in taken_over(house.actor("caseworker"))] == [
        house.agencies["police"]
    ]


def test_the_giver_is_told_that_the_case_was_taken_over(house: House) -> None:
    """For a week, with its entry; nobody else is, and nobody who is barred."""
    code = arrive(house)
    record = hand_over(house, inside(house, "intake", code), "health")
    assert taken_over(house.actor("intake")) == []
    answer(house, "caseworker", code, record)
    assert taken_over(house.actor("intake")) == [TakenOver(code, house.agencies["health"], today())]
    assert house.entries(limit=1)[0].facts["event"] == Event.TASKS_LISTED
    assert taken_over(house.actor("caseworker")) == []
    assert taken_over(house.actor("commune_supervisor")) == [], "who hands nothing over"
    page = Visitor(house, "intake").get("/").text
    assert code in page.partition("đã được cơ quan khác tiếp nhận")[2]
    assert f'href="/cases/{code}' not in page
    with time_machine.travel(now() + timedelta(days=8)):
        assert taken_over(house.actor("intake")) == []
    change = change_as(house, "caseworker", inside(house, "caseworker", code).case)
    change.add(BAR, {"barred_officer": house.officers["intake"], "reason": "kin"})
    change.commit()
    assert taken_over(house.actor("intake")) == []


def test_as_many_are_told_of_as_an_entry_names(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [arrive(house) for _ in range(2)]
    for code in codes:
        accepted(house, code)
    monkeypatch.setattr("caseflow.duties.taken_over.LISTED_AT_ONCE", 1)
    assert [each.code for each in taken_over(house.actor("intake"))] == codes[1:]


def test_why_is_told_to_who_offered_it_or_does_their_work(house: House) -> None:
    """Whoever is gone: to the caseworkers of a department, to the officers of a police."""
    permit, health = system_permit(), house.agencies["health"]
    found = staff.add_officer(permit, NewOfficer("truc-dem", "Trực đêm", health))
    staff.grant_role(permit, found, Role.INTAKE_OFFICER)
    asked = [(found, "health"), ("gone", "health"), ("gone", "police"), ("gone", "nobody")]
    told = [turned_down._role_of(author, house.agencies.get(to, to)) for author, to in asked]
    roles = [Role.INTAKE_OFFICER, Role.CASEWORKER, Role.POLICE_OFFICER, Role.CASEWORKER]
    assert told == roles


def test_who_takes_part_by_law_does_not_read_it_in_place_of_the_giver(house: House) -> None:
    code = new_case(house)
    record = hand_over(house, at(house, "caseworker", code), "health_2")
    answer(house, "other_caseworker", code, record, **WHY)
    with pytest.raises(NotThere):
        READ_REFUSED.run(at(house, "police", code), Submission({}, new_key(), record))
    READ_REFUSED.run(at(house, "caseworker", code), Submission({}, new_key(), record))
