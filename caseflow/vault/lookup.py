"""Exact look-up: what a person can be found by, one way, under an index key of its own.

A truncated HMAC-SHA-256 over the number of a paper, and over the whole name without accents
together with the birth year: never over a name alone, a part of it or a year, which could be
told from how often they occur. The lines repeat attested sealed rows, and are made from them
here, so that no plaintext leaves the vault.
"""

import hmac
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, and_, case
from sqlalchemy.dialects import postgresql, sqlite

from caseflow.db import Base
from caseflow.law.compartments import Compartment
from caseflow.law.names import fold
from caseflow.vault.column import Clear, Sealed
from caseflow.vault.keystore import DataKeys, KeyStore
from caseflow.vault.record import ID, Moment, Part, RecordKind, decode
from caseflow.vault.secrets import keep_for_good, needed

PURPOSE, ROW = "lookup-index", "1"
HEX_DIGITS = 32
NOTHING = ""  # too little is known for a look-up
_TECHNICAL = {"held": Clear("technical column")}
LOOKUP = Table(
    "person_lookup",
    Base.metadata,
    Column("record_id", ID, primary_key=True, info=_TECHNICAL),
    Column("record_version", Integer, nullable=False, info=_TECHNICAL),
    Column("case_id", ID, nullable=False, index=True, info=_TECHNICAL),
    Column("token", String(HEX_DIGITS), nullable=False, index=True,
           info={"held": Clear("truncated HMAC under an index key of its own")}),
    Column("since", Moment(), nullable=False, info={"held": Clear("when the token was written")}),
    info={"transient": "repeats attested rows one way; written with them, verified by them"},
)  # fmt: skip


class Line(NamedTuple):
    """What one record is found by: its newest version's token, ``NOTHING`` if too little is
    known, and since when it has been that: a request that is older was not written to be found
    by whoever changed the record afterwards."""

    record_id: str
    record_version: int
    case_id: str
    token: str
    since: datetime


class Lookup:
    """The one-way names by which this instance finds a person again."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of_document(self, number: object) -> str:
        """The token of a paper's number, written with or without signs and spaces."""
        bare = "".join(each for each in fold(_text(number)) if each.isalnum())
        return self._token("document", bare) if bare else NOTHING

    def of_name(self, name: object, birth_date: object) -> str:
        """The token of a whole name and a birth date ``YYYY[-MM[-DD]]``, by its year."""
        folded, year = fold(_text(name)), _text(birth_date)[:4]
        return self._token("name", f"{folded}\x00{year}") if folded and year else NOTHING

    def _token(self, kind: str, text: str) -> str:
        message = kind.encode() + b"\x00" + text.encode()
        return hmac.new(self._key, message, sha256).hexdigest()[:HEX_DIGITS]


def create(keys: KeyStore) -> None:
    """Make the index key, once, when an instance is made."""
    keep_for_good(keys, PURPOSE, ROW, os.urandom(32).hex())


def load(keys: KeyStore) -> Lookup:
    """The look-up of this instance; ``StartRefused`` without its key."""
    return Lookup(bytes.fromhex(needed(keys, PURPOSE, ROW)))


def _text(answer: object) -> str:
    """A typed answer; one of the boxes beside a question is none."""
    return answer if isinstance(answer, str) else ""


class Sought(NamedTuple):
    """The fields of a part by which its records are found, in the order of ``how``."""

    part: Part
    fields: tuple[str, ...]
    how: Callable[..., str]


SOUGHT: dict[str, Sought] = {}  # by table
KeysOf = Callable[[str, Compartment], DataKeys]


def sought_by(kind: RecordKind, how: Callable[..., str], *fields: str) -> None:
    """Let records of ``kind`` be found by ``how`` of ``fields``, all of one part."""
    part = kind.part_of(fields[0])
    SOUGHT[part.table.name] = Sought(part, fields, how)


def lines(
    lookup: Lookup, rows: Iterable[tuple[Part, Mapping[str, Any]]], keys_of: KeysOf
) -> list[Line]:
    """The lines of those of ``rows``, as they stand in the store, that can be looked for."""
    return [
        _line(lookup, SOUGHT[part.table.name], row, keys_of)
        for part, row in rows
        if part.table.name in SOUGHT and row["case_id"]
    ]


def _line(lookup: Lookup, sought: Sought, row: Mapping[str, Any], keys_of: KeysOf) -> Line:
    part, case = sought.part, row["case_id"]

    def known(name: str) -> object:
        value = row.get(name)
        if not isinstance(value, Sealed) or part.compartment is None:
            return value
        place = part.place(name, row["row_id"], case)
        return decode(keys_of(case, part.compartment).decrypt(value.stored, place).decode())

    token = sought.how(lookup, *(known(name) for name in sought.fields))
    return Line(row["record_id"], row["record_version"], case, token, row["recorded_at"])


def standing(versions: Iterable[Line]) -> list[Line]:
    """The newest of each record's lines, from those of all its versions in their order: each
    with the moment since which its token has stood without a break."""
    found: dict[str, Line] = {}
    for line in versions:
        before = found.get(line.record_id)
        same = before is not None and before.token == line.token
        found[line.record_id] = line._replace(since=before.since) if before and same else line
    return list(found.values())


def place(connection: Connection, found: Iterable[Line]) -> None:
    """Let each line take the place of the one its record had, unless that is of a newer version:
    lines are made before the transaction that writes them, and another may come first. A token
    that the next version leaves as it was has stood since before."""
    fresh = [line._asdict() for line in found]
    if fresh:
        dialect = {"sqlite": sqlite, "postgresql": postgresql}[connection.dialect.name]
        first, there = dialect.insert(LOOKUP), LOOKUP.c
        as_it_was = and_(
            there.token == first.excluded.token,
            there.record_version + 1 == first.excluded.record_version,
        )
        told = {name: first.excluded[name] for name in ("record_version", "case_id", "token")}
        since = case((as_it_was, there.since), else_=first.excluded.since)
        newest = first.on_conflict_do_update(
            index_elements=[LOOKUP.c.record_id],
            set_={**told, "since": since},
            where=there.record_version <= first.excluded.record_version,
        )
        connection.execute(newest, fresh)
