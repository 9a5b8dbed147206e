"""From the first assessment to the end of the last measure, each officer in their part."""

from datetime import timedelta
from typing import Any

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.rules import StageStatus
from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.cooperation.assigning import ASSIGN
from caseflow.duties.approvals import pending
from caseflow.duties.home import home
from caseflow.duties.rules import Group
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Denied, NotThere
from caseflow.law.compartments import Compartment
from caseflow.protection import section
from caseflow.protection.deciding import proposal_values
from caseflow.protection.records import PROTECTION_MEASURE
from tests.house import House
from tests.protection.cases import at, do, new_case, only

DAY = timedelta(days=1)
SOON, LATER = today() + 10 * DAY, today() + 30 * DAY
RISK = {
    "self_rated_safety": "unsafe",
    "threatened_interests": ["life"],
    "harm_severity": "high",
    "offender_access": "medium",
    "environment_barriers": "low",
    "self_protection": "low",
    "relatives_at_risk": "no",
    "risk_level": "high",
    "next_review_on": SOON.isoformat(),
}
MEASURE = {
    "measure": "guard",
    "covered_persons": "Người được hỗ trợ",
    "reason": "Bị theo dõi gần nhà",
}
APPROVED = {
    "legal_basis": "Đ13",
    "decision_number": "12/QĐ",
    "from_on": today().isoformat(),
    "until_on": LATER.isoformat(),
}
LIFTING = {"ending_basis": "Đ13", "ending_number": "13/QĐ"}


def propose(
    house: House, code: str, key: str = "caseworker", to: str = "decider", **answers: Any
) -> str:
    told = MEASURE | {"implementing_agency": house.agencies["police"]} | answers
    access = do(
        house, key, code, section.PROPOSE,
        protection_measure=told, approval={"approver": house.officers[to]},
    )  # fmt: skip
    return only(access, PROTECTION_MEASURE)


def decide(house: House, code: str, record: str, decision: str = "approved", **told: Any) -> None:
    do(
        house, "decider", code, section.DECIDE, record,
        approval={"decision": decision}, protection_measure=told or APPROVED,
    )  # fmt: skip


def shown(house: House, key: str, code: str, kind: str = "protection_measure") -> dict[str, Any]:
    view = case_view(at(house, key, code, Compartment.PROTECTION))
    records = [r for s in view.sections for r in s.records if r.kind.name == kind]
    return dict(records[-1].values)


def stage(house: House, code: str) -> tuple[StageStatus, str | None]:
    state = enter(house.actor("caseworker"), code).state
    return state.status_of("protection"), state.outcome_of("protection")


def tasks(house: House, code: str) -> dict[str, Any]:
    case = enter(house.actor("caseworker"), code).case
    return {r.values["kind"]: r.values["due_on"] for r in open_tasks([case]).get(case, [])}


def test_an_assessment_gives_the_case_its_level_and_its_next_date(house: House) -> None:
    code = new_case(house)
    access = do(house, "protection", code, section.ASSESS, risk_assessment=RISK)
    assert access.state.facts["risk_level"] == "high"
    assert stage(house, code) == (StageStatus.UNDER_WAY, None)
    assert tasks(house, code) == {"reassess_risk": SOON}


def test_a_measure_is_proposed_decided_reviewed_and_lifted(house: House) -> None:
    code = new_case(house)
    do(house, "protection", code, section.ASSESS, risk_assessment=RISK)
    record = propose(house, code)
    assert shown(house, "protection", code)["status"] == "proposed"
    decide(house, code, record)
    told = shown(house, "protection", code)
    assert (told["status"], told["decision_number"]) == ("in_force", "12/QĐ")
    assert told["deciding_agency"] == house.agencies["police"]
    assert told["deciding_officer"] == house.officers["decider"]
    assert tasks(house, code)["review_measure"] == SOON
    review = {"findings": "Không còn bị theo dõi", "person_view": "Đã yên tâm"}
    going_on = {"recommendation": "continue", "next_review_on": LATER.isoformat()}
    do(house, "protection", code, section.REVIEW, record, protection_review=review | going_on)
    assert tasks(house, code)["review_measure"] == LATER
    do(
        house, "protection", code, section.REVIEW, record,
        protection_review=review | {"recommendation": "lift"},
        approval={"approver": house.officers["decider_2"]},
    )  # fmt: skip
    do(
        house, "decider_2", code, section.DECIDE, record, approval={"decision": "approved"},
        protection_measure={"ending_basis": "Đ13", "ending_number": "20/QĐ"},
    )  # fmt: skip
    told = shown(house, "protection", code)
    assert (told["status"], told["deciding_officer"]) == ("lifted", house.officers["decider_2"])
    assert (told["decision_number"], told["ending_number"]) == ("12/QĐ", "20/QĐ")
    assert stage(house, code) == (StageStatus.ENDED, "lifted")


