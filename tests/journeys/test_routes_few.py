"""Ways in that the law treats apart: foreigners (Đ31), returned through a mission (Đ29, 30),
recognised before 01/07/2025 (Đ63)."""

import pytest

from caseflow.demo.people import invented_person
from caseflow.demo.reception import (
    COMMUNE,
    DUC,
    LAN,
    accepted,
    at_department,
    declared,
    first_hour,
    handed_over,
    notified,
    receive,
)
from caseflow.demo.supporting import HA, end_proposed, ended, entitled, given, planned
from caseflow.demo.telling import moment
from caseflow.demo.verifying import (
    asked,
    decided,
    evidence,
    facts,
    proposed,
    received,
    result,
    verified,
)
from caseflow.errors import Refused
from caseflow.intake import foreigners, receiving
from caseflow.support import section
from caseflow.support.returning import reviews
from tests.journeys.troupe import (
    Troupe,
    due_in,
    ended_as,
    given_plainly,
    letters,
    offered,
    owes,
    running,
    seen_by,
    state,
)

CONSUL = "thu.lanhsu"


def test_e_a_foreigner_trafficked_in_viet_nam_goes_home(cast: Troupe) -> None:
    told = receive(cast, invented_person(515, people="lao", age=24), COMMUNE, "foreigner",
                   moment(1, 50))  # fmt: skip
    assert running(told) == {}  # Đ31: the steps are not known, and none is invented
    first_hour(told, COMMUNE)
    assert "record_foreigner" in offered(told, COMMUNE)
    fears = {"immigration_status": "expired", "embassy_notice_agreed": "no"}
    told.do(COMMUNE, foreigners.RESIDENCE, intake=fears)
    notified(told, COMMUNE, moment(1, 30))
    handed_over(told, COMMUNE, moment(1, 10))
    accepted(told, DUC)
    facts(told, 0, DUC)
    asked(told, 0, DUC)
    received(told, 0)
    restricted = letters(told, DUC)
    assert {r for r, answer in restricted.items() if answer == "case_by_case"} == {
        "a", "b", "c", "d", "dd", "g"
    }  # fmt: skip
    assert given_plainly(told, DUC) == ""
    with pytest.raises(Refused):  # granted case by case, with its reason, or not at all
        entitled(told, "a", by=DUC, eligibility="case_by_case")
    entitled(told, "a", "c", by=DUC, eligibility="case_by_case", reason="Không có chỗ ở.")
    result(told)
    proposed(told)
    decided(told)
    assert given_plainly(told, DUC) == ""
    planned(told, DUC)
    end_proposed(told, "returned_to_country", by=DUC)
    told.do(HA, section.APPROVE_CLOSURE, approval={"decision": "approved"})
    ended_as(told, "returned_to_country")


def test_c_rescued_abroad_and_returned_through_the_mission(cast: Troupe) -> None:
    told = receive(cast, invented_person(516, people="kinh"), CONSUL, "returned_through_mission",
                   moment(2, 50), trafficking_signs=["deceived"])  # fmt: skip
    way = running(told)["hand_over"]
    assert (due_in(way), way.article) == (-2, "Đ27–30 53/2024/QH15")
    first_hour(told, CONSUL)
    papers = {
        "mission": cast.agency("mission-cn"), "mission_document_number": "88/ĐSQ-LS",
        "entry_place": "Cửa khẩu quốc tế Hữu Nghị",
        "repatriation_certificate_number": "GCN-0516",
    }  # fmt: skip
    told.do(CONSUL, receiving.RETURNED, intake_return=papers)
    declared(told, CONSUL)
    asked(told, 1, CONSUL)
    assert given_plainly(told, CONSUL) == "a b c d"  # in process, abroad
    handed_over(told, CONSUL, moment(1, 30))
    accepted(told, LAN)
    assert CONSUL not in seen_by(told)
    assert "hand_over" not in running(told)
    assert given_plainly(told) == "a b c d dd e g"  # in process, in Việt Nam
    assert "initial_facts" in running(told)
    facts(told, 0)
    assert "request_verification" not in owes(told, LAN)  # it was asked for already
    received(told, 0)
    evidence(told, source="dd")
    result(told)
    proposed(told)
    decided(told)
    planned(told)
    entitled(told, "a", "b")
    ended(told, "reintegrated", follow_up="yes")
    ended_as(told, "reintegrated", "FollowUp")
    [missing] = [m for r, m in reviews(cast.actor(LAN)).lines if r.state.code == told.code]
    assert missing == ["c", "d", "dd", "e", "g", "h", "i", "k"]  # the yearly review (HN §III.2)


def test_c_received_by_the_department_itself(cast: Troupe) -> None:
    told = receive(cast, invented_person(517), LAN, "returned_through_mission", moment(1, 50))
    assert set(running(told)) == {"initial_facts"}  # it is where it has to come; the facts run
    assert due_in(running(told)["initial_facts"]) == 2
    facts(told, 0)
    assert running(told) == {}


def test_recognised_before_the_law_of_2024(cast: Troupe) -> None:
    told = at_department(cast, invented_person(518, people="thai"), 1)
    essentials_until = running(told)["essential_needs"]
    assert essentials_until.article == "Đ17 162/2025/NĐ-CP"
    verified(told, 1)
    proposed(told)
    old = {"decided_on": "2024-11-12", "document_number": "09/GXN-CAH"}
    with pytest.raises(Refused, match="Luật 2011"):  # a paper of a law not yet there
        decided(told, **old, document_kind="article_33_1")
    decided(told, **old, document_kind="district_police_2011")
    assert state(told).facts["applicable_law"] == "law_2011"
    assert set(letters(told)) == {f"law_2011_{each}" for each in ("a", "b", "c", "d", "dd", "e")}
    assert set(letters(told).values()) == {"eligible"}
    with pytest.raises(Refused):  # not one of the regimes of the old law
        entitled(told, "k")
    entitled(told, *letters(told))
    planned(told)
    given(told, "law_2011_b", "treatment", 0)
    ended(told, "reintegrated")
    ended_as(told, "reintegrated")
