"""No screen shows a way to reach somebody without saying how it is safe."""

from typing import Any

import pytest
from flask import get_template_attribute

from caseflow.case.access import Access
from caseflow.case.additions import add, addable
from caseflow.case.corrections import open_for_correction
from caseflow.case.labels import Shower, field_label
from caseflow.case.reaching import RULE, Ways, is_way
from caseflow.case.sections import Sections
from caseflow.case.view import RecordView
from caseflow.db import current
from caseflow.errors import NotThere
from caseflow.forms.base import new_key
from caseflow.law.book import LawBook
from caseflow.people.service import person_rows
from caseflow.vault.reading import of_case
from caseflow.vault.record import RecordKind
from tests.house import House
from tests.protection.cases import at, new_case
from tests.verification.browsing import Browser

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
SAMPLES = {"phone": "+84912345678", "address": {"line": "Số 5, ngõ 3"}, "text": "Ngõ 3"}
SAFE = 'class="cf-safe"'
RELATIVE = {
    "full_name": "Nguyễn Văn Bình",
    "relationship": "parent",
    "phone": "+84912345678",
    "knows_situation": "no",
}


def shown_ways() -> list[tuple[RecordKind, str]]:
    """Every field of a record of the case page by which somebody is reached."""
    kinds = current(Sections).kinds
    return [(kind, f.name) for kind in kinds for f in kind.spec.fields if is_way(f)]


@sqlite
def test_every_way_in_the_field_list_is_shown_with_its_rule(house: House) -> None:
    access = at(house, "caseworker", new_case(house))
    with house.app.test_request_context():
        found = shown_ways()
        listed = [f for each in current(LawBook).records.values() for f in each.fields if is_way(f)]
        assert {(k.name, name) for k, name in found} == {(f.record, f.name) for f in listed}
        assert len(found) >= 7
        for kind, name in found:
            field = kind.spec.field(name)
            with pytest.raises(LookupError):
                Shower().value(field, SAMPLES[field.type])
            shower = Shower(access, Ways({"times": "Sau 19 giờ"}))
            card = _card(access, shower, kind, {name: SAMPLES[field.type]})
            shower.check_said()
            assert SAFE in card, f"{kind.name}.{name}"
            assert "Sau 19 giờ" in card
            alone = Shower(access, Ways(None))
            alone.value(field, SAMPLES[field.type])
            with pytest.raises(LookupError):
                alone.check_said()


def _card(access: Access, shower: Shower, kind: RecordKind, values: dict[str, Any]) -> str:
    card = get_template_attribute("case/record.html", "record_card")
    rows = tuple(person_rows(access.case))  # somebody recorded it
    view = RecordView(kind, "r", values, frozenset(), rows, may_correct=False, acts=())
    return str(card(view, shower, field_label, "C", with_acts=False))


@sqlite
def test_nobody_asked_and_not_for_this_officer_are_said(house: House) -> None:
    code = new_case(house, permanent_residence={"line": "Số 5, ngõ 3"})
    caseworker = Browser(house, "caseworker")
    assert "Chưa hỏi cách liên hệ an toàn" in caseworker.open(code, "support")
    access = at(house, "caseworker", code)
    add(access, addable(access, RULE), {"times": "Sau 19 giờ", "channels": ["sms"]}, new_key())
    page = caseworker.get(f"/cases/{code}").text
    assert "Chưa hỏi cách liên hệ an toàn" not in page
    assert page.count("Sau 19 giờ") >= 2
    person = current(Sections).kind("person")
    assert person is not None
    correct = next(part for part in page.split('href="') if f"/correct/{person.name}/" in part)
    assert SAFE in caseworker.get(correct.split('"')[0]).text
    with house.app.test_request_context():
        closed = Shower(access, Ways(None, closed=True))
        assert "Bạn không được xem" in _card(
            access, closed, person, {"permanent_residence": SAMPLES["address"]}
        )


@sqlite
def test_a_page_says_it_once_and_every_other_way_leads_there(house: House) -> None:
    code = new_case(house, permanent_residence={"line": "Số 5, ngõ 3"})
    access = at(house, "caseworker", code)
    for name in ("Nguyễn Văn Bình", "Nguyễn Thị Lan"):
        kind = addable(access, "relative_or_contact")
        add(access, kind, RELATIVE | {"full_name": name, "contact_permission": "allowed"}, name)
    page = Browser(house, "caseworker").open(code, "support")
    assert page.count('id="safe-contact"') == 1
    assert page.count('href="#safe-contact"') == 2  # three ways: one with the card, two that lead
    assert page.index('id="safe-contact"') < page.index('href="#safe-contact"')


@sqlite
def test_a_relative_who_must_not_be_called_has_a_hard_warning(house: House) -> None:
    code = new_case(house)
    access = at(house, "caseworker", code)
    kind = addable(access, "relative_or_contact")
    add(access, kind, RELATIVE | {"contact_permission": "allowed"}, new_key())
    browser = Browser(house, "caseworker")
    page = browser.open(code, "support")
    assert "Đừng nói về sự việc" in page
    assert "Không được liên hệ với người này" not in page
    add(access, kind, RELATIVE | {"contact_permission": "not_allowed"}, new_key())
    assert "Không được liên hệ với người này" in browser.get(f"/cases/{code}").text


@sqlite
def test_a_rule_that_was_replaced_is_kept_and_not_followed(house: House) -> None:
    """The number that was safe once lies folded, and no correction makes it hold again."""
    code = new_case(house)
    access = at(house, "caseworker", code)
    kind = addable(access, RULE)
    for phone, times in (("+84912345678", "Sáng"), ("+84987654321", "Sau 19 giờ")):
        told = {"times": times, "channels": ["phone_call"], "phone": phone}
        add(access, kind, told, new_key())
    old, new = (row.record for row in of_case([kind], access.case))
    browser = Browser(house, "caseworker")
    page = browser.open(code, "support")
    running, past = page.split("không dùng nữa")
    assert "0987 654 321" in running
    assert "0912 345 678" not in running
    assert "0912 345 678" in past
    assert f"/correct/{RULE}/{new}" in page
    assert f"/correct/{RULE}/{old}" not in page
    with pytest.raises(NotThere):
        open_for_correction(access, RULE, old)
    assert "Sau 19 giờ" in browser.get(f"/cases/{code}/add/{RULE}").text  # nothing said is lost


@sqlite
def test_the_number_of_who_called_says_first_whether_it_may_be_called(house: House) -> None:
    access = at(house, "caseworker", new_case(house))
    kind = current(Sections).kind("hotline_call")
    assert kind is not None
    with house.app.test_request_context():
        for safe, words in (("yes", "Trước khi gọi lại"), ("unknown", "Không được gọi lại")):
            told = {"safe_to_call_back": safe, "caller_phone": SAMPLES["phone"]}
            card = _card(access, Shower(access, Ways(None)), kind, told)
            assert words in card.split("0912 345 678")[0], safe
