"""Officers and roles: one administrator asks, the other decides."""

from typing import Any

from flask import redirect, render_template, url_for

from caseflow.db import current
from caseflow.forms.decision import DecisionForm
from caseflow.forms.sending import Sending
from caseflow.gate import actor, roles
from caseflow.languages import gettext
from caseflow.policy import ROLE_NAMES, Role
from caseflow.staff import administration, requests
from caseflow.staff.amendments import Amendments
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.forms import NewOfficerForm, OfficerRequestForm
from caseflow.staff.requests import FirstHalf
from caseflow.staff.rules import (
    REQUEST_NAMES,
    STATUS_NAMES,
    Decision,
    RequestKind,
    grantable,
)
from caseflow.staff.web.room import room

_ADMINISTRATORS = roles(Role.ADMINISTRATOR)


@room.route("/requests", endpoint="requests", who=_ADMINISTRATORS)
def waiting_requests() -> str:
    """What waits for a second administrator."""
    found = administration.list_requests(actor())
    return render_template(
        "staff/requests.html", lines=found, request_names=REQUEST_NAMES, role_names=ROLE_NAMES,
        amendments=current(Amendments).undecided(),
    )  # fmt: skip


@room.route("/requests/<request_id>", methods=["GET", "POST"], who=_ADMINISTRATORS)
def decide(request_id: str) -> Any:
    """The second administrator's answer; half of a one-time code is shown once, here."""
    line = administration.request(actor(), request_id)
    lists = administration.law_lists()
    page, names = DecisionForm(), {
        "request_names": REQUEST_NAMES, "role_names": ROLE_NAMES,
        "kinds": dict(lists["agency_kind"]), "provinces": dict(lists["province"]),
    }  # fmt: skip
    if page.validate_on_submit():
        with Sending(page) as sending:
            decision, permit = Decision(page.decision.data), staff_permit(actor())
            code = requests.decide(permit, request_id, decision, page.idempotency_key)
            return _decided(code, line)
        shown = render_template("staff/request.html", form=page, line=line, **names)
        return shown, sending.status
    return render_template("staff/request.html", form=page, line=line, **names)


def _decided(code: str | None, line: Any) -> Any:
    """Who decided is shown the second half of the code once, here."""
    if code:
        return render_template("staff/code.html", code=code, line=line, half="second")
    return redirect(url_for("staff.requests"), 303)


@room.route("/officers", who=_ADMINISTRATORS)
def officers() -> str:
    """All officers."""
    found = administration.list_officers(actor())
    return render_template(
        "staff/officers.html", lines=found, role_names=ROLE_NAMES, status_names=STATUS_NAMES
    )


@room.route("/officers/new", methods=["GET", "POST"], who=_ADMINISTRATORS, confidential=False)
def new_officer() -> Any:
    """Propose an officer with a first role."""
    page = NewOfficerForm(agency=administration.heirs(""), role=_grantable())
    if page.validate_on_submit():
        with Sending(page) as sending:
            return _asked(_ask_new(page))
        return render_template("staff/officer_new.html", form=page), sending.status
    return render_template("staff/officer_new.html", form=page)


@room.route("/officers/<officer_id>", methods=["GET", "POST"], who=_ADMINISTRATORS)
def officer(officer_id: str) -> Any:
    """One officer, and what can be asked about them."""
    line = administration.officer(actor(), officer_id)
    kinds = [(kind, gettext(words)) for kind, words in administration.about_officers()]
    page = OfficerRequestForm(kind=kinds, role=_grantable())
    names = {"role_names": ROLE_NAMES, "status_names": STATUS_NAMES}
    if page.validate_on_submit():
        with Sending(page) as sending:
            return _asked(_ask(officer_id, page))
        shown = render_template("staff/officer.html", form=page, line=line, **names)
        return shown, sending.status
    return render_template("staff/officer.html", form=page, line=line, **names)


def _grantable() -> list[tuple[str, str]]:
    return [(str(role), gettext(name)) for role, name in grantable().items()]


def _asked(half: FirstHalf | None) -> Any:
    """Who asked is shown the first half of the code once, here."""
    if half is None:
        return redirect(url_for("staff.requests"), 303)
    line = administration.request(actor(), half.request)
    return render_template("staff/code.html", code=half.code, line=line, half="first")


def _ask_new(page: NewOfficerForm) -> FirstHalf | None:
    new = NewOfficer(
        page.sign_in_name.data, page.name.data, page.agency.data, page.title.data or "",
        page.language.data,
    )  # fmt: skip
    permit, key = staff_permit(actor()), page.idempotency_key
    return requests.ask_new_officer(permit, new, Role(page.role.data), key)


def _ask(officer_id: str, page: OfficerRequestForm) -> FirstHalf | None:
    return requests.ask(
        staff_permit(actor()),
        RequestKind(page.kind.data),
        officer_id,
        page.idempotency_key,
        Role(page.role.data) if page.role.data else None,
        page.order_number.data,
    )
