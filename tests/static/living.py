"""A living page of every component, for tests and for looking at; not part of the product."""

from typing import Any

from flask import Flask, flash, render_template, request
from wtforms import PasswordField, StringField

from caseflow import assets, languages
from caseflow.forms import base
from caseflow.forms.base import CaseForm
from caseflow.forms.record_form import Asking, RecordsForm, records_form
from caseflow.headers import POLICY
from caseflow.law import book as law

BOOK = law.load()
RECORDS = ("person", "relative_or_contact", "immediate_needs", "service_given", "interview")
AGENCIES = (("a1", "UBND xã Phú Bình"), ("a2", "Sở Y tế Thái Nguyên"))
SHOWN: dict[str, Any] = {
    "officer": {
        "name": "Trần Thị Bích Liên",
        "role": "Cán bộ quản lý hồ sơ",
        "agency": "Sở Y tế tỉnh Thái Nguyên",
    },
    "navigation": [
        {"href": "/", "label": "Việc cần làm", "current": True},
        {"href": "/cases", "label": "Hồ sơ", "current": False},
        {"href": "/search", "label": "Tìm kiếm", "current": False},
    ],
    "lock_url": "/lock",
    "sign_out_url": "/sign-out",
    "keep_alive_url": "/keep-alive",
    "sign_in_url": "/sign-in",
    "idle_seconds": 900,
    "demonstration": True,
}
STAGES = [
    {"label": "Tiếp nhận", "state": "done", "words": "xong"},
    {"label": "Xác minh", "state": "open", "words": "đang làm"},
    {"label": "Xác định", "state": "waiting", "words": "chưa đến"},
    {"label": "Giải cứu", "state": "skipped", "words": "không áp dụng"},
    {"label": "Bảo vệ", "state": "open", "words": "đang làm"},
    {"label": "Hỗ trợ", "state": "waiting", "words": "chưa đến"},
]


class SignInForm(CaseForm):
    """Fields that are WTForms' own, as sign-in has them."""

    name = StringField("Tên đăng nhập")
    password = PasswordField("Mật khẩu")


def every_kind() -> type[RecordsForm]:
    """A form with a field of every kind, over five records."""
    specs = [BOOK.records[name] for name in RECORDS]
    return records_form(specs, BOOK, Asking(choices_for={"service_given-provider": AGENCIES}))


def make() -> Flask:
    """The page's own small app: ``/``, ``/form``, ``/sign-in``, ``/error/<code>``."""
    app = Flask("caseflow", static_folder=None)
    app.config["SECRET_KEY"] = "tests only"
    app.jinja_loader.searchpath.append(__file__.rsplit("/", 1)[0])  # type: ignore[union-attr]
    languages.install(app)
    base.install(app)
    assets.install(app)
    app.add_url_rule("/", view_func=components)
    app.add_url_rule("/form", view_func=form, methods=["GET", "POST"])
    app.add_url_rule("/sign-in", view_func=sign_in, methods=["GET", "POST"])
    app.add_url_rule("/error/<int:code>", view_func=error)
    app.add_url_rule("/keep-alive", view_func=keep_alive, methods=["POST"])

    @app.after_request
    def strict(response: Any) -> Any:
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return app


def components() -> str:
    flash("Đã lưu lúc 14:05 <b>")
    flash("Chưa lưu được.", "error")
    return render_template("living.html", **SHOWN, confidential=True, stages=STAGES)


def form() -> str:
    shown = every_kind()()
    shown.validate_on_submit()
    sections = [
        {"title": record, "names": [n for n in shown.asked if n.startswith(f"{record}-")]}
        for record in RECORDS
    ]
    return render_template("living_form.html", **SHOWN, form=shown, sections=sections)


def sign_in() -> str:
    shown = SignInForm()
    shown.validate_on_submit()
    return render_template("living_form.html", form=shown)


def error(code: int) -> str:
    words = request.args.get("words")
    return render_template(f"errors/{code}.html", **SHOWN, status=code, words=words)


def keep_alive() -> tuple[str, int]:
    return "", 204


if __name__ == "__main__":
    make().run(port=8765)
