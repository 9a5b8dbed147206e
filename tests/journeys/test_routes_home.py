"""Ways in within the country, each from its trigger to its end (Luật 53/2024 Đ27, 28, 29–30;
NĐ 162/2025 Đ4–6): at the commune, by a rescue, alone over the border, by a call to 111."""

from caseflow.case.rules import Stage, StageStatus
from caseflow.demo.people import invented_person
from caseflow.demo.protecting import given_over, rescued
from caseflow.demo.reception import (
    COMMUNE,
    DUC,
    LAN,
    WARD,
    accepted,
    account,
    consent,
    declared,
    essentials,
    first_hour,
    handed_over,
    notified,
    receive,
)
from caseflow.demo.supporting import HA, end_proposed, ended, entitled, followed, given, planned
from caseflow.demo.telling import moment
from caseflow.demo.verifying import (
    BINH,
    HUNG,
    TUAN,
    asked,
    decided,
    evidence,
    facts,
    interviewed,
    proposed,
    received,
    result,
)
from caseflow.demo.verifying import (
    explained as decision_explained,
)
from caseflow.intake import progress, receiving
from caseflow.support import section
from tests.journeys.troupe import (
    Troupe,
    both,
    due_in,
    ended_as,
    given_plainly,
    letters,
    offered,
    owed,
    owes,
    put_to,
    running,
    seen_by,
    state,
)

pytestmark = both
AT_DEPARTMENT = {"lan.soyte", "ha.soyte"}
BEFORE, VICTIM_HAS = "a b c d dd e g", "a b c d dd e g h i k"


def test_a_reports_at_the_commune(cast: Troupe) -> None:
    told = receive(cast, invented_person(501, people="tay"), COMMUNE, "self_report", moment(1, 50))
    notice = running(told)["commune_notice"]
    assert (due_in(notice), notice.article, notice.confirmed) == (
        -1,
        "Đ27(1), (2) 53/2024/QH15",
        True,
    )
    assert seen_by(told) == {COMMUNE}
    first_hour(told, COMMUNE, danger=True)
    assert "assess_danger" in owes(told, COMMUNE)  # nobody at the commune protects: it sees to it
    account(told, COMMUNE)
    assert state(told).legal_status == "suspected"
    essentials(told, COMMUNE, 1)
    assert due_in(running(told)["essential_needs"]) == 119
    notified(told, COMMUNE, moment(1, 30))
    assert "commune_notice" not in running(told)
    assert due_in(running(told)["initial_facts"]) == 2
    consent(told, COMMUNE, "support", "tn-health", ["identity", "contact", "support"])
    declared(told, COMMUNE)
    handed_over(told, COMMUNE, moment(1, 10))
    assert put_to(told, LAN) == {"handover"}
    accepted(told, LAN)
    assert seen_by(told) == AT_DEPARTMENT
    assert set(letters(told).values()) == {"to_confirm"}  # the law has no row for a suspicion
    facts(told, 0)
    assert owes(told, LAN) >= {"request_verification"}
    asked(told, 0)
    assert state(told).legal_status == "in_process"
    assert given_plainly(told) == BEFORE
    assert owes(told, BINH) >= {"assign_verifier", "record_verification"}
    received(told, 0)
    verifying = running(told)["verification"]
    assert (due_in(verifying), verifying.confirmed) == (20, False)  # 2024 law: not compared yet
    evidence(told)
    interviewed(told)
    result(told)
    assert "verification" not in running(told)
    assert owes(told, TUAN) == {"propose_identification"}
    proposed(told)
    assert put_to(told, HUNG) == {"approval"}
    decided(told)
    assert state(told).legal_status == "victim"
    assert given_plainly(told) == VICTIM_HAS
    assert "explain_decision" in owes(told, LAN)
    decision_explained(told)
    assert "explain_decision" not in owed(told)
    entitled(told, *VICTIM_HAS.split())
    planned(told)
    given(told, "i", "job_counselling", 0)
    followed(told)
    ended(told, "reintegrated", follow_up="yes")
    ended_as(told, "reintegrated", "FollowUp")
    assert owes(told, LAN) == {"follow_up"}


