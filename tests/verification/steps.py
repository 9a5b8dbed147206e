"""The usual steps of a verification, each with answers that the forms would give."""

from typing import Any

from caseflow.verification import asking, extending, recording
from caseflow.verification.records import VERIFICATION_REQUEST
from tests.verification.story import Story, day

FACTS: dict[str, Any] = {
    "identity_check": "consistent",
    "residence_check": "consistent",
    "sources_asked": ["provincial_police"],
    "conclusion": "verify",
}
RESULT: dict[str, Any] = {"result": "facts_confirmed", "summary": "Phù hợp với lời trình bày."}
EVIDENCE = {"source": "e", "provided_by": "Người trình bày", "content": "Giấy tờ xe khách"}


def facts(story: Story, conclusion: str = "verify", completed_on: str = "") -> None:
    answers = FACTS | {"conclusion": conclusion, "completed_on": completed_on or day()}
    story.do("caseworker", asking.INITIAL_FACTS, {"initial_facts_check": answers})


def request(story: Story, agency: str = "police", requested_on: str = "") -> None:
    answers = {
        "requested_agency": story.house.agencies[agency],
        "document_number": "15/SYT",
        "content": "Nhân thân và thời gian vắng mặt",
        "requested_on": requested_on or day(),
    }
    story.do("caseworker", asking.REQUEST_VERIFICATION, {"verification_request": answers})


def receive(story: Story, received_on: str = "", by: str = "police") -> None:
    record = story.rows(VERIFICATION_REQUEST)[-1].record
    answers = {"verification_request": {"received_on": received_on or day()}}
    story.do(by, asking.RECEIVE_REQUEST, answers, record)


def under_way(story: Story, requested_on: str = "", received_on: str = "") -> Story:
    """Asked for, an officer assigned, received."""
    request(story, requested_on=requested_on)
    story.assign("police")
    receive(story, received_on)
    return story


def evidence(story: Story, by: str = "police") -> None:
    story.do(by, recording.EVIDENCE, {"evidence_item": EVIDENCE})


def result(story: Story, outcome: str = "facts_confirmed", completed_on: str = "") -> None:
    answers = RESULT | {"result": outcome, "completed_on": completed_on or day()}
    story.do("police", recording.RESULT, {"verification_result": answers})


def ask(story: Story, until: str, approver: str = "decider") -> None:
    answers = {
        "verification_extension": {"reason": "Chờ nước ngoài trả lời", "asked_until": until},
        "approval": {"approver": story.house.officers[approver]},
    }
    story.do("police", extending.ASK_EXTENSION, answers)


def grant(story: Story, decision: str, until: str | None = None, reason: str | None = None) -> None:
    approval = {"decision": decision} | ({"reason": reason} if reason else {})
    answers: dict[str, dict[str, Any]] = {"approval": approval}
    if until:
        answers["verification_extension"] = {"granted_until": until}
    story.do("decider", extending.GRANT_EXTENSION, answers, story.put_to("decider"))
