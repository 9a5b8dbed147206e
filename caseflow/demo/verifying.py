"""What follows reception: first facts, verification by the police, the decision."""

from typing import Any

from caseflow.cooperation import assigning
from caseflow.demo import words
from caseflow.demo.reception import LAN
from caseflow.demo.telling import Told, day, moment
from caseflow.identification import deciding
from caseflow.identification.proposing import PROPOSE
from caseflow.people.adopting import ADOPT
from caseflow.verification import asking, extending, recording

POLICE, TUAN, SON, HUNG, BINH = (
    "tn-police",
    "tuan.congan",
    "son.congan",
    "hung.congan",
    "binh.congan",
)
VICTIM, NO_VICTIM = "ActualVictimOfTrafficking", "NotAVictimOfTrafficking"


def facts(told: Told, days: int, by: str = LAN, conclusion: str = "verify") -> None:
    """The first facts, checked ``days`` ago."""
    told.do(
        by, asking.INITIAL_FACTS,
        initial_facts_check={
            "identity_check": "consistent",
            "residence_check": "consistent",
            "absence_period": "Vắng mặt tại nơi cư trú trong thời gian đã trình bày",
            "sources_asked": ["provincial_police", "commune_committee"],
            "conclusion": conclusion,
            "completed_on": day(-days),
        },
    )  # fmt: skip


def asked(told: Told, days: int, by: str = LAN, of: str = POLICE) -> None:
    """The police are asked to verify, ``days`` ago."""
    told.do(
        by, asking.REQUEST_VERIFICATION,
        verification_request={
            "requested_agency": told.cast.agency(of),
            "document_number": "125/SYT-BTXH",
            "content": "Đề nghị xác minh nhân thân và việc vắng mặt tại nơi cư trú.",
            "requested_on": day(-days),
        },
    )  # fmt: skip


def assigned(told: Told, officer: str, by: str = BINH) -> None:
    """A supervisor puts ``officer`` to work on the case."""
    answers = {"assignee": told.cast.officers[officer], "capacity": "takes_part"}
    told.do(by, assigning.ASSIGN, assignment=answers)


def received(told: Told, days: int, by: str = TUAN) -> None:
    """The police received the request ``days`` ago; their clock runs."""
    assigned(told, by)
    told.do(by, asking.RECEIVE_REQUEST, verification_request={"received_on": day(-days)})


def under_way(told: Told, days: int, by: str = TUAN) -> None:
    """First facts done, verification asked ``days`` ago and received the day after."""
    facts(told, days)
    asked(told, days)
    received(told, days - 1, by)


def evidence(told: Told, by: str = TUAN, source: str = "b") -> None:
    """One document that speaks for what the person says."""
    told.do(
        by, recording.EVIDENCE,
        evidence_item={
            "source": source,
            "provided_by": "Công an cấp xã nơi cư trú",
            "content": words.EVIDENCE,
        },
    )  # fmt: skip


def interviewed(told: Told, by: str = TUAN) -> None:
    """A meeting at the person's own pace, and what happened, coded from what was said."""
    told.do(
        by, recording.INTERVIEW_HELD,
        interview={
            "held_at": moment(minutes=20),
            "participation": "completed",
            "support_person": "social_worker",
            "statement": words.INTERVIEW,
        },
    )  # fmt: skip
    told.do(
        by, recording.ACCOUNT,
        exploitation_account={
            "recruitment_methods": ["ThroughOnlineSocialNetworks"],
            "sector_used": "labour_abroad",
            "recruiter_relationship": "Acquainted",
            "controls": ["FalsePromises", "WithholdsDocuments"],
            "exploitation_types": ["ForcedLabour"],
            "earlier_trafficked": "no",
            "others_still_held": "unknown",
        },
    )  # fmt: skip
    event = {"type": "Transit", "country": "CN", "happened_on": "2026-02"}
    told.do(by, recording.EVENT, trafficking_event=event)


