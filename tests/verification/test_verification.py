"""Verification as it goes: recorded by the police, ended; support untouched."""

import pytest

from caseflow.case.access import enter, unfold
from caseflow.case.acts import Act
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.dates import day_of
from caseflow.case.rules import Stage, StageStatus
from caseflow.duties.clocks import running
from caseflow.errors import Denied, Refused
from caseflow.law.compartments import Compartment
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.representing import representatives
from caseflow.policy import Reach
from caseflow.sharing.consent import alive, consents
from caseflow.sharing.participation import Capacity, assignments
from caseflow.vault.reading import of_case
from caseflow.verification import asking, recording
from caseflow.verification.records import (
    ALLEGED_PERPETRATOR,
    IDENTITY_FINDING,
    INTERVIEW,
    TRAFFICKING_EVENT,
)
from tests.cooperation.agreements import agree, consent
from tests.house import House
from tests.identification import steps as identification
from tests.people.around import add
from tests.verification import steps
from tests.verification.story import Story, day, moment

ACCOUNT = {"recruitment_methods": ["ThroughOnlineSocialNetworks"], "others_still_held": "no"}


def names(story: Story) -> set[str]:
    return {each.row.values["clock"] for each in running(story.case)}


def test_who_records_is_a_verifier_once_and_for_good(house: House) -> None:
    story = steps.under_way(Story(house))
    steps.evidence(story)
    steps.evidence(story)
    rows = assignments(story.case, house.officers["police"])
    assert [r.values["capacity"] for r in rows].count(Capacity.VERIFIER) == 1
    assert enter(house.actor("police"), story.code).facts.verifier


def test_police_record_everything_and_end_it(house: House) -> None:
    story = steps.under_way(Story(house))
    steps.evidence(story)
    interview = {
        "held_at": moment(-60),
        "participation": "completed",
        "support_person": "not_wished",
    }
    assert asking.interviews(story.at("police")) == []
    story.do("police", recording.INTERVIEW_HELD, {"interview": interview})
    assert asking.interviews(story.at("police")) == [day_of(interview["held_at"])]
    story.do("police", recording.ACCOUNT, {"exploitation_account": ACCOUNT})
    event = {"type": "Recruitment", "country": "VN", "happened_on": "2024-03"}
    story.do("police", recording.EVENT, {"trafficking_event": event})
    steps.result(story)
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.ENDED
    assert story.state.outcome_of(Stage.VERIFICATION) == "facts_confirmed"
    assert names(story) == {"initial_facts"}
    assert ("propose_identification", "police_officer") in story.tasks()
    assert ("record_verification", "police_officer") not in story.tasks()
    with pytest.raises(Refused):
        steps.result(story)
    steps.evidence(story)  # a proposal may be returned for more
    assert story.state.status_of(Stage.VERIFICATION) is StageStatus.ENDED


def test_findings_are_the_verifiers_own_and_the_caseworkers_task(house: House) -> None:
    story = steps.under_way(Story(house))
    finding = {"full_name": "Lò Thị Mẩy", "birth_date": "2001-06", "source_note": "Tàng thư"}
    story.do("police", recording.FINDING, {"identity_finding": finding})
    assert ("adopt_findings", "caseworker") in story.tasks()
    (row,) = story.rows(IDENTITY_FINDING)
    assert row.part.compartment is Compartment.IDENTITY
    assert story.at("caseworker").permit().reads[Compartment.IDENTITY] is Reach.ALL
    with pytest.raises(Refused, match="ít nhất"):
        story.do("police", recording.FINDING, {"identity_finding": {"source_note": "Tàng thư"}})


@pytest.mark.parametrize(
    ("act", "record", "answers", "task"),
    [
        (
            recording.ACCOUNT,
            "exploitation_account",
            ACCOUNT | {"others_still_held": "yes"},
            "others_still_held",
        ),
        (
            recording.PERPETRATOR,
            "alleged_perpetrator",
            {"roles": ["TravellingPartner"], "can_reach_person": "yes"},
            "new_danger",
        ),
    ],
)
def test_what_endangers_gives_the_police_a_task(
    house: House, act: Act, record: str, answers: dict[str, object], task: str
) -> None:
    story = steps.under_way(Story(house))
    story.do("police", act, {record: answers})
    assert (task, "police_officer") in story.tasks()


def test_without_danger_there_is_no_task(house: House) -> None:
    story = steps.under_way(Story(house))
    before = story.tasks()
    story.do("police", recording.ACCOUNT, {"exploitation_account": ACCOUNT})
    seen = {"roles": ["TravellingPartner"], "can_reach_person": "no"}
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": seen})
    assert story.tasks() == before
    assert not recording.ACCOUNT.open_to(story.at("police"))  # asked once


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("withdrew", "withdrawn"),
        ("unreachable", "in_process"),
        ("facts_not_confirmed", "in_process"),
    ],
)
def test_only_the_person_withdraws_and_support_goes_on(
    house: House, outcome: str, status: str
) -> None:
    story = steps.under_way(Story(house))
    before = {s: story.state.status_of(s) for s in (Stage.SUPPORT, Stage.INTAKE, Stage.PROTECTION)}
    steps.result(story, outcome)
    assert story.state.legal_status == status
    assert {s: story.state.status_of(s) for s in before} == before
    assert not story.state.closed
    story.at("caseworker")
    if outcome == "withdrew":
        with pytest.raises(Refused):
            steps.evidence(story)
    steps.request(story)  # who changes their mind is verified again
    assert story.state.legal_status == "in_process"


