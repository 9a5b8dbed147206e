"""Agencies of both periods: who stands for one that has ended, and what communes have."""

from dataclasses import replace
from datetime import date

import pytest

from caseflow.law.agencies import commune_agencies, stands_on
from caseflow.law.book import LawBook


@pytest.mark.parametrize(
    ("agency", "on", "stands"),
    [
        ("tn-labour", "2021-04-16", "tn-labour"),
        ("tn-labour", "2025-06-30", "tn-labour"),
        ("tn-labour", "2025-07-01", "tn-health"),
        ("hn-labour", "2026-11-22", "hn-health"),
        ("tn-health", "2030-01-01", "tn-health"),
        ("hn-police", "2025-07-01", "hn-police"),
    ],
)
def test_an_ended_agency_is_resolved_on_reading(
    book: LawBook, agency: str, on: str, stands: str
) -> None:
    first = book.agencies[agency]
    assert stands_on(first, date.fromisoformat(on), book.agencies.__getitem__).id == stands


def test_succession_goes_on_as_far_as_the_date_asks(book: LawBook) -> None:
    health = book.agencies["tn-health"]
    ended = replace(health, valid_until=date(2028, 12, 31), successor="tn-justice")
    agencies = {**book.agencies, "tn-health": ended}
    labour = book.agencies["tn-labour"]
    assert stands_on(labour, date(2028, 12, 31), agencies.__getitem__).id == "tn-health"
    assert stands_on(labour, date(2029, 1, 1), agencies.__getitem__).id == "tn-justice"


def test_a_circle_of_successors_ends(book: LawBook) -> None:
    ended = replace(book.agencies["tn-health"], valid_until=date(2020, 1, 1), successor="tn-health")
    assert stands_on(ended, date(2026, 1, 1), lambda _id: ended) is ended


def test_both_provinces_of_the_plans_have_the_agencies_of_the_journey(book: LawBook) -> None:
    needed = {
        *("provincial_police", "health_department", "labour_department", "justice_department"),
        *("legal_aid_centre", "education_department", "home_affairs_department"),
        *("womens_union", "procuracy", "court", "information_department"),
    }
    for province in ("19", "01"):
        kinds = {agency.kind for agency in book.agencies.values() if agency.province == province}
        assert needed <= kinds


def test_the_public_hotline_and_the_services_of_the_whole_country(book: LawBook) -> None:
    kinds = {agency.kind for agency in book.agencies.values() if not agency.province}
    assert kinds == {"hotline", "border_guard", "coast_guard", "mission"}
    assert book.agencies["mission-cn"].country in book.countries


def test_what_is_not_confirmed_of_an_agency_says_so(book: LawBook) -> None:
    assert not book.agencies["tn-information"].confirmed
    assert book.agencies["tn-health"].confirmed


def test_every_commune_has_its_committee_and_police(book: LawBook) -> None:
    unit = book.units.by_code["00004"]
    committee, police = commune_agencies(unit)
    assert (committee.id, committee.kind) == ("commune-committee-00004", "commune_committee")
    assert committee.label_vi == "UBND phường Ba Đình"
    assert police.label_vi == "Công an phường Ba Đình"
    assert committee.label_en == "Ba Dinh Ward People's Committee"
    assert police.label_en == "Ba Dinh Ward Police"
    assert (committee.province, committee.unit) == ("01", "00004")
    assert not committee.in_force(date(2025, 6, 30))
    assert committee.in_force(date(2025, 7, 1))
    assert {committee.kind, police.kind} <= set(book.agency_kinds)


def test_abolished_kinds_have_their_last_day(book: LawBook) -> None:
    ends = {kind.id: kind.valid_until for kind in book.agency_kinds.values() if kind.valid_until}
    assert ends["district_police"] == date(2025, 2, 28)
    assert ends["district_committee"] == ends["labour_department"] == date(2025, 6, 30)
