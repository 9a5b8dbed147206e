"""What every page inside a case shares: its header, and the page of one act.

Stages give an act and a form; the page, its routes and its errors are the same for all.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import already_saved
from caseflow.case.access import Access, enter
from caseflow.case.facts import gather
from caseflow.case.header import header_of
from caseflow.case.labels import RECORD_NAMES, Shower, field_label
from caseflow.case.sections import Act, Submission
from caseflow.case.state import find_code
from caseflow.case.view import RecordView, name_of, offered_record, record_view
from caseflow.errors import Conflict, NotThere, Refused
from caseflow.forms.base import new_key
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room, actor, roles
from caseflow.languages import gettext
from caseflow.law.access import stage_table
from caseflow.policy import Role, in_scope
from caseflow.vault.reading import in_case

FormOf = Callable[[Access], type[RecordsForm]]
Fill = Callable[[Access, str], Mapping[str, Mapping[str, Any]]]
Told = Callable[[Access, str], Mapping[str, Any]]
Check = Callable[[Access, RecordsForm], str]


def inside(code: str) -> Access:
    """The officer inside an opened case; otherwise asked to open it first."""
    access = enter(actor(), code, once=request.method == "GET")
    if access.opened is None and not access.facts.addressed:
        raise NotOpened(code)
    return access


class NotOpened(NotThere):
    """The case is in scope but not opened in this session: the purpose comes first."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code


def to_opening(error: NotOpened) -> Response:
    """Where a page of a case leads that is not open."""
    return redirect(url_for("cases.opening", code=error.code, next=request.path), 303)


def allowed(act: Act) -> tuple[Role, ...]:
    """The roles that ``stages.csv`` lets do ``act``."""
    return tuple(
        Role(role)
        for (stage, role), acts in stage_table().items()
        if stage == act.stage and act.name in acts
    )


def act_page(
    room: Room,
    act: Act,
    form_of: FormOf,
    *,
    fill: Fill | None = None,
    hint: str | Callable[[Access], str] = "",
    template: str = "case/act.html",
    told: Told | None = None,
    check: Check | None = None,
) -> None:
    """The page of ``act`` at ``/cases/<code>/<stage>/<slug>`` (with ``/<record>`` for an
    act with a target): GET asks, POST does it and leads back to the case. ``hint`` is said
    above the questions, where need be of this case.

    ``fill`` gives values to start from, opened through disclosure by the service.
    ``told`` gives what a ``template`` of the act's own shows besides. ``check`` gives the
    text that is read before saving, on a page between: only what was confirmed is saved.
    """

    def view(code: str, record: str = "") -> str | Response:
        if request.method == "POST" and already_saved(actor().officer, request.form.get("key", "")):
            return redirect(_onward(code), 303)
        access = inside(code)
        target = _target(act, access, record)
        form = form_of(access)()
        if fill and request.method == "GET":
            for name, values in fill(access, record).items():
                form.fill(name, values)
        if form.validate_on_submit() and AGAIN not in request.form:
            text = check(access, form) if check else ""
            if text and request.form.get("checked") != _digest(text):
                return _check_page(access, act, form, text)
            if _done(act, access, form, record):
                flash(gettext("Đã lưu."))
                return redirect(_onward(code), 303)
        return render_case(
            access, template, form=form, page_title=gettext(act.label),
            hint=hint if isinstance(hint, str) else hint(access),
            target=target, names=RECORD_NAMES, label=field_label,
            **(told(access, record) if told else {}),
        )  # fmt: skip

    view.__name__ = act.slug
    rule = f"/cases/<code>/{act.room or act.stage}/{act.slug.replace('_', '-')}"
    rule += "/<record>" if act.target else ""
    room.route(rule, who=roles(*allowed(act)), methods=["GET", "POST"])(view)


def _onward(code: str) -> str:
    """Back to the case; home where the act ended the officer's part in it, as a decision
    ends the decider's."""
    case = find_code(code)
    found = gather(actor(), [case])[case] if case else None
    stays = found is not None and in_scope(found)
    return url_for("cases.case", code=code) if stays else url_for("work.home")


AGAIN = "again"  # sent by the button that leads back from the check to the questions
OWN = frozenset({"csrf_token", "checked", AGAIN})


def _check_page(access: Access, act: Act, form: RecordsForm, text: str) -> str:
    """What was answered is kept in the page; nothing is saved before it is confirmed."""
    sent = [(n, v) for n, v in request.form.items(multi=True) if n not in OWN]
    return render_case(
        access, "case/check.html", page_title=gettext(act.label), text=text, sent=sent,
        checked=_digest(text), form=form,
    )  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _target(act: Act, access: Access, record: str) -> RecordView | None:
    """The record an act is about, opened; ``NotThere`` where the act has no place now."""
    if not act.open_to(access):
        raise NotThere()
    if act.target is None:
        return None
    rows = in_case(act.target, record, access.case)
    if not rows or not act.offered_on(access, rows[0]):
        raise NotThere()
    if access.opened is None:
        return offered_record(access, act, record)
    return record_view(access, act.target, record)


def _done(act: Act, access: Access, form: RecordsForm, record: str) -> bool:
    try:
        act.run(access, Submission(form.answers(), form.idempotency_key, record))
    except Refused as refusal:
        form.refuse(refusal)
        return False
    except Conflict as conflict:
        form.form_errors.append(gettext(conflict.message))
        form.key.data = new_key()
        return False
    return True


def render_case(access: Access, template: str, **context: Any) -> str:
    """A page inside a case with its header; what the header shows has its entry. Before
    a hand-over is accepted there is no header: the case is not this agency's yet."""
    shower = Shower()
    if access.opened:
        header = header_of(access, name_of(access), shower)
    else:
        note(Event.CASE_LISTED, actor=access.actor, cases=[access.case], rule="addressed")
        header = None
    return render_template(
        template, access=access, code=access.state.code, header=header, shower=shower, **context
    )
