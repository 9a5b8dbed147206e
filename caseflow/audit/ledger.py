"""The audit store, read: entries by number and by what the auditor asks, nodes,
checkpoints. Writing is the sequencer's alone.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, TypedDict, Unpack

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Select,
    cast,
    func,
    literal_column,
    select,
)

from caseflow.audit.after_fork import renew_after_fork
from caseflow.audit.canonical import decode_object
from caseflow.audit.events import Event
from caseflow.audit.ledger_schema import ASKED, CHECKPOINT, ENTRY, MENTION, NODE
from caseflow.audit.prepared import Prepared
from caseflow.audit.same_file import remember_file
from caseflow.audit.tree import frontier_places
from caseflow.clock import stamp

PAGE = 1000
PAGE_SHOWN = 50

_SIZE = select(func.coalesce(func.max(ENTRY.c.seq), -1) + 1)
_NEWEST = select(CHECKPOINT.c.note).order_by(CHECKPOINT.c.size.desc()).limit(1)
_HEAD = Prepared(
    "SELECT (SELECT COALESCE(MAX(seq), -1) + 1 FROM entry),"
    " (SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1)"
)


class Told(NamedTuple):
    """One entry: its number in the log, and what it says (see ``Entry.facts``)."""

    seq: int
    facts: Mapping[str, Any]


class Asked(TypedDict, total=False):
    """What an auditor may ask by; what is not given does not matter.

    ``case`` is a pseudonym; ``since`` is included, ``until`` is not; ``before_seq`` is
    the last number of the page before; ``limit`` is 50 unless given.
    """

    case: str
    officer: str
    event: Event
    since: datetime
    until: datetime
    before_seq: int
    limit: int


class View:
    """The ledger as it stands at one moment, for as long as ``connection`` reads it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        # As bytes: a body that is no UTF-8 must reach the verification, not stop it.
        sqlite = connection.dialect.name == "sqlite"
        self._body = cast(ENTRY.c.body, LargeBinary) if sqlite else ENTRY.c.body

    def size(self) -> int:
        """How many entries there are: one more than the highest number."""
        return int(self.connection.scalar(_SIZE) or 0)

    def head(self) -> tuple[int, str | None]:
        """The size, and the newest signed note (``None`` in an empty log), in one statement."""
        [(size, note)] = _HEAD.rows(self.connection)
        return int(size), note

    def read(self, start: int, stop: int) -> list[tuple[int, bytes]]:
        """Number and body of the entries from ``start`` to before ``stop``, in order."""
        query = select(ENTRY.c.seq, self._body).order_by(ENTRY.c.seq)
        found = self.connection.execute(query.where(ENTRY.c.seq >= start, ENTRY.c.seq < stop))
        return [(seq, _as_bytes(body)) for seq, body in found]

    def node(self, level: int, index: int) -> bytes:
        """The hash at one place of the tree; ``LookupError`` where there is none."""
        query = select(NODE.c.hash).where(NODE.c.level == level, NODE.c.idx == index)
        found = self.connection.scalar(query)
        if found is None:
            raise LookupError(f"no node at level {level}, index {index}")
        return bytes(found)

    def frontier(self, size: int) -> list[bytes]:
        """The hashes at the right edge of a tree of ``size``, the largest subtree first."""
        places = frontier_places(size)
        if not places:
            return []
        named: dict[str, int] = {}
        for number, (level, idx) in enumerate(places):
            named |= {f"level{number}": level, f"idx{number}": idx}
        rows = _nodes(len(places)).rows(self.connection, **named)
        found = {(level, idx): hashed for level, idx, hashed in rows}
        return [bytes(found[place]) for place in places]

    def nodes(self, level: int, start: int, stop: int) -> list[bytes]:
        """The hashes of one level from index ``start`` to before ``stop``."""
        query = select(NODE.c.hash).where(NODE.c.level == level).order_by(NODE.c.idx)
        found = self.connection.scalars(query.where(NODE.c.idx >= start, NODE.c.idx < stop))
        return [bytes(each) for each in found]

    def checkpoint(self) -> str | None:
        """The newest signed note, or ``None`` in an empty log."""
        return self.connection.scalar(_NEWEST)

    def checkpoints(self, after: int, upto: int) -> list[tuple[int, str]]:
        """Size and note of the checkpoints larger than ``after``, ``upto`` included."""
        query = select(CHECKPOINT.c.size, CHECKPOINT.c.note).order_by(CHECKPOINT.c.size)
        query = query.where(CHECKPOINT.c.size > after, CHECKPOINT.c.size <= upto)
        return [(size, note) for size, note in self.connection.execute(query)]

    def mentions(self, start: int, stop: int) -> dict[int, list[str]]:
        """The case pseudonyms indexed for each entry from ``start`` to before ``stop``."""
        query = select(MENTION.c.seq, MENTION.c.pseudonym).order_by(MENTION.c.pseudonym)
        found: dict[int, list[str]] = {}
        query = query.where(MENTION.c.seq >= start, MENTION.c.seq < stop)
        for seq, pseudonym in self.connection.execute(query):
            found.setdefault(seq, []).append(pseudonym)
        return found


