"""Act, means, purpose; sources or signs; document and day: as tables."""

from datetime import date
from typing import Any

import pytest

from caseflow.errors import Refused
from caseflow.identification import rules
from caseflow.law import book
from caseflow.law.conditions import IfEquals

VICTIM = {
    "proposed_outcome": "ActualVictimOfTrafficking",
    "acts": ["recruiting"],
    "means": ["deceit"],
    "purposes": ["forced_labour"],
    "under_18_when_trafficked": "no",
}


@pytest.mark.parametrize(
    ("changed", "age_class", "field"),
    [
        ({}, "adult", None),
        ({"acts": None}, "adult", "acts"),
        ({"purposes": []}, "adult", "purposes"),
        ({"means": None}, "adult", "means"),
        ({"means": None, "under_18_when_trafficked": "yes"}, "adult", None),
        ({"means": None, "under_18_when_trafficked": "unknown"}, "adult", None),
        ({"under_18_when_trafficked": None}, "adult", "under_18_when_trafficked"),
        ({}, "under_16", "under_18_when_trafficked"),
        ({}, "from_16_to_17", "under_18_when_trafficked"),
        ({"means": None, "under_18_when_trafficked": "yes"}, "under_16", None),
        ({}, "not_established", None),
        ({"proposed_outcome": "NotAVictimOfTrafficking", "acts": None}, "adult", None),
        ({"proposed_outcome": "Withdrawn", "purposes": None}, "adult", None),
    ],
)
def test_what_makes_a_victim(changed: dict[str, Any], age_class: str, field: str | None) -> None:
    if field is None:
        rules.check_elements(VICTIM | changed, age_class)
        return
    with pytest.raises(Refused) as refusal:
        rules.check_elements(VICTIM | changed, age_class)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("chosen", "good"),
    [
        (["a"], True),
        (["a", "e", "i"], True),
        (["absence_consistent"], True),
        (["absence_consistent", "found_with_victims"], True),
        (["e", "absence_consistent"], False),
        ([], False),
        (["something_else"], False),
    ],
)
def test_signs_count_only_without_a_source(chosen: list[str], good: bool) -> None:
    codes = book.load().codes
    lists = codes["evidence_source"], codes["identification_sign"]
    if good:
        rules.check_sources(chosen, *lists)
    else:
        with pytest.raises(Refused) as refusal:
            rules.check_sources(chosen, *lists)
        assert refusal.value.field == "evidence_sources"


@pytest.mark.parametrize(
    ("decision", "kind", "number", "on", "field"),
    [
        ("ActualVictimOfTrafficking", "article_33_1", "1/GXN", date(2026, 11, 22), None),
        ("ActualVictimOfTrafficking", "article_33_1", None, date(2025, 7, 1), None),
        ("ActualVictimOfTrafficking", None, None, date(2026, 11, 22), "document_kind"),
        ("ActualVictimOfTrafficking", "article_33_1", None, date(2025, 6, 30), "decided_on"),
        ("ActualVictimOfTrafficking", "district_police_2011", "2", date(2025, 6, 30), None),
        (
            "ActualVictimOfTrafficking",
            "district_police_2011",
            "2",
            date(2025, 7, 1),
            "decided_on",
        ),
        ("NotAVictimOfTrafficking", "article_33_1", None, date(2026, 1, 1), "document_kind"),
        ("NotAVictimOfTrafficking", None, "3", date(2026, 1, 1), "document_number"),
        ("Withdrawn", None, None, date(2026, 1, 1), None),
    ],
)
def test_the_document_goes_with_the_decision(
    decision: str, kind: str | None, number: str | None, on: date, field: str | None
) -> None:
    if field is None:
        rules.check_document(decision, kind, number, on)
        return
    with pytest.raises(Refused) as refusal:
        rules.check_document(decision, kind, number, on)
    assert refusal.value.field == field


def test_every_outcome_of_the_list_has_its_legal_status() -> None:
    codes = book.load().codes
    assert set(rules.LEGAL_STATUS) == set(codes["identification_outcome"])
    assert set(rules.LEGAL_STATUS.values()) <= set(codes["legal_status"])


def test_every_kind_of_agency_is_a_kind_of_deciding_body() -> None:
    law = book.load()
    kinds = {rules.org_kind(kind) for kind in law.agency_kinds}
    assert kinds <= set(law.codes["decision_making_org"])
    assert rules.org_kind("provincial_police") == "Police"
    assert rules.org_kind("court") == "CourtOrProsecution"
    assert rules.org_kind("border_guard") == "NonPoliceGovernmentalOrganization"


def test_the_means_are_asked_of_an_adult() -> None:
    names = [f.name for f in rules.PROPOSAL.fields]
    assert names.index("under_18_when_trafficked") < names.index("means")
    assert rules.PROPOSAL.field("means").condition == IfEquals("under_18_when_trafficked", ("no",))


@pytest.mark.parametrize(
    ("kind", "decided_on", "said"),
    [
        ("district_police_2011", date(2025, 7, 1), "từ ngày 01/07/2025"),
        ("provincial_police", date(2025, 6, 30), "trước ngày 01/07/2025"),
    ],
)
def test_a_refused_document_names_the_rule_of_its_day(
    kind: str, decided_on: date, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        rules.check_document(rules.VICTIM, kind, None, decided_on)
    assert refusal.value.field == "decided_on"
