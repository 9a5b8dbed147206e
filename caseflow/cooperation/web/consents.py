"""The pages on what may be told to whom: consent is read before it is saved and taken back at
once; a ground instead of it is decided by another; who holds what is one page to read."""

from collections.abc import Iterator
from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.labels import Shower
from caseflow.case.web.checking import ALOUD, Check
from caseflow.case.web.onward import led_to
from caseflow.case.web.pages import FormOf, act_page, inside, render_case
from caseflow.cooperation import (
    consenting,
    forms,
    grounding,
    holding,
    outside,
    overruling,
    receivers,
)
from caseflow.cooperation.agreeing_for import may_add_one
from caseflow.cooperation.handing_over import HAND_OVER
from caseflow.cooperation.listing import held
from caseflow.cooperation.rules.consents import INTERPRETED, PURPOSES
from caseflow.cooperation.web.room import room
from caseflow.db import current
from caseflow.errors import N_, NotThere, Refused
from caseflow.forms.record_form import RecordsForm, record_form
from caseflow.gate import roles
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.people.representing import speaking
from caseflow.policy import CASE_ROLES, Role
from caseflow.staff.directory import nearest_first, officer_choices


def _book() -> LawBook:
    return current(LawBook)


def _supervisors(access: Access) -> list[tuple[str, str]]:
    return officer_choices(Role.SUPERVISOR, access.actor.agency)


def _told(access: Access) -> list[tuple[str, str]]:
    """Whom a consent can tell, the nearest first: not the agency that leads, which has the
    case by law."""
    lead = access.state.lead
    others = [each for each in nearest_first(lead) if each[0] not in receivers.keepers(lead)]
    return [*others, *outside.body_names(access).items()]


def _consent_form(act: Act) -> FormOf:
    purposes = PURPOSES.get(act.name)

    def form_of(access: Access) -> type[RecordsForm]:
        who = speaking(access)
        speakers = [(r.record, _named(r.name, r.may_speak)) for r in who.representatives]
        allowed = sorted(purposes) if purposes else None
        form = forms.consent(
            _book(), _told(access), allowed, speakers,
            {"age_class": who.age}, receivers.readable(access),
        )  # fmt: skip
        # Told beside the questions, which were made from the same reading.
        return type(form.__name__, (form,), {"nobody_speaks": who.nobody})

    return form_of


def _named(name: str, may_speak: bool) -> str:
    """The name to choose; of whoever is barred it says so before saving refuses them."""
    return name if may_speak else gettext("%(name)s (không được đại diện)", name=name)


def _read_first(act: Act) -> Check:
    """The exact text, and the answer that will be saved with it."""

    def check(access: Access, form: RecordsForm) -> str:
        answers: dict[str, Any] = form.answers()["consent"]
        who = speaking(access)
        try:
            consenting.check(access, answers, act.name, who)
        except Refused:
            return ""  # saving refuses it beside the question
        decided = Shower().code("consent", "decision", answers["decision"])
        return "\n".join(
            (
                consenting.text_of(access, answers, who.age),
                *_interpreted(answers),
                gettext("Câu trả lời sẽ được ghi: %(decision)s.", decision=decided),
                *_ends(access, answers),
            )
        )

    return Check(check, ALOUD)


def _ends(access: Access, answers: dict[str, Any]) -> Iterator[str]:
    """What the answer takes back, and who sees no more of the case; in general words for whoever
    is not told who holds what."""
    if not holding.may_know(access):
        if overruling.no_of(answers):
            yield gettext(
                "Nếu trước đó người này đã đồng ý cho nơi này biết nhiều hơn thì sự đồng ý đó, và "
                "chuyển tuyến theo đó, chấm dứt ngay khi lưu."
            )
        return
    back = consenting.taken_back(access, answers)
    for day in back.given_on:
        yield gettext(
            "Câu trả lời này thay sự đồng ý ngày %(day)s cho cùng mục đích: sự đồng ý đó hết hiệu "
            "lực ngay khi lưu.",
            day=f"{day:%d/%m/%Y}",
        )
    if back.at_large:
        yield gettext(
            "Chuyển tuyến đến nơi này theo sự đồng ý chung về hỗ trợ cũng chấm dứt ngay khi lưu. "
            "Dịch vụ khác mà người này vẫn muốn ở đó thì chuyển tuyến lại."
        )
    if back.losing:
        yield gettext("Không xem được hồ sơ nữa: %(names)s.", names="; ".join(back.losing))


