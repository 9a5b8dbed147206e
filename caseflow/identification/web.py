"""The pages of identification."""

from collections.abc import Mapping
from typing import Any

from caseflow.case.access import Access
from caseflow.case.pages import act_page
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room
from caseflow.identification import deciding, forms, service
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff.directory import officer_choices

room = Room("identification", __name__)


def _proposal(access: Access) -> type[RecordsForm]:
    deciders = officer_choices(Role.DECISION_MAKER, access.actor.agency)
    return forms.proposal_form(current(LawBook), deciders)


def _as_returned(access: Access, _record: str) -> Mapping[str, Mapping[str, Any]]:
    return {"identification_proposal": service.last_proposal(access)}


act_page(
    room, service.PROPOSE, _proposal, fill=_as_returned,
    hint=N_(
        "Người quyết định không đọc tài liệu điều tra: tóm tắt đủ để quyết định. "
        "Dấu hiệu theo khoản 2 Điều 32 chỉ dùng khi không có nguồn nào theo khoản 1."
    ),
)  # fmt: skip
act_page(
    room, deciding.DECIDE, lambda _access: forms.decision_form(current(LawBook)),
    hint=N_(
        "Ghi căn cứ cả khi kết luận không phải là nạn nhân. Loại giấy tờ theo ngày quyết định: "
        "trước ngày 01/07/2025 chọn loại có ghi “(Luật 2011)”, từ ngày đó chọn loại còn lại."
    ),
)  # fmt: skip
act_page(room, deciding.RETURN, lambda _access: forms.return_form(current(LawBook)))
act_page(
    room, deciding.FOLLOW_UP, lambda _access: forms.follow_up_form(current(LawBook)),
    hint=N_("Người này có quyền đề nghị xem xét lại kết luận."),
)  # fmt: skip
