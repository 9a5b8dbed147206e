"""Doing something as far as its change is ready, and writing nothing: whoever is asked to confirm
it hears before what would be refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)


class _Ready(Exception):  # nothing went wrong
    """The change is ready."""


@contextmanager
def rehearsal() -> Iterator[None]:
    """No change that is made ready in the block is written."""
    before = _rehearsing.set(True)
    try:
        yield
    except _Ready:
        pass
    finally:
        _rehearsing.reset(before)


def stop_if_rehearsed() -> None:
    """Where a change is about to be written: end the rehearsal, if this is one."""
    if _rehearsing.get():
        raise _Ready()