def found(told: Told, by: str = TUAN, **finding: str) -> None:
    """What the verifier found about the person's identity."""
    answers = finding | {"source_note": "Đối chiếu tàng thư căn cước"}
    told.do(by, recording.FINDING, identity_finding=answers)


def adopted(told: Told, *names: str, by: str = LAN) -> None:
    """The caseworker adopts these findings into the person's record."""
    told.do(by, ADOPT, person=dict.fromkeys(names, "adopt"))


def extension_asked(told: Told, until: int, by: str = TUAN) -> None:
    """More time is asked for, until ``until`` days from today."""
    told.do(
        by, extending.ASK_EXTENSION,
        verification_extension={"reason": words.EXTENSION, "asked_until": day(until)},
        approval={"approver": told.cast.officers[HUNG]},
    )  # fmt: skip


def extended(told: Told, until: int) -> None:
    """And granted."""
    told.do(
        HUNG, extending.GRANT_EXTENSION,
        verification_extension={"granted_until": day(until)}, approval={"decision": "approved"},
    )  # fmt: skip


def result(told: Told, outcome: str = "facts_confirmed", by: str = TUAN) -> None:
    """Verification ends."""
    told.do(
        by, recording.RESULT,
        verification_result={
            "result": outcome,
            "completed_on": day(),
            "summary": words.NOT_ENOUGH if outcome == "facts_not_confirmed" else words.SUMMARY,
            "reply_number": "318/CAT-PC02",
        },
    )  # fmt: skip


def verified(told: Told, days: int, outcome: str = "facts_confirmed", by: str = TUAN) -> None:
    """The whole verification, asked ``days`` ago and ended today."""
    under_way(told, days, by)
    evidence(told, by)
    if outcome != "withdrew":
        interviewed(told, by)
    result(told, outcome, by)


def proposed(told: Told, outcome: str = VICTIM, *, young: bool = False, by: str = TUAN) -> None:
    """The verifier proposes; whoever decides is another."""
    proposal: dict[str, Any] = {
        "proposed_outcome": outcome,
        "evidence_sources": ["b", "e"],
        "evidence_summary": words.SUMMARY if outcome == VICTIM else words.NOT_ENOUGH,
    }
    if outcome == VICTIM:
        proposal |= {"acts": ["transporting", "receiving"], "purposes": ["forced_labour"]}
        proposal["under_18_when_trafficked"] = "yes" if young else "no"
        proposal |= {} if young else {"means": ["deceit"]}
    approver = {"approver": told.cast.officers[HUNG]}
    told.do(by, PROPOSE, identification_proposal=proposal, approval=approver)


def returned(told: Told) -> None:
    """The proposal comes back for completion."""
    reason = "Bổ sung tóm tắt tài liệu về thời gian vắng mặt."
    told.do(HUNG, deciding.RETURN, approval={"decision": "returned", "reason": reason})


def decided(told: Told, outcome: str = VICTIM, **more: str) -> None:
    """The decision, with grounds and, for a victim, the certificate."""
    answers = {
        "grounds": words.GROUNDS if outcome == VICTIM else words.NO_GROUNDS,
        "decision": outcome,
        "decided_on": day(),
    }
    if outcome == VICTIM:
        answers |= {"document_kind": "article_33_1", "document_number": "47/GXN-CAT"}
    told.do(HUNG, deciding.DECIDE, identification_decision=answers | more)


def explained(told: Told, by: str = TUAN) -> None:
    """Decision and right of review were explained to the person."""
    told.do(by, deciding.FOLLOW_UP, identification_decision={"explained_on": day()})


def identified(told: Told, days: int, *, young: bool = False, by: str = TUAN) -> None:
    """From the first facts to a victim who knows the decision."""
    verified(told, days, by=by)
    proposed(told, young=young, by=by)
    decided(told)
    explained(told, by)
