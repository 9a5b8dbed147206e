"""The rules of protection as tables."""

from datetime import date, timedelta

import pytest

from caseflow.errors import Refused
from caseflow.law import codes
from caseflow.law.tables import Tables
from caseflow.protection.rules import (
    Measure,
    all_over,
    check_assessed,
    check_later,
    check_named,
    check_period,
    check_refusal,
    status_on,
)

DAY = date(2026, 3, 10)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def test_the_statuses_are_those_of_the_code_list() -> None:
    assert set(codes.load(Tables())["measure_status"]) == set(Measure)


@pytest.mark.parametrize(
    ("status", "until", "read"),
    [
        ("in_force", BEFORE, "expired"),
        ("in_force", DAY, "in_force"),
        ("in_force", None, "in_force"),
        ("proposed", BEFORE, "proposed"),
        ("lifted", BEFORE, "lifted"),
        ("refused", BEFORE, "refused"),
    ],
)
def test_a_measure_past_its_last_day_has_expired(
    status: str, until: date | None, read: str
) -> None:
    assert status_on(status, until, DAY) == read


@pytest.mark.parametrize(
    ("statuses", "over"),
    [
        ([], True),
        ([Measure.LIFTED, Measure.EXPIRED, Measure.REFUSED, Measure.REJECTED], True),
        ([Measure.LIFTED, Measure.PROPOSED], False),
        ([Measure.IN_FORCE], False),
    ],
)
def test_protection_is_over_with_the_last_measure(statuses: list[Measure], over: bool) -> None:
    assert all_over(statuses) is over


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (None, AFTER, "from_on"),
        (DAY, None, "until_on"),
        (AFTER, DAY, "until_on"),
        (BEFORE, BEFORE, "until_on"),
        (BEFORE, AFTER, "from_on"),
    ],
)
def test_a_period_is_refused(first: date | None, last: date | None, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_period(first, last, DAY, DAY)
    assert refusal.value.field == f"protection_measure-{field}"


def test_a_period_may_be_one_day() -> None:
    check_period(DAY, DAY, DAY, DAY)
    check_period(BEFORE, AFTER, BEFORE, DAY)


def test_the_next_review_lies_ahead_and_within_the_measure() -> None:
    check_later(AFTER, DAY, "x", AFTER)
    for day, last in ((None, None), (DAY, None), (AFTER, DAY)):
        with pytest.raises(Refused):
            check_later(day, DAY, "x", last)


@pytest.mark.parametrize(
    ("category", "name", "contact", "field"),
    [
        (None, "H'Hen Niê", "…", "category"),
        ("relative", None, "…", "full_name"),
        ("accompanying_minor", None, "…", "full_name"),
        ("participant", None, "…", "full_name"),
        ("victim", None, None, "safe_contact"),
    ],
)
def test_a_covered_person_is_known_and_reachable(
    category: str | None, name: str | None, contact: str | None, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        check_named(category, name, contact)
    assert refusal.value.field == field


def test_the_person_of_the_case_needs_no_second_name() -> None:
    check_named("victim", None, "Gọi sau 18 giờ")
    check_named("in_process", None, "Gọi sau 18 giờ")


@pytest.mark.parametrize(
    ("explained", "accepted"), [("no", "yes"), ("unknown", "yes"), ("yes", "unknown")]
)
def test_a_refusal_is_explained_and_concluded(explained: str, accepted: str) -> None:
    with pytest.raises(Refused):
        check_refusal(explained, accepted)


def test_an_assessment_ends_in_a_level() -> None:
    with pytest.raises(Refused):
        check_assessed("not_assessed")
