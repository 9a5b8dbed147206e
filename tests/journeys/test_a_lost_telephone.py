"""An officer loses the telephone: two administrators, a new one, the supervisor's word."""

from uuid import uuid4

import pyotp
import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter, open_case
from caseflow.case.acts import Submission
from caseflow.case.lists import my_cases
from caseflow.clock import now
from caseflow.demo.people import invented_person
from caseflow.demo.reception import explained
from caseflow.demo.telling import Told, moment
from caseflow.errors import Denied, NotThere, Refused
from caseflow.intake.opening import receive
from caseflow.policy import Actor, Purpose
from caseflow.staff import (
    confirmations,
    enrolment,
    requests,
    roster,
    second_factor,
    sessions,
    signing_in,
)
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.rules import Decision, RequestKind
from tests.house import PASSWORD, House
from tests.journeys.cast import cast_of

HERE = "127.0.0.1"


def sign_in(house: House, name: str, code: str) -> Actor:
    """Password, then the code of the telephone: who then acts."""
    token = signing_in.check_password(name, PASSWORD, HERE)
    waiting = sessions.find(token)
    assert waiting
    session = sessions.find(signing_in.check_factor(waiting, code, HERE))
    assert session
    return signing_in.actor_of(session, HERE)


def a_case_of(house: House, actor: Actor) -> str:
    person = invented_person(3)
    intake = {
        "route": "self_report", "presented_at": moment(minutes=9), "reporter": "self",
        "interpretation_need": "none",
    }  # fmt: skip
    sent = Submission({"intake": intake, "person": person.answers()}, str(uuid4()))
    return receive(actor, sent)


def new_telephone(house: House, officer: str) -> str:
    """Both administrators, half a code each; the new seed, enrolled."""
    ask = staff_permit(house.actor("admin"))
    half = requests.ask(ask, RequestKind.RESET_FACTOR, officer, uuid4().hex)
    [asked] = requests.undecided()
    with pytest.raises(Refused):  # nobody agrees to what they asked
        requests.decide(ask, asked.id, Decision.AGREED, uuid4().hex)
    second = staff_permit(house.actor("admin_2"))
    once = requests.decide(second, asked.id, Decision.AGREED, uuid4().hex)
    assert half
    assert once
    name = roster.officer(officer).sign_in_name
    for alone in (half.code, once):  # neither administrator can enrol anybody alone
        with pytest.raises(Refused):
            enrolment.begin(name, alone, HERE)
    token = enrolment.begin(name, f"{half.code}-{once}", HERE)
    enrolling = enrolment.under_way(token)
    assert enrolling
    secret = enrolment.seed(enrolling).secret
    enrolment.finish(enrolling, pyotp.TOTP(secret).at(int(now().timestamp())), HERE)
    return secret


def test_recovered_by_two_and_shut_until_the_supervisor_confirms(house: House) -> None:
    officer = house.officers["intake"]
    before = sign_in(house, "intake", second_factor.next_code(officer))
    code = a_case_of(house, before)
    explained(Told(cast_of(house), invented_person(3), code), "intake")
    old = house.seeds["intake"]
    new_telephone(house, officer)
    assert not second_factor.verify(officer, pyotp.TOTP(old).at(int(now().timestamp()) + 30))
    assert not sessions.of_officer(officer)  # every session has ended
    back = sign_in(house, "intake", second_factor.next_code(officer))
    assert not back.confirmed
    with pytest.raises(NotThere):
        enter(back, code)
    with pytest.raises(Denied):
        my_cases(back)
    with pytest.raises(Denied):
        a_case_of(house, back)
    refused = house.entries(officer=officer, event=Event.ACCESS_REFUSED)
    assert refused
    for administrator in ("admin", "admin_2"):  # whoever reset it opens nothing either
        with pytest.raises((NotThere, Denied)):
            enter(house.actor(administrator), code)
    word = staff_permit(house.actor("commune_supervisor"))
    confirmations.confirm(word, officer, uuid4().hex)
    after = sign_in(house, "intake", second_factor.next_code(officer))
    assert open_case(enter(after, code), Purpose.RECEIVE).opened
    told = {each.facts["event"] for each in house.entries()}
    assert told >= {
        Event.FACTOR_RESET_ASKED, Event.FACTOR_RESET_DONE, Event.RECOVERY_CODE_USED,
        Event.FACTOR_ENROLLED, Event.OFFICER_CONFIRMED,
    }  # fmt: skip
