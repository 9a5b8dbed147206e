"""How it is safe to reach the person, said wherever a way to reach somebody is shown.

The rule is the person's own; whoever may not read it is told so, and asks before calling.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from caseflow.case.access import Access
from caseflow.case.disclosing import opened
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.law.book import LawBook
from caseflow.law.fields import Field
from caseflow.vault.reading import of_case
from caseflow.vault.record import RecordKind

WAYS = frozenset({"phone", "address"})  # types of fields by which somebody is reached
IN_WORDS = frozenset({("hotline_call", "person_location")})  # a place told on the telephone
RULE = "safe_contact_rule"


@dataclass(frozen=True)
class Ways:
    """The person's rule, the newest (``None``: nobody has asked); ``closed``: this officer
    may not read it."""

    rule: Mapping[str, Any] | None
    closed: bool = False


def is_way(field: Field) -> bool:
    """Whether ``field`` is a way to reach somebody. The rule itself says how."""
    told = field.type in WAYS or (field.record, field.name) in IN_WORDS
    return told and field.record != RULE


def asks_way(asked: Iterable[tuple[str, str]]) -> bool:
    """Whether questions (record, field) are about a way to reach somebody: what is known
    stands in them."""
    records = current(LawBook).records
    known = {(name, f.name): f for name in records for f in records[name].fields}
    return any(is_way(known[each]) for each in asked if each in known)


def newest(rules: Iterable[Mapping[str, Any]], access: Access) -> Ways:
    """The rule that holds among those opened for this officer, oldest first."""
    kind = current(Sections).kind(RULE)
    held = kind.spec.compartments if kind else frozenset()
    if not held or not held <= access.shown().reads.keys():
        return Ways(None, closed=True)
    found = list(rules)
    return Ways(found[-1] if found else None)


def ways(access: Access) -> Ways:
    """The rule that holds for the person, opened with its own entry."""
    kind = current(Sections).kind(RULE)
    found = opened(access.shown(), kind, access.case).values() if kind else ()
    return newest(found, access)


def is_replaced(access: Access, kind: RecordKind, record: str) -> bool:
    """Whether ``record`` is a rule in whose place a later one stands: it is kept, and neither
    followed nor corrected any more."""
    return kind.name == RULE and of_case([kind], access.case)[-1].record != record
