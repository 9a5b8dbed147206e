"""How a way can end that nobody wished for: withdrawn, not identified, died, lost and found
again; and the ways that belong together: a family, and who holds a document already."""

from dataclasses import replace

import pytest

from caseflow.case.next_step import next_step
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.view import case_view
from caseflow.clock import today
from caseflow.demo.afterwards import reopened
from caseflow.demo.people import FEMALE, invented_person
from caseflow.demo.protecting import YEN, asked_for, assessed, granted, lifted, reviewed
from caseflow.demo.reception import (
    COMMUNE,
    LAN,
    accepted,
    at_department,
    came_home,
    handed_over,
)
from caseflow.demo.supporting import (
    HA,
    THAO,
    answered,
    ended,
    entitled,
    followed,
    given,
    linked,
    planned,
    referred,
)
from caseflow.demo.telling import Told, day, moment
from caseflow.demo.verifying import (
    BINH,
    HUNG,
    NO_VICTIM,
    TUAN,
    asked,
    assigned,
    decided,
    evidence,
    extension_asked,
    facts,
    proposed,
    received,
    result,
    under_way,
    verified,
)
from caseflow.errors import Refused
from caseflow.identification import deciding
from caseflow.intake import receiving
from caseflow.law.compartments import Compartment
from caseflow.support.entitling import shown
from caseflow.verification import asking
from tests.journeys.cast import seen
from tests.journeys.troupe import (
    Troupe,
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


def test_g_in_process_withdraws_from_verification(cast: Troupe) -> None:
    told = at_department(cast, invented_person(521, people="thai"), 3, "in_process")
    assert state(told).legal_status == "in_process"
    under_way(told, 2)
    planned(told)
    given(told, "a", "meals", 1)
    extension_asked(told, 30)
    assert put_to(told, HUNG) == {"approval"}
    result(told, "withdrew")
    assert state(told).legal_status == "withdrawn"
    assert put_to(told, HUNG) == set()  # nobody is asked for more time any more
    assert "verification" not in running(told)
    assert owes(told, TUAN) == owes(told, BINH) == set()
    assert "propose_identification" not in owed(told)  # nobody decides about who withdrew
    assert set(letters(told).values()) == {"to_confirm"}  # unknown, said so; not refused
    kept = {"eligibility": "eligible", "reason": "Hỗ trợ không phụ thuộc việc hợp tác."}
    entitled(told, "a", **kept)
    given(told, "a", "meals", 0)  # support goes on
    assert "request_verification" in offered(told, LAN)  # and they may come back to it
    ended(told, "declined")
    ended_as(told, "declined")


def test_not_identified_is_told_of_other_services(cast: Troupe) -> None:
    told = at_department(cast, invented_person(522), 3)
    verified(told, 2, "facts_not_confirmed")
    assert owes(told, TUAN) == {"propose_identification"}  # decided by law, not by silence
    proposed(told, NO_VICTIM)
    with pytest.raises(Refused):  # no certificate for who was not identified
        decided(told, NO_VICTIM, document_kind="article_33_1", document_number="1")
    decided(told, NO_VICTIM)
    assert state(told).legal_status == "not_victim"
    assert set(letters(told).values()) == {"not_eligible"}
    assert {"explain_decision"} <= owes(told, LAN) & owes(told, TUAN)  # and of the review
    assert seen_by(told) == {LAN, HA, TUAN, BINH}
    told.do(TUAN, deciding.FOLLOW_UP, identification_decision={"explained_on": day()})
    referred(told)  # services go on being connected
    answered(told)
    assert THAO in seen_by(told)
    step = next_step(case_view(told.at(LAN)))
    assert step is not None
    assert step.act.slug == "propose_closure"
    ended(told, "not_identified", follow_up="yes")
    assert THAO not in seen_by(told)
    ended_as(told, "not_identified", "FollowUp")


def test_died_while_protected(cast: Troupe) -> None:
    told = at_department(cast, invented_person(523, people="dao"), 3, "in_process")
    under_way(told, 2)
    assigned(told, YEN)
    assessed(told)
    asked_for(told)
    granted(told)
    with pytest.raises(Refused, match="biện pháp bảo vệ"):  # relatives may be covered still
        ended(told, "died")
    reviewed(told, "lift")
    lifted(told)
    with pytest.raises(Refused, match="không có lần theo dõi nào nữa"):  # nobody calls
        ended(told, "died", follow_up="yes")
    ended(told, "died")
    ended_as(told, "died")
    with pytest.raises(Refused, match="qua đời"):
        reopened(told, "person_asks", "…")
    reopened(told, "closed_in_error", "Nhầm người cùng tên.")
    assert not state(told).closed


def test_lost_contact_and_found_again(cast: Troupe) -> None:
    told = at_department(cast, invented_person(524, people="nung"), 3)
    verified(told, 2, "unreachable")
    assert state(told).legal_status == "in_process"  # who is not reached has withdrawn nothing
    followed(told, "not_reached")
    ended(told, "lost_contact")
    ended_as(told, "lost_contact")
    assert "propose_reopening" in offered(told, LAN)
    reopened(told, "found_again", "Gọi lại từ số điện thoại mới.")
    assert owes(told, LAN) >= {"renew_consent", "make_plan", "request_verification"}
    asked(told, 0)
    assert owes(told, BINH) == {"record_verification"}  # who verified before is still at work
    told.do(TUAN, asking.RECEIVE_REQUEST, verification_request={"received_on": day()})
    assert "verification" in running(told)
    evidence(told)
    result(told)
    proposed(told)
    decided(told)
    assert "k" in given_plainly(told).split()


def test_a_family_in_linked_cases_with_a_child_who_came_along(cast: Troupe) -> None:
    mother = invented_person(525, people="mong", gender=FEMALE, family_name="Vàng")
    girl = replace(mother, full_name="Vàng Thị Say", birth_date=f"{today().year - 16}")
    elder = came_home(cast, mother, 2)
    son = {"full_name": "Vàng A Páo", "birth_date": "2021", "gender": "Masculine"}
    son |= {"relationship": "child", "birth_registered": "no"}
    elder.do(COMMUNE, receiving.MINOR, accompanying_minor=son)
    grown = son | {"birth_date": "2001"}
    with pytest.raises(Refused, match="18 tuổi"):  # has a case of their own, or is a relative
        elder.do(COMMUNE, receiving.MINOR, accompanying_minor=grown)
    younger = came_home(cast, girl, 2, "child")
    for each in (elder, younger):
        handed_over(each, COMMUNE, moment(2, 10))
        accepted(each, LAN)
        facts(each, 1)
        asked(each, 1)
    linked(elder, younger)
    assert {each.code for each in (elder, younger)} == {linked_to(younger), linked_to(elder)}
    received(elder, 0)
    assert given_plainly(elder) == minors_have(elder) == "a b c d dd e g"
    evidence(elder)
    result(elder)
    proposed(elder)
    decided(elder)
    assert minors_have(elder) == "a b c d dd e g h"  # with a victim: schooling too, i and k not
    assert state(younger).legal_status == "in_process"  # each is decided about alone
    given(elder, "h", "schooling", 0)
    ended(elder, "reintegrated")
    ended_as(elder, "reintegrated")
    assert not state(younger).closed


def linked_to(told: Told) -> str:
    """The code of the case that this one is linked to."""
    return str(seen(told, LAN, Compartment.LEGAL)["case_link"]["other_case"])


def minors_have(told: Told) -> str:
    """The letters the law gives the children who came along."""
    lines = shown(told.at(LAN)).of_minors()
    return " ".join(each.regime for each in lines if each.eligibility == "eligible")


def test_who_holds_a_document_is_identified_by_it_and_not_verified(cast: Troupe) -> None:
    told = at_department(cast, invented_person(527, people="tay"), 2)
    facts(told, 1, conclusion="document_held")
    assert state(told).status_of(Stage.VERIFICATION) is StageStatus.NOT_APPLICABLE
    assert owes(told, LAN) >= {"make_plan", "identify_by_document"}
    assert "request_verification" not in owed(told)
    kept = {"eligibility": "eligible", "reason": "Có giấy tờ theo khoản 1 Điều 33."}
    entitled(told, "b", **kept)
    given(told, "b", "treatment", 0)  # support waits for nobody
    asked(told, 0)
    assert "identify_by_document" not in owed(told)
    assert owes(told, BINH) == {"assign_verifier", "propose_identification"}
    received(told, 0)
    assert "verification" not in running(told)
    assert state(told).status_of(Stage.VERIFICATION) is StageStatus.NOT_APPLICABLE
    step = next_step(case_view(told.at(TUAN)))
    assert step
    assert step.act.slug == "propose"  # nothing is asked of the person again
    proposed(told)
    assert put_to(told, TUAN) == {"put_up"}  # of his own, which he waits for
    assert put_to(told, HUNG) == {"approval"}  # four eyes
    decided(told)
    assert state(told).legal_status == "victim"
    assert "k" in given_plainly(told).split()
