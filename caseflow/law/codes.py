"""The code lists that answers are chosen from, HTCDS 2.0 codes among them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.law.tables import Tables

FILE = "codes.csv"
COLUMNS = ("list", "code", "label_vi", "label_en", "source")
SPELLINGS = "country_spellings.csv"


@dataclass(frozen=True)
class Code:
    """One answer of a code list: stored as ``code``, shown by its label. ``also``: how else
    people write it, understood where it is typed and never shown."""

    list: str
    code: str
    label_vi: str
    label_en: str
    source: str
    also: tuple[str, ...] = ()


def load(tables: Tables) -> dict[str, Mapping[str, Code]]:
    """The code lists by name, each in its own order, read-only."""
    lists: dict[str, dict[str, Code]] = {}
    for row in tables.rows(FILE, COLUMNS):
        named, answer, label_vi, label_en, source = (row.text(column) for column in COLUMNS)
        code = Code(named, answer, label_vi, label_en, source)
        codes = lists.setdefault(code.list, {})
        if code.code in codes:
            row.refuse(N_("mã “%(code)s” có hai lần"), code=code.code)
        codes[code.code] = code
    return {name: MappingProxyType(codes) for name, codes in lists.items()}


def spelled(tables: Tables, countries: Mapping[str, Code]) -> dict[str, Code]:
    """``countries`` with the other ways in which Vietnamese writes their names."""
    found = dict(countries)
    for row in tables.rows(SPELLINGS, ("code", "spelling", "source")):
        code = found.get(row.text("code"))
        if code is None:
            row.refuse(N_("không có danh mục này"))
        found[code.code] = replace(code, also=(*code.also, row.text("spelling")))
    return found