def test_a_result_before_the_receipt_is_refused(house: House) -> None:
    story = steps.under_way(Story(house), day(-4), day(-2))
    with pytest.raises(Refused, match="ngày nhận đề nghị"):
        steps.result(story, completed_on=day(-3))
    with pytest.raises(Refused, match="chưa đến"):
        steps.result(story, completed_on=day(1))


@pytest.mark.parametrize(
    ("happened_on", "good"),
    [("2001", True), ("2001-05", True), ("2001-04", False), ("2000", False)],
)
def test_nothing_happened_before_birth(house: House, happened_on: str, good: bool) -> None:
    story = steps.under_way(Story(house))
    event = {"type": "Recruitment", "country": "VN", "happened_on": happened_on}
    if good:
        story.do("police", recording.EVENT, {"trafficking_event": event})
        assert len(story.rows(TRAFFICKING_EVENT)) == 1
    else:
        with pytest.raises(Refused, match="ngày sinh"):
            story.do("police", recording.EVENT, {"trafficking_event": event})


def test_who_declines_has_said_nothing(house: House) -> None:
    story = steps.under_way(Story(house))
    declined = {"held_at": moment(-5), "participation": "declined", "statement": "…"}
    with pytest.raises(Refused) as refusal:
        story.do("police", recording.INTERVIEW_HELD, {"interview": declined})
    assert refusal.value.field == "statement"
    with pytest.raises(Refused, match="chưa đến"):
        story.do(
            "police", recording.INTERVIEW_HELD, {"interview": declined | {"held_at": moment(5)}}
        )


@pytest.mark.parametrize("key", ["caseworker", "police_supervisor"])
def test_others_record_no_evidence(house: House, key: str) -> None:
    story = steps.under_way(Story(house))
    with pytest.raises(Denied):
        steps.evidence(story, key)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_whoever_is_suspected_neither_speaks_nor_interprets_for_the_person(house: House) -> None:
    story = steps.under_way(Story(house))
    lead = story.at("caseworker")
    for name in ("Vàng A Pó", "Lò Thị Si"):
        told = {"full_name": name, "kind": "parent", "bar_ground": "none"}
        spoken = add(lead, REPRESENTATIVE, **told)
        by_them = {"form": "representative_written", "representative": spoken}
        agree(lead, consent(house, "legal_aid", **by_them))
    suspected = {"known_as": "vang a po", "roles": ["TravellingPartner"]}
    suspected |= {"can_reach_person": "no"}
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})
    speaking = representatives(story.at("caseworker"))
    bars = {each.name: each.bar for each in speaking}
    assert bars == {"Vàng A Pó": "suspect", "Lò Thị Si": "none"}
    running_on = [r.values["representative"] for r in consents(story.case) if alive(r)]
    assert running_on == [spoken], "what the suspect agreed to has ended"
    assert ("renew_consent", "caseworker") in story.tasks()
    held = {"held_at": moment(-60), "participation": "completed", "support_person": "not_wished"}
    same = {"interview": held | {"interpreter_name": "Vàng A Pó"}}
    with pytest.raises(Refused, match="trùng tên") as refusal:
        story.do("police", recording.INTERVIEW_HELD, same)
    assert refusal.value.field == "interpreter_name"
    other = {"interview": held | {"interpreter_name": "Lò Văn Pâng"}}
    story.do("police", recording.INTERVIEW_HELD, other)
    access = unfold(story.at("police"), Compartment.INVESTIGATION)
    for kind, change, field in (
        (ALLEGED_PERPETRATOR, {"known_as": "Lo Thi Si"}, "known_as"),
        (INTERVIEW, {"interpreter_name": "vang a po"}, "interpreter_name"),
    ):
        [record] = {row.record for row in of_case([kind], story.case)}
        shown = open_for_correction(access, kind.name, record)
        with pytest.raises(Refused, match="trùng") as refusal:
            correct(access, shown, shown.versions, {**shown.values, **change}, "later")
        assert refusal.value.field == field
    with pytest.raises(Refused, match="đã được ghi"):
        add(lead, REPRESENTATIVE, full_name="Vang A Po", kind="parent", bar_ground="none")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("by_document", [False, True], ids=["verified", "by document"])
def test_who_can_reach_the_person_is_recorded_after_the_identification_too(
    house: House, by_document: bool
) -> None:
    """It verifies nothing again, and its writer decides nothing in this case."""
    story = Story(house)
    if by_document:
        steps.facts(story, "document_held")
    steps.under_way(story)
    if not by_document:
        steps.result(story)
    identification.propose(story)
    identification.decide(story)
    stands = story.state.status_of(Stage.VERIFICATION)
    suspected = {"roles": ["RecruiterOrIntermediary"], "can_reach_person": "yes"}
    story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})
    assert ("new_danger", "police_officer") in story.tasks()
    assert story.state.status_of(Stage.VERIFICATION) is stands
    assert story.state.legal_status == "victim"
    assert not recording.EVIDENCE.open_to(story.at("police"))
