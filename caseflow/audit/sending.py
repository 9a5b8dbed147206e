"""Which form a request sends: where to and what, as an HMAC. The key of a form that was saved is
no leave for another form, nor for what was typed into it afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.db import current

_form: ContextVar[str] = ContextVar("form", default="")


@contextmanager
def sending(where: str, answers: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Until the end of it, ``answers`` are what is sent to the address ``where``."""
    told = [where, *(f"{name}\x01{answer}" for name, answer in sorted(answers))]
    before = _form.set(current(Pseudonyms).of_form("\x00".join(told)))
    try:
        yield
    finally:
        _form.reset(before)


def form() -> str:
    """The form that is being sent; empty where nobody told."""
    return _form.get()
