"""The pages by which a case is supported, one an act; that of entitlements shows the computed
table too."""

from typing import Any

from caseflow.case.access import Access
from caseflow.case.dates import day_of
from caseflow.case.web.checking import BINDING, Check, answers_read
from caseflow.case.web.pages import act_page
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.extension import extension_decision_form, extension_form
from caseflow.forms.record_form import RecordsForm
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff.directory import agencies_by_field, agency_choices, officer_choices
from caseflow.support import (
    entitling,
    extending,
    following,
    forms,
    paying,
    planning,
    section,
    showing,
    telling,
)
from caseflow.support.milestones import LAST_RESULTS
from caseflow.support.still_open import still_open
from caseflow.support.web.room import room


def _book() -> LawBook:
    return current(LawBook)


def _supervisors(access: Access) -> list[tuple[str, str]]:
    return officer_choices(Role.SUPERVISOR, access.actor.agency)


PAID_ONCE = N_(
    "Trợ cấp khó khăn ban đầu chỉ chi sau khi lãnh đạo đơn vị phê duyệt: lúc này để trống "
    "hình thức xác nhận; được duyệt và đã trao tiền rồi mới ghi việc đã nhận tiền."
)
READ_AGAIN = N_(
    "Hãy đọc lại ngày trước khi trình: thời hạn đã được kéo dài thì không rút ngắn được."
)
CLOSING, EXTENSION = "support/closing.html", "case/extension.html"


def _naming(record: str) -> type[RecordsForm]:
    """The form of a record that names an agency."""
    return forms.plain_form(_book(), record, agencies_by_field(_book().records[record].fields))


def _far_beyond(access: Access, form: RecordsForm) -> str:
    """What is read before so long an extension is asked for that it may be a slip of the hand."""
    until = day_of(form.answers()[extending.SUBJECT]["asked_until"])
    if not (far := extending.EXTENSION.far_beyond(access, until)):
        return ""
    more, first = far
    return gettext(
        "Đề nghị kéo dài đến %(day)s: thêm %(more)s ngày, nhiều hơn cả thời hạn ban đầu "
        "(%(first)s ngày).",
        day=f"{until:%d/%m/%Y}", more=more, first=first,
    )  # fmt: skip


def _still_open(access: Access, _record: str) -> dict[str, Any]:
    """What the end of the case would leave open, above the questions."""
    return {"open": still_open(access)}


def _ends_the_following(access: Access, form: RecordsForm) -> str:
    """What is read before the contact after which nobody asks after the person any more."""
    answers = form.answers()["follow_up"]
    if not following.is_last(access, answers):
        return ""
    said = [NO_MORE] if answers["result"] in LAST_RESULTS else [NO_MORE, GO_ON]
    return "\n".join([*map(gettext, said), answers_read(access, form)])


NO_MORE = N_("Sau lần này, việc theo dõi kết thúc và hồ sơ đóng lại.")
GO_ON = N_("Muốn hỏi thăm tiếp thì bấm “Sửa lại” và ghi ngày hẹn tiếp theo.")


