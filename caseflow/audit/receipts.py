"""How the gate knows that this request's answer stands in the log."""

from contextvars import ContextVar

_durable: ContextVar[int] = ContextVar("durable_entries", default=0)


def forget() -> None:
    """A new request begins: nothing is in the log about it yet."""
    _durable.set(0)


def given(count: int) -> None:
    """``count`` more entries of this request are durable."""
    _durable.set(_durable.get() + count)


def receipts() -> int:
    """How many entries of this request are durable."""
    return _durable.get()
