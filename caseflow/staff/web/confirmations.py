"""“Xác nhận cán bộ”: the supervisor vouches for an officer after a grant or a reset."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseflow.errors import NotThere
from caseflow.gate import actor, roles
from caseflow.policy import ROLE_NAMES, Role
from caseflow.staff import administration, confirmations, orders
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.forms import Confirm
from caseflow.staff.web.room import room

_SUPERVISORS = roles(Role.SUPERVISOR)


@room.route("/confirmations", endpoint="confirmations", who=_SUPERVISORS)
def waiting_officers() -> str:
    """The officers who wait."""
    lines, endings = administration.list_waiting(actor()), administration.list_endings(actor())
    return render_template(
        "staff/confirmations.html", form=Confirm(), lines=lines, endings=endings,
        role_names=ROLE_NAMES,
    )  # fmt: skip


@room.route("/confirmations/<officer_id>", methods=["POST"], who=_SUPERVISORS, confidential=False)
def confirm(officer_id: str) -> Response:
    """Yes, this is our officer, and the account is in their hands."""
    page = Confirm()
    if not page.validate_on_submit():
        raise NotThere()
    confirmations.confirm(staff_permit(actor()), officer_id, f"{page.idempotency_key}/{officer_id}")
    return redirect(url_for("staff.confirmations"), 303)


@room.route(
    "/confirmations/endings/<request_id>", methods=["POST"], who=_SUPERVISORS, confidential=False
)
def assent(request_id: str) -> Response:
    """Yes, this agency comes to an end as was asked."""
    page = Confirm()
    if not page.validate_on_submit():
        raise NotThere()
    orders.assent(staff_permit(actor()), request_id, f"{page.idempotency_key}/{request_id}")
    return redirect(url_for("staff.confirmations"), 303)
