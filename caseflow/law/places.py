"""Today's provinces and communes, the 63 old provinces, and fast search by name."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow.errors import N_
from caseflow.law.names import fold
from caseflow.law.tables import Row, Tables, unique

PROVINCES_FILE = "provinces.csv"
PROVINCES_COLUMNS = ("code", "label_vi", "label_en", "short")
UNITS_FILE = "units.csv"
UNITS_COLUMNS = ("code", "province", "kind", "name", "short")
OLD_FILE = "old_provinces.csv"
OLD_COLUMNS = ("code", "label_vi", "label_en", "until", "province")
_PROVINCE_WORDS = ("tinh", "thanh pho", "tp")
UNIT_KINDS = frozenset({"commune", "ward", "special_zone"})


@dataclass(frozen=True)
class Province:
    """One of today's 34 provinces and cities; ``short`` is the name without its kind."""

    code: str
    label_vi: str
    label_en: str
    short: str


@dataclass(frozen=True)
class OldProvince:
    """One of the 63 provinces until 30/06/2025, and today's ``province`` that took it in.

    Old codes and today's are two numberings: 19 was and is Thái Nguyên, 06 was Bắc Kạn.
    """

    code: str
    label_vi: str
    label_en: str
    valid_until: date
    province: str


@dataclass(frozen=True)
class Unit:
    """A commune (xã), ward (phường) or special zone (đặc khu) of today."""

    code: str
    province: str
    kind: str
    name: str
    short: str


class Units:
    """The units, by code, by province and by a part of the name without accents."""

    def __init__(self, by_code: Mapping[str, Unit]) -> None:
        self.by_code = by_code
        self._by_province: dict[str, list[Unit]] = {}
        self._folded = [(fold(unit.short), fold(unit.name), unit) for unit in by_code.values()]
        for unit in by_code.values():
            self._by_province.setdefault(unit.province, []).append(unit)

    def __len__(self) -> int:
        return len(self.by_code)

    def of(self, province: str) -> tuple[Unit, ...]:
        """The units of a province (its code), in the order of their codes."""
        return tuple(self._by_province.get(province, ()))

    def search(self, text: str, province: str = "", limit: int = 20) -> list[Unit]:
        """Units whose name has ``text`` in it, whatever the accents; those whose name
        begins with it come first. At most ``limit``; none for an empty text.
        """
        wanted = fold(text)
        if not wanted:
            return []
        starts: list[Unit] = []
        contains: list[Unit] = []
        for short, name, unit in self._folded:
            if province and unit.province != province:
                continue
            if short.startswith(wanted) or name.startswith(wanted):
                starts.append(unit)
            elif wanted in short:
                contains.append(unit)
        return (starts + contains)[:limit]


def named_in(text: str, old: Iterable[OldProvince]) -> OldProvince | None:
    """The old province that an address of then names: as its last part, or with the word for
    it. A commune of the same name (there are many) is none."""
    parts = [" ".join(fold(part).replace(".", " ").split()) for part in re.split("[,;]", text)]
    for each in old:
        name = _name(fold(each.label_vi))
        with_word = {f"{word} {name}" for word in _PROVINCE_WORDS}
        if parts[-1] == name or any(
            part in with_word or part.endswith(tuple(f" {said}" for said in with_word))
            for part in parts
        ):
            return each
    return None


def _name(label: str) -> str:
    """A folded label without the word for what it is."""
    word = next(each for each in _PROVINCE_WORDS if label.startswith(f"{each} "))
    return label.removeprefix(f"{word} ")


def load_provinces(tables: Tables) -> dict[str, Province]:
    """Today's provinces by code."""
    rows = tables.rows(PROVINCES_FILE, PROVINCES_COLUMNS)
    provinces = (Province(*(row.text(column) for column in PROVINCES_COLUMNS)) for row in rows)
    return unique(PROVINCES_FILE, ((province.code, province) for province in provinces))


def load_old(tables: Tables, provinces: Collection[str]) -> dict[str, OldProvince]:
    """The old provinces by old code, each with today's that took it in."""
    rows = tables.rows(OLD_FILE, OLD_COLUMNS)
    return unique(OLD_FILE, ((row.text("code"), _old(row, provinces)) for row in rows))


def _old(row: Row, provinces: Collection[str]) -> OldProvince:
    until = row.day("until")
    if until is None:
        row.refuse(N_("thiếu ngày kết thúc"))
    labels = (row.text("label_vi"), row.text("label_en"))
    return OldProvince(row.text("code"), *labels, until, row.one_of("province", provinces))


def load_units(tables: Tables, provinces: Collection[str]) -> Units:
    """The communes, wards and special zones; refuses a province without any."""
    rows = tables.rows(UNITS_FILE, UNITS_COLUMNS)
    by_code = unique(UNITS_FILE, ((row.text("code"), _unit(row, provinces)) for row in rows))
    return Units(by_code)


def _unit(row: Row, provinces: Collection[str]) -> Unit:
    return Unit(
        code=row.text("code"),
        province=row.one_of("province", provinces),
        kind=row.one_of("kind", UNIT_KINDS),
        name=row.text("name"),
        short=row.text("short"),
    )
