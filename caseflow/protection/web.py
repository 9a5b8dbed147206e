"""The pages of protection: one an act."""

from typing import Any

from flask import request

from caseflow.case.access import Access
from caseflow.case.labels import Shower
from caseflow.case.web.pages import act_page
from caseflow.db import current
from caseflow.errors import N_
from caseflow.gate import Room
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.protection import carrying, deciding, forms, section
from caseflow.protection.rules import Matter, sheltered
from caseflow.staff.directory import agency_choices, officer_choices

room = Room("protection", __name__)


def _book() -> LawBook:
    return current(LawBook)


def _deciders() -> list[tuple[str, str]]:
    return officer_choices(Role.DECISION_MAKER)


def _record() -> str:
    """The measure that this page is about."""
    return str((request.view_args or {})["record"])


def _told(access: Access, record: str) -> dict[str, Any]:
    matter, review = deciding.put_before(access, record)
    return {"matter": DECIDED[matter], "review": review}


def _covered(access: Access, _record: str) -> dict[str, Any]:
    """Whom protection covers: category, name (of the person of the case none), safe way."""
    shower, asked = Shower(access), _book().records["covered_person"]
    return {
        "covered": [
            (shower.value(asked.field("category"), each["category"]),
             each.get("full_name"), each["safe_contact"])
            for each in deciding.covered(access)
        ]
    }  # fmt: skip


PROPOSING = "protection/propose.html"
DECIDED = {
    Matter.APPLY: N_("Nội dung cần quyết định: ÁP DỤNG biện pháp dưới đây."),
    Matter.CHANGE: N_(
        "Nội dung cần quyết định: THAY ĐỔI việc áp dụng biện pháp dưới đây, theo lần rà soát mới."
    ),
    Matter.LIFT: N_(
        "Nội dung cần quyết định: CHẤM DỨT biện pháp dưới đây, theo lần rà soát mới. "
        "Phê duyệt thì biện pháp chấm dứt từ hôm nay."
    ),
    Matter.REFUSE: N_(
        "Nội dung cần quyết định: CHẤM DỨT biện pháp dưới đây, vì người được bảo vệ từ chối. "
        "Phê duyệt thì biện pháp chấm dứt từ hôm nay; trả lại hoặc không phê duyệt thì biện pháp "
        "vẫn tiếp tục."
    ),
}
act_page(
    room, section.ASSESS, lambda _: forms.assess_form(_book()),
    hint=N_("Hỏi cảm nhận của người được bảo vệ trước; câu trả lời đó có trọng lượng lớn nhất. "
            "Người thân thích cũng có nguy cơ thì ghi người đó ở ba câu cuối; còn người khác nữa "
            "thì ghi tiếp ở “Ghi người được bảo vệ”."),
)  # fmt: skip
act_page(room, section.THREATEN, lambda _: forms.threat_form(_book()))
act_page(room, section.COVER, lambda _: forms.covered_form(_book()))
act_page(
    room, section.REFUSE, lambda _: forms.refusal_form(_book(), _deciders()),
    hint=N_(
        "Việc hỗ trợ vẫn tiếp tục, dù người này có từ chối bảo vệ hay không. Biện pháp đang áp "
        "dụng vẫn tiếp tục cho đến khi người có thẩm quyền quyết định: hãy chọn người đó."
    ),
)  # fmt: skip
act_page(room, section.REVIEW, lambda _: forms.review_form(_book(), _deciders()))
act_page(
    room, section.CARRY_OUT,
    lambda access: forms.carry_out_form(
        _book(), agency_choices(), sheltered=sheltered(carrying.details(access, _record()))
    ),
    fill=lambda access, record: {"protection_measure": carrying.arranged(access, record)},
    hint=N_("Ghi lại mỗi khi người được bảo vệ chuyển sang nơi khác hoặc cơ quan khác thực hiện. "
            "Địa chỉ nơi tạm lánh không được in ra và không tìm kiếm được."),
)  # fmt: skip
act_page(room, section.EXPIRE, lambda _: forms.expiry_form(_book()))
act_page(
    room, section.PROPOSE,
    lambda _: forms.propose_form(_book(), _deciders(), agency_choices()),
    template=PROPOSING, told=_covered,
)  # fmt: skip
act_page(
    room, section.COMPLETE,
    lambda _: forms.propose_form(_book(), _deciders(), agency_choices()),
    fill=deciding.proposal_values, template=PROPOSING, told=_covered,
)  # fmt: skip
act_page(
    room, section.DECIDE,
    lambda access: forms.decide_form(_book(), deciding.put_before(access, _record())[0]),
    hint=N_("Phê duyệt thì nhập căn cứ pháp lý, số quyết định và những điều biểu mẫu còn hỏi về "
            "biện pháp. Trả lại hoặc không phê duyệt thì ghi lý do vào ô ý kiến."),
    template="protection/decide.html", told=_told,
)  # fmt: skip
