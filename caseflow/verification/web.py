"""The pages of verification: one a thing that is done."""

from caseflow.case.access import Access
from caseflow.case.acts import allowed
from caseflow.case.web.pages import act_page, inside, render_case
from caseflow.db import current
from caseflow.errors import N_, NotThere
from caseflow.forms.extension import extension_decision_form, extension_form
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
    recording,
    rules,
    talking_again,
)

room = Room("verification", __name__)
EXTENSION = "case/extension.html"
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
THROUGH_ANOTHER = N_(
    "Người phiên dịch của một buổi làm việc trước trùng tên với người bị nghi: hãy làm việc lại "
    "qua người phiên dịch khác. Không cho người phiên dịch ấy biết lý do."
)


def _book() -> LawBook:
    return current(LawBook)


def _police(access: Access) -> list[tuple[str, str]]:
    return nearest_first(access.actor.agency, *rules.VERIFYING_KINDS)


def _deciders(access: Access) -> list[tuple[str, str]]:
    return officer_choices(Role.DECISION_MAKER, access.actor.agency)


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


act_page(
    room, asking.INITIAL_FACTS, lambda _: forms.plain_form(_book(), "initial_facts_check"),
    hint=NEVER_WHY,
)  # fmt: skip
act_page(
    room, asking.REQUEST_VERIFICATION,
    lambda access: forms.request_form(_book(), _police(access)), hint=_before_asking,
)  # fmt: skip
act_page(room, asking.RECEIVE_REQUEST, lambda _: forms.receipt_form(_book()))
act_page(room, recording.EVIDENCE, lambda _: forms.plain_form(_book(), "evidence_item"), hint=SIGNS)
act_page(
    room, recording.INTERVIEW_HELD, lambda _: forms.plain_form(_book(), "interview"),
    hint=_before_interviewing,
)  # fmt: skip
act_page(
    room, recording.ACCOUNT, lambda _: forms.plain_form(_book(), "exploitation_account"),
    hint=N_("Ghi theo lời kể, không đọc danh mục để hỏi."),
)  # fmt: skip
act_page(room, recording.EVENT, lambda _: forms.plain_form(_book(), "trafficking_event"))
act_page(room, recording.PERPETRATOR, lambda _: forms.plain_form(_book(), "alleged_perpetrator"))
act_page(room, recording.FINDING, lambda _: forms.finding_form(_book()))
act_page(
    room, recording.RESULT, lambda _: forms.plain_form(_book(), "verification_result"),
    hint=NO_DETAIL,
)  # fmt: skip
act_page(
    room, extending.ASK_EXTENSION,
    lambda access: extension_form(_book(), extending.SUBJECT, _deciders(access)),
    hint=NO_DETAIL, template=EXTENSION, told=extending.EXTENSION.told,
)  # fmt: skip
act_page(
    room, extending.GRANT_EXTENSION,
    lambda _: extension_decision_form(_book(), extending.SUBJECT),
    template=EXTENSION, told=extending.EXTENSION.told,
)  # fmt: skip
act_page(
    room, comparing.COMPARE, lambda _: RecordsForm,
    hint=SAME_NAME, onward=compared.READ.endpoint,
)  # fmt: skip


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
