"""What each kind of service is: the regimes it can be given under, the unit of its quantity,
and whether it is given only once. Each has dated entries: that of the day it began counts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caseflow.errors import N_
from caseflow.law.instruments import confirmation
from caseflow.law.periods import covers, every_day, in_order
from caseflow.law.tables import Row, Tables, refuse

FILE = "services.csv"
COLUMNS = (
    *("service", "from", "until", "regimes", "once", "unit_vi", "unit_en", "instrument", "article"),
    *("confirmed", "mark", "note"),
)


class Measured(NamedTuple):
    """So many of a unit, which is named in both languages."""

    number: int
    unit_vi: str
    unit_en: str


@dataclass(frozen=True)
class Service:
    """One entry of a kind of service; without ``regimes`` it fits any, and without a unit its
    quantity is a bare number. An empty ``instrument`` or ``article`` is unknown."""

    id: str
    valid_from: date | None
    valid_until: date | None
    regimes: frozenset[str]
    once: bool
    unit_vi: str
    unit_en: str
    instrument: str
    article: str
    confirmed: bool

    def in_force(self, on: date) -> bool:
        """Whether this entry counts for what began on that date."""
        return covers(self.valid_from, self.valid_until, on)

    def fits(self, regime: str) -> bool:
        """Whether it can be given under ``regime``."""
        return not self.regimes or regime in self.regimes


def load(
    tables: Tables, kinds: Collection[str], regimes: Collection[str], instruments: Collection[str]
) -> dict[str, tuple[Service, ...]]:
    """The entries of each kind, oldest first; refuses a kind or a day without an entry."""
    found: dict[str, list[Service]] = {kind: [] for kind in kinds}
    for row in tables.rows(FILE, COLUMNS):
        found[row.one_of("service", kinds)].append(_service(row, regimes, instruments))
    for kind, entries in found.items():
        if not entries:
            refuse(FILE, kind, N_("dịch vụ không có mục tương ứng"))
    ordered = {kind: in_order(FILE, kind, entries) for kind, entries in found.items()}
    for kind, one_after_another in ordered.items():
        every_day(FILE, kind, one_after_another)
    return ordered


def _service(row: Row, regimes: Collection[str], instruments: Collection[str]) -> Service:
    first, last = row.period("from", "until")
    confirmed, _ = confirmation(row)
    named = tuple(filter(None, row.optional("regimes").split(";")))
    for regime in named:
        if regime not in regimes:
            row.refuse(N_("không có chế độ “%(regime)s”"), regime=regime)
    if bool(row.optional("unit_vi")) is not bool(row.optional("unit_en")):
        row.refuse(N_("đơn vị tính phải có cả tiếng Việt và tiếng Anh"))
    return Service(
        id=row.text("service"),
        valid_from=first,
        valid_until=last,
        regimes=frozenset(named),
        once=row.yes("once"),
        unit_vi=row.optional("unit_vi"),
        unit_en=row.optional("unit_en"),
        instrument=row.one_of("instrument", instruments) if row.optional("instrument") else "",
        article=row.optional("article"),
        confirmed=confirmed,
    )
