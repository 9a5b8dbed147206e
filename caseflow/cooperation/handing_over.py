"""Handing a case over: offered by one agency, answered by the other.

Until it is accepted the giver stays responsible. Acceptance moves the lead, ends the
giver's work, and with it the clocks of the way there (Luật 53/2024 Đ27–30).
"""

from functools import partial

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect, Submission
from caseflow.case.dates import check_happened
from caseflow.clock import now, today
from caseflow.cooperation import moving
from caseflow.cooperation.coming import check_held
from caseflow.cooperation.turned_down import tell_giver
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Role, Standing
from caseflow.sharing.handing import (
    ACCEPTED,
    REFUSED,
    WAITING,
    WITHDRAWN,
    handover_waiting,
    handover_waits,
)
from caseflow.sharing.records import HANDOVER
from caseflow.staff import roster
from caseflow.staff.directory import nearest_first
from caseflow.vault.reading import Row, in_case

TAKE_IN = (Role.CASEWORKER, Role.POLICE_OFFICER, Role.SUPERVISOR)
ACCEPT, ACCEPT_FOR_AGENCY = "accept hand-over", "accept hand-over for the agency"


def hand_over(access: Access, sent: Submission) -> Saved:
    """Offer the case to another agency, which has to answer."""
    answers, own = sent.of(HANDOVER.name), access.actor.agency
    to = answers["to_agency"]
    if to == own:
        raise Refused(N_("Hãy chọn cơ quan khác: không bàn giao cho chính mình."), "to_agency")
    check_happened(answers["handed_at"], "handed_at")
    check_held(access.case, answers["handed_at"], "handed_at")
    if not roster.agency(to).in_force(today()):
        raise Refused(N_("Cơ quan này đã kết thúc hoạt động: hãy chọn cơ quan khác."), "to_agency")
    if not roster.officers_with_any(TAKE_IN, to):
        raise Refused(
            N_(
                "Cơ quan này chưa có cán bộ nhận bàn giao. "
                "Hãy chọn cơ quan khác, hoặc báo quản trị viên."
            ),
            "to_agency",
        )
    change = Change(access.permit_act("case", "hand over", [HANDOVER]), sent.key, "case.hand_over")
    change.guard(partial(_keep_single, access.case))
    change.add(HANDOVER, {**answers, "from_agency": own, "answer": WAITING})
    settle(change, access.case, Task.HANDOVER_REFUSED)
    return change.commit()


def _keep_single(case: str, connection: Connection) -> None:
    # Two offers at once would end in two agencies that lead.
    if handover_waiting(case, connection):
        raise Refused(N_("Hồ sơ đang chờ một cơ quan trả lời bàn giao. Hãy chờ, hoặc rút lại lần "
                         "bàn giao đó."), "to_agency")  # fmt: skip


def receivers(own: str) -> list[tuple[str, str]]:
    """(id, name) of the agencies that have an officer who can accept, those of the province of
    ``own`` first; to any other ``hand_over`` refuses."""
    able = {each.agency for each in roster.officers_with_any(TAKE_IN)} - {own}
    return [each for each in nearest_first(own) if each[0] in able]


def withdraw(access: Access, sent: Submission) -> Saved:
    """Take back an offer that has no answer yet."""
    name = "withdraw a hand-over not yet accepted"
    row = _waiting(access, sent.record)
    permit = access.permit_act("case", name, [HANDOVER])
    change = Change(permit, sent.key, "case.withdraw_handover")
    change.revise(row, {"answer": WITHDRAWN})
    return change.commit()


def answer_as_officer(access: Access, sent: Submission) -> Saved:
    """An officer of the addressed agency accepts, and is responsible from now on; or says
    why not."""
    return _answer(access, sent, ACCEPT, access.actor.officer)


def answer_for_agency(access: Access, sent: Submission) -> Saved:
    """A supervisor accepts for the agency; who is responsible is assigned next."""
    return _answer(access, sent, ACCEPT_FOR_AGENCY, None)


def _answer(access: Access, sent: Submission, name: str, officer: str | None) -> Saved:
    answers, row = sent.of(HANDOVER.name), _waiting(access, sent.record)
    permit = access.permit_act("case", name, [HANDOVER], about=row.record)
    change = Change(permit, sent.key, "case.answer_handover")
    if answers["answer"] == ACCEPTED:
        change.revise(row, {"answer": ACCEPTED, "accepted_at": now().isoformat()})
        moving.move(change, access.state, row, officer)
    elif reason := answers.get("refusal_reason"):
        rows = in_case(HANDOVER, row.record, access.case)
        change.revise(rows, {"answer": REFUSED, "refusal_reason": reason})
        tell_giver(change, access.state.lead, row)
    else:
        raise Refused(N_("Hãy ghi lý do chưa tiếp nhận, để cơ quan giao biết."), "refusal_reason")
    return change.commit()


def _sets_off(access: Access) -> list[Effect]:
    if not moving.checks_first(access.case, access.actor.agency):
        return []
    return [Effect(moving.FIRST_FACTS, when=N_("nếu tiếp nhận"))]


def _waiting(access: Access, record: str) -> Row:
    rows = in_case(HANDOVER, record, access.case)
    if not rows or not handover_waits(rows[0]):
        raise NotThere()
    return rows[0]  # the clear part


def _may_offer(access: Access) -> bool:
    leads = access.facts.standing is Standing.LEAD
    return leads and handover_waiting(access.case) is None


def _ours(access: Access, row: Row) -> bool:
    return handover_waits(row) and row.values["from_agency"] in access.own


def _to_us(access: Access, row: Row) -> bool:
    return handover_waits(row) and row.values["to_agency"] in access.own


HAND_OVER = Act(
    "case",
    "hand over",
    "hand_over",
    N_("Bàn giao cho cơ quan khác"),
    (HANDOVER,),
    hand_over,
    _may_offer,
    room="cooperation",
)
WITHDRAW_HANDOVER = Act(
    "case",
    "withdraw a hand-over not yet accepted",
    "withdraw_handover",
    N_("Rút bàn giao"),
    (HANDOVER,),
    withdraw,
    target=HANDOVER,
    offered_on=_ours,
    room="cooperation",
)
ANSWER = Act(
    "case",
    ACCEPT,
    "answer_handover",
    N_("Trả lời bàn giao"),
    (HANDOVER,),
    answer_as_officer,
    target=HANDOVER,
    offered_on=_to_us,
    room="cooperation",
    sets_off=_sets_off,
)
ANSWER_FOR_AGENCY = Act(
    "case",
    ACCEPT_FOR_AGENCY,
    "answer_handover_for_agency",
    N_("Trả lời bàn giao thay mặt đơn vị"),
    (HANDOVER,),
    answer_for_agency,
    target=HANDOVER,
    offered_on=_to_us,
    room="cooperation",
    sets_off=_sets_off,
)
