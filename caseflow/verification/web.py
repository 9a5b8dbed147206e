"""The pages of verification: one a thing that is done."""

from collections.abc import Callable

from caseflow.case.access import Access
from caseflow.case.acts import Act, allowed
from caseflow.case.web.pages import act_page, inside, render_case
from caseflow.db import current
from caseflow.duties.forms import extension_decision_form, extension_form
from caseflow.errors import N_, NotThere
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room, roles
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff.directory import nearest_first, officer_choices
from caseflow.verification import (
    asking,
    compared,
    comparing,
    extending,
    forms,
    rules,
    section,
    talking_again,
)

room = Room("verification", __name__)
SIGNS = N_("Dấu hiệu theo khoản 2 Điều 32 chỉ dùng khi không có nguồn nào theo khoản 1.")
GENTLY = N_(
    "Người này có thể từ chối hoặc dừng bất cứ lúc nào mà không mất hỗ trợ. "
    "Chỉ hỏi lại nội dung đã có khi có lý do."
)
NO_DETAIL = N_("Cán bộ hỗ trợ và người quyết định đọc nội dung này: không ghi chi tiết nghiệp vụ.")
NEVER_WHY = N_("Khi hỏi nơi khác, không nói lý do hỏi.")
ONLY_NEEDED = N_("Chỉ nêu những gì cần cho việc xác minh.")
NOT_REQUIRED = N_(
    "Người này đã có giấy tờ theo khoản 1 Điều 33: được hỗ trợ ngay, không phải xác minh. Công an "
    "cấp tỉnh lập đề nghị xác định theo giấy tờ đó, một người có thẩm quyền khác quyết định. Luật "
    "giao ai ghi nhận tư cách nạn nhân theo giấy tờ này: chưa đối chiếu. Chỉ nêu số, ngày và nơi "
    "cấp giấy tờ."
)
REPLACES = N_(
    "Đề nghị trước chưa được ghi nhận. Đề nghị này thay đề nghị đó: nơi đã nhận đề nghị trước "
    "không tham gia hồ sơ nữa. Chỉ nêu những gì cần cho việc xác minh."
)
SAME_NAME = N_(
    "Người đại diện trùng tên với một người bị nghi sẽ không được đồng ý thay người này nữa, kể từ "
    "lúc lưu; nếu là hai người khác nhau, cán bộ hỗ trợ đính chính. Thông báo đã đọc và ý kiến đã "
    "hỏi qua người phiên dịch trùng tên thì không tính nữa: cán bộ hỗ trợ được nhắc làm lại, "
    "với người phiên dịch khác."
)
CODED = N_("Ghi theo lời kể, không đọc danh mục để hỏi.")
HINTS: dict[str, str | Callable[[Access], str]] = {
    "record_initial_facts": NEVER_WHY,
    "request_verification": lambda access: _before_asking(access),
    "record_evidence_item": SIGNS,
    "record_interview": lambda access: _before_interviewing(access),
    "record_exploitation_account": CODED,
    "record_result": NO_DETAIL,
    "ask_extension": NO_DETAIL,
    "compare_representatives": SAME_NAME,
}


def _plain(record: str) -> Callable[[Access], type[RecordsForm]]:
    return lambda _access: forms.plain_form(current(LawBook), record)


THROUGH_ANOTHER = N_(
    "Người phiên dịch của một buổi làm việc trước trùng tên với người bị nghi: hãy làm việc lại "
    "qua người phiên dịch khác. Không cho người phiên dịch ấy biết lý do."
)


def _request(access: Access) -> type[RecordsForm]:
    choices = nearest_first(access.actor.agency, *rules.VERIFYING_KINDS)
    return forms.request_form(current(LawBook), choices)


def _before_asking(access: Access) -> str:
    if asking.replaces(access):
        return REPLACES
    return NOT_REQUIRED if asking.not_required(access) else ONLY_NEEDED


def _before_interviewing(access: Access) -> str:
    held = asking.interviews(access)
    if not held:
        return GENTLY
    if talking_again.owed(access):
        return f"{gettext(THROUGH_ANOTHER)} {gettext(GENTLY)}"
    told = gettext(
        "Đã có %(count)s buổi làm việc, gần nhất ngày %(day)s: hãy đọc lại trước khi hỏi.",
        count=len(held),
        day=f"{max(held):%d/%m/%Y}",
    )
    return f"{told} {gettext(GENTLY)}"


def _extension(access: Access) -> type[RecordsForm]:
    deciders = officer_choices(Role.DECISION_MAKER, access.actor.agency)
    return extension_form(current(LawBook), extending.SUBJECT, deciders)


def _decision(_access: Access) -> type[RecordsForm]:
    return extension_decision_form(current(LawBook), extending.SUBJECT)


FORMS: dict[str, Callable[[Access], type[RecordsForm]]] = {
    "request_verification": _request,
    "receive_request": lambda _access: forms.receipt_form(current(LawBook)),
    "record_identity_finding": lambda _access: forms.finding_form(current(LawBook)),
    "ask_extension": _extension,
    "compare_representatives": lambda _access: RecordsForm,
    "decide_extension": _decision,
}


ONWARD = {"compare_representatives": compared.READ.endpoint}


def _page(act: Act) -> None:
    form = FORMS.get(act.slug) or _plain(act.kinds[0].name)
    hint = HINTS.get(act.slug, "")
    if act in (extending.ASK_EXTENSION, extending.GRANT_EXTENSION):
        limit, template = extending.EXTENSION, "case/extension.html"
        act_page(room, act, form, hint=hint, template=template, told=limit.told)
    else:
        act_page(room, act, form, hint=hint, onward=ONWARD.get(act.slug, ""))


for _each in section.SECTION.acts:
    _page(_each)


@room.route("/cases/<code>/verification/compared", who=roles(*allowed(comparing.COMPARE)))
def compared_names(code: str) -> str:
    """What comparing the representatives with those suspected has come to."""
    access = inside(code)
    if not compared.may_read(access):
        raise NotThere()
    return render_case(
        access, "verification/compared.html", page_title=gettext(compared.READ.label),
        found=compared.comparison(access),
    )  # fmt: skip
