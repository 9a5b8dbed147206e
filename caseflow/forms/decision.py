"""The second administrator's answer, whatever was proposed by the first."""

from flask_babel import lazy_gettext as _l

from caseflow.forms.asked import always
from caseflow.forms.base import CaseForm
from caseflow.forms.choices import ChoiceField


class DecisionForm(CaseForm):
    """Agreed, or refused."""

    decision = ChoiceField(
        _l("Quyết định"),
        required=always,
        choices=[("agreed", _l("Đồng ý")), ("refused", _l("Không đồng ý"))],
    )
