"""Proposed by the verifier, decided by somebody else; legal status and law follow."""

from typing import Any

import pytest

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.view import case_view
from caseflow.duties.clocks import running
from caseflow.duties.records import APPROVAL
from caseflow.errors import Denied, NotThere, Refused
from caseflow.identification import deciding, proposing
from caseflow.identification.records import IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL
from caseflow.sharing.participation import Capacity, assign_once
from tests.house import House
from tests.identification.steps import NO, PROPOSAL, decide, propose, send_back, verified
from tests.verification import steps
from tests.verification.story import Story


def test_a_victim_is_identified_by_another_than_the_verifier(house: House) -> None:
    story = verified(house)
    propose(story)
    assert story.state.status_of(Stage.IDENTIFICATION) is StageStatus.UNDER_WAY
    assert ("propose_identification", "police_officer") not in story.tasks()
    decide(story)
    assert running(story.case) == []  # no preliminary check is owed after the conclusion
    facts = story.state.facts
    assert facts["legal_status"] == "victim"
    assert facts["trafficking_status"] == "ActualVictimOfTrafficking"
    assert facts["applicable_law"] == "law_2024"
    assert story.state.outcome_of(Stage.IDENTIFICATION) == "ActualVictimOfTrafficking"
    (row,) = story.rows(IDENTIFICATION_DECISION)
    assert row.values["deciding_agency"] == house.agencies["police"]
    assert row.values["deciding_officer"] == house.officers["decider"]
    assert row.values["deciding_org_kind"] == "Police"
    assert story.rows(APPROVAL)[0].values["decision"] == "approved"
    explain = {("explain_decision", "caseworker"), ("explain_decision", "police_officer")}
    assert explain <= story.tasks()
    with pytest.raises(NotThere):  # nothing is put to the decider any more
        enter(house.actor("decider"), story.code)
    assert not proposing.PROPOSE.open_to(story.at("police"))


def test_the_decider_sees_what_it_rests_on_and_nothing_else(house: House) -> None:
    story = steps.under_way(Story(house))
    steps.evidence(story)
    steps.result(story)
    propose(story)
    access = story.at("decider")
    (row,) = story.rows(IDENTIFICATION_PROPOSAL)
    assert deciding.DECIDE.offered_on(access, row)
    assert not deciding.DECIDE.offered_on(story.at("police"), row)
    seen = {r.kind.name for s in case_view(access).sections for r in s.records}
    assert "identification_proposal" in seen
    assert "evidence_item" not in seen


def test_without_a_verification_nothing_is_proposed(house: House) -> None:
    story = steps.under_way(Story(house))
    with pytest.raises(Refused, match="kết quả xác minh"):
        propose(story)
    assert not proposing.PROPOSE.open_to(story.at("police"))


def test_a_document_already_held_stands_for_the_verification(house: House) -> None:
    story = Story(house)
    steps.facts(story, "document_held")
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.NOT_APPLICABLE
    assert proposing.may_propose(story.at("caseworker"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"evidence_sources": ["e", "absence_consistent"]}, "evidence_sources"),
        ({"evidence_sources": None}, "evidence_sources"),
        ({"means": None}, "means"),
        ({"acts": None}, "acts"),
    ],
)
def test_a_proposal_has_its_elements(house: House, changed: dict[str, Any], field: str) -> None:
    story = verified(house)
    with pytest.raises(Refused) as refusal:
        propose(story, **changed)
    assert refusal.value.field == field
    assert story.state.status_of(Stage.IDENTIFICATION) is StageStatus.NOT_STARTED


def test_one_proposal_at_a_time(house: House) -> None:
    story = verified(house)
    propose(story)
    with pytest.raises(Refused):
        propose(story, "decider_2")


@pytest.mark.parametrize("decision", ["returned", "rejected"])
def test_a_proposal_sent_back_is_completed_and_put_up_again(house: House, decision: str) -> None:
    story = verified(house)
    propose(story)
    with pytest.raises(Refused, match="lý do"):
        send_back(story, decision, None)
    send_back(story, decision)
    assert ("propose_identification", "police_officer") in story.tasks()
    assert story.state.legal_status == "in_process"
    steps.evidence(story)
    before = proposing.last_proposal(story.at("police"))
    assert before["evidence_summary"] == PROPOSAL["evidence_summary"]
    propose(story, "decider_2", evidence_summary="Bổ sung tài liệu của cơ quan giải cứu.")
    decide(story, "decider_2")
    assert [r.values["decision"] for r in story.rows(APPROVAL)] == [decision, "approved"]
    assert story.state.legal_status == "victim"


def test_sending_back_is_no_way_to_approve(house: House) -> None:
    story = verified(house)
    propose(story)
    with pytest.raises(Refused) as refusal:
        send_back(story, "approved")
    assert refusal.value.field == "decision"


def test_a_decision_other_than_proposed_did_not_approve_it(house: House) -> None:
    story = verified(house)
    propose(story)
    decide(story, **NO)
    assert story.state.legal_status == "not_victim"
    assert story.rows(APPROVAL)[0].values["decision"] == "rejected"
    propose(story)  # new facts may come up
    decide(story)
    assert story.state.legal_status == "victim"


def test_a_person_may_stop_it(house: House) -> None:
    story = verified(house)
    empty: dict[str, Any] = {
        "acts": None,
        "means": None,
        "purposes": None,
        "under_18_when_trafficked": None,
    }
    propose(story, proposed_outcome="Withdrawn", **empty)
    decide(story, **NO | {"decision": "Withdrawn"})
    assert story.state.legal_status == "withdrawn"
    assert story.state.facts["trafficking_status"] == "PossibleVictimOfTrafficking"


def test_the_verifier_never_decides(house: House) -> None:
    story = verified(house)
    with pytest.raises(Refused, match="người khác"):
        propose(story, approver="police")
    with pytest.raises(Refused, match="Hãy chọn người phê duyệt"):
        story.do("police", proposing.PROPOSE, {"identification_proposal": PROPOSAL})
    story.assign("police_2")
    propose(story, by="police_2")
    held = story.at("police_2").facts
    assert held.verifier  # who proposed never decides either


@pytest.mark.parametrize("key", ["police", "decider_2", "caseworker"])
def test_only_the_one_it_was_put_to_decides(house: House, key: str) -> None:
    story = verified(house)
    propose(story)
    record = story.put_to("decider")
    with pytest.raises(NotThere if key == "decider_2" else Denied):
        decide(story, key, record)
    with pytest.raises(NotThere if key == "decider_2" else Denied):
        decide(story, key, "no such proposal")  # who may not decide is told no more
    told = house.entries(officer=house.officers[key])
    assert [each.facts["outcome"] for each in told].count("deny") == 2


def test_a_verifier_who_became_a_decider_is_refused(house: House) -> None:
    story = verified(house)
    propose(story)
    change = Change(story.at("police").permit_act("verification", "record"), "k", "x.y")
    assign_once(change, house.officers["decider"], Capacity.VERIFIER)
    change.commit()
    with pytest.raises(NotThere):
        enter(house.actor("decider"), story.code)
