"""The form every page derives from: CSRF, one key a form, the versions relied on.

``key`` is made when the page is first shown and kept on every re-rendering, so that a
double tap on a slow line makes one record. ``versions`` carries the versions of what
the page showed, so that a change of somebody else's is never overwritten.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from flask import Flask, has_request_context, request
from flask_wtf import CSRFProtect, FlaskForm  # type: ignore[import-untyped]  # it has no types
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from caseflow.errors import Conflict, Refused
from caseflow.forms.lean import Lean
from caseflow.forms.messages import Messages
from caseflow.languages import gettext

DRAFT = "draft"  # sent by js/idle.js for a form whose officer went away: keep, do not act


def new_key() -> str:
    """A fresh idempotency key."""
    return str(uuid4())


def _is_key(text: object) -> bool:
    try:
        return str(UUID(str(text))) == text
    except ValueError:
        return False


class CaseForm(FlaskForm):  # type: ignore[misc]  # flask_wtf has no types
    """Base of all forms that change something."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # for the same reason
        def get_translations(self, form: Any) -> Messages:
            return Messages()

    left: Any = None  # the draft this page starts from: what its officer typed and did not send
    keeps_as = ""  # the address under which it is kept as it is typed; empty: it is not
    key = HiddenField(default=new_key)
    versions = HiddenField(default="{}")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stale_key = not _is_key(self.key.data)
        if self._stale_key:
            self.key.data = new_key()

    @property
    def idempotency_key(self) -> str:
        """The key of this form's one change."""
        return str(self.key.data)

    @property
    def typed(self) -> bool:
        """Whether the page shows what its officer typed: just now, or before they left it."""
        return self.is_submitted() or self.left is not None

    @property
    def relied_on(self) -> dict[str, int]:
        """The versions this page showed, by record id; empty when it showed none, and when the
        token is none of ours, which ``validate_versions`` says."""
        try:
            return _versions(self.versions.data)
        except ValueError:
            return {}

    def rely_on(self, versions: Mapping[str, int]) -> None:
        """Remember the versions shown, unless what was typed rests on others already."""
        if not self.typed:
            self.versions.data = json.dumps(dict(versions), sort_keys=True)

    def overtake(self, conflict: Conflict, versions: Mapping[str, int]) -> None:
        """Say on top what somebody else changed. The next sending is another change, which
        relies on what the page now shows."""
        self.form_errors.append(gettext(conflict.message, **conflict.params))
        self.key.data = new_key()
        self.versions.data = json.dumps(dict(versions), sort_keys=True)

    def validate_versions(self, field: Field) -> None:
        """Refuse a token that we did not write."""
        try:
            _versions(field.data)
        except ValueError:
            raise ValidationError(gettext("Trang này đã hỏng. Hãy tải lại trang.")) from None

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """All questions are answered as asked, and the form was sent on purpose."""
        good = bool(super().validate(extra_validators))
        if self._stale_key:
            self.form_errors.append(gettext("Trang này đã cũ. Hãy kiểm tra lại rồi gửi lần nữa."))
        if has_request_context() and request.form.get(DRAFT):
            self.form_errors.append(
                gettext(
                    "Phiên đã hết giờ nên nội dung được giữ lại, chưa gửi. Hãy xem lại rồi gửi."
                )
            )
        return good and not self.form_errors

    def refuse(self, refusal: Refused) -> None:
        """Show a rule's refusal beside the field it names, or on top of the form."""
        sentence = gettext(refusal.message, **refusal.params)
        field = self._fields.get(refusal.field or "")
        if field is None:
            self.form_errors.append(sentence)
        else:
            field.errors = [*field.errors, sentence]


def _versions(token: object) -> dict[str, int]:
    found = json.loads(str(token or "{}"))
    if not isinstance(found, dict):
        raise ValueError("versions are an object")
    if any(type(version) is not int or version < 0 for version in found.values()):
        raise ValueError("versions are whole numbers")
    return found


def errors_for_summary(form: Any, later: Sequence[str] = ()) -> list[dict[str, str]]:
    """What is wrong, in the order of the page: ``{text, href}``, href empty for the form.
    ``later``: names of the fields that stand after all others, in their order there."""
    found = [{"text": str(error), "href": ""} for error in form.form_errors]
    places = {name: place for place, name in enumerate(later, 1)}
    for field in sorted(form, key=lambda each: places.get(each.name, 0)):
        hidden = field.type in ("HiddenField", "CSRFTokenField")
        href = "" if hidden else "#" + getattr(field, "target", field.id)
        found += [{"text": str(error), "href": href} for error in field.errors]
    return found


def install(app: Flask) -> None:
    """CSRF on every post of ``app``, and what the templates of forms need."""
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)  # as long as the session: keeps input
    app.config.setdefault("WTF_CSRF_SSL_STRICT", False)  # our pages send no referrer
    CSRFProtect(app)
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    own = app.jinja_env.loader
    app.jinja_env.loader = ChoiceLoader([own, govuk] if own else [govuk])
    app.jinja_env.add_extension(Lean)
    app.jinja_env.globals["errors_for_summary"] = errors_for_summary
