"""The own account: sessions, password, what was kept when the time ran out."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.clock import VIETNAM
from caseflow.config import Config
from caseflow.db import current
from caseflow.errors import N_, NotThere, Refused
from caseflow.forms.sending import Sending
from caseflow.gate import Room, actor, every_officer
from caseflow.languages import gettext
from caseflow.staff import account
from caseflow.staff.drafts import LONGEST_PATH
from caseflow.staff.forms import ChangePasswordForm, Confirm, EmailForm
from caseflow.staff.way_back import own_path
from caseflow.staff.web import unsent

room = Room("account", __name__, url_prefix="/account")
_OWN = every_officer("one's own account")


@room.route("", who=_OWN)
def own() -> str:
    """The own sessions, roles and language."""
    who = actor()
    return render_template(
        "staff/account.html",
        form=Confirm(),
        sessions=account.own_sessions(who),
        here=who.session,
        several_roles=len(account.roles(who.officer)) > 1,
        drafts=account.own_drafts(who),
        email=account.own_email(who),
    )


@room.route("/sessions/<session>/end", methods=["POST"], who=_OWN, confidential=False)
def revoke(session: str) -> Response:
    """End one of the own sessions."""
    account.revoke(actor(), session)
    return redirect(url_for("account.own"), 303)


@room.route("/password", methods=["GET", "POST"], who=_OWN, confidential=False)
def password() -> Any:
    """Change the password."""
    page = ChangePasswordForm()
    if page.validate_on_submit():
        with Sending(page) as sending:
            _change(page)
            return redirect(url_for("account.own"), 303)
        return render_template("staff/password.html", form=page), sending.status
    return render_template("staff/password.html", form=page)


@room.route("/drafts", who=_OWN, confidential=False)
def drafts() -> str:
    """That something was kept; nothing of what it says."""
    return render_template(
        "staff/drafts.html", drafts=account.own_drafts(actor()), refills=unsent.refills
    )


@room.route("/drafts/keep", methods=["POST"], who=_OWN, confidential=False)
def keep_draft() -> Any:
    """Keep what is being typed into the form at ``path``; the answer says when."""
    path = own_path(request.args.get("path", ""))
    if not 0 < len(path) <= LONGEST_PATH:
        raise NotThere()
    kept = unsent.keep_as_typed(path)
    at = kept.kept_at.astimezone(VIETNAM).strftime("%H:%M") if kept else ""
    said = gettext("Đã lưu lúc %(at)s, chưa gửi", at=at) if kept else ""
    return said, {"Content-Type": "text/plain; charset=utf-8"}


@room.route("/drafts/<draft>/open", methods=["POST"], who=_OWN)
def open_draft(draft: str) -> str:
    """The kept form, ready to go back to where it belongs, marked as not yet sent."""
    kept = account.take_draft(actor(), draft)
    return render_template("staff/draft.html", form=Confirm(), kept=kept)


@room.route("/drafts/<draft>/drop", methods=["POST"], who=_OWN, confidential=False)
def drop_draft(draft: str) -> Response:
    """Throw a draft away; back to the empty form, if it was there."""
    account.drop_draft(actor(), draft)
    if back := own_path(request.form.get("next", "")):
        unsent.drop(back)  # as it was typed on, it may have become another draft
        return redirect(back, 303)
    left = account.own_drafts(actor())
    return redirect(url_for("account.drafts" if left else "account.own"), 303)


@room.route("/email", methods=["GET", "POST"], who=_OWN, confidential=False)
def email() -> Any:
    """Where the own reminders go; empty: none are sent."""
    page = EmailForm(data={"email": account.own_email(actor())})
    if page.validate_on_submit():
        with Sending(page) as sending:
            password, address = str(page.password.data), page.email.data or ""
            account.change_email(actor(), password, address, page.idempotency_key)
            return redirect(url_for("account.own"), 303)
        return _email(page), sending.status
    return _email(page)


def _email(page: EmailForm) -> str:
    return render_template("staff/email.html", form=page, mail=current(Config).mail)


def _change(page: ChangePasswordForm) -> None:
    if page.new_password.data != page.repeated.data:
        raise Refused(N_("Hai lần nhập không giống nhau. Hãy nhập lại."), field="repeated")
    key = page.idempotency_key
    old, new = str(page.password.data), str(page.new_password.data)
    account.change_password(actor(), old, new, key)