def _interpreted(answers: dict[str, Any]) -> tuple[str, ...]:
    """Through whom it is heard, where no text exists in the person's language."""
    if answers["text_language"] not in INTERPRETED:
        return ()
    into = Shower().code("consent", "interpreted_into", answers["interpreted_into"])
    return (
        gettext(
            "Người phiên dịch %(name)s dịch miệng bản trên sang: %(language)s. Không có bản dịch "
            "viết.",
            name=answers["interpreter_name"],
            language=into,
        ),
    )


for each in consenting.RECORD:
    act_page(
        room,
        each,
        _consent_form(each),
        hint=N_("Mỗi lần hỏi một mục đích. Im lặng hoặc chưa quyết định không phải là đồng ý."),
        template="cooperation/consent.html",
        told=lambda access, _record: {
            "may_ground": grounding.PUT_GROUND.open_to(access),
            "may_add": may_add_one(access),
            "may_hand_over": HAND_OVER.open_to(access),
        },
        check=_read_first(each),
        onward="cooperation.taken_back",
    )
for each in consenting.WITHDRAW:
    act_page(
        room,
        each,
        lambda _access: RecordsForm,
        template="cooperation/withdraw.html",
        told=lambda access, record: {
            "holders": consenting.holders(access, record),
            "taken_with": consenting.taken_with(access, record),
            "by_law": consenting.by_law(access),
            **(held(access, record) if holding.may_know(access) else {}),
        },
        onward="cooperation.taken_back",
    )
act_page(
    room,
    grounding.PUT_GROUND,
    lambda access: forms.ground(
        _book(), _told(access), _supervisors(access), receivers.readable(access)
    ),
    hint=N_(
        "Hỏi ý kiến người được hỗ trợ trước. Chỉ dùng khi luật cho phép chia sẻ mà không cần "
        "đồng ý; lãnh đạo đơn vị duyệt rồi mới có hiệu lực. Điều 19 áp dụng cho trường hợp nào: "
        "chưa đối chiếu."
    ),
)
act_page(
    room,
    grounding.APPROVE_GROUND,
    lambda _access: forms.ground_decision(_book()),
    template="cooperation/ground.html",
    told=lambda access, record: {"refusals": grounding.refusals(access, record)},
)
act_page(
    room,
    grounding.END_GROUND,
    lambda _access: RecordsForm,
    hint=N_("Chuyển tuyến dựa vào căn cứ này chấm dứt ngay khi lưu."),
    onward="cooperation.holders",
)
act_page(
    room,
    outside.ADD_BODY,
    lambda _access: record_form(_book().records["outside_body"], _book()),
    hint=N_(
        "Nơi không dùng hệ thống này. Sau đó hỏi ý kiến người được hỗ trợ, rồi chuyển tuyến "
        "bằng công văn."
    ),
)


@room.route(
    "/cases/<code>/cooperation/holders",
    who=roles(Role.CASEWORKER, Role.INTAKE_OFFICER, Role.SUPERVISOR),
)
def holders(code: str) -> str:
    """Who holds what of the case, since when, and by what."""
    access = inside(code)
    if not holding.may_know(access):
        raise NotThere()
    title = gettext("Ai đang giữ thông tin của người này")
    return render_case(access, "cooperation/holders.html", page_title=title, **held(access))


@room.route(
    "/cases/<code>/cooperation/taken-back", who=roles(*sorted(CASE_ROLES)), confidential=False
)
def taken_back(code: str) -> Response:
    """After a withdrawal, or an answer that took back an earlier one: who goes on holding what,
    for whoever may read that; after any other answer, where it stands in the case."""
    access = inside(code)
    if not overruling.last_took_back(access.case):
        return redirect(led_to(code, consenting.RECORD[0], ""), 303)
    there = "cooperation.holders" if holding.may_know(access) else "cases.case"
    return redirect(url_for(there, code=code), 303)