act_page(
    room, section.ENTITLE,
    lambda access: forms.entitlement_form(_book(), entitling.regimes_of(access)),
    template="support/entitlements.html", told=showing.entitlements,
)  # fmt: skip
act_page(
    room, telling.TELL,
    lambda access: forms.telling_form(
        _book(), showing.untold(access), entitling.regimes_of(access)
    ),
    template="support/tell.html",
)  # fmt: skip
act_page(
    room, section.PLAN, lambda _: forms.plain_form(_book(), "support_plan"),
    hint=N_("Kế hoạch bắt đầu từ mong muốn của người được hỗ trợ, ghi đúng lời người đó."),
)  # fmt: skip
act_page(
    room, section.CHANGE_PLAN, lambda _: forms.plain_form(_book(), "support_plan"),
    fill=planning.plan_values,
    hint=N_("Kế hoạch thay đổi thì hỏi lại ý kiến người được hỗ trợ. Bản trước vẫn được giữ."),
)  # fmt: skip
act_page(
    room, section.ASK_EXTENSION,
    lambda access: extension_form(_book(), extending.SUBJECT, _supervisors(access)),
    template=EXTENSION, told=extending.EXTENSION.told, check=Check(_far_beyond, READ_AGAIN),
)  # fmt: skip
act_page(
    room, section.APPROVE_EXTENSION,
    lambda _: extension_decision_form(_book(), extending.SUBJECT),
    template=EXTENSION, told=extending.EXTENSION.told,
)  # fmt: skip
act_page(room, section.ADD_GOAL, lambda _: forms.plain_form(_book(), "goal"))
act_page(room, section.ADD_STEP, lambda _: _naming("plan_step"))
act_page(room, section.CHANGE_STEP, lambda _: _naming("plan_step"), fill=planning.step_values)
act_page(
    room, section.GIVE,
    lambda access: forms.service_form(
        _book(), entitling.regimes_of(access), agency_choices(),
        _supervisors(access) if paying.pays(access) else None, showing.services(access),
    ),
    hint=lambda access: PAID_ONCE if paying.pays(access) else "",
)  # fmt: skip
act_page(
    room, section.EXAMINE, lambda _: _naming("health_assessment"),
    hint=N_("Không ghi kết quả xét nghiệm HIV hoặc xét nghiệm khác."),
)  # fmt: skip
act_page(
    room, section.COUNSEL, lambda _: forms.plain_form(_book(), "counselling_session"),
    hint=N_(
        "Ghi ngắn gọn; không ghi lại nguyên văn lời kể về bạo lực. Lo ngại về tự làm hại cần can "
        "thiệp ngay: cán bộ tâm lý, lãnh đạo và người phụ trách hồ sơ của đơn vị bạn thấy trên "
        "trang đầu, ngay khi bạn lưu, rằng người này cần được hỗ trợ tâm lý; không thấy nội dung "
        "buổi tham vấn."
    ),
)  # fmt: skip
act_page(
    room, section.FOLLOW, lambda _: forms.follow_up_form(_book()),
    hint=N_("Chỉ liên hệ theo cách liên hệ an toàn của người được hỗ trợ."),
    template="support/follow_up.html", told=showing.asked_after,
    check=Check(_ends_the_following, BINDING),
)  # fmt: skip
act_page(
    room, section.GIVE_OWN,
    lambda access: forms.own_service_form(_book(), showing.services(access)),
)  # fmt: skip
act_page(
    room, section.PROPOSE_CLOSURE,
    lambda access: forms.closure_form(_book(), _supervisors(access)),
    template=CLOSING, told=_still_open,
)  # fmt: skip
act_page(
    room, section.APPROVE_CLOSURE, lambda _: forms.decision_form(_book()),
    template=CLOSING, told=_still_open,
)  # fmt: skip
act_page(room, section.APPROVE_PAYMENT, lambda _: forms.decision_form(_book()))
act_page(
    room, section.CONFIRM_RECEIPT, lambda _: forms.receipt_form(_book()),
    hint=N_("Chỉ ghi khi người được hỗ trợ đã nhận được tiền. Số tiền, chế độ và căn cứ giữ nguyên "
            "như đã được duyệt."),
)  # fmt: skip
act_page(
    room, section.PROPOSE_REOPENING,
    lambda access: forms.reopening_form(_book(), _supervisors(access)),
    hint=N_(
        "Sự đồng ý trước đây không còn hiệu lực: hỏi lại người được hỗ trợ; khi hồ sơ đã mở lại "
        "thì ghi ý kiến mới vào hồ sơ."
    ),
)  # fmt: skip
act_page(room, section.APPROVE_REOPENING, lambda _: forms.decision_form(_book()))
