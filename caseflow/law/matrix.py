"""Who may have which support regime: the cells of the entitlement matrix, each dated.

A cell may have several entries, one after the other in time; the one in force on the
decisive date (a victim's: that of identification) is the one that counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseflow.errors import N_
from caseflow.law.instruments import confirmation
from caseflow.law.periods import covers, every_day, in_order
from caseflow.law.regimes import Eligibility, Regime
from caseflow.law.tables import Row, Tables, refuse

FILE = "eligibility.csv"
COLUMNS = (
    *("law", "situation", "regime", "from", "until", "eligibility", "confirmed", "mark"),
    *("note", "note_en"),
)


class Situation(StrEnum):
    """The rows of the entitlement matrix."""

    VICTIM = "victim"
    MINOR_WITH_VICTIM = "minor_with_victim"
    IN_PROCESS_ABROAD = "in_process_abroad"
    IN_PROCESS_IN_VIET_NAM = "in_process_in_viet_nam"
    FOREIGN_VICTIM = "foreign_victim"
    FOREIGN_IN_PROCESS = "foreign_in_process"
    NOT_VICTIM = "not_victim"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Ruling:
    """One entry of one cell."""

    eligibility: Eligibility
    confirmed: bool
    note: str
    note_en: str
    valid_from: date | None
    valid_until: date | None


Cell = tuple[str, Situation, str]
Matrix = Mapping[Cell, tuple[Ruling, ...]]


def ruling_on(matrix: Matrix, cell: Cell, on: date) -> Ruling | None:
    """What the law, situation and regime of ``cell`` give on that date; None without a row."""
    entries = matrix.get(cell, ())
    return next((each for each in entries if covers(each.valid_from, each.valid_until, on)), None)


def load(tables: Tables, regimes: Mapping[str, Regime]) -> dict[Cell, tuple[Ruling, ...]]:
    """Who may have what, by (law, situation, regime), oldest first; refuses a row with a gap."""
    found: dict[Cell, list[Ruling]] = {}
    for row in tables.rows(FILE, COLUMNS):
        cell, ruling = _entry(row, regimes)
        found.setdefault(cell, []).append(ruling)
    for law, situation in {(law, situation) for law, situation, _ in found}:
        for regime in regimes.values():
            if regime.law == law and (law, situation, regime.id) not in found:
                missing = N_("thiếu chế độ “%(regime)s”")
                refuse(FILE, f"{law}/{situation}", missing, regime=regime.id)
    return {cell: _in_order(cell, entries, regimes[cell[2]]) for cell, entries in found.items()}


def _entry(row: Row, regimes: Mapping[str, Regime]) -> tuple[Cell, Ruling]:
    regime = regimes[row.one_of("regime", regimes)]
    law = row.one_of("law", {regime.law})
    situation = Situation(row.one_of("situation", set(Situation)))
    eligibility = Eligibility(row.one_of("eligibility", set(Eligibility)))
    first, last = row.period("from", "until")
    confirmed, _ = confirmation(row)
    if confirmed and eligibility is Eligibility.TO_CONFIRM:
        row.refuse(N_("mục chưa đối chiếu không thể là đã đối chiếu"))
    note, note_en = row.optional("note"), row.optional("note_en")
    if bool(note) is not bool(note_en):
        row.refuse(N_("ghi chú phải có cả tiếng Việt và tiếng Anh"))
    ruling = Ruling(eligibility, confirmed, note, note_en, first, last)
    return (law, situation, regime.id), ruling


def _in_order(cell: Cell, entries: Iterable[Ruling], regime: Regime) -> tuple[Ruling, ...]:
    """The entries by date; together they must cover the days of the regime, each day once."""
    name = "/".join(cell)
    ordered = in_order(FILE, name, entries)
    every_day(FILE, name, ordered, regime.valid_from, regime.valid_until)
    return ordered
