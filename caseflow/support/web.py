"""The pages of support: one an act; that of entitlements shows the computed table too."""

from typing import Any

from flask import render_template, request, url_for

from caseflow.case.access import Access
from caseflow.case.labels import Shower
from caseflow.case.web.pages import act_page, inside, render_case
from caseflow.cooperation import answering
from caseflow.cooperation.consenting import readable
from caseflow.cooperation.outside import body_names
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.extension import extension_decision_form, extension_form
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room, actor, roles
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff.directory import agencies_by_field, agency_choices, officer_choices
from caseflow.support import (
    costs,
    entitling,
    extending,
    forms,
    granting,
    lettering,
    paying,
    plan_reading,
    planning,
    referring,
    returning,
    section,
    showing,
    telling,
)
from caseflow.support.still_open import still_open

room = Room("support", __name__)


def _book() -> LawBook:
    return current(LawBook)


def _supervisors(access: Access) -> list[tuple[str, str]]:
    return officer_choices(Role.SUPERVISOR, access.actor.agency)


def _receivers(access: Access) -> list[tuple[str, str]]:
    """Agencies of the roster but those that have the case, and the bodies outside it that this
    case names."""
    own = referring.own_agencies(access)
    others = [(agency, name) for agency, name in agency_choices() if agency not in own]
    return [*others, *body_names(access).items()]


def _outside(access: Access, _record: str) -> dict[str, Any]:
    return {"outside": body_names(access)}


PAID_ONCE = N_(
    "Trợ cấp khó khăn ban đầu chỉ chi sau khi lãnh đạo đơn vị phê duyệt: lúc này để trống "
    "hình thức xác nhận; được duyệt và đã trao tiền rồi mới ghi việc đã nhận tiền."
)
CLOSING, EXTENSION = "support/closing.html", "case/extension.html"


def _naming(record: str) -> type[RecordsForm]:
    """The form of a record that names an agency."""
    return forms.plain_form(_book(), record, agencies_by_field(_book().records[record].fields))


def _still_open(access: Access, _record: str) -> dict[str, Any]:
    """What the end of the case would leave open, above the questions."""
    return {"open": still_open(access)}


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
    template=EXTENSION, told=extending.EXTENSION.told,
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
    hint=N_("Ghi ngắn gọn; không ghi lại nguyên văn lời kể về bạo lực."),
)  # fmt: skip
act_page(
    room, section.FOLLOW, lambda _: forms.follow_up_form(_book()),
    hint=N_("Chỉ liên hệ theo cách liên hệ an toàn của người được hỗ trợ."),
    template="support/follow_up.html", told=showing.asked_after,
)  # fmt: skip
act_page(
    room, section.REFER,
    lambda access: forms.referral_form(_book(), _receivers(access), readable(access)),
    hint=N_("Chỉ nêu điều tối thiểu cần biết; đọc cho người được hỗ trợ nghe trước khi gửi."),
)  # fmt: skip
act_page(
    room, granting.GRANT, lambda access: forms.grant_form(_book(), readable(access)),
    template="support/grant.html",
    told=lambda access, record: {"request_read": answering.read(access, record)},
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
    room, section.FEED_BACK, lambda _: forms.plain_form(_book(), "referral_feedback"),
    hint=N_("Không ghi nội dung tư vấn pháp luật hoặc tâm lý."),
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
    hint=N_("Sự đồng ý trước đây không còn hiệu lực: hỏi lại người được hỗ trợ khi mở lại."),
)  # fmt: skip
act_page(room, section.APPROVE_REOPENING, lambda _: forms.decision_form(_book()))


@room.route("/cases/<code>/support/read-plan", who=roles(*sorted(plan_reading.READERS)))
def read_plan(code: str) -> str:
    """The plan as one reads it, goal by goal."""
    access = inside(code)
    return render_case(
        access, "support/plan.html", page_title=gettext("Kế hoạch hỗ trợ"), book=_book(),
        plan=plan_reading.plan_as_read(access), may_plan=section.ADD_GOAL.open_to(access),
    )  # fmt: skip


@room.route("/cases/<code>/support/read-costs", who=roles(*sorted(costs.READERS)))
def read_costs(code: str) -> str:
    """What support has cost in this case."""
    access = inside(code)
    return render_case(
        access, "support/costs.html", page_title=gettext("Chi phí của hồ sơ"), book=_book(),
        costs=costs.costs(access),
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


@room.route("/returned", who=roles(*returning.REVIEWERS))
def returned() -> str:
    """The yearly review of people who returned from abroad (HN §III.2)."""
    number = max(1, request.args.get("page", 1, type=int))
    shown = request.args.get("show", "")
    shown = shown if shown in showing.SHOWN_NAMES else returning.SHOWN[0]
    page = returning.reviews(actor(), number, shown)
    shower = Shower()
    return render_template(
        "support/returned.html", total=page.total, shown=shown,
        choices=[(each, gettext(label)) for each, label in showing.SHOWN_NAMES.items()],
        lines=[showing.review(shower, review, missing) for review, missing in page.lines],
        numbers=[
            {"number": n, "href": url_for("support.returned", page=n, show=shown),
             "current": n == number}
            for n in page.near
        ],
    )  # fmt: skip
