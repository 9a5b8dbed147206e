"""A payment made once: nobody has received it before somebody else has approved it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.case.access import enter, open_case
from caseflow.case.acts import Submission
from caseflow.clock import today
from caseflow.duties.approvals import approvals
from caseflow.duties.rules import Task
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import NotThere, Refused
from caseflow.policy import Purpose, Role
from caseflow.sharing.participation import Capacity, assign
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.support import paying, section, showing
from caseflow.support.rules import PAYMENT
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.support.steps import ALLOWANCE, TODAY, give, tasks, values, victim

RECEIVED = {"receipt": "signature", "received_on": TODAY}
APPROVED = {"decision": "approved"}


def receive(house: House, code: str, record: str, **other: str) -> None:
    """Past what the page offers, as a forged form would."""
    section.CONFIRM_RECEIPT.run(at(house, "caseworker", code), submitted(record, **other))


def submitted(record: str, **other: str) -> Submission:
    """The form of a receipt as it is sent."""
    return Submission({"service_given": RECEIVED | other}, str(uuid4()), record)


def test_the_money_is_received_after_its_approval(house: House) -> None:
    code = victim(house)
    with pytest.raises(Refused, match="phải được phê duyệt trước khi chi"):
        give(house, code, **ALLOWANCE, receipt="signature")
    record = give(house, code, **ALLOWANCE)
    with pytest.raises(NotThere):
        receive(house, code, record)
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=APPROVED)
    assert Task.CONFIRM_RECEIPT in tasks(house, code)
    with pytest.raises(Refused, match="không thể sớm hơn"):
        receive(house, code, record, received_on=(today() - timedelta(days=1)).isoformat())
    receive(house, code, record, amount="9000000")  # what was approved stays
    [shown] = values(house, "caseworker", code, "service_given")
    assert (shown["receipt"], shown["received_on"]) == ("signature", TODAY)
    assert (shown["amount"], shown["regime"]) == (ALLOWANCE["amount"], "k")
    assert Task.CONFIRM_RECEIPT not in tasks(house, code)
    with pytest.raises(NotThere):
        receive(house, code, record)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_approved_a_payment_does_not_confirm_its_receipt(house: House) -> None:
    """Nor in another role; nor does a counsellor, while the lead has a caseworker."""
    staff.grant_role(system_permit(), house.officers["supervisor"], Role.CASEWORKER)
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=APPROVED)
    assign_to = change_as(house, "caseworker", at(house, "caseworker", code).case)
    assign(assign_to, house.officers["supervisor"], Capacity.TAKES_PART)
    assign_to.commit()
    approver = replace(house.actor("supervisor"), role=Role.CASEWORKER)
    kept_out = {"Bạn là người duyệt": approver, "do cán bộ hỗ trợ": house.actor("counsellor")}
    for sentence, actor in kept_out.items():
        access = open_case(enter(actor, code), Purpose.SUPPORT)
        [row] = section.CONFIRM_RECEIPT.rows_about(access, record)
        assert section.CONFIRM_RECEIPT.open_to(access)
        assert not section.CONFIRM_RECEIPT.offered_on(access, row)
        with pytest.raises(Refused, match=sentence):
            section.CONFIRM_RECEIPT.run(access, submitted(record))
    access = at(house, "caseworker", code)
    assert section.CONFIRM_RECEIPT.offered_on(access, row)
    receive(house, code, record)


def test_a_payment_whose_receipt_stood_in_it_before_owes_none(house: House) -> None:
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    change = change_as(house, "caseworker", at(house, "caseworker", code).case)
    change.revise(section.CONFIRM_RECEIPT.rows_about(at(house, "caseworker", code), record),
                  {"receipt": "signature"})  # fmt: skip
    change.commit()
    do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=APPROVED)
    assert Task.CONFIRM_RECEIPT not in tasks(house, code)
    rows = section.CONFIRM_RECEIPT.rows_about(at(house, "caseworker", code), record)
    assert not section.CONFIRM_RECEIPT.offered_on(at(house, "caseworker", code), rows[0])


def test_another_agency_than_the_lead_pays_nothing_once(house: House) -> None:
    """The police take part, read nothing of support, and have a counsellor and a supervisor."""
    code = victim(house)
    staff.grant_role(system_permit(), house.officers["protection"], Role.COUNSELLOR)
    counsellor = replace(house.actor("protection"), role=Role.COUNSELLOR)
    access = open_case(enter(counsellor, code), Purpose.SUPPORT)
    assert section.GIVE.open_to(access)
    assert {"meals", "loan"} <= dict(showing.services(access)).keys()
    assert "hardship_allowance" not in dict(showing.services(access))
    told = {"service_given": ALLOWANCE | {"provider": house.agencies["police"]}}
    put_to = {"approval": {"approver": house.officers["police_supervisor"]}}
    with pytest.raises(Refused, match="cơ quan chủ trì"):
        section.GIVE.run(access, Submission(told | put_to, str(uuid4())))
    assert not approvals(access.case, PAYMENT)
    record = give(house, code, **ALLOWANCE)  # which they do not reach
    permit = access.permit_act("support", "record", (SERVICE_GIVEN,))
    with pytest.raises(Refused, match="không xem được"):
        paying.earlier_payment(permit, access.case, "hardship_allowance")
    change = change_as(house, "caseworker", access.case)
    change.revise(approvals(access.case, PAYMENT)[0],
                  {"approver": house.officers["police_supervisor"]})  # fmt: skip
    change.commit()
    with pytest.raises(Refused, match="lãnh đạo cơ quan chủ trì"):
        do(house, "police_supervisor", code, section.APPROVE_PAYMENT, record, approval=APPROVED)
    returned = {"decision": "returned", "reason": "Không chủ trì"}
    do(house, "police_supervisor", code, section.APPROVE_PAYMENT, record, approval=returned)
    give(house, code, **ALLOWANCE)
