"""A request of another agency that may be about the person of a case: read and answered there.

It is read inside the opened case, after an entry that names the case. Sharing is a referral,
with its consent or ground (``support.granting``); saying that nothing is shared stays in the
case, and looks to the asker as if nobody held the person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.errors import N_, Conflict, NotThere, Refused
from caseflow.policy import Desk, Role, permit_desk
from caseflow.sharing.participation import barred
from caseflow.sharing.records import PERSON_REQUEST, REQUEST_ANSWER
from caseflow.sharing.requests import ACT, NOTHING_SHARED, PASSED_ON, concerning, sealed_of
from caseflow.vault.reading import Row


@dataclass(frozen=True)
class Request:
    """A request as its holder reads it. ``barred``: whoever asks is kept out of this case."""

    row: Row
    values: Mapping[str, Any]
    barred: bool


def rows_of(access: Access, record: str) -> list[Row]:
    """The clear part of request ``record``, if it may concern this case and waits for its
    answer; as a row of the case."""
    own = access.own
    first = access.actor.role is Role.SUPERVISOR
    return concerning(own, first=first, case=access.case, record=record)


def read(access: Access, record: str) -> Request:
    """The request in plain, after its entry; ``NotThere`` for one that does not concern the
    case."""
    row, permit = waiting(access, record), permit_desk(access.actor, Desk.REQUESTS, about=record)
    if permit is None or not access.may_act("case", ACT):
        raise NotThere()
    sealed = sealed_of([row]).values()
    [opened] = open_rows(permit, Event.REQUEST_READ, [*sealed], case=access.case)
    return Request(row, opened.values, barred(access.case, row.author))


def waiting(access: Access, record: str) -> Row:
    """That request, or ``NotThere``."""
    for row in rows_of(access, record):
        return row
    raise NotThere()


def share_nothing(access: Access, sent: Submission) -> Saved:
    """Close the request in this case without sharing; why stays in the case."""
    row, answers = waiting(access, sent.record), sent.of(REQUEST_ANSWER.name)
    if not answers.get("reason"):
        raise Refused(N_("Hãy ghi vì sao không cung cấp."), "reason")
    permit = access.permit_act("case", ACT, [REQUEST_ANSWER])
    change = Change(permit, sent.key, "case.answer_request")
    close(change, row, {"answer": NOTHING_SHARED, "reason": answers["reason"]})
    return change.commit()


def pass_on(access: Access, sent: Submission) -> Saved:
    """Let the officers of the case see a request that is older than what it was found by; the
    supervisor alone had it, to tell a person of theirs from a case made up to read it."""
    row = next(iter(to_pass_on(access, sent.record)), None)
    if row is None:
        raise NotThere()
    permit = access.permit_act("case", ACT, [REQUEST_ANSWER])
    change = Change(permit, sent.key, "case.pass_on_request")
    change.guard(lambda connection: _not_answered(connection, row))
    fixed = {"request": row.record, "requesting_agency": row.agency}
    change.add(REQUEST_ANSWER, {"answer": PASSED_ON, **fixed})
    return change.commit()


def to_pass_on(access: Access, record: str) -> list[Row]:
    """Request ``record`` as ``rows_of``, if the supervisor alone has it."""
    if access.actor.role is not Role.SUPERVISOR:
        return []
    own = access.own
    seen = concerning(own, first=False, case=access.case, record=record)
    return [] if seen else rows_of(access, record)


def close(change: Change, request: Row, answers: Mapping[str, Any]) -> None:
    """Write the answer to ``request`` in the case of ``change``, once."""
    change.guard(lambda connection: _not_answered(connection, request))
    fixed = {"request": request.record, "requesting_agency": request.agency}
    change.add(REQUEST_ANSWER, {**answers, **fixed})


def _not_answered(connection: Connection, request: Row) -> None:
    columns = REQUEST_ANSWER.parts[0].table.c
    query = select(columns.row_id).where(
        columns.request == request.record,
        columns.case_id == request.case,
        columns.answer != PASSED_ON,
    )
    if connection.execute(query).first():
        raise Conflict()


ANSWER_REQUEST = Act(
    "case",
    ACT,
    "answer_request",
    N_("Trả lời yêu cầu của cơ quan khác"),
    (REQUEST_ANSWER,),
    share_nothing,
    target=PERSON_REQUEST,
    in_closed_case=True,
    room="cooperation",
    rows_of=rows_of,
)
PASS_ON = Act(
    "case",
    ACT,
    "pass_on_request",
    N_("Giao yêu cầu cho cán bộ phụ trách"),
    (REQUEST_ANSWER,),
    pass_on,
    target=PERSON_REQUEST,
    in_closed_case=True,
    room="cooperation",
    rows_of=to_pass_on,
)
