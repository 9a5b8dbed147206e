"""Deadlines counted by hand, and what else holds for clocks and their extensions."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest

from caseflow.clock import VIETNAM
from caseflow.errors import Refused
from caseflow.law.book import LawBook
from caseflow.law.counting import Due, extended
from tests.law.examples import examples, told


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


EXAMPLES = examples("clocks_by_hand")
THE_LAW = re.compile(r"§\d+")


def found_for(book: LawBook, example: dict[str, str]) -> Due | None:
    """What the engine says: the usual limit, that of a complex case, or that one extended."""
    name, event = example["clock"], at(example["event"])
    rule_on = date.fromisoformat(example["rule_on"]) if example["rule_on"] else None
    match example["limit"]:
        case "usual":
            return book.due(name, event, rule_on)
        case "longest":
            return book.longest(name, event)
    clock, ordinary = book.clock(name, event.date()), book.longest(name, event)
    assert clock is not None
    assert ordinary is not None
    return extended(clock, ordinary, book.holidays)


@pytest.mark.parametrize("example", EXAMPLES, ids=told)
def test_an_example_counted_by_hand(book: LawBook, example: dict[str, str]) -> None:
    found = found_for(book, example)
    if not example["last"]:
        assert found is None
        return
    assert found is not None
    hours = "T" in example["last"]
    last = at(example["last"]) if hours else date.fromisoformat(example["last"])
    assert (found.at if hours else found.on) == last
    if not hours:
        assert found.at == datetime.combine(found.on, time.max, VIETNAM)
    assert found.confirmed is (example["confirmed"] == "yes")


def test_the_examples_reach_every_clock_and_say_where_they_were_read(book: LawBook) -> None:
    assert {example["clock"] for example in EXAMPLES} == set(book.clocks)
    assert all(THE_LAW.match(example["citation"]) for example in EXAMPLES)
    assert len(EXAMPLES) + len(examples("entitlements_by_hand")) >= 200


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


def test_more_time_is_asked_for_while_the_clock_runs_and_early_enough(book: LawBook) -> None:
    clock, event = book.clock("crime_report", date(2026, 3, 1)), at("2026-03-01T08:00")
    assert clock is not None
    ends = at("2026-03-21T23:59")
    report = book.extending(clock, event, ends)
    report.check_asked(at("2026-03-16T23:59"))  # five days before
    with pytest.raises(Refused, match=r"ít nhất 5 ngày.*16/03/2026.*Đ147"):
        report.check_asked(at("2026-03-17T00:00"))
    with pytest.raises(Refused, match="hết thời hạn"):
        report.check_asked(at("2026-03-22T00:00"))


def test_an_extension_ends_later_than_now_and_within_the_law(book: LawBook) -> None:
    clock, event = book.clock("crime_report", date(2026, 3, 1)), at("2026-03-01T08:00")
    assert clock is not None
    first = book.extending(clock, event, at("2026-03-21T23:59"))
    with pytest.raises(Refused, match="sau thời hạn hiện nay"):
        first.check_until(date(2026, 3, 21))
    first.check_until(date(2026, 5, 1))  # a complex case: two months
    with pytest.raises(Refused, match="01/05/2026"):
        first.check_until(date(2026, 5, 2))
    second = book.extending(clock, event, at("2026-05-01T23:59:59.999999"))
    second.check_until(date(2026, 7, 1))  # one extension of two months more
    with pytest.raises(Refused, match="01/07/2026"):
        second.check_until(date(2026, 7, 2))
    third = book.extending(clock, event, at("2026-07-01T23:59:59.999999"))
    with pytest.raises(Refused, match="01/07/2026"):
        third.check_until(date(2026, 7, 2))


def test_where_the_law_names_no_length_the_decision_does(book: LawBook) -> None:
    clock, event = book.clock("essential_needs", date(2026, 3, 1)), at("2026-03-01T08:00")
    assert clock is not None
    needs = book.extending(clock, event, at("2026-06-29T23:59:59.999999"))
    assert needs.furthest() is None
    needs.check_until(date(2027, 6, 29))
    facts, started = book.clock("initial_facts", date(2026, 3, 1)), at("2026-03-01T08:00")
    assert facts is not None
    with pytest.raises(Refused, match="dài nhất đến ngày 04/03/2026"):
        book.extending(facts, started, at("2026-03-04T23:59:59.999999")).check_until(
            date(2026, 3, 5)
        )
