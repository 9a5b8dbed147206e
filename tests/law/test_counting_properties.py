"""What holds for every deadline, whatever the event."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseflow.clock import VIETNAM
from caseflow.law.book import LawBook, load
from caseflow.law.clocks import Unit
from caseflow.law.counting import add_months

BOOK: LawBook = load()
moments = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2030, 6, 1),  # noqa: DTZ001 - for the same reason
    timezones=st.sampled_from([UTC, VIETNAM]),
)
names = st.sampled_from(sorted(BOOK.clocks))
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1))


@given(names, moments)
def test_a_limit_never_ends_before_its_event(name: str, event: datetime) -> None:
    found = BOOK.due(name, event)
    assert found is not None
    assert found.at >= event
    assert found.on == found.at.astimezone(VIETNAM).date()


@given(names, moments, moments)
def test_a_later_event_never_ends_earlier(name: str, one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    early, late = BOOK.due(name, first), BOOK.due(name, second)
    assert early is not None
    assert late is not None
    assert early.at <= late.at


@given(names, moments)
def test_the_hour_of_the_event_does_not_move_a_limit_in_days(name: str, event: datetime) -> None:
    local = event.astimezone(VIETNAM)
    clock = BOOK.clock(name, local.date())
    assert clock is not None
    if clock.limit.unit is not Unit.HOURS:
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        assert BOOK.due(name, midnight) == BOOK.due(name, event)


@given(moments)
def test_nine_working_days_are_nine_and_end_on_one(event: datetime) -> None:
    found = BOOK.due("support_application", event)
    assert found is not None
    start = event.astimezone(VIETNAM).date()
    span = [start + timedelta(days=step) for step in range(1, (found.on - start).days + 1)]
    assert sum(BOOK.holidays.is_working(day) for day in span) == 9
    assert BOOK.holidays.is_working(found.on)


@given(days, st.integers(min_value=0, max_value=60))
def test_months_keep_the_day_number_or_end_on_the_last(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    if end.day != start.day:
        assert end.day < start.day
        assert (end + timedelta(days=1)).day == 1


@given(days)
def test_a_day_is_off_by_the_table_or_by_the_weekend(day: date) -> None:
    listed = BOOK.holidays.days.get(day)
    expected = listed.works if listed else day.weekday() < 5
    assert BOOK.holidays.is_working(day) is expected
