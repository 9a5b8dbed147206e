"""The person and those around them: written inside a change, corrected."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.dates import day_of
from caseflow.case.unmoved import unmoved
from caseflow.clock import today
from caseflow.errors import N_, Conflict, Refused
from caseflow.people.records import (
    ACCOMPANYING_MINOR,
    IDENTITY_DOCUMENT,
    PERSON,
    REPRESENTATIVE,
    SAFE_CONTACT_RULE,
)
from caseflow.people.representing import representatives
from caseflow.people.rules import check_minor, same_name
from caseflow.vault.reading import Row, clear_rows, of_case

# Published: the kinds that acts of reception write, and the one whose bar ends a consent.
__all__ = ["ACCOMPANYING_MINOR", "IDENTITY_DOCUMENT", "REPRESENTATIVE", "SAFE_CONTACT_RULE"]
MOST_REPRESENTATIVES = 6


def person_rows(case: str) -> list[Row]:
    """The person of ``case``, sealed."""
    return of_case([PERSON], case)


def minor_rows(case: str) -> list[Row]:
    """Those under 18 who came with the person, sealed."""
    return of_case([ACCOMPANYING_MINOR], case)


def keep_minor(_change: Change, access: Access, minor: Mapping[str, Any]) -> None:
    """Who came along was under 18 when they came, however late that is written or corrected."""
    came = (day_of(row.at) for row in of_case([ACCOMPANYING_MINOR], access.case, history=True))
    check_minor(minor.get("birth_date"), min(came, default=today()))


def add_person(change: Change, answers: Mapping[str, Any]) -> str:
    """Record the person of a new case; the record's id."""
    return change.add(PERSON, answers)


def check_named_once(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """Refuse a representative who is there already: one record of them is barred, and the other
    would go on speaking. Few people have more than two; many would be names tried out, to see
    which of them the police suspect."""
    change.guard(unmoved([REPRESENTATIVE], access.case))
    written = {r.record for r in of_case([REPRESENTATIVE], access.case) if change.revises(r)}
    others = [each for each in representatives(access) if each.record not in written]
    if any(same_name(each.name, told.get("full_name")) for each in others):
        raise Refused(
            N_("Người này đã được ghi là người đại diện. Hãy đính chính bản ghi đó."), "full_name"
        )
    if not written and len(others) >= MOST_REPRESENTATIVES:
        raise Refused(
            N_("Hồ sơ đã có %(most)s người đại diện. Hãy đính chính một người đã ghi."),
            "full_name",
            most=MOST_REPRESENTATIVES,
        )


def hold_newest(change: Change, access: Access, _told: Mapping[str, Any]) -> None:
    """A rule of safe contact is corrected only as long as no newer one stands in its place."""
    rows = of_case([SAFE_CONTACT_RULE], access.case)
    written = {row.record for row in rows if change.revises(row)}

    def check(connection: Connection) -> None:
        newest = clear_rows(SAFE_CONTACT_RULE, access.case, connection)[-1]
        if newest.record not in written:
            raise Conflict()

    if written:
        change.guard(check)
