"""What a service refuses comes back with the form: nothing that was typed is lost.

``with Sending(form) as sending:`` around what the form asks for. A ``Refused`` stands beside
its field. After a ``Conflict`` the next sending is another change, with a key of its own
(decision 0005). Whoever writes the page then shows it again, with ``sending.status``.
"""

from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType

from caseflow.errors import Conflict, Refused
from caseflow.forms.base import CaseForm


class Sending:
    """One attempt to do what ``form`` asks. ``versions``: what the page shows now, which the
    next attempt relies on; without them it relies on what this one did. ``overtaken``:
    somebody else was quicker."""

    def __init__(self, form: CaseForm, versions: Mapping[str, int] | None = None) -> None:
        self._form = form
        self._versions = form.relied_on if versions is None else versions
        self.status = HTTPStatus.OK
        self.overtaken = False

    def __enter__(self) -> "Sending":
        return self

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if isinstance(error, Refused):
            self._form.refuse(error)
        elif isinstance(error, Conflict):
            self.overtaken = True
            self._form.overtake(error, self._versions)
        else:
            return False
        self.status = error.status
        return True
