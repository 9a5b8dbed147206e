"""What was done, in words: an act of the log as its page calls it.

Most acts are logged as stage and slug of their ``Act``. Those that were given another name
keep it, for it stands in logs for good; here is what they are.
"""

from collections.abc import Mapping

from caseflow.case.labels import RECORD_NAMES
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import gettext
from caseflow.staff.rules import REQUEST_NAMES, RequestKind

_NAMED: Mapping[str, str] = {
    "intake.open_case": N_("Mở hồ sơ mới khi tiếp nhận"),
    "rescue.open_case": N_("Mở hồ sơ mới khi giải cứu"),
    "case.versions": N_("Đọc những lần sửa của một nội dung"),
    "people.grow_older": N_("Cập nhật nhóm tuổi theo ngày mở hồ sơ"),
    "requests.ask": N_("Hỏi cơ quan khác về một người"),
    "law.propose": N_("Đề nghị sửa bảng quy định"),
    "law.agreed": N_("Đồng ý sửa bảng quy định"),
    "law.refused": N_("Không đồng ý sửa bảng quy định"),
    "agreed": N_("Đồng ý"),
    "refused": N_("Không đồng ý"),
    "add_agency": N_("Thêm cơ quan"),
    "add_officer": N_("Thêm cán bộ"),
    "assent_end_agency": N_("Lãnh đạo cơ quan đồng ý kết thúc cơ quan"),
    "grant_role": N_("Cấp vai trò"),
    "enrol": N_("Đăng ký mật khẩu và điện thoại"),
    "change_password": N_("Đổi mật khẩu"),
    "change_email": N_("Đổi địa chỉ nhận thư nhắc việc"),
    "confirm_officer": N_("Xác nhận cán bộ"),
    "replace_administrator": N_("Thay quản trị viên tại máy chủ"),
}
# Name in the log → the act's stage and slug.
_SAME_AS: Mapping[str, str] = {
    "case.bar": "case.bar_officer",
    "people.adopt": "intake.adopt_findings",
    "protection.complete": "protection.complete_proposal",
    "protection.review": "protection.review_measure",
    "rescue.not_applicable": "rescue.mark_not_applicable",
    "support.entitle": "support.entitlements",
    "support.record_outside_answer": "support.outside_answer",
    "support.record_outside_feedback": "support.outside_feedback",
    "verification.request": "verification.request_verification",
}


def act_labels() -> Mapping[str, str]:
    """Stage and slug → the words of every act there is."""
    return {f"{each.stage}.{each.slug}": each.label for each in current(Sections).acts()}


def act_in_words(code: str, labels: Mapping[str, str]) -> str:
    """What was done, in this request's language; an act no longer known by its code."""
    stage, _, name = code.partition(".")
    for known in (code, _SAME_AS.get(code, ""), f"{stage}.record_{name}"):
        if known in labels:
            return gettext(labels[known])
    if code in _NAMED:
        return gettext(_NAMED[code])
    if stage == "correct" and name in RECORD_NAMES:
        return gettext("Đính chính: %(what)s", what=gettext(RECORD_NAMES[name]))
    if stage == "add" and name in RECORD_NAMES:
        return gettext("Thêm: %(what)s", what=gettext(RECORD_NAMES[name]))
    return _of_administrators(code) or code


def _of_administrators(code: str) -> str:
    """One administrator asks, the other decides: the kind of request, and which half it is."""
    half, _, kind = code.partition("_")
    if half == "ask" and kind in set(RequestKind):
        return gettext("Đề nghị: %(what)s", what=gettext(REQUEST_NAMES[RequestKind(kind)]))
    if half == "decide" and kind in set(RequestKind):
        return gettext("Quyết định: %(what)s", what=gettext(REQUEST_NAMES[RequestKind(kind)]))
    return gettext(REQUEST_NAMES[RequestKind(code)]) if code in set(RequestKind) else ""
