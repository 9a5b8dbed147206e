"""What the auditor asks: found by index, newest first, among much else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from caseflow.audit.entry import ActorStamp, Entry
from caseflow.audit.events import Event
from caseflow.audit.ledger import places_asked
from caseflow.audit.prepared import Prepared
from tests.audit.logs import START, Bench

CASES = ("c1", "c2", "c3")


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """Sixty entries of three cases, four officers and two events, a second apart."""
    bench.log.append([
        Entry(
            event=Event.CASE_LISTED if n % 10 == 0 else Event.CASE_VIEWED,
            at=START + timedelta(seconds=n),
            actor=ActorStamp(f"officer-{n % 4}"),
            cases=("c1", "c2") if n % 10 == 0 else (),
            case=None if n % 10 == 0 else CASES[n % 3],
        ).body()
        for n in range(60)
    ])  # fmt: skip
    bench.log.append([Entry(event=Event.INSTANCE_STARTED, at=START).body()])
    return bench


def test_by_case_also_where_a_list_names_it(filled: Bench) -> None:
    found = [told.seq for told in filled.ledger.entries(case="c1", limit=100)]
    assert found == [n for n in range(59, -1, -1) if n % 10 == 0 or n % 3 == 0]
    assert filled.ledger.entries(case="c9") == []


def test_by_officer_event_and_time_together(filled: Bench) -> None:
    found = filled.ledger.entries(
        officer="officer-2",
        event=Event.CASE_LISTED,
        case="c2",
        since=START + timedelta(seconds=10),
        until=START + timedelta(seconds=50),
    )
    assert [told.seq for told in found] == [30, 10]
    assert found[0].facts["actor"] == {"officer": "officer-2"}
    assert found[0].facts["cases"] == ["c1", "c2"]


def test_page_by_page(filled: Bench) -> None:
    first = filled.ledger.entries(officer="officer-1", limit=4)
    second = filled.ledger.entries(officer="officer-1", limit=4, before_seq=first[-1].seq)
    assert [told.seq for told in first + second] == [57, 53, 49, 45, 41, 37, 33, 29]


def test_since_is_included_and_until_is_not(filled: Bench) -> None:
    at = START + timedelta(seconds=7)
    found = filled.ledger.entries(since=at, until=at + timedelta(seconds=1))
    assert [told.seq for told in found] == [7]
    assert filled.ledger.entries(since=datetime(2027, 1, 1, tzinfo=UTC)) == []


def test_what_was_told_since_an_event(filled: Bench) -> None:
    since = [told.seq for told in filled.ledger.told_since(Event.CASE_LISTED)]
    assert since == [*range(51, 60), 60]
    assert len(list(filled.ledger.told_since(Event.SETTLEMENT_RUN))) == 61


@pytest.mark.parametrize(
    ("index", "asked"),
    [
        ("entry_officer", {"officer": "officer-1"}),
        ("entry_event", {"event": Event.CASE_LISTED}),
        ("entry_at", {"since": START + timedelta(days=1)}),
        ("mention_pseudonym", {"case": "c1"}),
    ],
)
def test_each_question_has_its_index(filled: Bench, index: str, asked: dict[str, Any]) -> None:
    sqlite = filled.engine.dialect.name == "sqlite"
    query = str(
        filled.ledger.question(**asked).compile(
            filled.engine, compile_kwargs={"literal_binds": True}
        )
    ).replace("%%", "%")
    with filled.engine.begin() as connection:
        if not sqlite:  # a small table is read whole unless told otherwise
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
        plan = "\n".join(str(row) for row in connection.exec_driver_sql(explain + query))
    assert index in plan


def test_the_edge_of_the_tree_is_looked_up_and_never_searched_for(filled: Bench) -> None:
    """It stands before every append: a walk of the table would grow with the log."""
    sqlite = filled.engine.dialect.name == "sqlite"
    values = {f"{name}{n}": n for n in range(5) for name in ("level", "idx")}
    explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    with filled.engine.begin() as connection:
        if not sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        asked = Prepared(explain + places_asked(5))
        plan = "\n".join(str(row) for row in asked.rows(connection, **values))
    assert plan.count("level=? AND idx=?" if sqlite else "Index Cond") == 5
    assert "SCAN node" not in plan
    assert "Seq Scan" not in plan