def test_the_review_due_first_stands_on_home(house: House) -> None:
    """Of two measures the one reviewed hides the other's day no more; a lifting that is not
    agreed to leaves the review owed."""
    code = new_case(house)
    first, second = propose(house, code), propose(house, code)
    soon = today() + 2 * DAY
    decide(house, code, first, **{**APPROVED, "until_on": soon.isoformat()})
    decide(house, code, second, **{**APPROVED, "until_on": LATER.isoformat()})
    assert tasks(house, code)["review_measure"] == soon
    review = {"findings": "…", "person_view": "…"}
    going_on = {"recommendation": "continue", "next_review_on": (LATER - DAY).isoformat()}
    do(house, "protection", code, section.REVIEW, second, protection_review=review | going_on)
    assert tasks(house, code)["review_measure"] == soon
    [item] = home(house.actor("protection")).groups[Group.SOON]
    assert (item.row.values["kind"], item.days_left) == ("review_measure", 2)
    lifting = {"approver": house.officers["decider"]}
    told = review | {"recommendation": "lift"}
    do(house, "protection", code, section.REVIEW, first, protection_review=told, approval=lifting)
    assert tasks(house, code)["review_measure"] == LATER - DAY
    decide(house, code, first, "rejected", decision_note="Chưa đủ căn cứ")
    assert tasks(house, code)["review_measure"] == soon
    do(house, "protection", code, section.REVIEW, first, protection_review=told, approval=lifting)
    decide(house, code, first, **LIFTING)
    assert tasks(house, code)["review_measure"] == LATER - DAY


def test_a_change_is_decided_on_the_running_measure(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    do(
        house, "protection", code, section.REVIEW, record,
        protection_review={"findings": "…", "person_view": "…", "recommendation": "change"},
        approval={"approver": house.officers["decider"]},
    )  # fmt: skip
    until = (LATER + timedelta(days=30)).isoformat()
    decide(house, code, record, **{**APPROVED, "until_on": until, "decision_number": "30/QĐ"})
    told = shown(house, "protection", code)
    assert (told["status"], told["until_on"].isoformat()) == ("in_force", until)


def test_a_returned_proposal_tells_why_where_the_protection_officer_reads_it(
    house: House,
) -> None:
    code = new_case(house)
    record = propose(house, code, "protection")
    decide(house, code, record, "returned", decision_note="Nêu rõ thời gian")
    told = shown(house, "protection", code)
    assert (told["status"], told["decision_note"]) == ("proposed", "Nêu rõ thời gian")
    with pytest.raises(NotThere):
        enter(house.actor("decider"), code)
    case = enter(house.actor("protection"), code).case
    assert pending(case, "protection_measure") is None


@pytest.mark.parametrize(
    ("proposer", "key"),
    [
        ("caseworker", "caseworker"),
        ("police", "police"),
        ("protection", "protection"),
        ("police", "caseworker"),  # responsible for the case now, whoever had proposed
    ],
)
def test_whoever_proposed_or_is_responsible_completes_what_came_back(
    house: House, proposer: str, key: str
) -> None:
    code = new_case(house)
    record = propose(house, code, proposer)
    if proposer != key:
        chosen = {"assignee": house.officers[key], "capacity": "responsible"}
        do(house, "supervisor", code, ASSIGN, assignment=chosen)
    decide(house, code, record, "returned", decision_note="Nêu rõ thời gian")
    access = at(house, key, code)
    filled = proposal_values(access, record)["protection_measure"]
    assert filled["reason"] == MEASURE["reason"]
    told = MEASURE | {"reason": "Từ 20 giờ", "implementing_agency": house.agencies["police"]}
    do(
        house, key, code, section.COMPLETE, record,
        protection_measure=told, approval={"approver": house.officers["decider"]},
    )  # fmt: skip
    decide(house, code, record)
    assert shown(house, "protection", code)["status"] == "in_force"
    assert shown(house, "protection", code)["reason"] == "Từ 20 giờ"


def test_a_rejected_measure_is_rejected(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record, "rejected", decision_note="Không đủ căn cứ")
    assert shown(house, "protection", code)["status"] == "rejected"


def test_a_decider_of_another_agency_takes_part_by_the_decree(house: House) -> None:
    code = new_case(house)
    record = propose(house, code)
    values = shown(house, "decider", code)
    assert values["reason"] == MEASURE["reason"]
    decide(house, code, record)


@pytest.mark.parametrize("key", ["caseworker", "police", "counsellor", "supervisor"])
def test_only_the_protection_officer_assesses(house: House, key: str) -> None:
    code = new_case(house)
    with pytest.raises(Denied):
        section.ASSESS.run(at(house, key, code), Submission({}, "k"))
