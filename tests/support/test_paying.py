"""A payment made once: nobody has received it before somebody else has approved it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.case.acts import Submission
from caseflow.clock import today
from caseflow.duties.rules import Task
from caseflow.errors import NotThere, Refused
from caseflow.support import section
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.support.steps import ALLOWANCE, TODAY, give, tasks, values, victim

RECEIVED = {"receipt": "signature", "received_on": TODAY}
APPROVED = {"decision": "approved"}


def receive(house: House, code: str, record: str, **other: str) -> None:
    """Past what the page offers, as a forged form would."""
    sent = Submission({"service_given": RECEIVED | other}, str(uuid4()), record)
    section.CONFIRM_RECEIPT.run(at(house, "caseworker", code), sent)


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