class Ledger:
    """The audit store behind ``engine`` (one made by ``db.make_engine``)."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        renew_after_fork(engine)
        remember_file(engine)

    @contextmanager
    def view(self) -> Iterator[View]:
        """A reading that sees one state of the log, whatever is appended meanwhile."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield View(connection)

    def size(self) -> int:
        """How many entries the log holds."""
        with self.view() as view:
            return view.size()

    def read(self, start: int, stop: int) -> list[bytes]:
        """The bodies from ``start`` to before ``stop``, in order."""
        with self.view() as view:
            return [body for _, body in view.read(start, stop)]

    def entries(self, **asked: Unpack[Asked]) -> list[Told]:
        """The newest entries that fit all that is asked (see :class:`Asked`)."""
        with self.view() as view:
            found = view.connection.execute(self.question(**asked))
            return [Told(seq, decode_object(_as_bytes(body))) for seq, body in found]

    def question(self, **asked: Unpack[Asked]) -> Select[int, str]:
        """The query behind :meth:`entries`; each condition has its index."""
        # Asked for a time alone, both databases would walk all that is newer: they are
        # kept from the order of numbers, and so take the index on time.
        by_time = not asked.keys() & {"case", "officer", "event"} and bool(
            asked.keys() & {"since", "until"}
        )
        order = ENTRY.c.seq + 0 if by_time else ENTRY.c.seq
        query = select(ENTRY.c.seq, ENTRY.c.body).order_by(order.desc())
        if "case" in asked:
            query = query.join(MENTION, MENTION.c.seq == ENTRY.c.seq)
            query = query.where(MENTION.c.pseudonym == asked["case"])
        if "officer" in asked:
            query = query.where(self._asked("officer") == asked["officer"])
        if "event" in asked:
            query = query.where(self._asked("event") == asked["event"].value)
        if "since" in asked:
            query = query.where(self._asked("at") >= stamp(asked["since"]))
        if "until" in asked:
            query = query.where(self._asked("at") < stamp(asked["until"]))
        if "before_seq" in asked:
            query = query.where(ENTRY.c.seq < asked["before_seq"])
        return query.limit(asked.get("limit", PAGE_SHOWN))

    def told_since(self, event: Event) -> Iterator[Told]:
        """Every entry after the last one of ``event`` (or all), oldest first."""
        last = self.entries(event=event, limit=1)
        start, stop = (last[0].seq + 1 if last else 0), self.size()
        for page in range(start, stop, PAGE):
            with self.view() as view:
                found = view.read(page, min(page + PAGE, stop))
            for seq, body in found:
                yield Told(seq, decode_object(body))

    def _asked(self, name: str) -> ColumnElement[Any]:
        return literal_column(ASKED[self.engine.dialect.name][name])


@cache  # a statement for each number of places: the bits of a size, so at most 63
def _nodes(count: int) -> Prepared:
    return Prepared(places_asked(count))


def places_asked(count: int) -> str:
    """The statement that finds the nodes at ``count`` places. Each is looked up by itself:
    asked for a list of pairs, SQLite walks the whole table, before every append."""
    places = " OR ".join(f"(level = :level{n} AND idx = :idx{n})" for n in range(count))
    asked = "SELECT level, idx, hash FROM node WHERE :places"
    return asked.replace(":places", places)


def _as_bytes(body: str | bytes | None) -> bytes:
    return body.encode("utf-8") if isinstance(body, str) else bytes(body or b"")
