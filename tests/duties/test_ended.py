"""A provider is told on its own first page that a referral has ended; nobody else is."""

import re
from uuid import uuid4

from caseflow.audit.recording import Change
from caseflow.case.access import enter
from caseflow.clock import today
from caseflow.cooperation import consenting, referring
from caseflow.duties.ended import Ended, ended_referrals
from caseflow.sharing.records import BAR
from tests.cooperation.agreements import accepted, agree, consent, days, refer
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.verification.browsing import Browser

TOKEN = re.compile(r'"[\w-]+\.[\w-]+\.[\w-]+"')  # signed with the second it was made in


def test_the_word_stands_on_the_providers_page_and_the_case_answers_like_none(
    house: House,
) -> None:
    access = accepted(house, arrive(house))
    code, given = access.state.code, agree(access, consent(house, "legal_aid", "women"))
    record = refer(access, house.agencies["legal_aid"])
    refer(access, house.agencies["women"])  # which never answers, and never had the case
    do(enter(house.actor("provider"), code), referring.ANSWER_REFERRAL,
       {"response": "accepted"}, record)  # fmt: skip
    assert ended_referrals(house.actor("provider")) == []
    do(access, consenting.WITHDRAW[0], {}, given)
    assert ended_referrals(house.actor("provider")) == [Ended(code, today(), today())]
    assert ended_referrals(house.actor("provider_2")) == [Ended("", today(), today())]
    assert ended_referrals(house.actor("other_caseworker")) == []
    provider = Browser(house, "provider")
    home = provider.get("/").text
    assert "Chuyển tuyến đã kết thúc" in home
    assert code in home
    unknown = provider.get("/cases/2222-2222")
    ended = provider.get(f"/cases/{code}")
    assert (unknown.status_code, ended.status_code) == (404, 404)
    alike = (TOKEN.sub("", page.text.replace(code, "2222-2222")) for page in (unknown, ended))
    assert len(set(alike)) == 1
    assert code not in Browser(house, "provider_2").get("/").text


def test_a_referral_past_its_day_or_its_consents_has_ended(house: House) -> None:
    access = accepted(house, arrive(house))
    agree(access, consent(house, "legal_aid", expires_on=days(60)))
    refer(access, house.agencies["legal_aid"], expires_on=days(-2))
    refer(access, house.agencies["legal_aid"], expires_on=days(-40))
    refer(access, house.agencies["legal_aid"], expires_on=days(40))
    told = ended_referrals(house.actor("provider"))
    assert [each.ended_on.isoformat() for each in told] == [days(-2)]  # lately only


def test_a_barred_officer_is_told_nothing(house: House) -> None:
    access = accepted(house, arrive(house))
    agree(access, consent(house, "legal_aid"))
    refer(access, house.agencies["legal_aid"], expires_on=days(-1))
    assert len(ended_referrals(house.actor("provider"))) == 1
    supervisor = inside(house, "supervisor", access.state.code)
    change = Change(supervisor.permit_act("case", "assign", [BAR]), str(uuid4()), "case.bar")
    change.add(BAR, {"barred_officer": house.officers["provider"], "ground": "relative"})
    change.commit()
    assert ended_referrals(house.actor("provider")) == []
