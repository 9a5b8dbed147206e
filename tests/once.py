"""What is the same in every instance of a run, worked out once a process.

A test starts an application of its own. Its passphrase and salt, the shipped law tables and the
patterns of its addresses are those of the test before, and took three quarters of the start.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from werkzeug.routing import Rule

from caseflow.law import book
from caseflow.staff import passwords
from caseflow.vault import provider

Builder = Callable[..., Any]
stretched = cache(provider._stretch)
hashed = cache(passwords.hashed)
shipped = cache(book.load)
load, compiled = book.load, Rule._compile_builder
builders: dict[tuple[str, bool], Builder] = {}


@contextmanager
def known() -> Iterator[None]:
    """Applications made in the block take from here what an earlier one has worked out."""
    with (
        patch.object(provider, "_stretch", stretched),
        patch.object(book, "load", read),
        patch.object(Rule, "_compile_builder", built),
    ):
        yield


@contextmanager
def one_password() -> Iterator[None]:
    """Officers who choose the same password in the block have it hashed once for all."""
    with patch.object(passwords, "hashed", hashed):
        yield


def read(*given: Any, **named: Any) -> book.LawBook:
    """The law book: the shipped one from here (it is immutable), any other from its tables."""
    return load(*given, **named) if given or named else shipped()


def built(rule: Rule, append_unknown: bool = True) -> Builder:
    """What makes an address of ``rule``; its text alone decides, unless it has defaults."""
    if rule.defaults:
        return compiled(rule, append_unknown)
    key = rule.rule, append_unknown
    if key not in builders:
        builders[key] = compiled(rule, append_unknown)
    return builders[key]
