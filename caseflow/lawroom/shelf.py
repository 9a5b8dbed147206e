"""The law book in force: the shipped tables with every amendment that was agreed.

Amendments are rows that anybody's process may have written, so each request asks how many
there are, and works from start to end with the one book that this makes. Agreed amendments
are never revised: their number alone tells whether the book at hand is the newest.
"""

from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, func, select

from caseflow.db import hold, renew
from caseflow.law import book
from caseflow.law.amending import Amendment
from caseflow.law.book import LawBook
from caseflow.lawroom.records import LAW_AMENDMENT
from caseflow.staff.rules import Decision
from caseflow.vault.reading import Row, current
from caseflow.vault.snapshot import reading

_PART = LAW_AMENDMENT.parts[0]
_AGREED = _PART.table.c.decision == Decision.AGREED
YES = "yes"


class Shelf:
    """Holds the newest book of this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._book = book.load()

    def newest(self) -> LawBook:
        """The book of all agreed amendments; ``StartRefused`` names one that is broken."""
        with reading() as connection:
            count = agreed(connection)
        with self._lock:
            if count != len(self._book.tables.amendments):
                self._book = book.load(amendments=amendments())
            return self._book


def agreed(connection: Connection) -> int:
    """How many amendments have been agreed."""
    found = connection.execute(select(func.count()).select_from(_PART.table).where(_AGREED))
    return int(found.scalar_one())


def amendments() -> list[Amendment]:
    """The agreed amendments in the order in which they were decided."""
    return [amendment_of(row) for row in current(LAW_AMENDMENT, _AGREED)]


def amendment_of(row: Row) -> Amendment:
    """One stored amendment as the law tables take it."""
    values = dict(cell.partition("=")[::2] for cell in row.values["cells"] or ())
    decided_at: datetime | None = row.at if row.values["decision"] else None
    by = (row.values["asked_by"], row.values["decided_by"] or "")
    removes = row.values["removes"] == YES
    return Amendment(
        row.record, row.values["law_table"], values, removes, row.values["ground"], by, decided_at
    )


def take(shelf: Shelf) -> None:
    """This request works with the newest book to its end, and so do later ones."""
    newest = shelf.newest()
    renew(newest)
    hold(newest)
