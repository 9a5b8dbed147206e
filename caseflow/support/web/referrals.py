"""The pages of referral: sent, taken back, granted to who asked, answered within the system and
on paper, and read when it has come out."""

from typing import Any

from flask import render_template

from caseflow.case.access import Access
from caseflow.case.labels import Shower
from caseflow.case.web.pages import act_page, inside
from caseflow.cooperation import answering, consenting
from caseflow.cooperation.outside import body_names
from caseflow.cooperation.receivers import readable
from caseflow.db import current
from caseflow.errors import N_
from caseflow.gate import roles
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff.directory import agency_choices
from caseflow.support import (
    forms,
    granting,
    lettering,
    outcomes,
    referring,
    section,
    showing,
)
from caseflow.support.web.room import room


def _book() -> LawBook:
    return current(LawBook)


def _receivers(access: Access) -> list[tuple[str, str]]:
    """Agencies of the roster but those that have the case, and the bodies outside it that this
    case names."""
    own = referring.own_agencies(access)
    others = [(agency, name) for agency, name in agency_choices() if agency not in own]
    return [*others, *body_names(access).items()]


def _asking(access: Access, _record: str) -> dict[str, Any]:
    """Where this officer records what the person agrees to, if they do."""
    open_here = (act.endpoint for act in consenting.RECORD if act.open_to(access))
    return {"asking": next(open_here, "")}


def _outside(access: Access, _record: str) -> dict[str, Any]:
    return {"outside": body_names(access)}


act_page(
    room, section.REFER,
    lambda access: forms.referral_form(_book(), _receivers(access), readable(access)),
    hint=N_("Chỉ nêu điều tối thiểu cần biết; đọc cho người được hỗ trợ nghe trước khi gửi."),
    template="support/refer.html", told=_asking,
)  # fmt: skip
act_page(
    room, granting.GRANT, lambda access: forms.grant_form(_book(), readable(access)),
    template="support/grant.html",
    told=lambda access, record: {
        "request_read": answering.read(access, record),
        **_asking(access, record),
    },
)  # fmt: skip
act_page(
    room, section.REVOKE, lambda _: forms.nothing_form(_book()),
    hint=N_("Thu hồi thì nơi nhận không xem được hồ sơ này nữa, có hiệu lực ngay. Điều đã gửi bằng "
            "công văn thì không lấy lại được: hãy báo cho nơi nhận."),
    told=lambda access, record: _outside(access, record) | {"submit": N_("Thu hồi ngay")},
)  # fmt: skip
act_page(
    room, lettering.ISSUE, lambda _: forms.plain_form(_book(), "referral_letter"),
    hint=N_("Ghi đúng số, ngày và người ký trên công văn. Công văn chỉ nêu điều đã ghi trong "
            "chuyển tuyến và phần người được hỗ trợ đồng ý."),
    told=_outside,
)  # fmt: skip
act_page(room, lettering.HEAR_ANSWER, lambda _: forms.outside_answer_form(_book()), told=_outside)
act_page(
    room, lettering.HEAR_HOW, lambda _: forms.plain_form(_book(), "referral_feedback"),
    hint=N_("Không ghi nội dung tư vấn pháp luật hoặc tâm lý."),
    told=_outside,
)  # fmt: skip
act_page(
    room, outcomes.FEED_BACK, lambda _: forms.plain_form(_book(), "referral_feedback"),
    hint=N_("Không ghi nội dung tư vấn pháp luật hoặc tâm lý. Ghi ngày kết thúc là khép lại chuyển "
            "tuyến: từ lúc đó đơn vị bạn không còn xem hồ sơ, nên hãy ghi đủ các dịch vụ trước."),
)  # fmt: skip
act_page(
    room, outcomes.READ, lambda _: forms.nothing_form(_book()),
    template="support/outcome.html",
    told=lambda access, record: {"heard": outcomes.heard(access, record), "submit": N_("Đã đọc")},
)  # fmt: skip


@room.route("/cases/<code>/support/letter/<record>", who=roles(Role.CASEWORKER))
def letter(code: str, record: str) -> str:
    """The official letter to a body outside the system, on one page to print."""
    access = inside(code)
    told, shower, book = lettering.printed(access, record), Shower(), _book()
    records = book.records
    return render_template(
        "support/letter.html", told=told, shower=shower, code=code,
        recipient=told.body.get("name") or shower.agencies[told.recipient],
        sender=shower.agencies[told.sender], above=showing.above(told.sender, shower),
        signed=told.letter["signed_on"],
        lines=showing.words(shower, records["referral"], told.referral, showing.SAID),
        person=showing.words(shower, records["person"], told.person, lettering.WHO),
        contacts=[
            showing.words(shower, records["safe_contact_rule"], each, each) for each in told.contact
        ],
    )  # fmt: skip
