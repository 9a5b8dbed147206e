"""Deadlines counted by hand, one line each: clock, event (time of Việt Nam), last day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from caseflow.clock import VIETNAM
from caseflow.law.book import LawBook
from caseflow.law.counting import extended


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


DAYS = [
    # "Ngay": due the same day, until its last moment, whatever the hour.
    ("commune_notice", "2025-07-01T00:00", "2025-07-01"),
    ("commune_notice", "2026-03-02T08:30", "2026-03-02"),
    ("commune_notice", "2026-03-02T23:59", "2026-03-02"),
    ("transfer_to_commune", "2026-02-17T10:00", "2026-02-17"),  # first day of Tết
    ("hand_over", "2024-02-29T10:00", None),  # no entry of the 2024 law yet
    ("hand_over", "2028-02-29T10:00", "2028-02-29"),
    ("rescue_hand_over", "2026-12-31T23:00", "2026-12-31"),
    ("hotline_forward", "2026-01-01T01:00", "2026-01-01"),
    ("commune_notice", "2025-06-30T23:59", None),
    # Three days: the day after is day 1, days off count and move nothing.
    ("initial_facts", "2025-07-01T09:00", "2025-07-04"),
    ("initial_facts", "2026-03-02T00:00", "2026-03-05"),
    ("initial_facts", "2026-03-05T16:00", "2026-03-08"),  # ends on a Sunday
    ("initial_facts", "2026-02-13T16:00", "2026-02-16"),  # ends in Tết
    ("initial_facts", "2026-02-26T08:00", "2026-03-01"),
    ("initial_facts", "2028-02-26T08:00", "2028-02-29"),
    ("initial_facts", "2028-02-27T08:00", "2028-03-01"),
    ("initial_facts", "2026-12-30T08:00", "2027-01-02"),
    ("initial_facts", "2025-06-30T12:00", None),
    # Twenty days under both laws.
    ("verification", "2025-06-30T17:00", "2025-07-20"),
    ("verification", "2025-07-01T00:00", "2025-07-21"),
    ("verification", "2024-02-10T08:00", "2024-03-01"),
    ("verification", "2025-02-10T08:00", "2025-03-02"),
    ("verification", "2026-12-15T08:00", "2027-01-04"),
    ("crime_report", "2026-03-01T08:00", "2026-03-21"),
    ("crime_report", "2019-02-08T08:00", "2019-02-28"),
    ("crime_report", "2024-02-09T08:00", "2024-02-29"),
    # Essential needs: three months until 30/06/2025, then 120 days.
    ("essential_needs", "2025-01-31T08:00", "2025-04-30"),
    ("essential_needs", "2024-11-30T08:00", "2025-02-28"),
    ("essential_needs", "2023-11-30T08:00", "2024-02-29"),
    ("essential_needs", "2023-11-29T08:00", "2024-02-29"),
    ("essential_needs", "2024-03-15T08:00", "2024-06-15"),
    ("essential_needs", "2024-12-31T08:00", "2025-03-31"),
    ("essential_needs", "2025-06-30T08:00", "2025-09-30"),
    ("essential_needs", "2025-07-01T08:00", "2025-10-29"),
    ("essential_needs", "2026-01-01T08:00", "2026-05-01"),
    ("essential_needs", "2027-12-01T08:00", "2028-03-30"),  # over a leap day
    # The first year of health insurance.
    ("health_insurance", "2026-05-31T08:00", "2027-05-31"),
    ("health_insurance", "2027-02-28T08:00", "2028-02-28"),
    ("health_insurance", "2028-02-29T08:00", "2029-02-28"),
    ("health_insurance", "2025-12-31T08:00", "2026-12-31"),
    # Nine working days.
    ("support_application", "2026-03-02T08:00", "2026-03-13"),
    ("support_application", "2026-03-06T08:00", "2026-03-19"),
    ("support_application", "2026-03-07T08:00", "2026-03-19"),  # a Saturday
    ("support_application", "2026-03-08T08:00", "2026-03-19"),  # a Sunday
    ("support_application", "2026-02-09T08:00", "2026-02-27"),  # Tết 16-20/02
    ("support_application", "2026-02-13T08:00", "2026-03-05"),
    ("support_application", "2026-02-18T08:00", "2026-03-05"),  # in the middle of Tết
    ("support_application", "2027-02-01T08:00", "2027-02-19"),  # Tết 04-10/02
    ("support_application", "2026-04-20T08:00", "2026-05-06"),  # Hùng Vương, 30/4, 1/5
    ("support_application", "2026-08-17T08:00", "2026-08-27"),  # worked on Saturday 22/8
    ("support_application", "2026-08-20T08:00", "2026-09-04"),  # 22/8 worked, 31/8-2/9 off
    ("support_application", "2025-08-25T08:00", "2025-09-09"),  # 1/9 and 2/9 off
    ("support_application", "2025-12-25T08:00", "2026-01-08"),
    ("support_application", "2026-11-16T08:00", "2026-11-30"),  # 24/11 off
    ("support_application", "2025-06-30T08:00", None),
    # The rights of the data subject; the law begins on 01/01/2026.
    ("data_request_reply", "2026-01-01T08:00", "2026-01-03"),
    ("data_request_reply", "2025-12-31T08:00", None),
    ("data_request_view", "2026-02-20T08:00", "2026-03-02"),
    ("data_request_restrict", "2026-02-14T08:00", "2026-03-01"),
    ("data_request_delete", "2028-02-10T08:00", "2028-03-01"),
    ("data_request_delete", "2026-02-10T08:00", "2026-03-02"),
    ("impact_assessment", "2026-01-01T08:00", "2026-03-02"),
    ("impact_assessment", "2027-12-31T08:00", "2028-02-29"),
]

HOURS = [
    ("child_emergency", "2026-03-01T08:15", "2026-03-01T20:15"),
    ("child_emergency", "2026-03-01T22:00", "2026-03-02T10:00"),
    ("child_emergency", "2024-02-28T23:30", "2024-02-29T11:30"),
    ("child_emergency", "2025-12-31T18:00", "2026-01-01T06:00"),
    ("breach_notice", "2026-01-01T00:00", "2026-01-04T00:00"),
    ("breach_notice", "2028-02-27T09:10", "2028-03-01T09:10"),
    ("breach_notice", "2026-02-16T09:10", "2026-02-19T09:10"),  # Tết moves nothing
    ("breach_notice", "2025-12-31T23:00", None),
]

LONGEST = [
    ("verification", "2024-12-31T08:00", "2025-02-28", False),
    ("verification", "2026-12-31T08:00", "2027-02-28", False),
    ("verification", "2026-01-15T08:00", "2026-03-15", False),
    ("crime_report", "2023-12-29T08:00", "2024-02-29", True),
    ("crime_report", "2023-12-31T08:00", "2024-02-29", True),
    ("crime_report", "2026-07-31T08:00", "2026-09-30", True),
    ("initial_facts", "2026-07-31T08:00", None, False),
]


@pytest.mark.parametrize(("name", "event", "last_day"), DAYS)
def test_a_limit_in_days_ends_with_its_last_day(
    book: LawBook, name: str, event: str, last_day: str | None
) -> None:
    found = book.due(name, at(event))
    if last_day is None:
        assert found is None
    else:
        assert found is not None
        assert found.on == date.fromisoformat(last_day)
        assert found.at == datetime.combine(found.on, time.max, VIETNAM)


@pytest.mark.parametrize(("name", "event", "last_moment"), HOURS)
def test_hours_are_counted_to_the_minute(
    book: LawBook, name: str, event: str, last_moment: str | None
) -> None:
    found = book.due(name, at(event))
    if last_moment is None:
        assert found is None
    else:
        assert found is not None
        assert found.at == at(last_moment)
        assert found.on == at(last_moment).date()


@pytest.mark.parametrize(("name", "event", "last_day", "confirmed"), LONGEST)
def test_the_limit_of_a_complex_case(
    book: LawBook, name: str, event: str, last_day: str | None, confirmed: bool
) -> None:
    found = book.longest(name, at(event))
    assert (found.on.isoformat() if found else None) == last_day
    assert (found.confirmed if found else False) is confirmed


def test_the_examples_are_enough() -> None:
    assert len(DAYS) + len(HOURS) + len(LONGEST) >= 60


def test_the_date_is_that_of_viet_nam_whatever_the_zone_of_the_event(book: LawBook) -> None:
    late_in_utc = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)  # 01:00 of 2 March in Việt Nam
    found = book.due("initial_facts", late_in_utc)
    assert found is not None
    assert found.on == date(2026, 3, 5)


def test_a_moment_without_a_time_zone_is_refused(book: LawBook) -> None:
    with pytest.raises(ValueError, match="time zone"):
        book.due("initial_facts", datetime(2026, 3, 1, 8, 0))  # noqa: DTZ001 - the point of it


def test_support_keeps_the_rule_of_the_date_of_identification(book: LawBook) -> None:
    legacy = book.due("essential_needs", at("2026-03-01T08:00"), rule_on=date(2025, 6, 30))
    today = book.due("essential_needs", at("2026-03-01T08:00"), rule_on=date(2025, 7, 1))
    assert legacy is not None
    assert today is not None
    assert (legacy.on, today.on) == (date(2026, 6, 1), date(2026, 6, 29))


CONFIRMED = {
    *("transfer_to_commune", "commune_notice", "hand_over", "hotline_forward", "initial_facts"),
    *("support_application", "essential_needs", "health_insurance", "breach_notice"),
    *("impact_assessment", "crime_report"),
}


def test_what_is_not_found_in_the_law_is_shown_as_not_confirmed(book: LawBook) -> None:
    event = at("2026-03-02T08:00")
    for name in book.clocks:
        found = book.due(name, event)
        assert found is not None
        assert found.confirmed is (name in CONFIRMED), name


def test_the_verification_of_the_2011_law_is_confirmed_its_longest_limit_is_not(
    book: LawBook,
) -> None:
    clock = book.clock("verification", date(2025, 6, 30))
    assert clock is not None
    assert (clock.instrument, clock.confirmed, clock.longest_confirmed) == ("law_2011", True, False)


def test_a_deadline_in_working_days_is_confirmed_only_where_days_off_are_announced(
    book: LawBook,
) -> None:
    announced = book.due("support_application", at("2026-12-07T08:00"))
    into_the_computed = book.due("support_application", at("2026-12-25T08:00"))
    beyond = book.due("support_application", at("2030-12-27T08:00"))
    assert announced is not None
    assert into_the_computed is not None
    assert beyond is not None
    assert [each.confirmed for each in (announced, into_the_computed, beyond)] == [
        True, False, False,
    ]  # fmt: skip


def test_an_extension_that_the_law_measures_runs_from_the_end_of_the_limit(book: LawBook) -> None:
    clock = book.clock("crime_report", date(2026, 3, 1))
    first = book.longest("crime_report", at("2026-03-01T08:00"))
    assert clock is not None
    assert first is not None
    later = extended(clock, first, book.holidays)
    assert later is not None
    assert (first.on, later.on) == (date(2026, 5, 1), date(2026, 7, 1))
    assert clock.ask_before_days == 5


def test_an_extension_of_unknown_length_is_not_invented(book: LawBook) -> None:
    clock = book.clock("essential_needs", date(2026, 3, 1))
    first = book.due("essential_needs", at("2026-03-01T08:00"))
    assert clock is not None
    assert first is not None
    assert clock.extendable
    assert extended(clock, first, book.holidays) is None


def test_an_unknown_clock_is_no_quiet_none(book: LawBook) -> None:
    with pytest.raises(KeyError):
        book.clock("no_such_clock", date(2026, 1, 1))


def test_no_clock_can_be_paused_yet(book: LawBook) -> None:
    assert not any(entry.pausable for entries in book.clocks.values() for entry in entries)


def test_the_last_moment_is_still_in_time_and_the_next_is_not(book: LawBook) -> None:
    found = book.due("initial_facts", at("2026-03-02T08:00"))
    assert found is not None
    midnight = at("2026-03-06T00:00")
    assert found.at < midnight
    assert midnight - found.at == timedelta(microseconds=1)
