"""What officers give as a date: the one place where it is refused, and how it is compared."""

import pytest

from caseflow.case.dates import (
    check_ahead,
    check_born,
    check_happened,
    check_order,
    day_of,
    end_of,
    given_day,
)
from caseflow.clock import VIETNAM, today
from caseflow.errors import Refused
from tests.verification.story import day, moment

THIS_YEAR = today().year


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


@pytest.mark.parametrize("given", [f"{THIS_YEAR}", day()[:7], {"not_answered": "unknown"}])
def test_what_happened_may_be_as_vague_as_it_is_known(given: object) -> None:
    check_happened(given, "on")


@pytest.mark.parametrize("given", [f"{THIS_YEAR + 1}", f"{THIS_YEAR + 1}-01"])
def test_a_vague_date_is_not_to_come_either(given: str) -> None:
    with pytest.raises(Refused):
        check_happened(given, "on")


def test_moments_of_one_day_have_an_order_too() -> None:
    check_order(moment(-60), day(), "on", "…")
    with pytest.raises(Refused, match="sau 10:00 ngày 02/01/2026"):
        check_order("2026-01-02T03:00:00+00:00", "2026-01-02T09:59:00+07:00", "on", "sau %(day)s")
    with pytest.raises(Refused, match="sau 02/01/2026"):
        check_order("2026-01-02T10:00:00+07:00", "2026-01-01T10:00:00+07:00", "on", "sau %(day)s")


def test_what_is_planned_has_not_passed() -> None:
    check_ahead(None, "on")
    check_ahead(day(), "on")
    with pytest.raises(Refused):
        check_ahead(day(-1), "on")


def test_a_day_is_read_as_a_form_answers_it() -> None:
    assert given_day("2026-01-02") == day_of("2026-01-02")
    assert given_day({"not_answered": "unknown"}) is None
