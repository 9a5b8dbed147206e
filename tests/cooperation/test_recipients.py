"""Whom a consent tells and who goes on without it; what an adult is not asked; who verifies."""

import re

import pytest

from caseflow.case.access import enter
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, consenting, forms, referring
from caseflow.cooperation.handing_over import receivers
from caseflow.cooperation.receivers import readable
from caseflow.cooperation.web.consents import _told
from caseflow.db import current
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Refused
from caseflow.law.book import LawBook
from caseflow.sharing.participation import Capacity
from caseflow.support import forms as referring_forms
from tests.cooperation.agreements import accepted, agree, consent, refer
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.verification import steps
from tests.verification.browsing import Browser
from tests.verification.story import Story


def test_the_agency_that_leads_is_no_recipient(house: House) -> None:
    access = accepted(house, arrive(house))
    offered = {agency for agency, _name in _told(access)}
    assert house.agencies["health"] not in offered
    assert {house.agencies["legal_aid"], house.agencies["commune"]} <= offered
    with pytest.raises(Refused):  # nor where it is sent all the same
        agree(access, consent(house, "legal_aid", "health"))


def test_a_case_is_offered_only_to_who_can_accept_it(house: House) -> None:
    offered = {agency for agency, _name in receivers(house.agencies["commune"])}
    assert {house.agencies["health"], house.agencies["police"]} <= offered
    assert offered.isdisjoint({house.agencies["legal_aid"], house.agencies["commune"]})


@pytest.mark.parametrize(
    ("age_class", "asked"),
    [("adult", False), ("under_16", True), ("from_16_to_17", True), ("not_established", True)],
)
def test_only_a_child_is_asked_for_a_childs_view(house: House, age_class: str, asked: bool) -> None:
    form = forms.consent(current(LawBook), [("1", "Một")], None, [], {"age_class": age_class}, ())
    own = {"child_assent", "child_explained", "child_words"}
    assert own & set(form.asked) == (own if asked else set())


def test_a_childs_view_sent_for_an_adult_is_not_kept(house: House) -> None:
    access = accepted(house, arrive(house))
    childs = {"child_assent": "agrees", "child_explained": "Vẽ hình", "child_words": "Vâng"}
    agree(access, consent(house, "legal_aid", **childs))
    shown = {r.kind.name: r.values for s in case_view(access).sections for r in s.records}
    assert not childs.keys() & {n for n, v in shown["consent"].items() if v}


def test_the_page_of_withdrawal_says_who_loses_sight_and_who_goes_on(house: House) -> None:
    access = accepted(house, arrive(house))
    code = access.state.code
    first = agree(access, consent(house, "legal_aid", "women"))
    assert consenting.holders(access, first) == []  # told of nothing yet
    record = refer(access, house.agencies["legal_aid"])
    provider = enter(house.actor("provider"), code)
    do(provider, referring.ANSWER_REFERRAL, {"response": "accepted"}, record)
    assert consenting.holders(access, first) == ["Cơ quan legal_aid"]
    assert consenting.by_law(access) == ["Cơ quan health"]
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    page = browser.get(f"/cases/{code}/cooperation/withdraw-consent/{first}").text
    lists = re.findall(r"<p[^>]*>([^<]*:)</p>\s*<ul[^>]*>(.*?)</ul>", page, re.DOTALL)
    told = {sentence.split(" theo ")[0]: names for sentence, names in lists}
    assert "Cơ quan legal_aid" in told["Nơi được chuyển tuyến"]
    assert "Cơ quan health" in told["Nơi vẫn tham gia hồ sơ"]


def test_police_asked_to_verify_owe_an_officer_who_takes_part(house: House) -> None:
    story = Story(house)
    steps.request(story)
    access = story.at("police_supervisor")
    assert list(assigning.capacities(access)) == [Capacity.TAKES_PART]
    chosen = {"assignee": house.officers["police"], "capacity": "responsible"}
    with pytest.raises(Refused):
        do(access, assigning.ASSIGN, chosen)
    assert owed(story) == {"assign_verifier", "record_verification"}
    do(access, assigning.ASSIGN, chosen | {"capacity": "takes_part"})
    assert owed(story) == {"record_verification"}


def owed(story: Story) -> set[str]:
    return {row.values["kind"] for row in open_tasks([story.case]).get(story.case, [])}


def test_the_agency_that_leads_chooses_between_both(house: House) -> None:
    code = accepted(house, arrive(house)).state.code
    access = inside(house, "supervisor", code)
    assert set(assigning.capacities(access)) == {Capacity.RESPONSIBLE, Capacity.TAKES_PART}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_only_what_the_role_sees_is_offered_and_no_ground_tells_of_counselling(
    house: House,
) -> None:
    access, book = accepted(house, arrive(house)), current(LawBook)
    known, every = readable(access), frozenset(book.codes["compartment"])
    consent_form = forms.consent(book, [("1", "Một")], None, [], {"age_class": "adult"}, known)
    ground_form = forms.ground(book, [("1", "Một")], [("2", "Hai")], every)
    referral_form = referring_forms.referral_form(book, [("1", "Một")], known)
    with house.app.test_request_context("/"):
        agreed, named, sent = (
            {code for code, _label in form()[field].choices}
            for form, field in (
                (consent_form, "compartments"),
                (ground_form, "sharing_ground-compartments"),
                (referral_form, "compartments"),
            )
        )
    assert agreed == sent == known & every
    assert {"investigation", "counselling"}.isdisjoint(agreed)
    assert named == every - {"counselling"}
