"""Assigning officers and linking cases: fit, not barred, and nobody left alone."""

from uuid import uuid4

import pytest

from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.case.timeline import timeline
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, linking
from caseflow.errors import NotThere, Refused
from caseflow.sharing.participation import assignments
from caseflow.sharing.records import BAR
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive, do, inside


def chosen(house: House, key: str, capacity: str) -> dict[str, str]:
    return {"assignee": house.officers[key], "capacity": capacity}


def test_a_counsellor_takes_part_until_unassigned(house: House) -> None:
    code = accepted(house, arrive(house)).state.code
    access = inside(house, "supervisor", code)
    assert {officer for officer, _name, _role in assigning.candidates(access)} == {
        house.officers[key]
        for key in ("caseworker_2", "counsellor")  # not who is responsible
    }
    do(access, assigning.ASSIGN, chosen(house, "counsellor", "takes_part"))
    enter(house.actor("counsellor"), code)
    [row] = assignments(access.case, house.officers["counsellor"])
    assert assigning.UNASSIGN.offered_on(access, row)
    do(access, assigning.UNASSIGN, {}, row.record)
    with pytest.raises(NotThere):
        enter(house.actor("counsellor"), code)


def test_the_responsible_officer_is_replaced_never_removed(house: House) -> None:
    code = accepted(house, arrive(house)).state.code
    access = inside(house, "supervisor", code)
    [row] = [r for r in assignments(access.case) if not r.values["ended_at"]]
    assert not assigning.UNASSIGN.offered_on(access, row)
    do(access, assigning.ASSIGN, chosen(house, "caseworker_2", "responsible"))
    with pytest.raises(NotThere):
        enter(house.actor("caseworker"), code)
    state = inside(house, "caseworker_2", code).state
    assert state.facts["responsible_officer"] == house.officers["caseworker_2"]


@pytest.mark.parametrize(
    ("key", "capacity", "field"),
    [
        ("counsellor", "responsible", "assignee"),
        ("police", "takes_part", "assignee"),  # another agency's
        ("caseworker", "responsible", "assignee"),  # already
        ("caseworker", "takes_part", "assignee"),  # would leave nobody responsible
    ],
)
def test_an_assignment_that_cannot_be(house: House, key: str, capacity: str, field: str) -> None:
    access = inside(house, "supervisor", accepted(house, arrive(house)).state.code)
    with pytest.raises(Refused) as refusal:
        do(access, assigning.ASSIGN, chosen(house, key, capacity))
    assert refusal.value.field == field


def test_a_barred_officer_is_not_assigned(house: House) -> None:
    access = inside(house, "supervisor", accepted(house, arrive(house)).state.code)
    change = Change(access.permit_act("case", "assign", [BAR]), str(uuid4()), "test.bar")
    change.add(BAR, {"barred_officer": house.officers["caseworker_2"], "reason": "relative"})
    change.commit()
    with pytest.raises(Refused):
        do(access, assigning.ASSIGN, chosen(house, "caseworker_2", "responsible"))


def test_two_cases_of_one_family_know_each_other(house: House) -> None:
    one, two = (accepted(house, arrive(house)).state.code for _ in range(2))
    access = inside(house, "caseworker", one)
    same = {"other_case": two.lower(), "relation": "same_family"}
    do(access, linking.LINK, same)
    with pytest.raises(Refused, match="đã được ghi"):
        do(access, linking.LINK, same)
    for here, there in ((one, two), (two, one)):
        view = case_view(inside(house, "caseworker", here))
        links = [r.values for s in view.sections for r in s.records if r.kind.name == "case_link"]
        assert [values["other_case"] for values in links] == [there]


def test_who_works_on_one_of_two_linked_cases_is_told_of_no_link(house: House) -> None:
    one, two = (accepted(house, arrive(house)).state.code for _ in range(2))
    do(inside(house, "caseworker", one), linking.LINK,
       {"other_case": two, "relation": "same_family"})  # fmt: skip
    supervisor = inside(house, "supervisor", one)
    do(supervisor, assigning.ASSIGN, chosen(house, "caseworker_2", "takes_part"))
    told = {}
    for key in ("caseworker", "caseworker_2"):
        access = inside(house, key, one)
        shown = {r.kind.name for s in case_view(access).sections for r in s.records}
        told[key] = ["case_link" in shown, "case_link" in {h.kind.name for h in timeline(access)}]
    assert told == {"caseworker": [True, True], "caseworker_2": [False, False]}


def test_a_case_out_of_scope_is_refused_like_one_that_is_not(house: House) -> None:
    access = inside(house, "caseworker", accepted(house, arrive(house)).state.code)
    elsewhere = arrive(house, "police")
    for code in (elsewhere, "ZZZZ-ZZZZ", access.state.code):
        with pytest.raises(Refused) as refusal:
            do(access, linking.LINK, {"other_case": code, "relation": "same_event"})
        assert refusal.value.field == "other_case"
    told = [e for e in house.entries(limit=6) if e.facts["event"] == Event.ACCESS_REFUSED]
    assert len(told) == 2
