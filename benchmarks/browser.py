"""A signed-in officer without a screen, asking the whole app over WSGI."""

import re
from collections.abc import Callable

from flask import Flask

from caseflow.policy import Actor
from caseflow.staff import sessions
from caseflow.staff.web.login import TOKEN

HIDDEN = re.compile(r'<input[^>]*name="(csrf_token|key)"[^>]*value="([^"]*)"')


class Browser:
    """One session of ``actor``; what does not answer as it should ends the benchmark."""

    def __init__(self, app: Flask, actor: Actor) -> None:
        self.client = app.test_client()
        with app.app_context():
            token = sessions.begin(actor.officer, actor.role, sessions.FULL, "127.0.0.1")
        with self.client.session_transaction() as cookie:
            cookie[TOKEN] = token

    def page(self, path: str) -> Callable[[], str]:
        """Ask for ``path``, again and again."""

        def ask() -> str:
            answer = self.client.get(path)
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
            return answer.text

        return ask

    def search(self, term: str, reason: str = "") -> Callable[[], str]:
        """Look for ``term``, again and again; gives the address of what was found."""
        hidden = dict(HIDDEN.findall(self.page("/search")()))
        return lambda: self._sent("/search", hidden | {"term": term, "reason": reason})

    def open(self, code: str, purpose: str) -> None:
        """Open the case called ``code`` for half an hour."""
        path = f"/cases/{code}/open"
        self._sent(path, dict(HIDDEN.findall(self.page(path)())) | {"purpose": purpose})

    def _sent(self, path: str, fields: dict[str, str]) -> str:
        answer = self.client.post(path, data=fields)
        if answer.status_code != 303:
            raise RuntimeError(f"{path} answered {answer.status}")
        return str(answer.location)
