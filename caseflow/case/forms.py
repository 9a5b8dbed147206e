"""The form that finds a case."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from caseflow.forms.base import CaseForm


class SearchForm(CaseForm):
    """One box: a code, or part of a name."""

    term = StringField(_l("Mã hồ sơ hoặc một phần tên"))
    reason = StringField(_l("Lý do tìm theo tên (được niêm phong cho kiểm toán viên)"))
