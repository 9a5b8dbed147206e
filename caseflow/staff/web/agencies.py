"""Agencies: what there is, adding one, ending one with its successor."""

from datetime import date
from typing import Any

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseflow.clock import today
from caseflow.forms.sending import Sending
from caseflow.gate import actor, roles
from caseflow.policy import Role
from caseflow.staff import administration, requests, service
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.forms import EndAgencyForm, LawAgencyForm, NewAgencyForm
from caseflow.staff.rules import STATUS_NAMES
from caseflow.staff.web.room import room

_ADMINISTRATORS = roles(Role.ADMINISTRATOR)


@room.route("/agencies", who=_ADMINISTRATORS)
def agencies() -> str:
    """All agencies."""
    found = administration.list_agencies(actor())
    names = {each.id: each.name for each in found}
    return render_template(
        "staff/agencies.html", agencies=found, names=names, status_names=STATUS_NAMES, today=today()
    )


@room.route("/agencies/pick", methods=["GET", "POST"], who=_ADMINISTRATORS, confidential=False)
def pick_agency() -> Any:
    """Propose an agency of the law's table."""
    page = LawAgencyForm(law_id=administration.law_agencies(), parent=administration.heirs(""))
    if page.validate_on_submit():
        with Sending(page) as sending:
            facts = service.law_facts(page.law_id.data) | {"parent": page.parent.data}
            requests.ask_new_agency(staff_permit(actor()), facts, page.idempotency_key)
            return _asked()
        return render_template("staff/agency_pick.html", form=page), sending.status
    return render_template("staff/agency_pick.html", form=page)


@room.route("/agencies/new", methods=["GET", "POST"], who=_ADMINISTRATORS, confidential=False)
def new_agency() -> Any:
    """Propose an agency that the table does not have."""
    page = NewAgencyForm(**administration.law_lists(), parent=administration.heirs(""))
    if page.validate_on_submit():
        names = ("name_vi", "name_en", "agency_kind", "province", "parent", "valid_from")
        facts = {name: page[name].data for name in names}
        with Sending(page) as sending:
            requests.ask_new_agency(staff_permit(actor()), facts, page.idempotency_key)
            return _asked()
        return render_template("staff/agency_new.html", form=page), sending.status
    return render_template("staff/agency_new.html", form=page)


@room.route("/agencies/<agency_id>/end", methods=["GET", "POST"], who=_ADMINISTRATORS)
def end_agency(agency_id: str) -> Any:
    """Propose the end of an agency."""
    found = administration.agency(actor(), agency_id)
    page = EndAgencyForm(successor=administration.heirs(agency_id))
    if page.validate_on_submit():
        with Sending(page) as sending:
            _end(agency_id, page)
            return _asked()
        return render_template("staff/agency_end.html", form=page, agency=found), sending.status
    return render_template("staff/agency_end.html", form=page, agency=found)


def _end(agency_id: str, page: EndAgencyForm) -> None:
    until_on, successor = date.fromisoformat(page.until_on.data), page.successor.data
    permit, key = staff_permit(actor()), page.idempotency_key
    requests.ask_end_agency(permit, agency_id, until_on, successor, key)


def _asked() -> Response:
    return redirect(url_for("staff.requests"), 303)
