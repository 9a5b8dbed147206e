"""The pages of reception: the first one opens a case, each further one adds a topic."""

from typing import Any

from flask import render_template, request
from werkzeug.wrappers import Response

from caseflow.case.access import Access
from caseflow.case.acts import Submission, allowed
from caseflow.case.opening import leave_to_begin
from caseflow.case.web.pages import FormOf, act_page, into
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.forms.sending import Sending
from caseflow.gate import Room, actor, roles
from caseflow.intake import (
    foreigners,
    forms,
    giving,
    notice,
    noticing,
    placing,
    progress,
    receiving,
    rescued,
)
from caseflow.intake.facts import answered, route
from caseflow.intake.opening import receive
from caseflow.intake.rules import STEPS_UNKNOWN
from caseflow.law.book import LawBook
from caseflow.policy import Purpose
from caseflow.staff.directory import agencies_by_field, agency_choices
from caseflow.staff.web import unsent

room = Room("intake", __name__)
TOLD_ALREADY = N_("Điều đã kể khi tiếp nhận được điền sẵn: không hỏi lại từ đầu.")
RECEIVERS = allowed(receiving.NEEDS)


@room.route("/intake/new", who=roles(*RECEIVERS), methods=["GET", "POST"], confidential=False)
def new() -> str | Response:
    """Receive a person: the case is begun, and open for receiving them."""
    if request.method == "GET":
        leave_to_begin(actor(), ("intake", "record"))
    others = [each for each in agency_choices() if each[0] != actor().agency]
    form = unsent.form_of(forms.first_page(current(LawBook), others))
    if form.validate_on_submit():
        with Sending(form):
            code = receive(actor(), Submission(form.answers(), form.idempotency_key))
            unsent.done()
            return into(code, Purpose.RECEIVE)
    if request.method == "POST":
        unsent.keep()
    sections = _headed(form)
    return render_template("intake/new.html", form=form, sections=sections, action=request.path)


def _headed(form: RecordsForm) -> list[dict[str, Any]]:
    parts = (
        (N_("Người được tiếp nhận"), forms.PERSON_PART),
        (N_("Điều đã thấy hoặc đã biết (có thể để trống, ghi sau)"), forms.SEEN_PART),
    )
    return [{"title": t, "names": [name for name in part if name in form]} for t, part in parts]


def _whole(record: str, *omit: str) -> FormOf:
    """The form of a whole record; for intake_return only what the route asks."""

    def form_of(access: Access) -> type[RecordsForm]:
        facts = {**access.state.facts, "route": route(access)}
        book = current(LawBook)
        named = agencies_by_field(book.records[record].fields)
        return forms.of_record(book, record, named, omit, facts)

    return form_of


def _care(access: Access) -> type[RecordsForm]:
    book = current(LawBook)
    agencies = agencies_by_field(book.records["service_given"].fields)
    answers = {each.regime: each.eligibility for each in giving.may_have(access)}
    return forms.care(book, agencies, answers)


def _to_read(access: Access) -> dict[str, Any]:
    """The notice; and that for a child where the person is one, or may be."""
    child = notice.for_a_child() if noticing.maybe_a_child(access) else []
    topics = current(LawBook).records["privacy_notice"].field("topics")
    return {
        "notice": notice.text(), "version": notice.VERSION, "topics": topics,
        "child": child, "child_version": notice.CHILD_VERSION,
    }  # fmt: skip


def _how_to_talk(access: Access, _record: str) -> dict[str, Any]:
    book = current(LawBook)
    asked = [book.records["intake"].field("interpretation_need"),
             book.records["person"].field("primary_language")]  # fmt: skip
    return {"asked": asked, "talk": foreigners.how_to_talk(access), "unsure": STEPS_UNKNOWN}


def _account(access: Access) -> type[RecordsForm]:
    asked = ["account_summary", "wishes"]
    if not answered(access.case, "trafficking_signs"):
        asked.insert(1, "trafficking_signs")
    return forms.of_intake(current(LawBook), *asked)


act_page(
    room,
    rescued.RECEPTION,
    lambda _access: forms.reception(current(LawBook)),
    hint=N_("Thời điểm và cơ quan giao lấy theo lần bàn giao đã nhận: không phải ghi lại."),
)
act_page(
    room,
    receiving.SAFE_CONTACT,
    _whole("safe_contact_rule"),
    hint=N_("Hỏi trước khi hỏi bất cứ điều gì khác: ai được gọi, lúc nào, xưng là ai."),
)
act_page(
    room,
    receiving.NEEDS,
    _whole("immediate_needs"),
    hint=N_("Hỏi nhu cầu trước khi hỏi về sự việc. Nếu người đó hoảng loạn, hãy dừng câu hỏi."),
)
act_page(
    room,
    receiving.ESSENTIALS,
    _care,
    hint=N_(
        "Chọn chế độ khi dịch vụ có thể thuộc nhiều chế độ, hoặc khi chế độ phải được xem xét. Với "
        "người chưa xác định tư cách, chế độ lấy theo người đang trong quá trình xác định: căn cứ "
        "chưa đối chiếu."
    ),
)
act_page(room, receiving.CHILD, _whole("intake_child"))
act_page(
    room,
    placing.PLACED,
    lambda _access: forms.placing(current(LawBook)),
    hint=N_(
        "Thời hạn can thiệp khẩn cấp chạy cho đến khi em được giao cho người thân thích hoặc nơi "
        "chăm sóc, hoặc không còn cần can thiệp."
    ),
)
act_page(room, receiving.MINOR, _whole("accompanying_minor"))
act_page(room, receiving.RETURNED, _whole("intake_return"))
act_page(room, receiving.CALL, _whole("hotline_call"))
act_page(
    room,
    noticing.TOLD,
    _whole("privacy_notice", "version"),
    template="intake/notice.html",
    told=lambda access, _record: _to_read(access),
)
act_page(
    room,
    receiving.DECLARED,
    _whole("declaration"),
    fill=lambda access, _record: {"declaration": progress.told_already(access)},
    hint=lambda access: TOLD_ALREADY if progress.account_is_open(access) else "",
    template="intake/declaration.html",
    told=lambda access, _record: {"account_closed": progress.account_is_open(access) is False},
)
act_page(
    room,
    progress.ACCOUNT,
    _account,
    hint=N_("Chỉ ghi điều cần cho việc tiếp nhận, theo lời người đó. Không hỏi dồn."),
)
act_page(
    room,
    foreigners.RESIDENCE,
    lambda _access: forms.of_intake(
        current(LawBook), "immigration_status", "embassy_notice_agreed"
    ),
    hint=N_("Hỏi ý người đó trước khi thông báo cho cơ quan đại diện của nước họ."),
    template="intake/foreigner.html",
    told=_how_to_talk,
)
act_page(
    room,
    foreigners.PAPERS,
    _whole("identity_document"),
    hint=N_("Không có giấy tờ nào thì chọn “Không có giấy tờ”: đó cũng là câu trả lời."),
    template="intake/foreigner.html",
    told=_how_to_talk,
)
act_page(
    room,
    progress.NOTIFIED,
    lambda _access: forms.notified(current(LawBook), agency_choices("health_department")),
)
act_page(
    room,
    progress.REACHED,
    lambda _access: forms.of_intake(current(LawBook), "commune_reached_at"),
)
act_page(room, progress.ENDED, lambda _access: forms.ending(current(LawBook)))
