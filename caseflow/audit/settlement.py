"""After a crash: every intent without an end gets one.

First a void change of that id is inserted, so that a writer still alive fails; if
the change is already there, it happened. Runs at every start, from where the last
settlement ended.
"""

from caseflow.audit.changes import happened
from caseflow.audit.events import Event
from caseflow.audit.ledger import Ledger
from caseflow.audit.noting import append, entry

ENDS = frozenset({Event.RECORD_DONE, Event.RECORD_FAILED, Event.RECORD_SETTLED})


def open_intents(ledger: Ledger) -> dict[int, str]:
    """Intents without an end: sequence number → change id, oldest first."""
    intents: dict[int, str] = {}
    ended: set[int] = set()
    for number, told in ledger.told_since(Event.SETTLEMENT_RUN):
        if told["event"] == Event.RECORD_INTENT:
            intents[number] = told["change"]
        elif told["event"] in ENDS:
            ended.add(told["counts"]["intent"])
    return {number: change for number, change in intents.items() if number not in ended}


def settle(ledger: Ledger) -> int:
    """End every open intent; how many there were."""
    found = open_intents(ledger)
    for number, change in found.items():
        outcome = "permit" if happened(change, number) else "error"
        append(
            [entry(Event.RECORD_SETTLED, None, change=change, outcome=outcome,
                   counts={"intent": number})]
        )  # fmt: skip
    append([entry(Event.SETTLEMENT_RUN, None, counts={"settled": len(found)})])
    return len(found)
