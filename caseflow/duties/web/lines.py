"""A line of the first page: where it leads, what it is, what it asks of whoever cannot do it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from caseflow.case.dates import day_of
from caseflow.case.header import why_it_runs
from caseflow.case.labels import Shower
from caseflow.case.sections import Deadline
from caseflow.clock import today
from caseflow.duties.doer import Doer, doer
from caseflow.duties.doing import (
    ASSIGN,
    HAND_OVER,
    HINT,
    INSTEAD,
    ONCE_ENDED,
    Asked,
    asked_in,
    doers,
    may_do,
    may_hand_over,
    words,
)
from caseflow.duties.items import Item
from caseflow.duties.rules import Kind, Task
from caseflow.duties.whose import WAITERS
from caseflow.errors import N_
from caseflow.gate import actor
from caseflow.languages import bilingual, gettext
from caseflow.law.ages import CHILD_EMERGENCY
from caseflow.policy import ROLE_NAMES, Role
from caseflow.staff import roster
from caseflow.staff.directory import Names, agencies_by_id


@dataclass(frozen=True)
class Awaited:
    """What is ``asked`` and not answered; ``doers``: by case and kind of task, who has it to do
    and may; ``agencies``: their names, each asked for once a page; ``own``: the officer's."""

    asked: Asked
    doers: Mapping[tuple[str, Task], Doer]
    agencies: Names
    own: frozenset[str]


def awaited_of(items: Iterable[Item]) -> Awaited:
    """Asked once for all tasks of a page."""
    cases = {item.state.id: item.state for item in items if item.kind is Kind.TASK}
    own = roster.stands_for(actor().agency, today()) if cases else frozenset[str]()
    return Awaited(asked_in(cases), doers(cases), agencies_by_id(), own)


def _place(deadline: Deadline | None) -> str | None:
    """The part of the case where a child's emergency is ended; of all else, its beginning."""
    return "intake" if deadline and deadline.clock == CHILD_EMERGENCY else None


def line_of(item: Item, awaited: Awaited) -> dict[str, Any]:
    """One line of work: where it leads, what it is, how urgent, by which article."""
    deadline, row = item.deadline, item.row
    line: dict[str, Any] = {
        "code": item.state.code,
        "href": url_for("cases.case", code=item.state.code, _anchor=_place(deadline)),
        "days_left": item.days_left,
        "hours_left": deadline.hours_left if deadline else None,
        "ends_at": deadline.ends_at if deadline else None,
        "why": why_it_runs(deadline, item.state) if deadline else "",
        "article": deadline.article if deadline else "",
        "unconfirmed": deadline is not None and not deadline.confirmed,
        "title": bilingual(deadline.label_vi, deadline.label_en) if deadline else "",
        "refused": False,
    }
    if item.kind is Kind.TASK:
        line |= _task(item, awaited)
    elif item.kind is Kind.OFFERED:
        line["title"] = gettext(OFFERED, agency=awaited.agencies[row.values["to_agency"]])
        line["href"] = url_for("cases.case", code=item.state.code, _anchor="cooperation")
    elif item.kind is Kind.UNASSIGNED:
        line["title"] = gettext(UNASSIGNED)
    elif item.kind in MATTERS:
        line |= _matter(item)
    elif item.kind in ANSWERS:
        label, endpoint = ANSWERS[item.kind]
        if item.kind is Kind.HANDOVER and actor().role is Role.SUPERVISOR:
            endpoint += "_for_agency"
        giver = awaited.agencies[row.values["from_agency"]] if item.kind is Kind.HANDOVER else ""
        line["title"] = gettext(label, agency=giver)
        line["href"] = url_for(endpoint, code=item.state.code, record=row.record)
        line["instead"] = gettext(IN_NEED) if item.pressing else ""
        if answer_by := row.values.get("answer_by") or row.values.get("needed_until"):
            line["why"] = gettext(ANSWER_BY, day=f"{answer_by:%d/%m/%Y}")
    return line


