"""The pages of identification."""

from collections.abc import Mapping
from typing import Any

from caseflow.case.access import Access
from caseflow.case.web.pages import act_page
from caseflow.clock import today
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room
from caseflow.identification import deciding, forms, proposing
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff.directory import officer_choices

room = Room("identification", __name__)


def _proposal(access: Access) -> type[RecordsForm]:
    deciders = officer_choices(Role.DECISION_MAKER, access.actor.agency)
    return forms.proposal_form(current(LawBook), deciders)


def _as_returned(access: Access, _record: str) -> Mapping[str, Mapping[str, Any]]:
    return {"identification_proposal": proposing.last_proposal(access)}


act_page(
    room, proposing.PROPOSE, _proposal, fill=_as_returned,
    hint=N_(
        "Người quyết định không đọc tài liệu điều tra: tóm tắt đủ để quyết định. "
        "Dấu hiệu theo khoản 2 Điều 32 chỉ dùng khi không có nguồn nào theo khoản 1."
    ),
)  # fmt: skip
act_page(
    room, deciding.DECIDE, lambda _access: forms.decision_form(current(LawBook), today()),
    hint=N_("Ghi căn cứ cả khi kết luận không phải là nạn nhân."),
)  # fmt: skip
act_page(
    room, deciding.DECIDED_BEFORE,
    lambda _access: forms.earlier_decision_form(current(LawBook), today()),
    hint=N_(
        "Chỉ dùng khi người này đã được xác định là nạn nhân trước ngày 01/07/2025 và có giấy tờ "
        "theo Luật 2011: ghi đúng ngày, số và loại giấy tờ đó. Người này giữ chế độ hỗ trợ của "
        "Luật 2011 (Luật 53/2024 Đ63)."
    ),
)  # fmt: skip
act_page(room, deciding.RETURN, lambda _access: forms.return_form(current(LawBook)))
act_page(
    room, deciding.FOLLOW_UP, lambda _access: forms.follow_up_form(current(LawBook)),
    hint=N_("Người này có quyền đề nghị xem xét lại kết luận."),
)  # fmt: skip
