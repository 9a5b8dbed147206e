"""A form sent twice, be it at the very same moment, is done once, and both are answered alike."""

from collections.abc import Callable

from flask import request
from werkzeug.wrappers import Response

from caseflow.audit.recording import already_saved
from caseflow.errors import CaseflowError
from caseflow.gate import actor


def once(attempt: Callable[[], str | Response], onward: Callable[[], Response]) -> str | Response:
    """What ``attempt`` answers; but ``onward`` where the form of this request is saved: before
    it came, or while it was being done by its twin, whose success is then all that refuses."""
    if _saved():
        return onward()
    try:
        answer = attempt()
    except CaseflowError:
        if not _saved():
            raise
        return onward()
    return onward() if isinstance(answer, str) and _saved() else answer


def _saved() -> bool:
    sent = request.method == "POST"
    return sent and already_saved(actor().officer, request.form.get("key", ""))
