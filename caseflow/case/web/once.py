"""A form sent twice, be it at the very same moment, is done once, and both are answered alike."""

from collections.abc import Callable

from flask import request
from werkzeug.wrappers import Response

from caseflow.audit.recording import already_saved, note_repeated
from caseflow.audit.sending import sending
from caseflow.errors import CaseflowError
from caseflow.gate import actor

Attempt = Callable[[], str | Response]
NO_ANSWER = frozenset({"csrf_token", "key"})


def once(attempt: Attempt, onward: Callable[[], Response]) -> str | Response:
    """What ``attempt`` answers; but ``onward``, with an entry of its own, where this very form is
    saved: before it came, or while it was being done by its twin, whose success is then all that
    refuses. Sent elsewhere or changed since, it is another form, and that ``attempt`` judges."""
    if request.method != "POST":
        return attempt()
    answers = (each for each in request.form.items(multi=True) if each[0] not in NO_ANSWER)
    with sending(request.path, answers):
        return _once(attempt, onward, request.form.get("key", ""))


def _once(attempt: Attempt, onward: Callable[[], Response], key: str) -> str | Response:
    who = actor()
    if not already_saved(who.officer, key):
        try:
            answer = attempt()
        except CaseflowError:
            if not already_saved(who.officer, key):
                raise
        else:
            if isinstance(answer, Response) or not already_saved(who.officer, key):
                return answer
    note_repeated(who, key)
    return onward()
