"""Days off and make-up working days, as the public calendar gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from caseflow.law.tables import Tables, refuse, unique

FILE = "holidays.csv"
COLUMNS = ("date", "kind", "label_vi", "label_en", "source")


@dataclass(frozen=True)
class Holiday:
    """A day off, or (``works``) a day of the weekend that is worked instead of another."""

    on: date
    works: bool
    label_vi: str
    label_en: str
    source: str


@dataclass(frozen=True)
class Holidays:
    """The table, with the days of every week that are not worked (Monday is 0)."""

    days: Mapping[date, Holiday]
    years: frozenset[int]
    weekend: frozenset[int]

    def is_working(self, on: date) -> bool:
        """Whether offices work on that day."""
        listed = self.days.get(on)
        return listed.works if listed else on.weekday() not in self.weekend

    def knows(self, on: date) -> bool:
        """Whether the table reaches the year of that day; beyond it Tết is not known."""
        return on.year in self.years


def load(tables: Tables, weekend: frozenset[int]) -> Holidays:
    """The table; refuses a day that is listed twice or works though it is no day off."""
    found: list[tuple[str, Holiday]] = []
    for row in tables.rows(FILE, COLUMNS):
        on = row.day("date")
        if on is None:
            row.refuse("thiếu ngày")
        works = row.one_of("kind", ("off", "work")) == "work"
        if works and on.weekday() not in weekend:
            row.refuse("ngày làm bù phải là ngày nghỉ hằng tuần")
        labels = (row.text("label_vi"), row.text("label_en"), row.text("source"))
        found.append((on.isoformat(), Holiday(on, works, *labels)))
    days = {holiday.on: holiday for holiday in unique(FILE, found).values()}
    if not days:
        refuse(FILE, "-", "không có ngày nào")
    return Holidays(MappingProxyType(days), frozenset(day.year for day in days), weekend)
