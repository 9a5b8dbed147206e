"""The pages of a rescue, and the one that opens a case at a rescue."""

from flask import render_template, request
from werkzeug.wrappers import Response

from caseflow.case.access import Access
from caseflow.case.opening import leave_to_begin
from caseflow.case.web.pages import act_page, into
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.forms.sending import Sending
from caseflow.gate import Room, actor, roles
from caseflow.law.book import LawBook
from caseflow.policy import Purpose, Role
from caseflow.rescue import forms, opening, rules, service
from caseflow.staff.directory import agency_choices
from caseflow.staff.web import unsent

room = Room("rescue", __name__)


@room.route(
    "/rescue/new", who=roles(Role.POLICE_OFFICER), methods=["GET", "POST"], confidential=False
)
def new() -> str | Response:
    """Begin a case at a rescue; it is open for that."""
    if request.method == "GET":
        leave_to_begin(actor(), ("rescue", "record"))
    form = unsent.form_of(forms.opening_form(current(LawBook), agency_choices(*rules.RESCUERS)))
    if form.validate_on_submit():
        with Sending(form):
            code = opening.open_at_rescue(actor(), form.answers(), form.idempotency_key)
            unsent.done()
            return into(code, Purpose.RESCUE)
    if request.method == "POST":
        unsent.keep()
    return render_template("rescue/new.html", form=form)


def _operation(_access: Access) -> type[RecordsForm]:
    return forms.operation_form(current(LawBook), agency_choices(*rules.RESCUERS))


def _handover(access: Access) -> type[RecordsForm]:
    others = [(id_, name) for id_, name in agency_choices() if id_ != access.actor.agency]
    return forms.handover_form(current(LawBook), others)


act_page(room, service.OPERATION, _operation)
act_page(room, service.OUTCOME, lambda _access: forms.outcome_form(current(LawBook)))
act_page(
    room, service.HANDOVER, _handover,
    hint=N_("Việc bàn giao hồ sơ là một bước riêng: “Bàn giao cho cơ quan khác”."),
)  # fmt: skip
act_page(
    room, service.NOT_APPLICABLE, lambda _access: forms.nothing_form(current(LawBook)),
    hint=N_("Hồ sơ này không có việc giải cứu. Bấm “Lưu” để ghi."),
)  # fmt: skip
