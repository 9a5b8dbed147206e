"""The auditor's rooms: accesses, one entry with its proof, a code's pseudonym, is it whole."""

from typing import Any

from flask import Response as FlaskResponse
from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.audit.events import Event, Kind
from caseflow.errors import Refused
from caseflow.gate import Room, actor, roles
from caseflow.languages import bilingual, gettext
from caseflow.oversight import checking, service
from caseflow.oversight.forms import CheckForm, CodeForm, FilterForm
from caseflow.oversight.service import Filter
from caseflow.oversight.words import KIND_NAMES, Words
from caseflow.policy import Role
from caseflow.staff.directory import officer_names

room = Room("oversight", __name__, url_prefix="/oversight")
AUDITORS = roles(Role.AUDITOR)
LAST_ENTRY = 2**63 - 1
_ENTRY = f"/entries/<int(max={LAST_ENTRY}):seq>"


@room.route("", who=AUDITORS)
def accesses() -> str:
    """Who did what, newest first; by case, officer, event and days."""
    words = Words()
    form = FilterForm(request.args, officer=_officers(words), what=_events())
    asked = _asked(form)
    before = request.args.get("before", type=_number)
    page = service.accesses(actor(), asked, before) if asked else service.Page((), None)
    if asked is None:
        service.accesses(actor(), Filter(), 0)  # an entry for the refused question too
    summary = service.summary(actor(), asked) if asked and before is None else None
    return render_template(
        "oversight/accesses.html", form=form, words=words, asked=asked, page=page,
        lines=[words.line(told) for told in page.entries], summary=summary,
        first=_here() if before is not None else None,
        older=_here(before=page.older) if page.older else None,
    )  # fmt: skip


def _number(text: str) -> int:
    """The number of an entry, at most the last that a log can have."""
    return min(int(text), LAST_ENTRY)


def _asked(form: FilterForm) -> Filter | None:
    """The question of the form; ``None`` when it cannot be understood."""
    if not form.validate():
        return None
    kind, _, name = (form.what.data or "").rpartition(":")
    events = service.events_of(Kind(name)) if kind else service.events_named(name)
    return Filter(form.case.data or "", form.officer.data or "", events, form.begin, form.end)


def _here(**more: Any) -> str:
    """This URL's filter, on its first page or on another."""
    kept: dict[str, Any] = {n: t for n, t in request.args.items() if n != "before" and t}
    return url_for("oversight.accesses", **kept, **more)


def _officers(words: Words) -> list[tuple[str, str]]:
    named = sorted(officer_names().items(), key=lambda each: each[1])
    return [*named, ("system", gettext("Hệ thống"))]


def _events() -> list[tuple[str, str]]:
    kinds = [(f"kind:{kind}", gettext(name)) for kind, name in KIND_NAMES.items()]
    return kinds + [(str(event), bilingual(event.label_vi, event.label_en)) for event in Event]


@room.route(_ENTRY, who=AUDITORS)
def entry(seq: int) -> str:
    """One entry, whole."""
    return _entry(service.one_entry(actor(), seq))


@room.route(f"{_ENTRY}/reason", who=AUDITORS, methods=["POST"])
def reason(seq: int) -> str:
    """The same, with the reason that its officer sealed for the auditor."""
    told, text = service.reason_of(actor(), seq)
    return _entry(told, text)


def _entry(told: Any, text: str | None = None) -> str:
    words = Words()
    return render_template(
        "oversight/entry.html", line=words.line(told), words=words, reason=text, form=CheckForm()
    )


@room.route(f"{_ENTRY}/proof", who=AUDITORS)
def proof(seq: int) -> FlaskResponse:
    """The proof that the entry stands in the log, as a file that names nobody."""
    answer = FlaskResponse(service.proof(actor(), seq), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="entry-{seq}.tlog-proof"'
    return answer


@room.route("/pseudonym", who=AUDITORS, methods=["GET", "POST"], confidential=False)
def pseudonym() -> str | Response | tuple[str, int]:
    """From the code in a complaint to what the log calls the case; never the reverse."""
    form = CodeForm()
    if form.validate_on_submit():
        try:
            found = service.resolve(actor(), form.code.data)
        except Refused as refusal:
            form.refuse(refusal)
            return render_template("oversight/pseudonym.html", form=form), refusal.status
        return redirect(url_for("oversight.accesses", case=found), 303)
    return render_template("oversight/pseudonym.html", form=form)


@room.route("/whole", who=AUDITORS)
def whole() -> str:
    """How the log stands, and who checked it last."""
    words = Words()
    found = checking.log_state(actor())
    checks = [words.line(told) for told in found.checks]
    return render_template(
        "oversight/whole.html", log=found, words=words, checks=checks, form=CheckForm()
    )


# Nothing confidential: its answer must come even when the log takes no entry any more.
@room.route("/whole/check", who=AUDITORS, methods=["POST"], confidential=False)
def check() -> str:
    """Verify the log and the data now."""
    words = Words()
    outcome = checking.check(actor())
    return render_template("oversight/checked.html", outcome=outcome, words=words)
