"""What verification knows by itself, as tables."""

import pytest

from caseflow.case.dates import check_born, check_happened, check_order, day_of, end_of
from caseflow.clock import VIETNAM
from caseflow.errors import Refused
from caseflow.law.compartments import Compartment
from caseflow.law.fields import shipped
from caseflow.verification import rules
from tests.verification.story import day, moment


def test_the_findings_ask_what_the_person_has_and_where_it_is_from() -> None:
    fields = {f.name: f for f in rules.IDENTITY_FINDING.fields}
    for name in ("full_name", "other_names", "birth_date", "nationality"):
        asked = shipped("person").field(name)
        assert (fields[name].type, fields[name].choices) == (asked.type, asked.choices)
    assert rules.IDENTITY_FINDING.compartments == {Compartment.IDENTITY}
    assert {f.record for f in fields.values()} == {"identity_finding"}
    assert [n for n, f in fields.items() if f.required == "yes"] == ["source_note"]


def test_only_a_withdrawal_withdraws() -> None:
    outcomes = {"facts_confirmed", "facts_not_confirmed", "unreachable", "withdrew"}
    assert {o for o in outcomes if o in rules.LEGAL_STATUS_AFTER} == {"withdrew"}


@pytest.mark.parametrize("given", [day(1), moment(600)], ids=["day", "moment"])
def test_what_has_not_come_has_not_happened(given: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_happened(given, "on")
    assert refusal.value.field == "on"


@pytest.mark.parametrize(
    "given", [None, day(), day(-1), moment(-1)], ids=["none", "today", "yesterday", "moment"]
)
def test_what_has_come_may_have_happened(given: str | None) -> None:
    check_happened(given, "on")


def test_an_order_of_days_is_kept() -> None:
    check_order("2026-01-02", "2026-01-02", "on", "…")
    check_order(None, "2026-01-02", "on", "…")
    with pytest.raises(Refused, match="02/01/2026"):
        check_order("2026-01-02", "2026-01-01", "on", "sau %(day)s")


def test_days_are_those_of_viet_nam() -> None:
    assert day_of("2026-01-01T18:00:00+00:00").isoformat() == "2026-01-02"
    assert end_of("2026-01-02").astimezone(VIETNAM).isoformat().startswith("2026-01-02T23:59:59")


@pytest.mark.parametrize(
    ("birth", "given", "good"),
    [
        ("2001-05-04", "2001-05-04", True),
        ("2001-05-04", "2001-05-03", False),
        ("2001-05", "2001-05-01", True),
        ("2001", "2000-12-31", False),
        ("2001-05-04", "2026-01-01T10:00:00+07:00", True),
        ({"not_answered": "unknown"}, "1900", True),
        (None, "1900", True),
    ],
)
def test_birth_comes_first(birth: object, given: str, good: bool) -> None:
    if good:
        check_born(birth, given, "on")
    else:
        with pytest.raises(Refused):
            check_born(birth, given, "on")
