"""What the pages of cases are called, without opening anything of them."""

from caseflow.case.labels import RECORD_NAMES
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import gettext

RECORD_PAGES = {
    "cases.correction": N_("Đính chính: %(what)s"),
    "cases.addition": N_("Thêm: %(what)s"),
}
OPENINGS = {
    "intake.new": N_("Tiếp nhận mới"),
    "rescue.new": N_("Giải cứu mới"),
    "cooperation.ask": N_("Hỏi cơ quan khác về một người"),
}


def title_of(endpoint: str, code: str = "", kind: str = "") -> str:
    """The name of the form at ``endpoint`` (of a record of ``kind``), after the code of its
    case; empty for other pages."""
    labels = OPENINGS | {act.endpoint: act.label for act in current(Sections).acts()}
    if endpoint in RECORD_PAGES and kind in RECORD_NAMES:
        name = gettext(RECORD_PAGES[endpoint], what=gettext(RECORD_NAMES[kind]))
    else:
        name = gettext(labels[endpoint]) if endpoint in labels else ""
    return f"{code} · {name}" if name and code else name
