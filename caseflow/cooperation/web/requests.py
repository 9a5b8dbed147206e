"""Asking other agencies about a person, and answering what they asked, inside the case."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.labels import Shower, field_label
from caseflow.case.web.pages import act_page
from caseflow.cooperation import answering, forms, requesting
from caseflow.cooperation.web.room import room
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.forms.sending import Sending
from caseflow.gate import actor, roles
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.policy import CASE_ROLES, Role
from caseflow.staff.roster import officers_with
from caseflow.staff.web import unsent

OFFICERS = roles(*sorted(CASE_ROLES))
# The same words, whoever is held by whom.
SENT = N_(
    "Đã ghi yêu cầu. Nếu có cơ quan giữ thông tin về người này và quyết định chia sẻ, "
    "trả lời sẽ hiện ở trang này. Không có trả lời thì không suy ra được điều gì."
)


@room.route("/requests", who=OFFICERS)
def requests() -> str:
    """What this officer has asked, and what was shared."""
    found = requesting.own_requests(actor())
    return render_template(
        "cooperation/requests.html", asked=found, shower=Shower(), label=field_label,
        fields=current(LawBook).records["person_request"].fields,
        provided_for=bool(officers_with(Role.REFERRED_PROVIDER, actor().agency)),
    )  # fmt: skip


@room.route("/requests/new", who=OFFICERS, methods=["GET", "POST"], confidential=False)
def ask() -> str | Response:
    """Ask other agencies about a person."""
    form = unsent.form_of(forms.request(current(LawBook)))
    if form.validate_on_submit():
        with Sending(form):
            requesting.ask(actor(), Submission(form.answers(), form.idempotency_key))
            unsent.done()
            flash(gettext(SENT))
            return redirect(url_for("cooperation.requests"), 303)
    if request.method == "POST":
        unsent.keep()
    return render_template("cooperation/ask.html", form=form, action=request.path)


def shown(access: Access, record: str) -> Mapping[str, Any]:
    """The request as the page of its answer shows it; opened with its entry."""
    may_share = access.may_act("support", "refer") and not access.state.closed
    return {
        "request_read": answering.read(access, record),
        "may_share": may_share,
        "may_pass_on": bool(answering.to_pass_on(access, record)),
    }


act_page(
    room,
    answering.ANSWER_REQUEST,
    lambda _access: forms.request_answer(current(LawBook)),
    template="cooperation/request.html",
    told=shown,
)
act_page(
    room,
    answering.PASS_ON,
    lambda _access: RecordsForm,
    hint=N_(
        "Tên hoặc giấy tờ trong hồ sơ được ghi sau khi có yêu cầu này. Chỉ giao khi đúng là "
        "người mà đơn vị đang giúp; sau đó cán bộ phụ trách sẽ đọc được yêu cầu."
    ),
)
