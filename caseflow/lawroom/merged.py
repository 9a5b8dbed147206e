"""Which province of today took in which of the 63 until 30/06/2025: for whoever reads an old
paper, an old address, or looks for the agency that follows."""

from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import bilingual, gettext
from caseflow.law.book import LawBook
from caseflow.lawroom.sheets import Cell, Sheet

TITLE = N_("Tỉnh, thành phố trước và sau ngày 01/07/2025")
_COLUMNS = (N_("Đến hết ngày 30/06/2025"), N_("Từ ngày 01/07/2025"))


def merged() -> Sheet:
    """Old beside new, in the order of the old codes; nobody amends them here."""
    book = current(LawBook)
    lines = [
        [Cell(bilingual(each.label_vi, each.label_en)), Cell(bilingual(now.label_vi, now.label_en))]
        for each in book.old_provinces.values()
        for now in [book.provinces[each.province]]
    ]
    return Sheet([gettext(column) for column in _COLUMNS], lines)
