"""Signing in: name and password, code, role; lock screen, more time, sign out."""

from typing import Any

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from caseflow.config import Config
from caseflow.db import current
from caseflow.errors import Refused
from caseflow.gate import Room, actor, every_officer, public
from caseflow.languages import gettext
from caseflow.policy import ROLE_NAMES, Role
from caseflow.staff import account, signing_in
from caseflow.staff.forms import CodeForm, RoleForm, SignInForm, UnlockForm
from caseflow.staff.sessions import FULL, PASSWORD_ONLY, Session
from caseflow.staff.way_back import own_path
from caseflow.staff.web import login

room = Room("sign_in", __name__, url_prefix="/sign-in")
_SIGNING_IN = public("who is not signed in yet signs in here")
_OWN = every_officer("about one's own session; shows nothing")


@room.route("", methods=["GET", "POST"], who=_SIGNING_IN)
def form() -> Any:
    """Name and password."""
    found = login.current_session()
    if found and found.strength == FULL and request.method == "GET":
        return _onward(found)
    page = SignInForm()
    if page.validate_on_submit():
        try:
            address = login.client_address()
            token = signing_in.check_password(page.name.data, str(page.password.data), address)
        except Refused as refusal:
            return _again("sign_in/form.html", page, refusal)
        login.enter(token)
        return redirect(url_for("sign_in.factor"), 303)
    return render_template("sign_in/form.html", form=page, late=session.get(login.LATE))


@room.route("/code", methods=["GET", "POST"], who=_SIGNING_IN)
def factor() -> Any:
    """The code of the telephone."""
    found = login.current_session()
    if found is None or found.strength != PASSWORD_ONLY:
        return redirect(url_for("sign_in.form"), 303)
    page = CodeForm()
    if page.validate_on_submit():
        try:
            token = signing_in.check_factor(found, page.code.data, login.client_address())
        except Refused as refusal:
            return _again("sign_in/factor.html", page, refusal, code=_demonstrated(found))
        return _entered(token)
    return render_template("sign_in/factor.html", form=page, code=_demonstrated(found))


@room.route("/role", methods=["GET", "POST"], who=_SIGNING_IN)
def role() -> Any:
    """Which role to work in, for officers who hold several: at sign-in and later."""
    found = login.current_session()
    if found is None or found.strength != FULL or found.locked_at:
        return redirect(url_for("sign_in.form"), 303)
    held = account.roles(found.officer)
    page = RoleForm(role=[(str(each), gettext(ROLE_NAMES[each])) for each in held])
    if page.validate_on_submit():
        address = login.client_address()
        return _entered(signing_in.choose_role(found, Role(page.role.data), address))
    return render_template("sign_in/role.html", form=page)


@room.route("/unlock", methods=["GET", "POST"], who=_SIGNING_IN)
def unlock() -> Any:
    """The password again; then the page that was locked."""
    found = login.current_session()
    if found is None or found.strength != FULL or not found.locked_at:
        return redirect(url_for("sign_in.form"), 303)
    page = UnlockForm()
    if page.validate_on_submit():
        try:
            address = login.client_address()
            token = signing_in.check_unlock(found, str(page.password.data), address)
        except Refused as refusal:
            return _again("sign_in/unlock.html", page, refusal)
        login.enter(token)
        back = own_path(session.pop(login.BACK, None) or "")
        return redirect(back or url_for("work.home"), 303)
    return render_template("sign_in/unlock.html", form=page)


@room.route("/lock", methods=["POST"], who=_OWN, confidential=False)
def lock() -> Response:
    """Lock the session; the page it was locked on is found again."""
    found = login.current_session()
    if found:
        session[login.BACK] = own_path(request.args.get("back", ""))
        account.lock(actor(), found)
    return redirect(url_for("sign_in.unlock"), 303)


@room.route("/extend", methods=["POST"], who=_OWN, confidential=False)
def extend() -> tuple[str, int]:
    """More time: loading the session has already noted that it is in use."""
    found = login.current_session()
    if found:
        account.extend(found)
    return "", 204


@room.route("/sign-out", methods=["POST"], who=public("ends one's own session, even a locked one"))
def sign_out() -> Response:
    """End this session."""
    found = login.current_session()
    if found:
        account.sign_out(found, login.client_address())
    login.leave()
    return redirect(url_for("sign_in.form"), 303)


def _again(template: str, page: Any, refusal: Refused, **more: Any) -> tuple[str, int]:
    page.refuse(refusal)
    return render_template(template, form=page, **more), refusal.status


def _entered(token: str) -> Response:
    login.enter(token)
    found = login.current_session()
    if found is None or not found.role:
        return redirect(url_for("sign_in.role"), 303)
    return _onward(found)


def _onward(found: Session) -> Response:
    if found.locked_at:
        return redirect(url_for("sign_in.unlock"), 303)
    if not found.role:
        return redirect(url_for("sign_in.role"), 303)
    return redirect(url_for("work.home"), 303)


def _demonstrated(found: Session) -> str:
    """In a demonstration the page itself shows the next valid code."""
    return account.demonstrated_code(current(Config), found.officer)
