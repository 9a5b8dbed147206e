"""A process that was forked opens connections of its own."""

import os
from weakref import WeakSet

from sqlalchemy import Engine, Pool

_engines: WeakSet[Engine] = WeakSet()
_inherited: list[Pool] = []


def renew_after_fork(engine: Engine) -> None:
    """In every later child of this process ``engine`` starts with an empty pool."""
    _engines.add(engine)


def _renew() -> None:
    # The parent's connections are kept, not closed: closing one would speak on the
    # parent's socket, and let go of the locks SQLite holds on the parent's file.
    for engine in list(_engines):
        _inherited.append(engine.pool)
        engine.dispose(close=False)


os.register_at_fork(after_in_child=_renew)
