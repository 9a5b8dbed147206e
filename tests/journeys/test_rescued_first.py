"""The story that begins with a rescue: police meet the person first."""

from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.next_step import next_step
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import load
from caseflow.case.view import case_view
from caseflow.cooperation import handing_over
from caseflow.demo.people import invented_person
from caseflow.demo.telling import Told, moment
from caseflow.duties.clocks import running
from caseflow.errors import NotThere
from caseflow.intake import progress, receiving
from caseflow.intake import rescued as rescued_acts
from caseflow.intake.facts import intake_row
from caseflow.law.compartments import Compartment
from caseflow.policy import Standing
from caseflow.rescue import section as rescue
from caseflow.rescue.opening import open_at_rescue
from caseflow.sharing.participation import standings
from caseflow.verification import recording
from tests.house import House
from tests.journeys.cast import cast_of, seen

BOY = invented_person(2, people="mong", age=15, age_basis="birth_certificate")
SAFE: dict[str, dict[str, dict[str, Any]]] = {
    "record_safe_contact": {
        "safe_contact_rule": {
            "channels": ["meeting_place"], "times": "sau 20 giờ", "if_other_answers": "end_call",
            "caller_introduction": "bạn học cũ",
        }
    },
    "record_needs": {
        "immediate_needs": {
            "needs": ["food"], "in_danger": "no", "urgent_medical": "no", "acute_distress": "no",
        }
    },
    "record_child": {
        "intake_child": {
            "supporting_adult": "social_worker", "family_notice": "unsafe", "handed_to": "stays",
            "emergency_measures": "no",
        }
    },
}  # fmt: skip
HANDOVER = next(act for act in rescue.SECTION.acts if act.slug == "record_handover")


def rescued(house: House) -> Told:
    operation = {
        "trigger": "crime_report", "lead_agency": house.agencies["police"], "urgency": "urgent",
        "participating_agencies": [house.agencies["border"]], "place_class": "workplace",
        "place": {"province": "19", "line": "Xưởng"}, "carried_out_at": moment(minutes=50),
    }  # fmt: skip
    sent = {"rescue_operation": operation, "person": BOY.answers()}
    return Told(cast_of(house), BOY, open_at_rescue(house.actor("police"), sent, str(uuid4())))


def test_a_rescued_child_comes_to_support_and_the_police_go_on_verifying(house: House) -> None:
    case = rescued(house)
    id_ = case.at("police").case
    clocks = {each.row.values["clock"] for each in running(id_)}
    assert clocks == {"rescue_hand_over", "child_emergency"}
    needs = {"needs": ["food"], "in_danger": "no", "urgent_medical": "no", "acute_distress": "no"}
    case.do("police", receiving.NEEDS, immediate_needs=needs)
    paper = {"source": "a", "provided_by": "Tổ công tác", "content": "Biên bản."}
    case.do("police", recording.EVIDENCE, evidence_item=paper)
    given = {"received_by_agency": house.agencies["health"], "handed_at": moment(minutes=20)}
    case.do("police", HANDOVER, rescue_handover=given)
    offer = {"to_agency": house.agencies["health"], "handed_at": moment(minutes=20)}
    case.do("police", handing_over.HAND_OVER, handover=offer | {"reason": "statutory"})
    case.do("caseworker", handing_over.ANSWER, handover={"answer": "accepted"})
    state = load(id_)
    assert state
    assert state.status_of(Stage.RESCUE) is StageStatus.ENDED
    assert state.outcome_of(Stage.RESCUE) == "rescued_handed_over"
    assert state.status_of(Stage.VERIFICATION) is StageStatus.UNDER_WAY
    assert (state.legal_status, state.facts["age_class"]) == ("in_process", "under_16")
    assert state.facts["lead_agency"] == house.agencies["health"]
    assert set(standings(id_, house.agencies["police"])) == {Standing.STATUTORY}
    assert state.status_of(Stage.INTAKE) is StageStatus.UNDER_WAY  # nobody recorded it yet
    left = {each.row.values["clock"] for each in running(id_)}
    assert left >= {"initial_facts", "verification"}
    assert "rescue_hand_over" not in left
    assert seen(case, "caseworker")["person"]["full_name"] == BOY.full_name
    case.do("police", recording.EVIDENCE, evidence_item=paper)  # the verifier is still at work
    assert "evidence_item" in seen(case, "police", Compartment.INVESTIGATION)
    assert "evidence_item" not in seen(case, "caseworker")
    for stranger in ("police_2", "intake", "other_caseworker", "decider", "provider"):
        with pytest.raises(NotThere):
            enter(house.actor(stranger), case.code)


def test_whoever_takes_a_rescued_person_over_records_their_reception(house: House) -> None:
    """No stage stays “not begun” though the person is there; what the hand-over says is not
    asked again; and reception ends where support begins."""
    case = rescued(house)
    assert not rescued_acts.RECEPTION.open_to(case.at("police"))  # nobody was handed anything
    given = {"received_by_agency": house.agencies["health"], "handed_at": moment(minutes=20)}
    case.do("police", HANDOVER, rescue_handover=given)
    offer = {"to_agency": house.agencies["health"], "handed_at": moment(minutes=20)}
    case.do("police", handing_over.HAND_OVER, handover=offer | {"reason": "statutory"})
    assert not rescued_acts.RECEPTION.open_to(case.at("police"))
    case.do("caseworker", handing_over.ANSWER, handover={"answer": "accepted"})
    for act in (receiving.SAFE_CONTACT, receiving.NEEDS, receiving.CHILD):
        assert offered(case) == act.slug
        case.do("caseworker", act, **SAFE[act.slug])
    assert offered(case) == "record_reception"
    told = {"interpretation_need": "spoken", "working_arrangements": ["private_room"]}
    before = {each.row.values["clock"] for each in running(case.at("caseworker").case)}
    case.do("caseworker", rescued_acts.RECEPTION, intake=told)
    row = intake_row(case.at("caseworker").case)
    assert row
    assert row.values["route"] == "rescued_in_country"
    assert row.values["presented_at"].isoformat() == offer["handed_at"]
    assert row.values["receiving_agency"] == house.agencies["health"]
    assert row.values["referring_agency"] == house.agencies["police"]
    assert {each.row.values["clock"] for each in running(row.case)} == before
    assert not rescued_acts.RECEPTION.open_to(case.at("caseworker"))
    case.do("caseworker", progress.ENDED, intake={"outcome": "support_given"})
    state = load(row.case)
    assert state
    assert (state.status_of(Stage.INTAKE), state.outcome_of(Stage.INTAKE)) == (
        StageStatus.ENDED, "support_given",
    )  # fmt: skip


def offered(case: Told) -> str:
    """The act that the caseworker is led to next."""
    step = next_step(case_view(case.at("caseworker")))
    return step.act.slug if step else ""
