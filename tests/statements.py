"""The statements that a store is sent, counted: what a page or an act costs."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def statements(engine: Engine | type[Engine]) -> Iterator[list[str]]:
    """The statements sent meanwhile to ``engine``, or to every store for the class ``Engine``;
    that a transaction begins is none."""
    seen: list[str] = []

    def saw(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", saw)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", saw)
