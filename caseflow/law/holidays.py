"""Days off and make-up working days, as the public calendar gives them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.law.instruments import confirmation
from caseflow.law.tables import Tables, refuse, unique

FILE = "holidays.csv"
COLUMNS = ("date", "kind", "label_vi", "label_en", "confirmed", "mark", "source")
# A year with fewer days off than this has only been begun: its Tết may be missing (practice).
_A_WHOLE_YEAR = 9


@dataclass(frozen=True)
class Holiday:
    """A day off, or (``works``) a day of the weekend that is worked instead of another."""

    on: date
    works: bool
    label_vi: str
    label_en: str
    confirmed: bool
    source: str


@dataclass(frozen=True)
class Holidays:
    """The table, with the days of every week that are not worked (Monday is 0). ``years``:
    those of which every day off has been announced."""

    days: Mapping[date, Holiday]
    years: frozenset[int]
    weekend: frozenset[int]

    def is_working(self, on: date) -> bool:
        """Whether offices work on that day."""
        listed = self.days.get(on)
        return listed.works if listed else on.weekday() not in self.weekend

    def knows(self, on: date) -> bool:
        """Whether the days off of that day's year are announced; before that they are
        computed at best, and swaps are not known."""
        return on.year in self.years


def load(tables: Tables, weekend: frozenset[int]) -> Holidays:
    """The table; refuses a day that is listed twice or works though it is no day off."""
    found: list[tuple[str, Holiday]] = []
    for row in tables.rows(FILE, COLUMNS):
        on = row.day("date")
        if on is None:
            row.refuse(N_("thiếu ngày"))
        works = row.one_of("kind", ("off", "work")) == "work"
        if works and on.weekday() not in weekend:
            row.refuse(N_("ngày làm bù phải là ngày nghỉ hằng tuần"))
        confirmed, _ = confirmation(row)
        labels = (row.text("label_vi"), row.text("label_en"))
        found.append((on.isoformat(), Holiday(on, works, *labels, confirmed, row.text("source"))))
    days = {holiday.on: holiday for holiday in unique(FILE, found).values()}
    if not days:
        refuse(FILE, "-", N_("không có ngày nào"))
    return Holidays(MappingProxyType(days), _known_years(days.values()), weekend)


def _known_years(days: Iterable[Holiday]) -> frozenset[int]:
    """The years whose days off are all there and all announced."""
    off = Counter(day.on.year for day in days if not day.works)
    computed = {day.on.year for day in days if not day.confirmed}
    whole = {year for year, count in off.items() if count >= _A_WHOLE_YEAR}
    return frozenset(whole - computed)
