"""Rows of very many cases, a share at a time, so that no more than a share is ever held (or,
by the door, open) at once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from caseflow.db import db, single
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
    for start in range(0, len(cases), CHUNK):
        some = newest(part).where(table.c.case_id.in_(cases[start : start + CHUNK]))
        with single(db.engine) as connection:
            rows = told(connection.execute(some.with_only_columns(*wanted)), kind, part, named)
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
