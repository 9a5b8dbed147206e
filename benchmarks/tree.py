"""The log's arithmetic: entries hashed into the tree, entries held against their form."""

import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from benchmarks.measure import Measure
from caseflow.audit.attesting import row_hash
from caseflow.audit.canonical import decode
from caseflow.audit.entry import ActorStamp, Entry
from caseflow.audit.events import Event
from caseflow.audit.tree import Frontier
from caseflow.people.records import PERSON
from caseflow.vault.column import Sealed

ENTRIES = 200_000
CHECKS = 100_000
ATTESTED = 5_000
ROUNDS = 3  # the best counts: whatever else the machine did is no fault of ours


def typical_entry(number: int) -> bytes:
    """A page of a case with two compartments, some 500 bytes."""
    return Entry(
        event=Event.CASE_VIEWED,
        at=datetime(2026, 11, 22, 1, 2, 3, number % 1_000_000, UTC),
        actor=ActorStamp("5f0c1d2e3b4a59687786", "caseworker", "agency-17", "password+totp"),
        case="c0123456789abcdef0123456789abcdef",
        compartments=("contact", "identity"),
        fields=tuple(f"person_identity.column_{n}" for n in range(6)),
        purpose="support",
        rule="assigned",
        policy="2026-11-01",
        law="2026-11-20",
        request=f"r{number}",
        address="127.0.0.1",
        counts={"rows": 3},
    ).body()


def run() -> list[Measure]:
    """Entries a second into the tree, canonical checks a second, on one core."""
    entries = [typical_entry(number) for number in range(1000)] * (ENTRIES // 1000)
    batched = _best(ENTRIES, lambda: Frontier().extend(entries))
    bodies = entries[:CHECKS]
    checked = _best(CHECKS, lambda: deque(map(decode, bodies), maxlen=0))
    row, table = _attested(), PERSON.parts[0].table
    hashed = _best(ATTESTED, lambda: [row_hash(table, row) for _ in range(ATTESTED)])
    return [
        Measure("tree: entries a second, in one batch", batched, "/s", 300_000, at_least=True),
        Measure("canonical check: entries a second", checked, "/s", 50_000, at_least=True),
        Measure("attestation: rows a second", hashed, "/s"),
        Measure("a typical entry", float(len(entries[0])), "bytes"),
    ]


def _attested() -> dict[str, Any]:
    """A person's row with every field sealed, as it is hashed into an intent."""
    fields = PERSON.parts[0].fields
    columns = dict.fromkeys(("row_id", "record_id", "case_id", "change_id"), "0" * 32)
    facts = {"recorded_by": "1" * 32, "recorded_for": "2" * 32, "recorded_at": datetime.now(UTC)}
    return {**columns, **facts, "record_version": 1, **dict.fromkeys(fields, Sealed(b"\x01" * 94))}


def _best(count: int, work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return count / min(taken)
