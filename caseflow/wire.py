"""What comes over the wire and is no request of ours, turned away before anything reads it.

A request body without a length cannot be bounded. A NUL stands in nothing that anybody
types, and PostgreSQL takes none: an address with one leads nowhere, a form is refused.
"""

from flask import Flask, abort, request

NUL = "\x00"


def install(app: Flask) -> None:
    """Look at every request of ``app`` before its view does."""
    app.before_request(_turn_away)


def _turn_away() -> None:
    if request.method == "POST" and request.content_length is None:
        abort(411)
    if NUL in request.path:
        abort(404)
    if any(NUL in text for text in _sent()):
        abort(400)


def _sent() -> list[str]:
    """Names and values of the query and the form."""
    pairs = [*request.args.items(multi=True), *request.form.items(multi=True)]
    return [text for pair in pairs for text in pair]
