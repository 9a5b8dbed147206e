"""Who speaks for a child, or beside an adult: never somebody barred, and never instead of them."""

from typing import Any

import pytest

from caseflow.audit.events import Event
from caseflow.case.access import enter
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.view import case_view
from caseflow.cooperation import consenting, referring
from caseflow.duties.rules import Task
from caseflow.duties.tasks import open_tasks
from caseflow.errors import NotThere, Refused
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.representing import speaking
from caseflow.policy import Standing
from caseflow.sharing.consent import alive, consents
from caseflow.sharing.participation import standings
from tests.cooperation.agreements import accepted, agree, consent, refer, referral
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.people.around import add
from tests.promises.visiting import Visitor

CHILD = {"birth_date": "2015-02-03", "age_basis": "birth_certificate"}
UNKNOWN = {"birth_date": None, "age_basis": None}


@pytest.mark.parametrize("person", [CHILD, UNKNOWN], ids=["child", "age not established"])
@pytest.mark.parametrize("form", ["oral_witness", "written", "recorded"])
def test_no_way_of_saying_it_passes_by_the_representative(
    house: House, person: dict[str, Any], form: str
) -> None:
    """A child's own word, however given, is no consent without the representative's; a
    suspect never speaks; and without the child's own word the representative's is none."""
    access = accepted(house, arrive(house, person=person))
    told = consent(house, "legal_aid", form=form, child_assent="agrees", paper_number="1")
    with pytest.raises(Refused, match="căn cứ chia sẻ không cần") as refusal:
        agree(access, told)
    assert refusal.value.field == "representative"
    father = add(access, REPRESENTATIVE, full_name="Vàng A Pó", kind="parent", bar_ground="suspect")
    assert speaking(access).nobody
    with pytest.raises(Refused, match="căn cứ chia sẻ không cần"):
        agree(access, told | {"representative": father})
    aunt = add(access, REPRESENTATIVE, full_name="Lò Thị Si", kind="guardian", bar_ground="none")
    for wrong in ({}, {"representative": father}):
        with pytest.raises(Refused) as refusal:
            agree(access, told | wrong)
        assert refusal.value.field == "representative"
    for view in ("unable", "disagrees"):
        with pytest.raises(Refused) as refusal:
            agree(access, told | {"representative": aunt, "child_assent": view})
        assert refusal.value.field == "decision"
    agree(access, told | {"representative": aunt})
    shown = {r.kind.name: r.values for s in case_view(access).sections for r in s.records}
    text = shown["consent"]["text_shown"]
    assert shown["consent"]["representative_name"] == "Lò Thị Si"
    assert shown["consent"]["text_version"] == "consent_child_v1"
    assert ("anh/chị/em" in text) == (person is UNKNOWN)
    assert "$" not in text
    assert "anh/chị " not in text
    assert "người đại diện cùng đồng ý" in text


def test_a_child_says_no_alone(house: House) -> None:
    access = accepted(house, arrive(house, person=CHILD))
    agree(access, consent(house, "legal_aid", decision="refused", child_assent="disagrees"))
    [row] = consents(access.case)
    assert not consenting.can_withdraw(access, row)


def test_a_barred_representative_does_not_speak_for_the_person(house: House) -> None:
    access = accepted(house, arrive(house))
    father = add(access, REPRESENTATIVE, full_name="Vàng A Pó", kind="parent", bar_ground="suspect")
    aunt = add(access, REPRESENTATIVE, full_name="Lò Thị Si", kind="guardian", bar_ground="none")
    visitor, code = Visitor(house, "caseworker"), access.state.code
    visitor.post(f"/cases/{code}/open", purpose="support")
    page = visitor.get(f"/cases/{code}/cooperation/record-consent").text
    assert "Vàng A Pó (không được đại diện)" in page
    assert page.count("(không được đại diện)") == 1
    told = consent(house, "legal_aid", form="representative_written")
    with pytest.raises(Refused) as refusal:
        agree(access, told | {"representative": father})
    assert refusal.value.field == "representative"
    agree(access, told | {"representative": aunt})
    shown = {r.kind.name: r.values for s in case_view(access).sections for r in s.records}
    assert shown["consent"]["representative_name"] == "Lò Thị Si"


def test_who_may_speak_for_a_child_is_read_once_for_a_page(house: House) -> None:
    """Choices, questions and the warning beside them come from one reading, with one entry;
    the other is of the name in the header."""
    access = accepted(house, arrive(house, person=CHILD))
    add(access, REPRESENTATIVE, full_name="Vàng A Pó", kind="parent", bar_ground="suspect")
    visitor, code = Visitor(house, "caseworker"), access.state.code
    visitor.post(f"/cases/{code}/open", purpose="support")
    before = len(house.entries())
    page = visitor.get(f"/cases/{code}/cooperation/record-consent").text
    assert "Chưa có người đại diện nào được đồng ý thay" in page
    viewed = house.entries(limit=len(house.entries()) - before)
    assert [entry.facts["event"] for entry in viewed] == [Event.CASE_VIEWED] * 2
    assert "birth_date" in str(viewed[1].facts)
    assert "bar_ground" in str(viewed[1].facts)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_cannot_record_a_representative_is_told_who_can(house: House) -> None:
    """Police who lead a child's case write no identity: the page sends them on to who does."""
    code = arrive(house, "police", person=CHILD)
    visitor = Visitor(house, "police")
    visitor.post(f"/cases/{code}/open", purpose="receive")
    page = visitor.get(f"/cases/{code}/cooperation/record-consent").text
    assert "Hãy ghi người đại diện" not in page
    assert "cán bộ hỗ trợ của cơ quan chủ trì ghi được" in page
    assert f'href="/cases/{code}/cooperation/hand-over"' in page
    assert visitor.get(f"/cases/{code}/cooperation/hand-over").status_code == 200


def test_what_a_representative_agreed_to_ends_with_their_bar(house: House) -> None:
    """The suspicion comes later: the agency told on two agreements sees no more from then on,
    what another representative agreed to goes on, and the child is asked anew."""
    access = accepted(house, arrive(house, person=CHILD))
    code, told = access.state.code, consent(house, "legal_aid", child_assent="agrees")
    father = add(access, REPRESENTATIVE, full_name="Vàng A Pó", kind="parent", bar_ground="none")
    aunt = add(access, REPRESENTATIVE, full_name="Lò Thị Si", kind="guardian", bar_ground="none")
    sent = []
    for named in (["identity", "legal"], ["identity", "support"]):
        agree(access, told | {"representative": father, "compartments": named})
        sent.append(refer(access, house.agencies["legal_aid"], compartments=named))
        provider = enter(house.actor("provider"), code)
        do(provider, referring.ANSWER_REFERRAL, {"response": "accepted"}, sent[-1])
    others = consent(house, "women", child_assent="agrees") | {"representative": aunt}
    agree(access, others)
    assert case_view(inside(house, "provider", code)).name

    access = inside(house, "caseworker", code)
    record = open_for_correction(access, "representative", father)
    answers = {**record.values, "bar_ground": "suspect"}
    correct(access, record, record.versions, answers, "bar the father")
    with pytest.raises(NotThere):
        enter(house.actor("provider"), code)
    assert [referral(each)["response"] for each in sent] == ["revoked", "revoked"]
    assert Standing.REFERRAL not in standings(access.case, house.agencies["legal_aid"])
    running = [row.values["representative"] for row in consents(access.case) if alive(row)]
    assert running == [aunt]
    owed = [row.values["kind"] for row in open_tasks([access.case])[access.case]]
    assert owed.count(Task.RENEW_CONSENT) == 1
