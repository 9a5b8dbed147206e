"""What the stories of the routes have in common: how a case comes to the department, is verified,
decided and closed, each form filled in by the officer whose desk it is."""

import re
from typing import Any

from tests.browser.desk import NOW, Desk

COMMUNE, DEPARTMENT, SUPERVISOR = "intake", "caseworker", "supervisor"
POLICE, POLICE_SUPERVISOR, DECIDER = "police", "police_supervisor", "decider"
HA, HUNG = re.compile(r"Cán bộ supervisor(?!_)"), re.compile(r"Cán bộ decider(?!_)")
VICTIM = "ActualVictimOfTrafficking"
PERSON: dict[str, Any] = {
    "person-full_name": "Lý Thị Bao", "person-birth_date": (3, 4, 1995),
    "person-age_basis": "identity_paper", "person-gender": "Feminine",
    "person-nationality": "Việt Nam", "person-primary_language": "Tiếng Việt",
    "intake-reporter": "self", "intake-interpretation_need": "none",
}  # fmt: skip


def received(desk: Desk, route: str, by: str = COMMUNE, /, **answers: Any) -> None:
    """The person comes, now."""
    desk.sit_down(by)
    desk.receive(**{**PERSON, "intake-route": route, "intake-presented_at": NOW, **answers})


def notified(desk: Desk) -> None:
    """The commune tells the department."""
    department = re.compile(r"Cơ quan health\s*$")
    desk.do("intake/notify-department", department_notified_at=NOW, department=department)


def taken_over(desk: Desk) -> None:
    """The case is offered to the department, whose caseworker finds it at home and takes it."""
    health = re.compile(r"Cơ quan health\s*$")
    desk.do("cooperation/hand-over", to_agency=health, reason="statutory")
    desk.sit_down(DEPARTMENT)
    desk.do("cooperation/answer-handover", answer="accepted")


def facts_checked(desk: Desk, conclusion: str = "verify") -> None:
    desk.do(
        "verification/record-initial-facts", identity_check="consistent",
        residence_check="consistent", sources_asked="commune_committee", conclusion=conclusion,
        completed_on=NOW,
    )  # fmt: skip


def under_verification(desk: Desk) -> None:
    """The police are asked, put an officer to work and receive the request."""
    desk.do(
        "verification/request-verification", requested_agency=re.compile("Cơ quan police"),
        document_number="1/SYT", content="Xác minh nhân thân.", requested_on=NOW,
    )  # fmt: skip
    desk.sit_down(POLICE_SUPERVISOR)
    desk.do("cooperation/assign", assignee=re.compile("Cán bộ police –"), capacity="takes_part")
    desk.sit_down(POLICE)
    desk.do("verification/receive-request", received_on=NOW)


def verified(desk: Desk, result: str) -> None:
    desk.do(
        "verification/record-evidence-item", source="b", provided_by="Công an xã",
        content="Xác nhận vắng mặt.",
    )  # fmt: skip
    desk.do(
        "verification/record-result", result=result, completed_on=NOW, summary="Phù hợp.",
    )  # fmt: skip


def decided(desk: Desk, outcome: str, **proof: Any) -> None:
    """The verifier proposes; another decides, and is out of the case by it."""
    desk.do(
        "identification/propose", proposed_outcome=outcome, evidence_sources="b",
        evidence_summary="Các nguồn phù hợp.", approver=HUNG, **proof,
    )  # fmt: skip
    desk.sit_down(DECIDER)
    paper = {"document_kind": "article_33_1", "document_number": "9/GXN"}
    desk.do(
        "identification/decide", grounds="Điều 2(1), Điều 32(1).", decision=outcome,
        decided_on=NOW, **(paper if outcome == VICTIM else {}),
    )  # fmt: skip
    desk.sit_down(DEPARTMENT)
    desk.at_the_case()


def planned(desk: Desk) -> None:
    desk.do(
        "support/plan", person_words="Em muốn học may, ở gần mẹ.", needs="papers",
        living_arrangement="family", education_level="PrimaryEducation", agreement="agrees",
        agreed_on=NOW,
    )  # fmt: skip


def closed(desk: Desk, outcome: str, *, view: str = "") -> None:
    """The caseworker proposes the end, with the person's own ``view`` if they could be asked; the
    supervisor approves it."""
    asked = "closure-person_view" if view else "closure-person_view-not_answered"
    desk.do(
        "support/propose-closure", **{
            "closure-outcome": outcome, "closure-reason": "Đã xong các việc trong kế hoạch.",
            asked: view or "unknown", "closure-remaining_risks": "Không rõ.",
            "closure-follow_up_agreed": "no", "approval-approver": HA,
        },
    )  # fmt: skip
    desk.sit_down(SUPERVISOR)
    desk.do("support/approve-closure", decision="approved")


def found_again(desk: Desk) -> None:
    """The person calls from a new number: reopened in four eyes, back at the caseworker."""
    desk.sit_down(DEPARTMENT)
    desk.do("support/propose-reopening", **{
        "reopening-reason": "found_again", "reopening-detail": "Gọi lại từ số mới.",
        "reopening-consent_renewed": "no", "approval-approver": HA,
    })  # fmt: skip
    desk.sit_down(SUPERVISOR)
    desk.do("support/approve-reopening", decision="approved")
    desk.sit_down(DEPARTMENT)
