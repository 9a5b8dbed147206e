"""The timeline says when a thing happened and when it was recorded, and what was put right."""

import re
from uuid import uuid4

import pytest

from caseflow.audit.events import Event
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.timeline import Happening, timeline
from caseflow.case.versions import versions
from caseflow.errors import NotThere
from tests.house import House
from tests.intake.arrivals import arrive, inside
from tests.verification.browsing import Browser


def put_right(house: House, code: str, name: str) -> str:
    """Correct the person's name, as who received them does; the record."""
    access = inside(house, "intake", code)
    record = next(each for each in timeline(access) if each.kind.name == "person").record
    shown = open_for_correction(access, "person", record)
    answers = {**shown.values, "full_name": name}
    correct(access, shown, shown.versions, answers, str(uuid4()))
    return record


def of_kind(found: list[Happening], kind: str) -> list[Happening]:
    return [each for each in found if each.kind.name == kind]


def test_what_happened_stands_beside_when_it_was_recorded(house: House) -> None:
    code = arrive(house)
    (came,) = of_kind(timeline(inside(house, "intake", code)), "intake")
    [(field, at)] = came.dates
    assert field.name == "presented_at"
    assert at < came.at
    assert "fields" not in house.entries(event=Event.CASE_VIEWED)[0].facts  # nothing was opened


def test_a_correction_stands_beside_what_it_corrects(house: House) -> None:
    code = arrive(house)
    record = put_right(house, code, "Lò Thị Mây Hà")
    later, first = of_kind(timeline(inside(house, "intake", code)), "person")
    assert later.correction
    assert later.before == first.id
    assert not first.before
    intake = Browser(house, "intake")
    intake.open(code, "receive")
    page = intake.get(f"/cases/{code}/timeline").text
    for each, other in ((later, first), (first, later)):
        line = re.search(rf'<li id="{each.id}">.*?</li>', page, re.S)
        assert line
        assert f'href="#{other.id}"' in line[0]
        assert f'href="/cases/{code}#{record}"' in line[0]
    assert "Mây" not in page.partition("<main")[2]
    told = intake.get(f"/cases/{code}/versions/person/{record}").text
    assert re.search(r'data-label="Trước">Lò Thị Mây</td>\s*<td[^>]*>Lò Thị Mây Hà<', told)


def test_older_versions_are_opened_by_name_in_the_log(house: House) -> None:
    code = arrive(house)
    record = put_right(house, code, "Lò Thị Mây Hà")
    (change,) = versions(inside(house, "intake", code), "person", record).changes
    assert [(field.name, *values) for field, *values in change.differences] == [
        ("full_name", "Lò Thị Mây", "Lò Thị Mây Hà")
    ]
    told = house.entries(event=Event.CASE_VIEWED)[0].facts
    assert "person.full_name" in told["fields"]
    assert told["act"] == "case.versions"  # what stood there before is more than what stands


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_is_folded_is_neither_led_to_nor_compared(house: House) -> None:
    code = arrive(house)
    record = put_right(house, code, "Lò Thị Mây Hà")
    leader = inside(house, "commune_supervisor", code)  # who reads a name with a reason only
    later, _first = of_kind(timeline(leader), "person")
    assert (later.place, later.comparable) == ("people", False)
    with pytest.raises(NotThere):
        versions(leader, "person", record)
    browser = Browser(house, "commune_supervisor")
    browser.open(code, "supervise")
    led = browser.get(f"/cases/{code}/versions/person/{record}")
    assert (led.status_code, led.location) == (303, f"/cases/{code}")
    later, first = of_kind(timeline(inside(house, "intake", code)), "person")
    assert (later.place, later.comparable, first.comparable) == (record, True, False)


@pytest.mark.parametrize("kind", ["intake", "nothing"])
def test_what_was_never_changed_has_no_versions(house: House, kind: str) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    (came,) = of_kind(timeline(access), "intake")
    with pytest.raises(NotThere):
        versions(access, kind, came.record)
