"""Each law table laid out for the screen: what its columns are, and the matrix of Điều 37."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from caseflow.clock import today
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import bilingual, cited, gettext
from caseflow.law import (
    agencies,
    clocks,
    codes,
    counting,
    holidays,
    instruments,
    matrix,
    regimes,
    services,
)
from caseflow.law.amending import SHAPES
from caseflow.law.book import LawBook
from caseflow.law.regimes import Regime
from caseflow.law.tables import Row
from caseflow.lawroom import reading
from caseflow.lawroom.wording import SITUATIONS, cell
from caseflow.staff.directory import Names

WEEKDAYS = (
    N_("thứ hai"), N_("thứ ba"), N_("thứ tư"), N_("thứ năm"), N_("thứ sáu"), N_("thứ bảy"),
    N_("chủ nhật"),
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """What stands in one place; ``entry`` is the entry it leads to, ``confirmed`` False is
    shown, and ``None`` where the table does not say.
    """

    text: str
    entry: str = ""
    confirmed: bool | None = None


@dataclass(frozen=True)
class Sheet:
    """A table on screen; ``parts`` are the other lists, laws or years: (name asked, label)."""

    columns: Sequence[str]
    lines: Sequence[Sequence[Cell]]
    parts: Sequence[tuple[str, str]] = ()
    part: str = ""


def sheet(file: str, part: str) -> Sheet:
    """The table ``file``, or the part of it that is asked for."""
    if file in _PARTED:
        return _PARTED[file](part)
    columns = _COLUMNS[file]
    names = reading.amenders()
    lines = [_line(file, row, columns, names) for row in reading.rows(file)]
    return Sheet([gettext(_HEADS[column]) for column in columns], lines)


def _line(file: str, row: Row, columns: Sequence[str], names: Names) -> list[Cell]:
    return [_cell(file, row, column, names) for column in columns]


def _cell(file: str, row: Row, column: str, names: Names) -> Cell:
    book, values = current(LawBook), row.values
    match column:
        case "title":
            return Cell(reading.title_of(file, values), SHAPES[file].name(values))
        case "period":
            return Cell(period(values))
        case "limit":
            return Cell(
                " ".join(cell(book, file, c, values[c]) for c in ("amount", "unit")).strip()
            )
        case "counted_in":
            return Cell(bilingual(values["unit_vi"], values["unit_en"]))
        case "ground":
            named = cell(book, file, "instrument", values["instrument"])
            article = cell(book, file, "article", values["article"])
            return Cell(f"{article} {named}".strip())
        case "checked":
            confirmed, by = reading.confirmed(row), reading.by_whom(row, names)
            words = gettext(N_("đã đối chiếu: %(by)s"), by=by) if confirmed else ""
            return Cell(words, confirmed=confirmed)
    return Cell(cell(book, file, column, values[column]))


def period(values: Mapping[str, str]) -> str:
    """From when until when, in words; an open start is unknown, an open end is still to come."""
    book = current(LawBook)
    first, last = (cell(book, "", column, values[column]) for column in ("from", "until"))
    if first and last:
        return gettext(N_("%(first)s đến hết %(last)s"), first=first, last=last)
    if last:
        return gettext(N_("đến hết %(last)s"), last=last)
    return gettext(N_("từ %(first)s"), first=first) if first else gettext(N_("chưa ghi ngày"))


def _matrix(part: str) -> Sheet:
    """Who has what: a line a regime of one law, a column a situation, as it is today or was
    on the last day of that law.
    """
    book = current(LawBook)
    laws = list(book.codes["legal_regime"])
    law = part if part in laws else laws[-1]
    given = [regime for regime in book.regimes.values() if regime.law == law]
    found = {}
    for row in reading.rows(matrix.FILE):
        if row.values["law"] == law and _counts(row):
            found[row.values["situation"], row.values["regime"]] = row
    situations = [each for each in SITUATIONS if (each, given[0].id) in found]
    lines = [
        [_regime(book, regime), *(_ruling(found[each, regime.id]) for each in situations)]
        for regime in given
    ]
    heads = [gettext(N_("Chế độ")), *(gettext(SITUATIONS[each]) for each in situations)]
    parts = [(each, cell(book, matrix.FILE, "law", each)) for each in reversed(laws)]
    return Sheet(heads, lines, parts, law)


def _regime(book: LawBook, regime: Regime) -> Cell:
    return Cell(f"{cell(book, matrix.FILE, 'regime', regime.id)} – {cited(regime.article)}")


def _counts(row: Row) -> bool:
    """In force today, or the last word of a law that has ended."""
    until = row.day("until")
    return reading.in_force(row) or (until is not None and until < today())


def _ruling(row: Row) -> Cell:
    words = cell(current(LawBook), matrix.FILE, "eligibility", row.values["eligibility"])
    return Cell(words, SHAPES[matrix.FILE].name(row.values), reading.confirmed(row))


def _calendar(part: str) -> Sheet:
    """The days off and the days worked instead, of one year."""
    found = sorted(reading.rows(holidays.FILE), key=lambda row: row.values["date"])
    years = sorted({row.values["date"][:4] for row in found})
    year = part if part in years else str(today().year) if str(today().year) in years else years[-1]
    names = reading.amenders()
    lines = [_day(row, names) for row in found if row.values["date"].startswith(year)]
    heads = [N_("Ngày"), N_("Thứ"), N_("Loại"), N_("Tên"), N_("Đối chiếu"), N_("Nguồn ghi nhận")]
    return Sheet([gettext(head) for head in heads], lines, [(each, each) for each in years], year)


def _day(row: Row, names: Names) -> list[Cell]:
    on, file = row.day("date"), holidays.FILE
    weekday = gettext(WEEKDAYS[on.weekday()]) if on else ""
    date = Cell(_cell(file, row, "date", names).text, SHAPES[file].name(row.values))
    name = Cell(reading.title_of(file, row.values))
    kind, checked, source = (_cell(file, row, c, names) for c in ("kind", "checked", "source"))
    return [date, Cell(weekday), kind, name, checked, source]


def _codes(part: str) -> Sheet:
    """The lists of codes, or the codes of one list."""
    book = current(LawBook)
    if part not in book.codes:
        heads = [gettext(N_("Danh mục")), gettext(N_("Số mã"))]
        named = {name: cell(book, codes.FILE, "list", name) for name in book.codes}
        counted = [[Cell(named[name]), Cell(str(len(found)))] for name, found in book.codes.items()]
        return Sheet(heads, counted, list(named.items()))
    columns, names = ("title", "code", "label_en", "source"), reading.amenders()
    lines = [
        _line(codes.FILE, row, columns, names)
        for row in reading.rows(codes.FILE)
        if row.values["list"] == part
    ]
    return Sheet([gettext(_HEADS[column]) for column in columns], lines, [], part)


_PARTED: Mapping[str, Callable[[str], Sheet]] = MappingProxyType(
    {matrix.FILE: _matrix, holidays.FILE: _calendar, codes.FILE: _codes}
)
_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        regimes.FILE: ("title", "article", "providers", "period", "checked"),
        services.FILE: ("title", "regimes", "once", "counted_in", "ground", "period", "checked"),
        clocks.FILE: ("title", "limit", "ground", "period", "checked"),
        counting.FILE: ("title", "day_off", "month_end", "weekend", "checked"),
        instruments.FILE: ("title", "number", "period", "checked"),
        agencies.FILE: ("title", "kind", "period", "successor", "checked"),
    }
)
_HEADS: Mapping[str, str] = MappingProxyType(
    {
        "title": N_("Tên"),
        "article": N_("Điều khoản"),
        "providers": N_("Nơi cung cấp"),
        "regimes": N_("Thuộc chế độ"),
        "once": N_("Chỉ chi một lần"),
        "counted_in": N_("Đơn vị tính"),
        "period": N_("Hiệu lực"),
        "checked": N_("Đối chiếu"),
        "limit": N_("Thời hạn"),
        "ground": N_("Căn cứ"),
        "day_off": N_("Hạn rơi vào ngày nghỉ"),
        "month_end": N_("Hạn tính bằng tháng"),
        "weekend": N_("Ngày nghỉ hằng tuần"),
        "number": N_("Số hiệu"),
        "kind": N_("Loại"),
        "successor": N_("Cơ quan kế tiếp"),
        "code": N_("Mã"),
        "label_en": N_("Tên tiếng Anh"),
        "source": N_("Nguồn ghi nhận"),
    }
)
