"""An entry of the log: who did what, when, to which case, and why it was allowed.

Never a value, a name or free text: every string of an entry is an id, a code, a hash
or a version, and has to look like one. So the log can be handed to an auditor, a
witness or a court without telling anything of the persons in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from ipaddress import ip_address
from typing import Any

from caseflow.audit.canonical import encode
from caseflow.audit.events import Event
from caseflow.clock import stamp

VERSION = 1
MOST_BYTES = 65_535  # an entry bundle counts an entry's bytes in 16 bits
MOST_CASES = 100

_EVENTS = frozenset(map(str, Event))
_TOKEN = re.compile(r"[A-Za-z0-9_.:@/+=-]{1,128}", re.ASCII)
_CODE = re.compile(r"[a-z][a-z0-9_.:+-]{0,127}", re.ASCII)
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,63}\.[a-z][a-z0-9_]{0,63}", re.ASCII)
_HASH = re.compile(r"(?:[0-9a-f]{2}){16,64}", re.ASCII)


class Outcome(StrEnum):
    """How what was asked for ended."""

    PERMIT = "permit"
    DENY = "deny"
    ERROR = "error"


@dataclass(frozen=True)
class ActorStamp:
    """Who acted: officer id, the active role, the agency's id, how strongly signed in."""

    officer: str
    role: str = ""
    agency: str = ""
    strength: str = ""

    def facts(self) -> dict[str, Any]:
        """The part of the body that says who."""
        return {"officer": _needed(_TOKEN, "officer", self.officer)} | _given(
            role=_fits(_CODE, "role", self.role),
            agency=_fits(_TOKEN, "agency", self.agency),
            strength=_fits(_CODE, "strength", self.strength),
        )


@dataclass(frozen=True)
class RowStamp:
    """One row that a change writes: table, record id, version from 1 on, SHA-256 in hex."""

    table: str
    record: str
    version: int
    hash: str

    def facts(self) -> dict[str, Any]:
        """The part of the body that attests this row."""
        return {
            "table": _needed(_CODE, "table", self.table),
            "record": _needed(_TOKEN, "record", self.record),
            "version": _count("version", self.version),
            "hash": _needed(_HASH, "hash", self.hash),
        }


@dataclass(frozen=True)
class Entry:
    """What one entry says; empty means that it does not say so.

    ``case`` and ``cases`` (at most 100) are pseudonyms, ``fields`` are
    ``table.column``, ``policy`` and ``law`` the versions decided by, ``term_hmac``
    stands for a search term and ``commitment`` for a sealed reason. Anything that could
    be free text raises ``ValueError``, at once.
    """

    event: Event
    at: datetime
    actor: ActorStamp | None = None
    case: str | None = None
    cases: tuple[str, ...] = ()
    compartments: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    purpose: str | None = None
    act: str | None = None
    outcome: str = Outcome.PERMIT
    rule: str | None = None
    policy: str | None = None
    law: str | None = None
    request: str | None = None
    address: str | None = None
    subject: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    term_hmac: str | None = None
    rows: tuple[RowStamp, ...] = ()
    change: str | None = None
    commitment: str | None = None

    def __post_init__(self) -> None:
        _ = self.facts  # whatever is wrong with it is said at once

    @cached_property
    def facts(self) -> dict[str, Any]:
        """The entry as canonical JSON's types; what is empty is left out."""
        if self.at.tzinfo is None:
            raise ValueError("an entry's time is aware")
        if len(self.cases) > MOST_CASES:
            raise ValueError(f"an entry names at most {MOST_CASES} cases")
        return {
            "v": VERSION,
            "event": _event(self.event),
            "at": stamp(self.at),
            "outcome": Outcome(self.outcome).value,
        } | _given(
            actor=self.actor.facts() if self.actor else None,
            **self._what(),
            **self._why(),
            address=_address(self.address),
            counts={_needed(_CODE, "count", k): _count(k, n) for k, n in self.counts.items()},
            rows=[row.facts() for row in self.rows],
        )

    def body(self) -> bytes:
        """The canonical bytes that become a leaf; raises ``ValueError`` beyond 65,535."""
        body = encode(self.facts)
        if len(body) > MOST_BYTES:
            raise ValueError(f"an entry of {len(body)} bytes; at most {MOST_BYTES} fit")
        return body

    def _what(self) -> dict[str, Any]:
        return {
            "case": _fits(_TOKEN, "case", self.case),
            "cases": [_needed(_TOKEN, "cases", each) for each in self.cases],
            "compartments": [_needed(_CODE, "compartments", each) for each in self.compartments],
            "fields": [_needed(_FIELD, "fields", each) for each in self.fields],
            "subject": _fits(_TOKEN, "subject", self.subject),
            "term_hmac": _fits(_HASH, "term_hmac", self.term_hmac),
            "change": _fits(_TOKEN, "change", self.change),
            "commitment": _fits(_HASH, "commitment", self.commitment),
        }

    def _why(self) -> dict[str, Any]:
        return {
            "purpose": _fits(_CODE, "purpose", self.purpose),
            "act": _fits(_CODE, "act", self.act),
            "rule": _fits(_TOKEN, "rule", self.rule),
            "policy": _fits(_TOKEN, "policy", self.policy),
            "law": _fits(_TOKEN, "law", self.law),
            "request": _fits(_TOKEN, "request", self.request),
        }


def mentioned(facts: Mapping[str, Any]) -> list[str]:
    """The case pseudonyms that an entry's facts name, each once, sorted."""
    return sorted({*facts.get("cases", ()), *([facts["case"]] if "case" in facts else ())})


def _given(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def _event(name: str) -> str:
    if name not in _EVENTS:
        raise ValueError("“event” of an entry is none of the vocabulary")
    return str(name)


def _fits(pattern: re.Pattern[str], name: str, text: str | None) -> str:
    """``text`` if it looks like an id or a code; nothing if there is none."""
    return _needed(pattern, name, text) if text else ""


def _needed(pattern: re.Pattern[str], name: str, text: object) -> str:
    # The text is not repeated in the message: it may be what must not be written.
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise ValueError(f"“{name}” of an entry is no id or code of the log")
    return str(text)


def _count(name: str, number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError(f"“{name}” of an entry is no count")
    return number


def _address(text: str | None) -> str:
    try:
        return str(ip_address(text)) if text else ""
    except ValueError:
        raise ValueError("“address” of an entry is no network address") from None
