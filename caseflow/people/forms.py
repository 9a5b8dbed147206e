"""The form on which what stands and what was found are chosen between, field by field."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from caseflow.forms.asked import always
from caseflow.forms.choices import ChoiceField
from caseflow.forms.record_form import RecordsForm

Choice = tuple[str, Any, str, str]  # field, its label, what stands, what was found


def adopt_form(
    choices: Sequence[Choice], bases: Sequence[tuple[str, Any]] = ()
) -> type[RecordsForm]:
    """One question a difference; nothing is chosen beforehand. ``bases``: how an age can be
    established, asked where the birth date differs."""
    fields: dict[str, Any] = {
        name: ChoiceField(
            label,
            choices=[
                ("keep", _l("Giữ: %(value)s", value=stands or "–")),
                ("adopt", _l("Theo xác minh: %(value)s", value=found)),
            ],
            required=always,
        )
        for name, label, stands, found in choices
    }
    if bases:
        label = _l("Căn cứ xác định tuổi (nếu lấy ngày sinh theo xác minh)")
        fields["age_basis"] = ChoiceField(label, choices=bases)
    asked = {name: ("person", name) for name in fields}
    return type("AdoptForm", (RecordsForm,), {**fields, "asked": asked})
