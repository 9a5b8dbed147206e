"""The rules of reception as a table of their own."""

from datetime import date

import pytest

from caseflow.errors import Refused
from caseflow.intake.rules import (
    check_declaration,
    clocks_of,
    ground_of,
    legal_status_of,
)
from caseflow.people.rules import check_minor

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("route", "kind", "age", "clocks"),
    [
        ("self_report", "commune_committee", "adult", ["commune_notice"]),
        ("self_report", "border_guard", "adult", ["transfer_to_commune"]),
        ("self_report", "health_department", "adult", ["initial_facts"]),
        ("returned_alone", "commune_committee", "adult", ["commune_notice"]),
        ("returned_alone", "border_guard", "under_16", ["transfer_to_commune", "child_emergency"]),
        ("rescued_in_country", "provincial_police", "adult", ["hand_over"]),
        ("rescued_in_country", "victim_support_facility", "adult", []),
        ("returned_through_mission", "provincial_police", "from_16_to_17", ["hand_over"]),
        ("child", "commune_committee", "under_16", ["commune_notice", "child_emergency"]),
        ("in_process", "commune_committee", "adult", ["commune_notice"]),
        ("hotline", "hotline", "adult", ["hotline_forward"]),
        ("hotline", "hotline", "not_established", ["hotline_forward", "child_emergency"]),
        ("foreigner", "commune_committee", "adult", []),  # Đ31: the steps are not known
    ],
)
def test_the_clocks_a_reception_starts(route: str, kind: str, age: str, clocks: list[str]) -> None:
    assert clocks_of(route, kind, age) == clocks


@pytest.mark.parametrize(
    ("route", "signs", "status"),
    [
        ("self_report", None, "received"),
        ("self_report", ["unknown"], "received"),
        ("self_report", ["declined"], "received"),
        ("self_report", ["deceived"], "suspected"),
        ("in_process", ["deceived", "threatened"], "in_process"),
    ],
)
def test_the_status_a_case_opens_with(route: str, signs: list[str] | None, status: str) -> None:
    assert legal_status_of(route, signs) == status


@pytest.mark.parametrize("signs", [None, [], ["unknown"], ["declined"]])
def test_in_process_needs_a_sign(signs: list[str] | None) -> None:
    with pytest.raises(Refused):
        legal_status_of("in_process", signs)


@pytest.mark.parametrize(("route", "article"), [("child", "Đ27"), ("foreigner", "Đ31")])
def test_the_ground_names_its_article(route: str, article: str) -> None:
    assert ground_of(route).endswith(article)


@pytest.mark.parametrize(
    "birth", ["2008-11-23", "2008-12", "2008", {"not_answered": "unknown"}, None]
)
def test_a_minor_is_under_18(birth: object) -> None:
    check_minor(birth, TODAY)


@pytest.mark.parametrize("birth", ["2008-11-22", "2007", "1990-01"])
def test_an_adult_is_no_accompanying_minor(birth: str) -> None:
    with pytest.raises(Refused):
        check_minor(birth, TODAY)


def test_an_officer_writes_for_whoever_is_not_known_to_be_of_age() -> None:
    own = {"declared_on": "2026-11-22", "kind": "trafficked_in_country"}
    check_declaration(own, "adult")
    check_declaration(own | {"kind": "officer_record"}, "under_16")
    for age in ("under_16", "from_16_to_17", "not_established"):
        with pytest.raises(Refused):
            check_declaration(own, age)
