"""The pages of working together on a case: handing it over, putting officers to work or keeping
them out, linking it with another, what supervision found."""

from caseflow.case.access import Access
from caseflow.case.web.pages import act_page
from caseflow.cooperation import forms, handing_over, linking, referring, supervising
from caseflow.cooperation.assigning import ASSIGN, UNASSIGN, candidates, capacities
from caseflow.cooperation.barring import BAR_OFFICER, LIFT_BAR, barrable
from caseflow.cooperation.turned_down import READ_REFUSED
from caseflow.cooperation.web.room import room
from caseflow.db import current
from caseflow.duties.items import in_need
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.policy import ROLE_NAMES


def _book() -> LawBook:
    return current(LawBook)


def _supporters(access: Access) -> list[tuple[str, str]]:
    """The officers who can be asked to put right what was found, with their roles."""
    found = supervising.in_charge(access).items()
    return [(each, f"{name} – {gettext(ROLE_NAMES[role])}") for each, (name, role) in found]


ANSWERED = N_("Khi tiếp nhận, cơ quan bạn chủ trì hồ sơ. Nếu chưa, bên giao vẫn chịu trách nhiệm.")
ANSWER_AT_ONCE = N_(
    "Hồ sơ này có việc khẩn cấp: hãy trả lời ngay. Khi tiếp nhận, cơ quan bạn chủ trì hồ sơ và làm "
    "tiếp việc đó; nếu chưa, bên giao vẫn chịu trách nhiệm."
)
act_page(
    room,
    handing_over.HAND_OVER,
    lambda access: forms.handover(_book(), handing_over.receivers(access.actor.agency)),
    hint=N_("Cho đến khi bên nhận xác nhận, bạn vẫn chịu trách nhiệm về người này."),
    told=lambda _access, _record: {"submit": N_("Đề nghị bàn giao")},
)
act_page(
    room,
    handing_over.WITHDRAW_HANDOVER,
    lambda _access: RecordsForm,
    told=lambda _access, _record: {"submit": N_("Rút lại ngay")},
)
act_page(
    room,
    READ_REFUSED,
    lambda _access: RecordsForm,
    told=lambda _access, _record: {"submit": N_("Đã đọc")},
)


def _presses(access: Access) -> bool:
    return bool(in_need({access.case: access.state}))


for each in (handing_over.ANSWER, handing_over.ANSWER_FOR_AGENCY):
    act_page(
        room,
        each,
        lambda _access: forms.handover_answer(_book()),
        hint=lambda access: ANSWER_AT_ONCE if _presses(access) else ANSWERED,
        told=lambda _access, _record: {"submit": N_("Gửi trả lời")},
    )
act_page(
    room,
    referring.ANSWER_REFERRAL,
    lambda _access: forms.referral_answer(_book()),
    hint=N_(
        "Bạn xem được phần hồ sơ nêu trong giấy chuyển tuyến, chừng nào sự đồng ý của người đó, "
        "hoặc căn cứ chia sẻ khác đã được duyệt, còn hiệu lực."
    ),
)
act_page(
    room,
    ASSIGN,
    lambda access: forms.assignment(
        [(officer, f"{name} – {gettext(role)}") for officer, name, role in candidates(access)],
        [(code.value, gettext(label)) for code, label in capacities(access).items()],
    ),
)
act_page(room, UNASSIGN, lambda _access: RecordsForm)
act_page(
    room,
    BAR_OFFICER,
    lambda access: forms.bar(_book(), barrable(access)),
    hint=N_("Cán bộ này thôi tham gia và không còn tìm, xem được hồ sơ này."),
)
act_page(room, LIFT_BAR, lambda _access: RecordsForm)
act_page(
    room,
    linking.LINK,
    lambda _access: forms.link(_book()),
    hint=N_("Bạn phải đang làm việc với cả hai hồ sơ."),
)
act_page(
    room,
    linking.END_LINK,
    lambda _access: forms.link_end(_book()),
    hint=N_(
        "Mối liên hệ được gỡ ở cả hai hồ sơ; hai hồ sơ vẫn lưu việc đã ghi và lý do gỡ. "
        "Không ghi tên hay chi tiết về người được hỗ trợ trong lý do."
    ),
)
act_page(
    room,
    supervising.RECORD_FINDING,
    lambda access: forms.finding(_book(), _supporters(access)),
    hint=N_("Ghi việc làm cần chấn chỉnh; không ghi tên hay chi tiết về người được hỗ trợ."),
)
act_page(room, supervising.ANSWER_FINDING, lambda _access: forms.finding_answer(_book()))
act_page(
    room,
    supervising.CHECK_FINDING,
    lambda access: forms.finding_check(_book(), _supporters(access)),
    fill=supervising.said,
    hint=N_("Đã xong: ghi ngày khắc phục xong. Chưa xong: để trống ngày đó, ghi thời hạn mới."),
)
