"""What the page at an address is called, without opening anything of it."""

from flask import Flask, current_app
from werkzeug.exceptions import HTTPException

from caseflow.case.labels import RECORD_NAMES
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import gettext

RECORD_PAGES = {
    "cases.correction": N_("Đính chính: %(what)s"),
    "cases.addition": N_("Thêm: %(what)s"),
}
OPENINGS = {"intake.new": N_("Tiếp nhận mới"), "rescue.new": N_("Giải cứu mới")}


def install(app: Flask) -> None:
    """Give templates ``form_title``."""
    app.jinja_env.globals["form_title"] = form_title


def form_title(path: str) -> str:
    """The name of the form at ``path``, after the code of its case; empty for other pages."""
    try:
        endpoint, named = current_app.url_map.bind("").match(path.split("?")[0], method="POST")
    except HTTPException:
        return ""
    labels = OPENINGS | {act.endpoint: act.label for act in current(Sections).acts()}
    if endpoint in RECORD_PAGES and named["kind"] in RECORD_NAMES:
        name = gettext(RECORD_PAGES[endpoint], what=gettext(RECORD_NAMES[named["kind"]]))
    else:
        name = gettext(labels[endpoint]) if endpoint in labels else ""
    return f"{named['code']} · {name}" if name and "code" in named else name
