"""A person arrives: one change opens the case with its clocks; each topic is asked once."""

from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.acts import Act, Submission
from caseflow.case.next_step import next_step
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import load
from caseflow.case.view import case_view
from caseflow.cooperation.handing_over import HAND_OVER
from caseflow.duties.clocks import running
from caseflow.errors import Denied, Refused
from caseflow.intake import foreigners, noticing, progress, receiving
from caseflow.intake.facts import intake_row
from caseflow.intake.opening import receive
from caseflow.intake.section import SECTION
from tests.house import House
from tests.intake.arrivals import ago, arrive, do, first_page, inside

NEEDS = {
    "needs": ["food"],
    "in_danger": "no",
    "urgent_medical": "no",
    "acute_distress": "no",
}
SAFE = {
    "channels": ["meeting_place"],
    "times": "sau 20 giờ",
    "caller_introduction": "bạn học cũ",
    "if_other_answers": "end_call",
}


def running_names(house: House, code: str, key: str = "intake") -> set[str]:
    case = inside(house, key, code).case
    return {each.row.values["clock"] for each in running(case)}


def test_returned_alone_at_a_commune(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    assert access.state.legal_status == "received"
    assert access.state.facts["age_class"] == "adult"
    assert access.state.status_of(Stage.INTAKE) is StageStatus.UNDER_WAY
    row = intake_row(access.case)
    assert row is not None
    assert row.values["receiving_agency"] == house.agencies["commune"]
    [clock] = running(access.case)
    assert clock.row.values["clock"] == "commune_notice"
    assert clock.row.values["occurred_at"] == row.values["presented_at"]
    assert clock.days_left in (0, -1)  # due the same day; the hour before may be yesterday's
    view = case_view(access)
    assert view.name == "Lò Thị Mây"


def test_the_first_page_sent_twice_opens_one_case(house: House) -> None:
    sent = Submission(first_page(), str(uuid4()))
    actor = house.actor("intake")
    assert receive(actor, sent) == receive(actor, sent)


def test_a_person_without_a_name_and_a_known_age_has_a_childs_safeguards(house: House) -> None:
    unknown = {"not_answered": "unknown"}
    person = {"full_name": unknown, "birth_date": unknown, "age_basis": "officer_estimate"}
    code = arrive(house, person=person)
    assert running_names(house, code) == {"commune_notice", "child_emergency"}
    access = inside(house, "intake", code)
    assert access.state.facts["age_class"] == "not_established"
    assert receiving.CHILD.open_to(access)
    child = {"supporting_adult": "social_worker", "family_notice": "unsafe", "handed_to": "stays"}
    do(access, receiving.CHILD, child | {"emergency_measures": "no"})
    assert running_names(house, code) == {"commune_notice"}


def test_signs_are_required_in_process_and_make_a_suspicion_elsewhere(house: House) -> None:
    with pytest.raises(Refused) as refusal:
        arrive(house, intake={"route": "in_process"})
    assert refusal.value.field == "intake-trafficking_signs"
    told = {"route": "in_process", "trafficking_signs": ["deceived"]}
    code = arrive(house, intake=told)
    assert inside(house, "intake", code).state.legal_status == "in_process"
    code = arrive(house, intake={"trafficking_signs": ["deceived"]})
    assert inside(house, "intake", code).state.legal_status == "suspected"
    code = arrive(house)
    access = inside(house, "intake", code)
    do(access, progress.ACCOUNT, {"trafficking_signs": ["threatened"], "wishes": ["return_home"]})
    again = inside(house, "intake", code)
    assert again.state.legal_status == "suspected"
    assert not progress.ACCOUNT.open_to(again)  # asked once


def test_each_topic_is_offered_until_it_is_recorded(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    do(access, receiving.SAFE_CONTACT, SAFE)
    notice: dict[str, Any] = {
        "delivery": ["read_aloud"], "topics": ["rights"], "understood": "yes"
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:  # through an interpreter, or not?
        do(access, noticing.TOLD, notice | {"interpreter_name": "Sầm Thị Xuân"})
    assert refusal.value.field == "delivery"
    do(access, noticing.TOLD, notice)
    do(access, receiving.RETURNED, {"entry_place": "Cửa khẩu Ma Lù Thàng"})
    view = case_view(inside(house, "intake", code))
    offered = {act.slug for each in view.sections for act in each.acts}
    assert offered >= {"record_needs", "give_essentials", "record_minor", "record_declaration"}
    assert not offered & {"record_safe_contact", "record_notice", "record_return", "record_call"}
    shown = {r.kind.name: r.values for each in view.sections for r in each.records}
    assert shown["privacy_notice"]["version"] == "privacy_notice_v1"
    assert shown["safe_contact_rule"]["times"] == "sau 20 giờ"


def test_telling_the_department_starts_its_three_days(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    told = {"department_notified_at": ago(minutes=5), "department": house.agencies["health"]}
    do(access, progress.NOTIFIED, told)
    [clock] = running(access.case)
    assert clock.row.values["clock"] == "initial_facts"
    assert clock.row.values["duty_of"] == house.agencies["health"]
    assert not progress.NOTIFIED.open_to(inside(house, "intake", code))


@pytest.mark.parametrize(
    ("key", "route", "expected"),
    [
        ("police", "self_report", {"transfer_to_commune"}),
        ("police", "rescued_in_country", {"hand_over"}),
        ("caseworker", "self_report", {"initial_facts"}),
        ("caseworker", "hotline", {"hotline_forward"}),
        ("intake", "returned_through_mission", {"hand_over"}),
    ],
)
def test_the_clocks_of_a_case_by_its_receiver(
    house: House, key: str, route: str, expected: set[str]
) -> None:
    code = arrive(house, key, {"route": route})
    assert running_names(house, code, key) == expected


def test_a_call_to_the_hotline_is_forwarded(house: House) -> None:
    code = arrive(house, intake={"route": "hotline"})
    access = inside(house, "intake", code)
    call: dict[str, Any] = {
        "call_reference": "111-77",
        "safe_to_call_back": "unknown",
        "forwarded_to": house.agencies["police"],
        "forwarded_at": ago(days=2),
    }
    with pytest.raises(Refused):  # before the call
        do(access, receiving.CALL, call)
    do(access, receiving.CALL, call | {"forwarded_at": ago(minutes=2)})
    assert running(access.case) == []


def test_a_foreigner_is_asked_what_a_citizen_is_not(house: House) -> None:
    citizen = inside(house, "intake", arrive(house))
    assert not foreigners.RESIDENCE.open_to(citizen)
    code = arrive(house, person={"nationality": ["LA"]})
    access = inside(house, "intake", code)
    told = {"immigration_status": "expired", "embassy_notice_agreed": "no"}
    do(access, foreigners.RESIDENCE, told)
    assert not foreigners.RESIDENCE.open_to(inside(house, "intake", code))


def test_reception_ends_with_its_outcome(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    do(access, progress.ENDED, {"outcome": "refused_by_person"})
    state = load(access.case)
    assert state is not None
    assert (state.status_of(Stage.INTAKE), state.outcome_of(Stage.INTAKE)) == (
        StageStatus.ENDED,
        "refused_by_person",
    )
    row = intake_row(access.case)
    assert row is not None
    assert row.values["outcome"] == "refused_by_person"
    access = inside(house, "intake", code)
    assert not progress.ENDED.open_to(access)
    assert running_names(house, code) == {"commune_notice"}, "whoever refuses is told of still"
    step = next_step(case_view(access))
    assert step is not None
    assert step.act is progress.NOTIFIED
    told = {"department_notified_at": ago(minutes=5), "department": house.agencies["health"]}
    do(access, progress.NOTIFIED, told)
    assert not progress.NOTIFIED.open_to(inside(house, "intake", code))
    assert running_names(house, code) == {"initial_facts"}


@pytest.mark.parametrize("key", ["counsellor", "decider", "supervisor", "provider", "auditor"])
def test_others_receive_nobody(house: House, key: str) -> None:
    with pytest.raises(Denied):
        arrive(house, key)


@pytest.mark.parametrize(
    ("intake", "person", "field"),
    [
        ({"presented_at": ago(hours=-2)}, {}, "intake-presented_at"),
        ({"presented_at": ago(days=40)}, {"birth_date": ago(days=3)[:10]}, "intake-presented_at"),
    ],
)
def test_what_cannot_be_is_refused(
    house: House, intake: dict[str, Any], person: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        arrive(house, intake=intake, person=person)
    assert refusal.value.field == field


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("route", "asked"), [("child", True), ("hotline", True), ("rescued_in_country", False)]
)
def test_a_return_is_recorded_on_any_way_but_is_no_step_of_it(
    house: House, route: str, asked: bool
) -> None:
    """Otherwise the yearly review of who came back would never see them (HN §III.2)."""
    access = inside(house, "intake", arrive(house, intake={"route": route}))
    assert receiving.RETURNED.open_to(access) is asked
    assert receiving.RETURNED not in SECTION.steps(access)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("route", ["returned_through_mission", "self_report"])
def test_nobody_is_to_be_brought_to_a_commune_once_handed_on(house: House, route: str) -> None:
    """Straight to the support agency, or already offered to it: that is waited for."""
    access = inside(house, "police", arrive(house, "police", {"route": route}))
    assert progress.REACHED.open_to(access) is (route == "self_report")
    given = {"to_agency": house.agencies["health"], "handed_at": ago(minutes=5)}
    do(access, HAND_OVER, given | {"reason": "statutory"})
    assert progress.REACHED not in offered_steps(house, access.state.code)


def offered_steps(house: House, code: str) -> list[Act]:
    access = inside(house, "police", code)
    return [act for act in SECTION.steps(access) if act.open_to(access)]
