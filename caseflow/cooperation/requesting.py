"""Asking other agencies about a person: the request is written down, and nothing else is done.

Who holds the person is found out by the holder alone, when they look (``sharing.requests``).
So the asker is told the same, after the same work, whether anybody does or nobody; and learns
of a holder only what that holder has shared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, func, select

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.recording import Change, Saved
from caseflow.case import reach
from caseflow.case.acts import Submission
from caseflow.case.desks import desk
from caseflow.case.lists import within
from caseflow.case.openings import purposes
from caseflow.case.search import needs_reason
from caseflow.case.state import CaseState, load_many
from caseflow.clock import VIETNAM, today
from caseflow.cooperation.rules.requests import A_DAY, check_request
from caseflow.db import current
from caseflow.errors import N_, Refused
from caseflow.law.compartments import Compartment
from caseflow.policy import Actor, Desk, Facts, permit_case
from caseflow.sharing.handing import referrals_called
from caseflow.sharing.records import PERSON_REQUEST
from caseflow.sharing.requests import REQUEST_PART, alike, of_asker, sealed_of, shared_for
from caseflow.staff import roster
from caseflow.vault.lookup import NOTHING, Lookup
from caseflow.vault.reading import Row

SHOWN = 25  # of one's own requests, the newest


@dataclass(frozen=True)
class Shared:
    """What a holder shares: who, which compartments, the referral's answer and last day."""

    agency: str
    compartments: Sequence[str]
    until: Any
    response: str


@dataclass(frozen=True)
class Asked:
    """One's own request: what was asked in plain, until when it is of use, what was shared;
    ``alike``: the codes of cases that the officer has by now and that may be of that person."""

    request: Row
    values: Mapping[str, Any]
    over: bool
    shared: Sequence[Shared]
    alike: Sequence[str]


def ask(actor: Actor, sent: Submission) -> Saved:
    """Write the request down: sealed under a key of its own, found by its look-up tokens."""
    answers, lookup = sent.of(PERSON_REQUEST.name), current(Lookup)
    check_request(answers, today())
    change = Change(desk(actor, Desk.REQUESTS), sent.key, "requests.ask")
    change.guard(lambda connection: _not_too_many(connection, actor.officer))
    tokens = {
        "by_document": lookup.of_document(answers.get("document_number")),
        "by_name": lookup.of_name(answers.get("full_name"), answers.get("birth_date")),
    }
    known = {name: token for name, token in tokens.items() if token != NOTHING}
    change.add(PERSON_REQUEST, {**answers, **known})
    return change.commit()


def _not_too_many(connection: Connection, officer: str) -> None:
    """Within the transaction: the officer has not asked too often today."""
    columns = REQUEST_PART.table.c
    morning = datetime.combine(today(), time(), VIETNAM)
    asked = select(func.count()).where(
        columns.recorded_by == officer, columns.recorded_at >= morning
    )
    if connection.execute(asked).scalar_one() >= A_DAY:
        raise Refused(
            N_(
                "Hôm nay bạn đã gửi đủ số yêu cầu của một ngày. "
                "Hãy giữ nội dung này và gửi vào ngày mai."
            )
        )


def own_requests(actor: Actor) -> list[Asked]:
    """The officer's newest requests, after one entry that names the cases shared for them."""
    permit, agencies = desk(actor, Desk.REQUESTS), roster.stands_for(actor.agency, today())
    rows = of_asker(actor.officer, agencies, SHOWN)
    sealed, shared = sealed_of(rows), shared_for(rows)
    referrals = referrals_called(row.values["referral"] for row in shared)
    names = current(Pseudonyms)
    have = _alike(actor, rows)
    told = [*(row.case for row in shared), *(s.id for found in have.values() for s in found)]
    cases = tuple(dict.fromkeys(names.of_case(case) for case in told))
    opened = open_rows(permit, Event.REQUESTS_LISTED, [*sealed.values()], cases=cases)
    values = {each.row.record: each.values for each in opened}
    return [
        Asked(
            row,
            values.get(row.record, {}),
            row.values["needed_until"] < today(),
            [
                _told(each, referrals[each.values["referral"]].values)
                for each in shared
                if each.values["request"] == row.record
            ],
            [state.code for state in have[row.record]],
        )
        for row in rows
    ]


def _alike(actor: Actor, rows: Sequence[Row]) -> dict[str, list[CaseState]]:
    """By request, the cases in which the officer reads who the person is, and that may be of
    whom they asked for: a search in them would say no less. Whoever reads names only with a
    reason searches with it."""
    if needs_reason(actor.role):
        return {row.record: [] for row in rows}
    found = alike(rows, reach.named(actor))
    reached = within(actor, sorted({case for each in found.values() for case in each}))
    states = load_many(case for case, facts in reached.items() if _reads_who(facts))
    return {record: [states[c] for c in cases if c in states] for record, cases in found.items()}


def _reads_who(facts: Facts) -> bool:
    """Whether the officer reads who the person of this case is."""
    permit = permit_case(facts, purposes(facts.actor.role)[0])
    return permit is not None and Compartment.IDENTITY in permit.reads


def _told(answer: Row, referral: Mapping[str, Any]) -> Shared:
    return Shared(
        answer.agency,
        referral["compartments"] or (),
        referral["expires_on"],
        str(referral["response"]),
    )
