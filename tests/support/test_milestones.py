"""When a person is asked after: dates from the end of support, whatever was tried before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.law.book import load
from caseflow.support.milestones import (
    LAST_RESULTS,
    MONTHS,
    YEARLY,
    milestones,
    next_milestone,
    review_due,
)

END = date(2026, 1, 31)
BOOK = load()


def test_the_codes_are_those_of_the_list() -> None:
    known = BOOK.codes["follow_up_milestone"]
    assert {*MONTHS, YEARLY, "agreed"} == set(known)
    assert set(BOOK.codes["follow_up_result"]) >= LAST_RESULTS


def test_each_milestone_falls_on_its_month() -> None:
    days = [each.due_on for each in milestones(END, [])]
    assert days == [
        date(2026, 2, 28), date(2026, 4, 30), date(2026, 7, 31), date(2027, 1, 31),
        date(2028, 1, 31),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tried", "following"),
    [
        ([], "month_1"),
        (["month_1"], "month_3"),
        (["month_1", "agreed"], "month_3"),
        (["month_3"], "month_6"),
        (["month_3", "month_1"], "month_6"),
        (["month_12"], "month_24"),
        ([*MONTHS], None),
        (["month_24"], None),
        ([YEARLY], "month_1"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else str(value),
)
def test_the_milestone_after_what_was_tried(tried: list[str], following: str | None) -> None:
    found = next_milestone(milestones(END, [(name, END) for name in tried]))
    assert (found.name if found else None) == following


def test_a_contact_before_support_ended_is_none_of_these() -> None:
    before = milestones(END, [("month_1", END - timedelta(days=1))])
    assert [each.done_on for each in before] == [None] * 5
    twice = milestones(END, [("month_1", END + timedelta(days=40)), ("month_1", END)])
    assert twice[0].done_on == END + timedelta(days=40)


@pytest.mark.parametrize(
    ("returned", "reviewed", "due"),
    [
        (date(2025, 3, 1), None, date(2026, 3, 1)),
        (date(2025, 3, 1), date(2026, 4, 2), date(2027, 4, 2)),
        (date(2024, 2, 29), None, date(2025, 2, 28)),
    ],
    ids=["never", "once", "leap-day"],
)
def test_a_review_falls_due_a_year_on(returned: date, reviewed: date | None, due: date) -> None:
    assert review_due(returned, reviewed) == due


CONTACTS = st.lists(
    st.tuples(st.sampled_from([*MONTHS, "agreed"]), st.dates(END, END.replace(2030)))
)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), CONTACTS)
def test_following_comes_to_an_end(ended: date, contacts: list[tuple[str, date]]) -> None:
    """Whatever was tried before: trying each next milestone on its day leaves none within
    five steps, and never goes back in time."""
    made = [(name, max(day, ended)) for name, day in contacts]
    days = []
    while found := next_milestone(milestones(ended, made)):
        days.append(found.due_on)
        made.append((found.name, found.due_on))
    assert len(days) <= len(MONTHS)
    assert days == sorted(days)
