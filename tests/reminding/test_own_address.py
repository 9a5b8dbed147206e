"""Where reminders go is the officer's to say: not whoever sits at an open screen's."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from caseflow.clock import now
from caseflow.staff import mail_news, requests, roster
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.rules import Decision, RequestKind
from tests.house import PASSWORD, House
from tests.promises.visiting import Visitor
from tests.reminding.rounds import wants

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
STRANGER = "stranger@elsewhere.example"


@sqlite
def test_an_address_takes_the_password_and_is_told_on_home_for_a_week(house: House) -> None:
    officer = Visitor(house, "caseworker")
    for given in ({}, {"password": "wrong"}):
        officer.post("/account/email", email=STRANGER, **given)
        assert roster.officer(house.officers["caseworker"]).email == ""
    assert "thư nhắc việc của bạn" not in officer.get("/").text
    assert officer.post("/account/email", email=STRANGER, password=PASSWORD).status_code == 303
    assert STRANGER in officer.get("/").text
    with time_machine.travel(now() + timedelta(days=8)):
        assert mail_news.changed(house.actor("caseworker")) is None


@sqlite
@pytest.mark.parametrize("kind", [RequestKind.RESET_PASSWORD, RequestKind.RESET_FACTOR])
def test_a_reset_clears_the_address(house: House, kind: RequestKind) -> None:
    wants(house, "caseworker")
    subject = house.officers["caseworker"]
    requests.ask(staff_permit(house.actor("admin")), kind, subject, str(uuid4()))
    asked = requests.undecided()[-1].id
    permit = staff_permit(house.actor("admin_2"))
    requests.decide(permit, asked, Decision.AGREED, str(uuid4()))
    assert roster.officer(subject).email == ""
    told = mail_news.changed(house.actor("caseworker"))
    assert told is not None
    assert told.address == ""