def _matter(item: Item) -> dict[str, Any]:
    """A matter put to the officer, or put up by them: what it is, and how it was decided."""
    told, shower = item.row.values, Shower()
    title = shower.code("approval", "subject", told["subject"])
    if item.kind is Kind.APPROVAL:
        return {"title": gettext(TO_DECIDE, matter=title)}
    line = {"href": url_for("cases.case", code=item.state.code, _anchor="approvals")}
    if item.kind is not Kind.DECIDED:
        own = told["requester"] == actor().officer
        said = PUT_UP_BY_ONESELF[item.kind] if own else GIVEN_UP
        return line | {"title": gettext(said, matter=title)}
    return line | {
        "title": title,
        "decision": shower.code("approval", "decision", told["decision"]),
        "why": f"{day_of(told['decided_at']):%d/%m/%Y}",
        "refused": told["decision"] == "rejected",
    }


def _task(item: Item, awaited: Awaited) -> dict[str, Any]:
    """How a task reads to whoever sees it, and where it leads whoever may not do it."""
    kind, role = Task(item.row.values["kind"]), actor().role
    whose = doer(item.row)
    said = words(kind, role, item.state, awaited.asked, whose)
    line: dict[str, Any] = {"title": gettext(said)}
    if kind in ONCE_ENDED and item.state.id in awaited.asked.reopened:
        return line
    if unmanned := _unmanned(item, whose):
        return line | unmanned
    if may_do(kind, role, item.state):
        return line
    if role is Role.SUPERVISOR:
        return line | {"instead": gettext(REMIND, role=_called(whose))}
    other = awaited.doers.get((item.state.id, kind))
    if other and role in WAITERS and kind not in INSTEAD and other.is_told(awaited.own):
        return line | {"instead": gettext(WAITS, role=_called(other))}
    if may_hand_over(role, item.state, awaited.asked.handed):
        line["href"] = url_for(HAND_OVER, code=item.state.code)
    return line | ({} if kind in INSTEAD else {"instead": gettext(HINT)})


def _unmanned(item: Item, whose: Doer) -> dict[str, Any]:
    """What is asked for instead of an urgent task whose doers the agency has, and none of them
    works on the case, so that none is told: of who assigns them, or can ask for that."""
    role = actor().role
    if not item.urgent or role == whose.role or not whose.able or whose.there:
        return {}
    if role is Role.SUPERVISOR:
        there = url_for(ASSIGN, code=item.state.code)
        return {"href": there, "instead": gettext(NOBODY, role=_called(whose))}
    asks = may_do(Task(item.row.values["kind"]), role, item.state)
    return {"instead": gettext(ASK_FOR, role=_called(whose))} if asks else {}


def _called(whose: Doer) -> str:
    return gettext(ROLE_NAMES[whose.role]).lower()


NOBODY = N_("Chưa có %(role)s nào trong hồ sơ này nên chưa ai được báo: hãy phân công ngay.")
ASK_FOR = N_("Đơn vị bạn có %(role)s: đề nghị lãnh đạo phân công vào hồ sơ này ngay.")
REMIND = N_("Việc này của %(role)s: hãy nhắc hoặc phân công.")
WAITS = N_("Việc này đang chờ %(role)s làm và ghi: bạn không cần bàn giao hồ sơ.")
OFFERED = N_("Đã đề nghị bàn giao, chờ %(agency)s trả lời; đến khi đó hồ sơ vẫn của đơn vị bạn")
ANSWER_BY = N_("Hạn trả lời: hết ngày %(day)s.")
IN_NEED = N_("Hồ sơ này có việc khẩn cấp: hãy trả lời ngay.")
TO_DECIDE = N_("Chờ bạn quyết định: %(matter)s")
PUT_UP_BY_ONESELF = {
    Kind.RETURNED: N_("Được trả lại, đọc lý do rồi trình lại hoặc thôi: %(matter)s"),
    Kind.PUT_UP: N_("Bạn đã trình, đang chờ quyết định: %(matter)s"),
}
GIVEN_UP = N_(
    "Đã trình trước đây, nay không còn ai quyết định: xem lại, trình lại nếu còn cần: %(matter)s"
)
MATTERS = {Kind.APPROVAL, Kind.DECIDED, *PUT_UP_BY_ONESELF}
UNASSIGNED = N_("Chưa có người phụ trách: phân công cán bộ khác")
ANSWERS = {
    Kind.HANDOVER: (
        N_("Hồ sơ do %(agency)s bàn giao, chờ tiếp nhận"),
        "cooperation.answer_handover",
    ),
    Kind.REFERRAL: (N_("Chuyển tuyến đến đơn vị, chờ trả lời"), "cooperation.answer_referral"),
    Kind.REQUEST: (N_("Yêu cầu của cơ quan khác"), "cooperation.answer_request"),
}
