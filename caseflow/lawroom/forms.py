"""The forms of an amendment, made from the columns of the table that is amended."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from flask_babel import lazy_gettext as _l

from caseflow.forms.asked import always, never
from caseflow.forms.base import CaseForm
from caseflow.forms.choices import ChoiceField
from caseflow.forms.dates import DateField
from caseflow.forms.numbers import IntegerField
from caseflow.forms.text import TextField
from caseflow.languages import bilingual, gettext, lazy_bilingual
from caseflow.law.amending import Shape
from caseflow.law.book import LawBook
from caseflow.lawroom.wording import COLUMN_NAMES, KINDS_OF_DAYS, MARKS, UNITS, YES_NO

REMOVES, GROUND = "removes", "ground"
_NUMBERS = frozenset({"amount", "longest_amount", "extension_amount", "ask_before_days"})
_DATES = frozenset({"from", "until", "date"})
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("unit", "longest_unit", "extension_unit"), UNITS),
        **dict.fromkeys(
            ("confirmed", "longest_confirmed", "extendable", "once", "providers_confirmed"),
            YES_NO,
        ),
        "mark": MARKS,
        "kind": KINDS_OF_DAYS,
    }
)
_REMOVING = (("no", _l("Ghi mục này như dưới đây")), ("yes", _l("Bỏ mục này khỏi bảng")))
_MUST = frozenset(
    {"label_vi", "label_en", "unit", "confirmed", "mark", "eligibility", "kind", "instrument",
     "extendable", "once", "providers_confirmed", "date", "id", "source"}
)  # fmt: skip


class CellField(TextField):
    """The text of one cell: a note may be a sentence or two."""

    longest = 400


class GroundField(TextField):
    """What an amendment was compared with, on one line."""

    longest = 200


class IdField(TextField):
    """A new id, as the tables write them."""

    longest = 40

    def understood(self, text: str) -> str:
        """Small letters without accents, digits and underscores, a letter first."""
        if not re.fullmatch(r"[a-z][a-z0-9_]+", text):
            raise ValueError(
                gettext("Mã chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ.")
            )
        return text


class AmendmentForm(CaseForm):
    """Base of the forms of amendments; ``cells`` gives the answers as a table writes them."""

    def cells(self, columns: Sequence[str]) -> dict[str, str]:
        """Column → text for those of ``columns`` that were asked."""
        asked = {column: self[column].data for column in columns if column in self}
        return {column: "" if data is None else str(data) for column, data in asked.items()}


def amendment_form(book: LawBook, shape: Shape, *, new: bool) -> type[AmendmentForm]:
    """The form for an entry of a table of ``shape``; a ``new`` one is asked for its name too."""
    fields: dict[str, Any] = {}
    if shape.dated:
        label = COLUMN_NAMES["from"]
        fields["from"] = DateField(_l(label), required=always)
    asked = (*(shape.key if new else ()), *shape.changes)
    fields |= {column: _field(book, column) for column in asked}
    if shape.removes and not new:
        fields[REMOVES] = ChoiceField(_l("Việc đề nghị"), required=always, choices=_REMOVING)
    fields[GROUND] = GroundField(
        _l("Đã đối chiếu với văn bản nào (tên, số hiệu, điều khoản, ngày)"), required=always
    )
    return type("EntryForm", (AmendmentForm,), fields)


def _field(book: LawBook, column: str) -> Any:
    """The question for one column, as WTForms takes it: not bound yet."""
    label = _l(COLUMN_NAMES[column])
    needed: dict[str, Any] = {"required": always if column in _MUST else never}
    if column in _DATES:
        return DateField(label, **needed)
    if column in _NUMBERS:
        return IntegerField(label, **needed)
    if column in _WORDS:
        return ChoiceField(label, choices=[(c, _l(w)) for c, w in _WORDS[column].items()], **needed)
    if column in _FROM_BOOK:
        return ChoiceField(label, choices=_FROM_BOOK[column](book), **needed)
    return IdField(label, **needed) if column == "id" else CellField(label, **needed)


def _named(entries: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, lazy_bilingual(each.label_vi, each.label_en)) for name, each in entries.items()]


def _by_name(entries: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(
        _named(entries), key=lambda c: bilingual(entries[c[0]].label_vi, entries[c[0]].label_en)
    )


_FROM_BOOK: Mapping[str, Callable[[LawBook], list[tuple[str, Any]]]] = MappingProxyType(
    {
        "instrument": lambda book: _named(book.instruments),
        "eligibility": lambda book: _named(book.codes["eligibility"]),
        "successor": lambda book: _by_name(book.agencies),
    }
)
