"""Writing entries: the one way into the log, with who, when and under which rules.

An entry is durable when ``append`` returns; the gate's receipts count it then.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from caseflow.audit.entry import ActorStamp, Entry
from caseflow.audit.events import Event
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.receipts import given
from caseflow.audit.sequencer import Log
from caseflow.clock import now
from caseflow.db import current
from caseflow.law.access import access_version
from caseflow.law.book import LawBook
from caseflow.policy import Actor, Permit


def entry(event: Event, actor: Actor | None, **facts: Any) -> Entry:
    """An entry by ``actor`` now; ``facts`` are the further fields of ``Entry``."""
    who = None
    if actor:
        who = ActorStamp(actor.officer, actor.role, actor.agency, actor.strength)
        facts = {"request": actor.request, "address": actor.address} | facts
    return Entry(
        event=event,
        at=now(),
        actor=who,
        policy=access_version(),
        law=current(LawBook).version,
        **facts,
    )


def under(permit: Permit, event: Event, case: str | None = None, **facts: Any) -> Entry:
    """An entry about what ``permit`` allows, in its case or in ``case``."""
    named = case or permit.case
    if named:
        facts["case"] = current(Pseudonyms).of_case(named)
    return entry(event, permit.actor, purpose=permit.purpose, rule=permit.rule, **facts)


def append(entries: Sequence[Entry]) -> list[int]:
    """Make ``entries`` durable; their sequence numbers. Raises ``LogUnavailable``."""
    numbers = current(Log).append([each.body() for each in entries])
    given(len(numbers))
    return numbers


def note(
    event: Event,
    *,
    actor: Actor | None = None,
    cases: Iterable[str] = (),
    counts: Mapping[str, int] | None = None,
    **facts: Any,
) -> int:
    """One entry, durable; ``cases`` are named by their pseudonyms."""
    names = current(Pseudonyms)
    pseudonyms = tuple(names.of_case(case) for case in cases)
    told = entry(event, actor, cases=pseudonyms, counts=dict(counts or {}), **facts)
    return append([told])[0]
