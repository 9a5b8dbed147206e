"""Rows of very many cases, a share at a time, so that no more than a share is ever held (or,
by the door, open) at once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from caseflow.db import db, single
from caseflow.vault.among import among
from caseflow.vault.reading import CHUNK, TECHNICAL, Row, newest, told
from caseflow.vault.record import Part, RecordKind

T = TypeVar("T")


def in_shares(
    kind: RecordKind, part: Part, columns: Iterable[str], cases: Sequence[str]
) -> Iterator[list[Row]]:
    """Current rows of ``part`` with ``columns`` alone. The next share is fetched while this one
    is looked through: the database works while we decrypt."""
    shares = _shares(kind, part, tuple(columns), cases)
    return _ahead(shares) if len(cases) > CHUNK else shares


def _shares(
    kind: RecordKind, part: Part, named: tuple[str, ...], cases: Sequence[str]
) -> Iterator[list[Row]]:
    table = part.table
    wanted = [table.c[name] for name in (*TECHNICAL, *named)]
    query = newest(part).where(among(table.c.case_id, "cases")).with_only_columns(*wanted)
    for start in range(0, len(cases), CHUNK):
        with single(db.engine) as connection:
            found = connection.execute(query, {"cases": cases[start : start + CHUNK]})
            rows = told(found, kind, part, named)
        yield rows


def _ahead(shares: Iterator[T]) -> Iterator[T]:
    """``shares``, each asked for while the one before it is used."""
    context = copy_context()

    def following() -> T | None:
        return next(shares, None)

    with ThreadPoolExecutor(1) as reader:
        waiting = reader.submit(context.run, following)
        while (share := waiting.result()) is not None:
            waiting = reader.submit(context.run, following)
            yield share
