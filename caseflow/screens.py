"""What every page is given: where the officer can go, and how an error is shown."""

import logging
import traceback
from http import HTTPStatus
from typing import Any

from flask import Flask, current_app, g, render_template, request, url_for
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # it has no types
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from caseflow.case.titles import title_of
from caseflow.config import Config
from caseflow.db import current
from caseflow.errors import N_, CaseflowError
from caseflow.gate import DECLARED
from caseflow.languages import gettext
from caseflow.staff.drafts import NOT_KEPT

NAVIGATION = (
    ("work.home", N_("Việc cần làm")),
    ("cases.index", N_("Hồ sơ")),
    ("cases.find", N_("Tìm hồ sơ")),
    ("cooperation.requests", N_("Yêu cầu của tôi")),
    ("intake.new", N_("Tiếp nhận mới")),
    ("rescue.new", N_("Giải cứu mới")),
    ("support.returned", N_("Rà soát hằng năm")),
    ("staff.confirmations", N_("Xác nhận cán bộ")),
    ("oversight.accesses", N_("Lượt truy cập")),
    ("oversight.whole", N_("Nhật ký còn nguyên vẹn?")),
    ("staff.officers", N_("Cán bộ")),
    ("staff.agencies", N_("Các cơ quan")),
    ("staff.requests", N_("Việc cần hai quản trị viên")),
    ("reminding.queue", N_("Thư nhắc việc")),
    ("lawroom.index", N_("Bảng luật")),
    ("account.own", N_("Tài khoản")),
)
ERROR_PAGES = frozenset({400, 403, 404, 405, 409, 413, 422, 429, 500, 503})
_logger = logging.getLogger("caseflow")


def install(app: Flask) -> None:
    """Give ``app`` its navigation and its error pages."""
    app.context_processor(_everywhere)
    app.jinja_env.globals["form_title"] = form_title
    app.register_error_handler(CaseflowError, _refused)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failed)
    _logger.addFilter(_kinds_and_lines)  # Flask's own reports go through this logger too


def form_title(path: str) -> str:
    """What the form at ``path`` is called; empty where no page of ours is."""
    try:
        endpoint, named = current_app.url_map.bind("").match(path.split("?")[0], method="POST")
    except HTTPException:
        return ""
    return title_of(endpoint, named.get("code", ""), named.get("kind", ""))


def _everywhere() -> dict[str, Any]:
    actor = g.get("actor")
    return {
        "demonstration": current(Config).demonstration,
        "confidential": bool(g.get("confidential")),
        "navigation": _navigation() if actor else [],
    }


def _navigation() -> list[dict[str, Any]]:
    views = current_app.view_functions
    here = request.endpoint
    return [
        {"href": url_for(endpoint), "label": gettext(label), "current": endpoint == here}
        for endpoint, label in NAVIGATION
        if endpoint in views and _may_go(views[endpoint])
    ]


def _may_go(view: Any) -> bool:
    return g.actor.role in getattr(view, DECLARED).roles


def _refused(error: CaseflowError) -> Response:
    return _page(error.status, gettext(error.message, **error.params))


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, CSRFError) and request.form:
        return _ended_elsewhere()
    return _page(error.code or 500, "")


def _ended_elsewhere() -> Response:
    """The form belongs to a session that this browser no longer holds: signed out in another
    window, or signed in anew. What this request itself brought is given back to be copied;
    to nobody whose page is not ours (a page elsewhere could put words into our mouth)."""
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    typed = [v for n, v in request.form.items(multi=True) if n not in NOT_KEPT and " " in v.strip()]
    g.confidential = False
    page = render_template("errors/ended_elsewhere.html", typed=typed if ours else [])
    return Response(page, HTTPStatus.BAD_REQUEST, content_type="text/html; charset=utf-8")


def _failed(error: Exception) -> Response:
    _logger.error("request %s failed: %s", g.get("request_id", ""), type(error).__name__,
                  exc_info=error)  # fmt: skip
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR, "")


def _kinds_and_lines(record: logging.LogRecord) -> bool:
    """What is logged of an error: kinds and lines of code. Never its message, which may
    quote a value (a number that is none, the parameters of a statement)."""
    error = record.exc_info[1] if record.exc_info else None
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [type(error).__name__, *(f"  {f.filename}:{f.lineno} {f.name}" for f in frames)]
        error = error.__cause__ or error.__context__
    if lines:
        record.msg, record.args = "%s\n%s", (record.getMessage(), "\n".join(lines))
        record.exc_info = record.exc_text = None
    return True


def _page(status: int, words: str) -> Response:
    g.confidential = False  # an error page shows nothing of a case
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        g.actor = None  # what failed may be the store: nobody is looked up for the page
    shown = status if status in ERROR_PAGES else 400 if status < 500 else 500
    shown = 409 if shown == 422 else shown
    return Response(
        render_template(f"errors/{shown}.html", words=words, status=status),
        status,
        content_type="text/html; charset=utf-8",
    )