def test_b_is_rescued_in_the_country(cast: Troupe) -> None:
    guard = [cast.agency("border-guard")]
    person = invented_person(502, people="mong", age=17, age_basis="identity_paper")
    told = rescued(cast, person, moment(1, 55), participating_agencies=guard)
    hand_over = running(told)["rescue_hand_over"]
    assert (hand_over.article, hand_over.confirmed) == ("Đ28 53/2024/QH15", False)
    assert set(running(told)) == {"rescue_hand_over"}  # 12 hours: under 16 alone
    assert seen_by(told) == {TUAN, BINH}
    first_hour(told, TUAN)
    evidence(told, TUAN, "a")
    assert state(told).legal_status == "in_process"
    given_over(told, moment(1, 20))
    assert "rescue_hand_over" not in running(told)
    handed_over(told, TUAN, moment(1, 15))
    accepted(told, DUC)
    assert state(told).outcome_of(Stage.RESCUE) == "rescued_handed_over"
    assert set(running(told)) == {"initial_facts", "verification"}
    assert seen_by(told) == {DUC, HA, TUAN, BINH}
    facts(told, 0, DUC)
    result(told)
    proposed(told, young=True)
    decided(told)
    decision_explained(told)
    entitled(told, *VICTIM_HAS.split(), by=DUC)
    planned(told, DUC)
    end_proposed(told, "moved", by=DUC)
    told.do(HA, section.APPROVE_CLOSURE, approval={"decision": "approved"})
    ended_as(told, "moved", "ClosedReferred")


def test_d_returns_alone_over_the_border(cast: Troupe) -> None:
    vinh = "vinh.laocai"
    person = invented_person(503, people="dao")
    told = receive(cast, person, vinh, "returned_alone", moment(1, 50))
    way = running(told)["transfer_to_commune"]
    assert (due_in(way), way.article) == (-1, "Đ27(1) 53/2024/QH15")
    first_hour(told, vinh)
    account(told, vinh)
    essentials(told, vinh, 1)  # the border post shelters first
    assert {"record_return", "reach_commune"} <= offered(told, vinh)
    back = {"entry_place": "Đường mòn biên giới, đến đồn biên phòng"}
    told.do(vinh, receiving.RETURNED, intake_return=back)
    told.do(vinh, progress.REACHED, intake={"commune_reached_at": moment(1, 40)})
    assert "transfer_to_commune" not in running(told)
    declared(told, vinh)
    handed_over(told, vinh, moment(1, 35))
    accepted(told, LAN)
    assert seen_by(told) == AT_DEPARTMENT  # the border post's part is over
    assert state(told).status_of(Stage.INTAKE) is StageStatus.ENDED
    assert due_in(running(told)["initial_facts"]) == 2
    facts(told, 0)
    asked(told, 0)
    received(told, 0)
    evidence(told, source="dd")
    result(told)
    proposed(told)
    decided(told)
    decision_explained(told)
    entitled(told, "a", "b")
    planned(told)
    ended(told, "declined", follow_up="no")
    ended_as(told, "declined")


def test_hotline_111_sends_the_call_to_the_ward(cast: Troupe) -> None:
    person = invented_person(504, people="muong")
    told = receive(
        cast, person, WARD, "hotline", moment(2, 55), reporter="other_person",
        referring_agency=cast.agency("hotline-111"),
    )  # fmt: skip
    call = running(told)["hotline_forward"]
    assert (due_in(call), call.article) == (-2, "Đ4–6 162/2025/NĐ-CP")
    assert call.duty_of == cast.agency("hotline-111")  # who took the call forwards it
    answers = {
        "call_reference": "111-2026-00501", "safe_to_call_back": "no",
        "person_location": "Nhà người quen trong phường",
        "forwarded_to": cast.actor(WARD).agency, "forwarded_at": moment(2, 50),
    }  # fmt: skip
    told.do(WARD, receiving.CALL, hotline_call=answers)
    assert set(running(told)) == {"commune_notice"}  # now the ward has to tell the department
    first_hour(told, WARD)
    account(told, WARD)
    notified(told, WARD, moment(2, 40), "hn-health")
    assert set(running(told)) == {"initial_facts"}
    handed_over(told, WARD, moment(2, 30), "hn-health")
    huong = "huong.hanoi"
    accepted(told, huong)
    assert seen_by(told) == {huong}  # the other province; its own department knows nothing
    facts(told, 0, huong, conclusion="services_only")
    assert owes(told, huong) == {"make_plan"}
    assert StageStatus.NOT_STARTED is state(told).status_of(Stage.VERIFICATION)
    planned(told, huong)
    assert owed(told) == {"do_plan_step"}  # the case goes on with the plan's first step
