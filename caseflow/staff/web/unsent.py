"""What an officer has typed and not sent: kept sealed as they type, and when a form could not
be done or came after its session; given back when they open that form again; gone once it
has been done.
"""

from typing import TypeVar

from flask import request
from werkzeug.datastructures import MultiDict

from caseflow.audit.recording import already_saved
from caseflow.forms.base import CaseForm
from caseflow.gate import actor
from caseflow.staff import account, drafts
from caseflow.staff.drafts import Fields, Kept
from caseflow.staff.web.login import case_at, client_address

F = TypeVar("F", bound=CaseForm)
REFILLED = frozenset(
    {"/intake/new", "/rescue/new", "/requests/new"}
)  # pages of no case that use ``form_of``


def form_of(kind: type[F]) -> F:
    """The form of this page: as it was sent; else as the officer left it, after the entry
    that it was read; else empty."""
    if request.method == "POST":
        form = kind()
    elif left := drafts.of_path(actor().officer, here()):
        form = kind(MultiDict(account.take_draft(actor(), left.id).fields))
        form.left = left
    else:
        form = kind()
    form.keeps_as = here()
    return form


def keep() -> None:
    """Keep what this request sent, because it could not be done."""
    _keep(here())


def keep_as_typed(path: str) -> Kept | None:
    """Keep what the form at ``path`` holds so far; nothing once that very form was done.
    ``NotThere`` for a path that is no form, or is of a case which the officer does not reach."""
    officer = actor().officer
    if already_saved(officer, request.form.get("key", "")):
        return None
    _keep(path)
    return drafts.of_path(officer, path)


def _keep(path: str) -> None:
    case = case_at(actor(), path)
    drafts.keep_draft(actor().officer, path, typed(), client_address(), case, actor())


def done() -> None:
    """The form of this page was done: nothing of it is left to be sent."""
    drafts.drop_path(actor().officer, here())


def drop(path: str) -> None:
    """Throw away what was left in the form at ``path``."""
    drafts.drop_path(actor().officer, path)


def refills(kept: Kept) -> bool:
    """Whether the page of a draft shows it again by itself, as ``form_of`` does."""
    return bool(kept.case) or kept.path in REFILLED


def here() -> str:
    """The address of this page, which its draft is kept under."""
    return request.path


def typed() -> Fields:
    """The answers that this request sent, and the versions they rest on; no secret."""
    return [pair for pair in request.form.items(multi=True) if pair[0] not in drafts.NOT_KEPT]
