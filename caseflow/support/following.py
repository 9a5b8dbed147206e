"""After support: the person is asked after as agreed, in the way that is safe for them.

What a contact shows is acted on: new danger, and regimes the person has never been told of,
are the caseworker's tasks; a person who wants no contact is left in peace.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_ahead, check_happened, given_day
from caseflow.case.state import CaseMoves
from caseflow.clock import today
from caseflow.cooperation.coming import check_met
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, give_once, open_tasks, settle
from caseflow.errors import N_, Refused
from caseflow.policy import Role
from caseflow.support.entitling import regimes
from caseflow.support.milestones import (
    LAST_RESULTS,
    MONTHS,
    Milestone,
    milestones,
    next_milestone,
)
from caseflow.support.records import CLOSURE, FOLLOW_UP
from caseflow.support.rules import REACHED, TOLD_WHEN_MET
from caseflow.vault.reading import clear_rows

UNTRIED = frozenset({"not_reached", "unsafe_to_contact"})  # to be tried again, but for the last
LAST = list(MONTHS)[-1]
NOTHING_NEEDED = frozenset({"none"})


def may_follow_up(access: Access) -> bool:
    """Whether the person may still be asked after."""
    return access.state.followed_up or not access.state.closed


def in_danger_again(access: Access) -> bool:
    """Whether a contact after the end of support showed new danger, and nobody has acted yet."""
    owed = open_tasks([access.case]).get(access.case, []) if access.state.closed else []
    return any(row.values["kind"] == Task.NEW_DANGER for row in owed)


def plan_of(access: Access) -> Sequence[Milestone]:
    """The milestones of a person who is followed up; none while support runs."""
    ended = ended_on(access.case) if access.state.followed_up else None
    return milestones(ended, _contacts(access.case)) if ended else ()


def ended_on(case: str) -> date | None:
    """The day on which support ended last."""
    days = [row.values["closed_on"] for row in clear_rows(CLOSURE, case)]
    return max((each for each in days if each), default=None)


def agreed_on(case: str) -> date | None:
    """The day agreed for the next contact, where one is agreed and has not passed."""
    owed = [row.values for row in open_tasks([case]).get(case, [])]
    days = [each["due_on"] for each in owed if each["kind"] == Task.FOLLOW_UP]
    return min((day for day in days if day and day >= today()), default=None)


def _contacts(case: str) -> list[tuple[str, date]]:
    rows = (row.values for row in clear_rows(FOLLOW_UP, case))
    return [(each["milestone"], each["done_on"]) for each in rows if each["done_on"]]


def record_follow_up(access: Access, sent: Submission) -> Saved:
    """Record a contact, made or tried; what it shows becomes somebody's task."""
    permit = access.permit_act("support", "record", (FOLLOW_UP,))
    change = Change(permit, sent.key, "support.record_follow_up")
    answers = sent.of("follow_up")
    _check(access, answers)
    check_met(access.case, answers["done_on"], "done_on")
    change.add(FOLLOW_UP, answers)
    settle(change, access.case, Task.FOLLOW_UP)
    _go_on(change, access, answers)
    keep_contact(change, access, answers)
    return change.commit()


def keep_contact(change: Change, access: Access, answers: Mapping[str, Any]) -> None:
    """What a contact shows is somebody's task, when it is recorded and when a correction says
    so."""
    agency, permit = access.actor.agency, access.permit_act("support", "record", (FOLLOW_UP,))
    if answers.get("new_danger") == "yes" and change.tells(FOLLOW_UP, "new_danger"):
        give_once(change, Task.NEW_DANGER, Role.CASEWORKER, agency, today())
    needs_more = _needs_more(answers) and change.tells(FOLLOW_UP, "needs")
    if needs_more and regimes(access, permit).untold():
        give_once(change, Task.OFFER_ENTITLEMENTS, Role.CASEWORKER, agency, today())


def _check(access: Access, answers: Mapping[str, Any]) -> None:
    check_happened(answers.get("done_on"), "done_on")
    next_on = given_day(answers.get("next_on"))
    check_ahead(next_on, "next_on")
    if next_on and answers["result"] in LAST_RESULTS:
        raise Refused(N_("Người này không được liên hệ nữa: không hẹn ngày tiếp theo."), "next_on")
    missed = answers["result"] in UNTRIED and next_on is None
    if missed and not (access.state.followed_up and answers["milestone"] == LAST):
        raise Refused(N_("Chưa liên hệ được: hãy ghi ngày liên hệ lại."), "next_on")
    if answers["result"] not in REACHED and answers.get("wellbeing") is not None:
        raise Refused(
            N_("Chưa gặp, chưa nói chuyện được thì chưa biết người này tự đánh giá thế nào: hãy bỏ "
               "trống, hoặc chọn lại kết quả liên hệ."),
            "wellbeing",
        )  # fmt: skip
    if answers["result"] in REACHED:
        for name in TOLD_WHEN_MET:
            if answers.get(name) is None:
                raise Refused(
                    N_("Đã liên hệ được: hãy ghi cuộc sống, nhu cầu và nguy cơ hiện nay."), name
                )


def _go_on(change: Change, access: Access, answers: Mapping[str, Any]) -> None:
    """The next contact on the day agreed; else, once support has ended, at the next milestone.
    Where there is none, the following ends, and the case with it."""
    agency, next_on = access.actor.agency, given_day(answers.get("next_on"))
    if next_on is None and access.state.followed_up:
        next_on = _next_day(access, answers)
        if answers["result"] in LAST_RESULTS:  # nobody calls to tell them either
            settle(change, access.case, Task.OFFER_ENTITLEMENTS)
        if next_on is None:
            moves = CaseMoves(change, access.state)
            moves.fact("status", "Closed")
            moves.write()
    if next_on:
        give(change, Task.FOLLOW_UP, Role.CASEWORKER, agency, next_on)


def is_last(access: Access, answers: Mapping[str, Any]) -> bool:
    """Whether nobody is asked after any more once this contact is recorded."""
    agreed = answers.get("next_on") is not None or not access.state.followed_up
    return not agreed and _next_day(access, answers) is None


def _next_day(access: Access, answers: Mapping[str, Any]) -> date | None:
    if answers["result"] in LAST_RESULTS:
        return None
    ended, done = ended_on(access.case), given_day(answers["done_on"])
    if ended is None or done is None:
        return None
    made = [*_contacts(access.case), (answers["milestone"], done)]
    found = next_milestone(milestones(ended, made))
    return found.due_on if found else None


def _needs_more(answers: Mapping[str, Any]) -> bool:
    needs = answers.get("needs")
    return isinstance(needs, list) and bool(set(needs) - NOTHING_NEEDED)
