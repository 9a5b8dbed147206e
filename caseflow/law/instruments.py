"""The laws, decrees and plans that every rule of the tables comes from."""

from dataclasses import dataclass
from datetime import date

from caseflow.errors import N_
from caseflow.law.periods import covers
from caseflow.law.tables import Row, Tables, unique

FILE = "instruments.csv"
COLUMNS = ("id", "number", "label_vi", "label_en", "from", "until", "confirmed", "mark", "note")
# F found in public material, P seen only in a draft or summary, U unknown.
MARKS = frozenset({"F", "F / P", "P", "U"})


@dataclass(frozen=True)
class Instrument:
    """One law, decree, circular, decision or plan; empty dates are unknown or open."""

    id: str
    number: str
    label_vi: str
    label_en: str
    valid_from: date | None
    valid_until: date | None
    confirmed: bool
    mark: str
    note: str

    def in_force(self, on: date) -> bool:
        """Whether it is the law on that date, as far as its dates are known."""
        return covers(self.valid_from, self.valid_until, on)


def confirmation(row: Row) -> tuple[bool, str]:
    """Whether the entry is confirmed, and its mark; what is not found is not confirmed."""
    mark = row.one_of("mark", MARKS)
    confirmed = row.yes("confirmed")
    if confirmed and not mark.startswith("F"):
        row.refuse(N_("mục có dấu %(mark)s không thể là đã đối chiếu"), mark=mark)
    return confirmed, mark


def load(tables: Tables) -> dict[str, Instrument]:
    """The instruments by id."""
    return unique(FILE, ((row.text("id"), _instrument(row)) for row in tables.rows(FILE, COLUMNS)))


def _instrument(row: Row) -> Instrument:
    first, last = row.period("from", "until")
    confirmed, mark = confirmation(row)
    return Instrument(
        id=row.text("id"),
        number=row.optional("number"),
        label_vi=row.text("label_vi"),
        label_en=row.text("label_en"),
        valid_from=first,
        valid_until=last,
        confirmed=confirmed,
        mark=mark,
        note=row.optional("note"),
    )
