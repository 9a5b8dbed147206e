"""Enrolment with a one-time code: the password, then the telephone."""

from typing import Any

from flask import flash, redirect, render_template, session, url_for

from caseflow.errors import N_, Refused
from caseflow.forms.sending import Sending
from caseflow.gate import Room, public
from caseflow.languages import gettext
from caseflow.staff import enrolment
from caseflow.staff.enrolment import Enrolling
from caseflow.staff.forms import CodeForm, EnrolForm, NewPasswordForm
from caseflow.staff.web import login

room = Room("enrolment", __name__, url_prefix="/enrol")
_ENROLLING = public("an officer with a one-time code cannot sign in yet")
DIFFERENT = N_("Hai lần nhập không giống nhau. Hãy nhập lại.")


@room.route("", methods=["GET", "POST"], who=_ENROLLING)
def form() -> Any:
    """Name and one-time code."""
    page = EnrolForm()
    if page.validate_on_submit():
        with Sending(page) as sending:
            address = login.client_address()
            token = enrolment.begin(page.name.data, page.code.data, address)
            session.clear()
            session[login.ENROLLING] = token
            return _onward(enrolment.under_way(token))
        return render_template("sign_in/enrolment.html", form=page), sending.status
    return render_template("sign_in/enrolment.html", form=page)


@room.route("/password", methods=["GET", "POST"], who=_ENROLLING)
def password() -> Any:
    """A password of one's own."""
    found = _found()
    if found is None or not found.password_due:
        return _onward(found)
    page = NewPasswordForm()
    if page.validate_on_submit():
        with Sending(page) as sending:
            _choose(found, page)
            return _onward(_found())
        return render_template("sign_in/new_password.html", form=page), sending.status
    return render_template("sign_in/new_password.html", form=page)


@room.route("/telephone", methods=["GET", "POST"], who=_ENROLLING)
def telephone() -> Any:
    """Scan the picture, then give one code."""
    found = _found()
    if found is None or found.password_due or not found.factor_due:
        return _onward(found)
    page = CodeForm()
    if page.validate_on_submit():
        with Sending(page) as sending:
            enrolment.finish(found, page.code.data, login.client_address())
            return _done()
        return _telephone(page, found), sending.status
    return _telephone(page, found)


def _telephone(page: CodeForm, found: Enrolling) -> str:
    return render_template("sign_in/telephone.html", form=page, seed=enrolment.seed(found))


def _found() -> Enrolling | None:
    return enrolment.under_way(session.get(login.ENROLLING, ""))


def _choose(found: Enrolling, page: NewPasswordForm) -> None:
    if page.password.data != page.repeated.data:
        raise Refused(DIFFERENT, field="repeated")
    enrolment.choose_password(found, str(page.password.data))


def _onward(found: Enrolling | None) -> Any:
    if found is None:
        return redirect(url_for("enrolment.form"), 303)
    if found.password_due:
        return redirect(url_for("enrolment.password"), 303)
    if found.factor_due:
        return redirect(url_for("enrolment.telephone"), 303)
    enrolment.finish(found, "", login.client_address())
    return _done()


def _done() -> Any:
    session.clear()
    flash(gettext("Đã cài xong. Hãy đăng nhập bằng mật khẩu và mã trên điện thoại của bạn."))
    return redirect(url_for("sign_in.form"), 303)
