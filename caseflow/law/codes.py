"""The code lists that answers are chosen from, HTCDS 2.0 codes among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.law.tables import Tables

FILE = "codes.csv"
COLUMNS = ("list", "code", "label_vi", "label_en", "source")


@dataclass(frozen=True)
class Code:
    """One answer of a code list: stored as ``code``, shown by its label."""

    list: str
    code: str
    label_vi: str
    label_en: str
    source: str


def load(tables: Tables) -> dict[str, Mapping[str, Code]]:
    """The code lists by name, each in its own order, read-only."""
    lists: dict[str, dict[str, Code]] = {}
    for row in tables.rows(FILE, COLUMNS):
        code = Code(*(row.text(column) for column in COLUMNS))
        codes = lists.setdefault(code.list, {})
        if code.code in codes:
            row.refuse(N_("mã “%(code)s” có hai lần"), code=code.code)
        codes[code.code] = code
    return {name: MappingProxyType(codes) for name, codes in lists.items()}
