"""Periods of validity: a first and a last day, both included, None being open."""

from datetime import date


def covers(first: date | None, last: date | None, on: date) -> bool:
    """Whether ``on`` lies in the period from ``first`` to ``last``."""
    return (first is None or first <= on) and (last is None or on <= last)
