"""Asking for a case by its code or a part of a name."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseflow.case.forms import SearchForm
from caseflow.case.search import hits, needs_reason, search
from caseflow.case.web.listing import columns, lines
from caseflow.case.web.room import EVERYONE, room
from caseflow.errors import Denied, Refused
from caseflow.gate import actor
from caseflow.languages import gettext


@room.route("/search", who=EVERYONE, methods=["GET", "POST"], confidential=False)
def find() -> str | Response:
    """Ask for a case; what is found stands under an opaque id."""
    form = SearchForm()
    if not needs_reason(actor().role):
        del form.reason
    if form.validate_on_submit():
        try:
            reason = form.reason.data if "reason" in form else ""
            found = search(actor(), form.term.data or "", reason or "")
            return redirect(url_for("cases.found", result=found), 303)
        except Refused as refusal:
            form.refuse(refusal)
        except Denied as denied:
            form.form_errors.append(gettext(denied.message, **denied.params))
    return render_template("case/search.html", form=form)


@room.route("/search/<result>", who=EVERYONE)
def found(result: str) -> str:
    """What this session's search found."""
    seen = hits(actor(), result)
    role = actor().role
    return render_template(
        "case/found.html", hits=seen, columns=columns(role), rows=lines(seen.lines, role)
    )
