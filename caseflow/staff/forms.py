"""The forms of sign-in, the own account and administration."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import InputRequired, Length

from caseflow.forms.asked import always
from caseflow.forms.base import CaseForm
from caseflow.forms.choices import ChoiceField
from caseflow.forms.dates import DateField
from caseflow.forms.text import DocumentNumberField, PersonNameField, TextField

_LONGEST = Length(max=400, message=_l("Nội dung này quá dài."))


def _password(label: Any, autocomplete: str) -> PasswordField:
    needed = InputRequired(_l("Hãy nhập mật khẩu."))
    return PasswordField(label, [needed, _LONGEST], render_kw={"autocomplete": autocomplete})


class ChoosingForm(CaseForm):
    """A form whose lists depend on what there is: field name → (code, label) in order."""

    def __init__(self, **offered: Sequence[tuple[str, Any]]) -> None:
        self._offered = offered
        super().__init__()

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Give the fields their choices before they read what was sent."""
        for name, choices in self._offered.items():
            self[name].choices = list(choices)
        super().process(*args, **kwargs)


class SignInForm(CaseForm):
    """Name and password."""

    name = TextField(_l("Tên đăng nhập"), required=always, render_kw={"autocomplete": "username"})
    password = _password(_l("Mật khẩu"), "current-password")


class CodeForm(CaseForm):
    """A code of the telephone."""

    code = TextField(
        _l("Mã 6 số trên điện thoại"), required=always, render_kw={"autocomplete": "one-time-code"}
    )


class RoleForm(ChoosingForm):
    """Which of the roles held to work in."""

    role = ChoiceField(_l("Vai trò"), required=always)


class UnlockForm(CaseForm):
    """The password again."""

    password = _password(_l("Mật khẩu"), "current-password")


class EnrolForm(CaseForm):
    """Name and one-time code."""

    name = TextField(_l("Tên đăng nhập"), required=always, render_kw={"autocomplete": "username"})
    code = TextField(_l("Mã đăng ký một lần"), required=always)


class NewPasswordForm(CaseForm):
    """A new password, typed twice."""

    password = _password(_l("Mật khẩu mới"), "new-password")
    repeated = _password(_l("Nhập lại mật khẩu mới"), "new-password")


class ChangePasswordForm(CaseForm):
    """The old password and a new one, typed twice."""

    password = _password(_l("Mật khẩu đang dùng"), "current-password")
    new_password = _password(_l("Mật khẩu mới"), "new-password")
    repeated = _password(_l("Nhập lại mật khẩu mới"), "new-password")


class EmailField(TextField):
    """An address for e-mail; what it may look like, the rules of staff say."""

    inputmode = "email"


class EmailForm(CaseForm):
    """Where reminders go, with the password: letters outlast the session."""

    email = EmailField(_l("Địa chỉ nhận thư nhắc việc"), render_kw={"autocomplete": "email"})
    password = _password(_l("Mật khẩu đang dùng"), "current-password")


class Confirm(CaseForm):
    """A button: nothing but the key of this form."""


class NewOfficerForm(ChoosingForm):
    """An officer with a first role; choices are given by the room."""

    sign_in_name = TextField(_l("Tên đăng nhập"), required=always)
    name = PersonNameField(_l("Họ, chữ đệm và tên"), required=always)
    agency = ChoiceField(_l("Cơ quan"), required=always)
    title = TextField(_l("Chức vụ"))
    language = ChoiceField(
        _l("Ngôn ngữ"), required=always, choices=[("vi", "Tiếng Việt"), ("en", "English")]
    )
    role = ChoiceField(_l("Vai trò"), required=always)


class OfficerRequestForm(ChoosingForm):
    """Something about an officer that both administrators decide."""

    kind = ChoiceField(_l("Việc đề nghị"), required=always)
    role = ChoiceField(_l("Vai trò"), when=_l("khi cấp hoặc thu hồi"))
    order_number = DocumentNumberField(_l("Số văn bản"), when=_l("khi xác nhận theo văn bản"))


class LawAgencyForm(ChoosingForm):
    """An agency of the law's table."""

    law_id = ChoiceField(_l("Cơ quan trong bảng"), required=always)
    parent = ChoiceField(_l("Cơ quan cấp trên"))


class NewAgencyForm(ChoosingForm):
    """An agency that is not in the table."""

    name_vi = TextField(_l("Tên cơ quan"), required=always)
    name_en = TextField(_l("Tên tiếng Anh"))
    agency_kind = ChoiceField(_l("Loại cơ quan"), required=always)
    province = ChoiceField(_l("Tỉnh, thành phố"))
    parent = ChoiceField(_l("Cơ quan cấp trên"))
    valid_from = DateField(_l("Có từ ngày"))


class EndAgencyForm(ChoosingForm):
    """When an agency ends and who follows it."""

    until_on = DateField(_l("Đến hết ngày"), required=always)
    successor = ChoiceField(_l("Cơ quan kế tiếp"), required=always)
