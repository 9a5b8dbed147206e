"""Each request has its history: asked, returned and why, asked again, decided; told to who
follows the case and to the two officers of the matter, and to nobody else."""

import pytest

from caseflow.case.view import case_view
from caseflow.clock import now
from caseflow.duties.history import REMINDED
from caseflow.duties.home import home
from caseflow.protection import section as protection
from caseflow.support import section
from tests.house import House
from tests.promises.visiting import Visitor
from tests.protection.cases import at, do, new_case
from tests.protection.test_story import propose as propose_measure
from tests.support.steps import ALLOWANCE, approve, give, propose, victim

WHY = "Chưa hỏi người được hỗ trợ muốn liên hệ thế nào"


def told(house: House, key: str, code: str) -> dict[str, list[tuple[str, str, str | None]]]:
    names = {officer: name for name, officer in house.officers.items()}
    return {
        matter.subject: [(step.act, names[step.by], step.reason) for step in matter.steps]
        for matter in case_view(at(house, key, code)).matters
    }


def back_at_home(house: House, key: str) -> list[str]:
    items = (item for group in home(house.actor(key)).groups.values() for item in group)
    return [item.row.values["subject"] for item in items if item.kind == "returned"]


def test_a_closure_is_asked_returned_asked_again_and_approved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = victim(house)
    approve(house, code, propose(house, code), decision="returned", reason=WHY)
    assert back_at_home(house, "caseworker") == ["closure"]
    assert back_at_home(house, "caseworker_2") == []
    with monkeypatch.context() as later:
        later.setattr("caseflow.duties.history.now", lambda: now() + REMINDED)
        assert back_at_home(house, "caseworker") == []
    first = [("asked", "caseworker", None), ("returned", "supervisor", WHY)]
    assert told(house, "caseworker", code) == {"closure": first}
    page = Visitor(house, "caseworker")
    page.post(f"/cases/{code}/open", purpose="support")
    assert WHY in page.get(f"/cases/{code}").text
    assert "Được trả lại" in page.get("/").text
    again = propose(house, code)
    assert back_at_home(house, "caseworker") == []
    approve(house, code, again)
    whole = [*first, ("asked", "caseworker", None), ("approved", "supervisor", None)]
    for key in ("caseworker", "supervisor", "police"):
        assert told(house, key, code) == {"closure": whole}
    for key in ("counsellor", "protection"):
        assert told(house, key, code) == {}


def test_two_measures_are_two_matters_and_who_asked_or_decides_knows_their_own(
    house: House,
) -> None:
    code = new_case(house)
    first = propose_measure(house, code, "protection")
    propose_measure(house, code, to="decider_2")
    answers = {"approval": {"decision": "returned"},
               "protection_measure": {"decision_note": WHY}}  # fmt: skip
    do(house, "decider", code, protection.DECIDE, first, **answers)
    assert back_at_home(house, "protection") == ["protection_measure"]
    assert [len(told(house, key, code)) for key in ("protection", "decider_2")] == [1, 1]
    steps = [[s.act for s in m.steps] for m in case_view(at(house, "caseworker", code)).matters]
    assert steps == [["asked", "returned"], ["asked"]]
    [mine] = case_view(at(house, "protection", code)).matters
    assert [step.act for step in mine.steps] == ["asked", "returned"]
    [theirs] = case_view(at(house, "decider_2", code)).matters
    assert [step.act for step in theirs.steps] == ["asked"]


def test_a_payment_turned_down_and_paid_again_are_two_matters(house: House) -> None:
    code = victim(house)
    for answer in ({"decision": "rejected", "reason": WHY}, {"decision": "approved"}):
        record = give(house, code, **ALLOWANCE)
        do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=answer)
    found = case_view(at(house, "caseworker", code)).matters
    assert [[step.act for step in each.steps] for each in found] == [
        ["asked", "approved"], ["asked", "rejected"],
    ]  # fmt: skip
    assert all(each.settled for each in found)
