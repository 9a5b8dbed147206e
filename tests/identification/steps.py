"""The usual steps of an identification, with answers that the forms would give."""

from typing import Any

from caseflow.identification import deciding, proposing
from tests.house import House
from tests.verification import steps
from tests.verification.story import Story, day

PROPOSAL: dict[str, Any] = {
    "proposed_outcome": "ActualVictimOfTrafficking",
    "acts": ["recruiting", "transferring"],
    "under_18_when_trafficked": "no",
    "means": ["deceit"],
    "purposes": ["forced_labour"],
    "evidence_sources": ["b", "e"],
    "evidence_summary": "Lời trình bày phù hợp với tài liệu của cơ quan giải cứu.",
}
DECISION: dict[str, Any] = {
    "grounds": "Đủ hành vi, thủ đoạn, mục đích.",
    "decision": "ActualVictimOfTrafficking",
    "document_kind": "article_33_1",
    "document_number": "07/GXN",
}
NO: dict[str, Any] = {
    "decision": "NotAVictimOfTrafficking",
    "document_kind": None,
    "document_number": None,
}


def verified(house: House, outcome: str = "facts_confirmed") -> Story:
    story = steps.under_way(Story(house))
    steps.result(story, outcome)
    return story


def propose(story: Story, approver: str = "decider", by: str = "police", **changed: Any) -> None:
    answers = {
        "identification_proposal": PROPOSAL | changed,
        "approval": {"approver": story.house.officers[approver]},
    }
    story.do(by, proposing.PROPOSE, answers)


def decide(story: Story, key: str = "decider", record: str = "", **changed: Any) -> None:
    answers = {"identification_decision": DECISION | {"decided_on": day()} | changed}
    story.do(key, deciding.DECIDE, answers, record or story.put_to(key))


def send_back(
    story: Story, decision: str = "returned", reason: str | None = "Thiếu căn cứ"
) -> None:
    answers = {"approval": {"decision": decision, "reason": reason}}
    story.do("decider", deciding.RETURN, answers, story.put_to("decider"))
