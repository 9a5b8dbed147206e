"""That the address for reminders has changed is told to its officer: whoever changed it at an
open screen reads from then on which cases ask for work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from sqlalchemy import select

from caseflow.clock import VIETNAM, now
from caseflow.policy import Actor
from caseflow.staff import roster
from caseflow.staff.records import OFFICER
from caseflow.staff.rules import EMAIL_NEWS_FOR
from caseflow.vault.reading import Row, rows_of
from caseflow.vault.snapshot import reading


@dataclass(frozen=True)
class Changed:
    """Since ``day`` reminders go to ``address``; empty: nowhere."""

    day: date
    address: str


def changed(actor: Actor) -> Changed | None:
    """The last change of the officer's own address, for a week. Asks for the older versions only
    where something about the officer has changed lately."""
    row, since = roster.officer_row(actor.officer), now() - EMAIL_NEWS_FOR
    if row.at < since:
        return None
    at = max(_changes(actor.officer), default=since)
    return Changed(at.astimezone(VIETNAM).date(), _email(row)) if at > since else None


def _changes(officer: str) -> Iterator[datetime]:
    part = OFFICER.parts[0]
    query = select(part.table).where(part.table.c.record_id == officer)
    with reading() as connection:
        rows = rows_of(connection, OFFICER, part, query)
    for older, newer in pairwise(sorted(rows, key=lambda row: row.version)):
        if _email(older) != _email(newer):
            yield newer.at


def _email(row: Row) -> str:
    return row.values["email"] or ""
