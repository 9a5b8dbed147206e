"""An amendment is a new entry in time: whatever is laid over the files reads like the files."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.law.amending import Amendment
from caseflow.law.book import LawBook, load

BASE = load()
CHANGES = date(2025, 7, 1)
_VALUES = dict(BASE.tables.base_rows("clocks.csv")[8].values)


def amended(number: int, since: date, amount: int) -> Amendment:
    values = _VALUES | {"from": since.isoformat(), "until": "", "amount": str(amount)}
    return Amendment(f"{number:032}", "clocks.csv", values)


def limit(book: LawBook, on: date) -> int | None:
    clock = book.clock("verification", on)
    return clock.limit.amount if clock else None


def test_the_entry_amended_here_is_the_one_meant() -> None:
    assert (_VALUES["id"], _VALUES["from"]) == ("verification", "2025-07-01")


days = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31))
decided = st.lists(st.tuples(days, st.integers(min_value=1, max_value=90)), max_size=5)


@settings(max_examples=25, deadline=None)  # each loads a whole book
@given(decided, st.lists(days, min_size=1, max_size=5))
def test_each_day_has_the_entry_that_was_decided_last_for_it(
    given_in_order: list[tuple[date, int]], asked: list[date]
) -> None:
    """Read backwards: an entry reigns from its day to the next later day that has one."""
    book = load(amendments=[amended(n, *each) for n, each in enumerate(given_in_order)])
    newest = {CHANGES: 20, date.min: 20} | dict(given_in_order)
    for on in asked:
        assert limit(book, on) == newest[max(since for since in newest if since <= on)]
    entries = book.clocks["verification"]
    for earlier, later in pairwise(entries):
        assert earlier.valid_until is not None
        assert later.valid_from == earlier.valid_until + timedelta(days=1)


def test_each_amendment_is_another_version_that_names_the_files_and_their_number() -> None:
    first = load(amendments=[amended(1, date(2026, 5, 1), 15)])
    second = load(amendments=[amended(2, date(2026, 5, 1), 15)])
    both = load(amendments=[*first.tables.amendments, amended(2, date(2026, 6, 1), 10)])
    versions = [each.version for each in (BASE, first, second, both)]
    assert len(set(versions)) == 4
    assert [v.partition(".")[0] for v in versions[1:]] == [
        f"{BASE.version}+1", f"{BASE.version}+1", f"{BASE.version}+2",
    ]  # fmt: skip


def test_a_clock_started_before_an_amendment_keeps_what_it_was_counted_by() -> None:
    on = date(2026, 5, 5)
    shorter = load(amendments=[amended(1, date(2026, 5, 1), 15)])
    before = shorter.clock_counted("verification", on, BASE.version)
    after = shorter.clock_counted("verification", on, shorter.version)
    assert before is not None
    assert after is not None
    assert (before.limit.amount, after.limit.amount) == (20, 15)


def test_a_figure_confirmed_later_is_confirmed_for_what_runs() -> None:
    confirmed = _VALUES | {"confirmed": "yes", "mark": "F", "article": "Đ28"}
    book = load(amendments=[Amendment("1" * 32, "clocks.csv", confirmed)])
    clock = book.clock_counted("verification", date(2026, 5, 5), BASE.version)
    assert clock is not None
    assert (clock.confirmed, clock.article, clock.limit.amount) == (True, "Đ28", 20)
    assert len(book.clocks["verification"]) == len(BASE.clocks["verification"])
