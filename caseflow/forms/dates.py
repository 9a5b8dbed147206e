"""Questions answered by a date: three boxes, Ngày / Tháng / Năm, and sometimes the time."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from caseflow import clock
from caseflow.forms.asked import AskedField
from caseflow.languages import gettext

FIRST_YEAR, LAST_YEAR = 1900, 2100
DAY_FIRST = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-\s]|tháng)\s*(\d{1,2})\s*(?:[/.\-\s]|năm)\s*(\d{4})", re.I
)
YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
MONTH_FIRST = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.I)
TIME = re.compile(r"([01]?\d|2[0-3])\s*(?:[:.hg]|gi[ờo])\s*([0-5]?\d)?(?:\s*(?:p|ph[úu]t))?", re.I)
TIME_AS_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
Boxes = tuple[str, str, str]


def spread(day: str, month: str, year: str) -> Boxes:
    """The three boxes, after a whole date pasted into one of them is taken apart."""
    boxes = (day.strip(), month.strip(), year.strip())
    filled = [box for box in boxes if box]
    if len(filled) != 1:
        return boxes
    if found := DAY_FIRST.fullmatch(filled[0]):
        return found[1], found[2], found[3]
    if found := YEAR_FIRST.fullmatch(filled[0]):
        return found[3], found[2], found[1]
    if found := MONTH_FIRST.fullmatch(filled[0]):
        return "", found[1], found[2]
    return boxes


def whole_date(boxes: Boxes) -> date:
    """The date in ``boxes``, all filled; ValueError with what to do."""
    year, month, day = _year(boxes[2]), _within(boxes[1], 12), _within(boxes[0], 31)
    if month is None:
        raise ValueError(gettext("Tháng phải là số từ 1 đến 12."))
    if day is None:
        raise ValueError(gettext("Ngày phải là số từ 1 đến 31."))
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(
            gettext("Không có ngày %(day)s/%(month)s/%(year)s.", day=day, month=month, year=year)
        ) from None


def _within(text: str, most: int) -> int | None:
    good = re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= most
    return int(text) if good else None


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError(gettext("Hãy nhập năm đủ bốn chữ số, ví dụ 2004."))
    if not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(
            gettext("Năm phải từ %(first)s đến %(last)s.", first=FIRST_YEAR, last=LAST_YEAR)
        )
    return int(text)


def _missing(boxes: Boxes) -> str:
    names = (gettext("ngày"), gettext("tháng"), gettext("năm"))
    lacking = [name for name, box in zip(names, boxes, strict=True) if not box]
    return gettext("Hãy nhập đủ ngày, tháng, năm; còn thiếu: %(names)s.", names=", ".join(lacking))


class DateField(AskedField):
    """A full date. ``data``: ``YYYY-MM-DD``. ``past`` refuses a day that has not come."""

    kind = "date"
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year")
    inputmode = "numeric"
    past: ClassVar[bool] = False

    def read(self, typed: Mapping[str, str]) -> str | None:
        boxes = spread(typed["day"], typed["month"], typed["year"])
        return self.understood(boxes) if any(boxes) else None

    def understood(self, boxes: Boxes) -> str:
        """The canonical date of ``boxes``, of which at least one is filled."""
        if not all(boxes):
            raise ValueError(_missing(boxes))
        found = whole_date(boxes)
        if self.past:
            not_to_come(found)
        return found.isoformat()

    def show(self, data: Any) -> dict[str, str]:
        year, month, day = [*str(data).split("-"), "", ""][:3]
        return {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}


class PastDateField(DateField):
    """A full date of something that has happened."""

    past = True


class PartialDateField(DateField):
    """A date of which day or month may be unknown: ``2004-09-05``, ``2004-09``, ``2004``."""

    kind = "date_partial"

    def understood(self, boxes: Boxes) -> str:
        day, month, year = boxes
        if not year:
            raise ValueError(gettext("Hãy nhập năm. Nếu không chắc, nhập năm ước đoán."))
        if day and not month:
            raise ValueError(gettext("Hãy nhập tháng, hoặc để trống cả ngày."))
        found = whole_date((day or "1", month or "1", year))
        not_to_come(found)
        return found.isoformat()[: 10 if day else 7 if month else 4]


def not_to_come(found: date) -> None:
    """Refuse a day after today."""
    if found > clock.today():
        raise ValueError(
            gettext(
                "Ngày này chưa đến. Hãy nhập một ngày không sau hôm nay, %(today)s.",
                today=f"{clock.today():%d/%m/%Y}",
            )
        )


class DateTimeField(DateField):
    """A moment in Việt Nam. ``data``: ``2026-09-05T14:05:00+07:00``."""

    kind = "datetime"
    parts = ("day", "month", "year", "time")

    def __init__(self, label: Any = None, *, suggest_now: bool = False, **kwargs: Any) -> None:
        """``suggest_now``: the boxes start with the present minute, to be changed; for what
        is written down as it happens, never for a choice or a consent."""
        if suggest_now:
            kwargs["default"] = lambda: clock.now().astimezone(clock.VIETNAM).isoformat()
        super().__init__(label, **kwargs)

    def read(self, typed: Mapping[str, str]) -> str | None:
        boxes = spread(typed["day"], typed["month"], typed["year"])
        time = typed["time"].strip()
        if not any(boxes) and not time:
            return None
        day = date.fromisoformat(self.understood(boxes))
        found = TIME.fullmatch(time) or TIME_AS_DIGITS.fullmatch(time)
        if not found:
            raise ValueError(gettext("Hãy nhập giờ và phút, ví dụ 14:05."))
        hour, minute = int(found[1]), int(found[2] or 0)
        return datetime(
            day.year, day.month, day.day, hour, minute, tzinfo=clock.VIETNAM
        ).isoformat()

    def show(self, data: Any) -> dict[str, str]:
        moment = datetime.fromisoformat(str(data)).astimezone(clock.VIETNAM)
        return super().show(moment.date().isoformat()) | {"time": f"{moment:%H:%M}"}
