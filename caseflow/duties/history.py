"""The history of what was put up in a case: asked, returned and why, asked again, decided."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import and_, or_

from caseflow.audit.disclosure import Opened
from caseflow.case.access import Access
from caseflow.case.matters import ASKED, Asked, Matter, Step
from caseflow.case.state import load_many
from caseflow.clock import now
from caseflow.duties.approvals import ONCE_A_CASE
from caseflow.duties.records import APPROVAL
from caseflow.duties.rules import Kind
from caseflow.policy import Permit, Role
from caseflow.sharing.participation import responsible_in
from caseflow.vault.reading import Row, current, of_case, of_cases

# Who follows a case knows what was put up in it; all others what they asked or were asked.
FOLLOWS = frozenset({Role.CASEWORKER, Role.POLICE_OFFICER, Role.SUPERVISOR})
TASKED = "identification"
REMINDED = timedelta(days=30)  # ours: what was returned and let be is then the case's alone
TOLD_FOR = timedelta(days=7)  # ours: what was decided is then read in the case


def _matter(clear: Row) -> tuple[str, str]:
    """What the matter of an approval is: its subject, and its record where a case may have
    several; a proposal that is written anew is the same matter still."""
    subject = str(clear.values["subject"])
    return subject, "" if subject in ONCE_A_CASE else str(clear.values["subject_record"])


def _rows(access: Access, permit: Permit) -> Sequence[Row]:
    found = of_case([APPROVAL], access.case, history=True)
    clear = {row.record: row for row in found if row.part.compartment is None}
    own = access.actor.officer
    mine = {
        _matter(row)
        for row in clear.values()
        if own in (row.values["requester"], row.values["approver"])
    }
    told = {record for record, row in clear.items() if _matter(row) in mine}
    if access.actor.role in FOLLOWS:
        told |= {row.record for row in access.readable(access.permit(), found)}
    return [row for row in found if row.record in told and _open_to(permit, row)]


def _open_to(permit: Permit, row: Row) -> bool:
    held = row.part.compartment
    return held is None or permit.may_read(held, row.author, row.record)


def _matters(rows: Iterable[Row], opened: Iterable[Opened]) -> Sequence[Matter]:
    reasons = {
        each.row.record: str(each.values["reason"])
        for each in opened
        if each.row.kind is APPROVAL and each.values.get("reason")
    }
    approvals: dict[str, list[Row]] = {}
    for row in rows:
        if row.part.compartment is None:
            approvals.setdefault(row.record, []).append(row)
    found: dict[tuple[str, str], Matter] = {}
    for versions in sorted(approvals.values(), key=lambda each: each[0].at):
        known = found.get(_matter(versions[0]))
        steps = [*(known.steps if known else ()), *_steps(versions, reasons)]
        told = versions[0].values
        found[_matter(versions[0])] = Matter(told["subject"], told["subject_record"], steps)
    return sorted(found.values(), key=lambda each: each.last.at, reverse=True)


def _steps(versions: Sequence[Row], reasons: Mapping[str, str]) -> list[Step]:
    first, last = versions[0], versions[-1]
    to = str(first.values["approver"])
    steps = [Step(ASKED, first.at, str(first.values["requester"]), to)]
    if last.values["decision"] is not None:
        steps.append(
            Step(
                str(last.values["decision"]),
                last.at,
                last.author,
                to,
                reasons.get(last.record),
                given_up=last.author != to,
            )
        )
    return steps


def matters_of(officer: str) -> list[tuple[Kind, Row]]:
    """What is put to ``officer``; and of what they put up themselves, what came back, what waits,
    and what was agreed to or not in the last days, the latest first. What came back because
    nobody could decide it any more is told to whoever is responsible now, too: who had put it up
    may be gone."""
    asked = APPROVAL.parts[0].table.c
    waits, lately = asked.decision.is_(None), asked.recorded_at > now() - REMINDED
    to_them = and_(asked.approver == officer, waits)
    by_them = and_(asked.requester == officer, or_(waits, lately))
    rows = current(APPROVAL, or_(to_them, by_them))
    own = [row for row in rows if row.values["requester"] == officer]
    given_up = current(
        APPROVAL, asked.case_id.in_(responsible_in(officer)), asked.decision == "returned",
        lately, asked.requester != officer, asked.recorded_by != asked.approver,
    )  # fmt: skip
    return [
        *((Kind.APPROVAL, row) for row in rows if row.values["approver"] == officer),
        *((Kind.RETURNED, row) for row in _returned([*own, *given_up])),
        *((Kind.PUT_UP, row) for row in own if row.values["decision"] is None),
        *((Kind.DECIDED, row) for row in reversed(own) if _decided(row)),
    ]


def _decided(row: Row) -> bool:
    final = row.values["decision"] in ("approved", "rejected")
    return final and bool(row.values["decided_at"] > now() - TOLD_FOR)


def _returned(put_up: Iterable[Row]) -> list[Row]:
    """Of ``put_up`` what was returned and nobody has put up again, in cases that are open.
    Identification is not among it: its proposal is then owed as a task."""
    mine = [
        r for r in put_up if r.values["decision"] == "returned" and r.values["subject"] != TASKED
    ]
    cases = load_many({row.case for row in mine})
    mine = [r for r in mine if not cases[r.case].closed or r.values["subject"] == "reopening"]
    latest = {
        (case, _matter(row)): row.record
        for case, rows in of_cases(APPROVAL, cases).items()
        for row in sorted(rows, key=lambda each: each.at)
    }
    return [row for row in mine if latest[row.case, _matter(row)] == row.record]


ASKED_HERE = Asked(_rows, _matters)
