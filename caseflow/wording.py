"""How a stored answer reads on a page: dates, amounts, labels, addresses in one line."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import phonenumbers
from flask_babel import lazy_gettext as _l

from caseflow.clock import VIETNAM
from caseflow.languages import bilingual, gettext
from caseflow.law.codes import Code
from caseflow.law.fields import CHOICE_TYPES, NOT_ANSWERED, Field
from caseflow.law.places import OldProvince, Province, Units, named_in
from caseflow.law.services import Measured

UNANSWERED = {"unknown": _l("Không rõ"), "declined": _l("Không muốn trả lời")}
FROM_CALLER = frozenset({"agency", "officer"})
SHORT_NUMBERS = frozenset({"111", "112", "113", "114", "115"})

# The texts that are read to people, as intake/notice.py and cooperation/wording.py name them.
VERSIONS = frozenset({"version", "text_version"})
TEXT_VERSION = re.compile(r"(privacy_notice|privacy_notice_child|consent|consent_child)_v(\d+)")
TEXT_NAMES: Mapping[str, Any] = {
    "privacy_notice": _l("Thông báo phiên bản %(number)s"),
    "privacy_notice_child": _l("Thông báo phiên bản %(number)s, dành cho trẻ em"),
    "consent": _l("Bản %(number)s"),
    "consent_child": _l("Bản %(number)s, dành cho người dưới 18 tuổi"),
}


class Places(Protocol):
    """Provinces, of today and as they were, by code, and today's communes (the law tables)."""

    @property
    def provinces(self) -> Mapping[str, Province]: ...
    @property
    def old_provinces(self) -> Mapping[str, OldProvince]: ...
    @property
    def units(self) -> Units: ...


class Book(Places, Protocol):
    """What words for answers ask of the law tables."""

    def choices(self, field: Field) -> Sequence[Code]: ...


def show_value(field: Field, value: Any, book: Book, names: Mapping[str, str] | None = None) -> str:
    """``value`` of ``field`` in words, in this request's language; empty when there is none.

    ``names``: id → label of agencies and officers.
    """
    if value is None:
        return ""
    if isinstance(value, Mapping) and NOT_ANSWERED in value:
        return str(UNANSWERED[value[NOT_ANSWERED]])
    if field.type in CHOICE_TYPES:
        return _labels(field, value, book)
    if field.type == "address":
        return address_shown(value, book)
    if field.type in FROM_CALLER:
        return names.get(str(value), str(value)) if names is not None else str(value)
    if field.name in VERSIONS and (read := TEXT_VERSION.fullmatch(str(value))):
        return str(TEXT_NAMES[read[1]]) % {"number": read[2]}
    return SHOWN.get(field.type, str)(value)


def _labels(field: Field, value: Any, book: Book) -> str:
    known = {code.code: code for code in book.choices(field)}
    codes = [str(code) for code in (value if isinstance(value, list | tuple) else [value])]
    return "; ".join(
        bilingual(known[code].label_vi, known[code].label_en) if code in known else code
        for code in codes
    )


def day_shown(value: str) -> str:
    """``2026-09-05`` as 05/09/2026."""
    return f"{date.fromisoformat(value):%d/%m/%Y}"


def partial_shown(value: str) -> str:
    """``2004-09-05`` as 05/09/2004, ``2004-09`` as tháng 9/2004, ``2004`` as năm 2004."""
    match value.split("-"):
        case [year]:
            return gettext("năm %(year)s", year=year)
        case [year, month]:
            return gettext("tháng %(month)s/%(year)s", month=int(month), year=year)
    return day_shown(value)


def moment_shown(value: str | datetime) -> str:
    """A moment as 14:05 ngày 05/09/2026, in Việt Nam's time."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    moment = moment.astimezone(VIETNAM)
    return gettext("%(time)s ngày %(day)s", time=f"{moment:%H:%M}", day=f"{moment:%d/%m/%Y}")


def address_shown(value: Mapping[str, str], book: Book) -> str:
    """An address in one line: số nhà, xã, tỉnh, and what was typed of the old one."""
    unit = book.units.by_code.get(value.get("commune", ""))
    province = book.provinces.get(value.get("province", ""))
    pieces = [
        value.get("line", ""),
        unit.name if unit else "",
        bilingual(province.label_vi, province.label_en) if province else "",
    ]
    today = ", ".join(piece for piece in pieces if piece)
    old = value.get("as_typed", "")
    if not old:
        return today
    noted = gettext("địa chỉ cũ: %(old)s", old=old) + _merged(old, book)
    return f"{today} ({noted})" if today else noted


def _merged(old: str, book: Book) -> str:
    """Which province of today took in the one that an old address names, if it is called
    otherwise."""
    named = named_in(old, book.old_provinces.values())
    now = book.provinces[named.province] if named else None
    if named is None or now is None or now.label_vi == named.label_vi:
        return ""
    return gettext(
        "; %(old)s nay thuộc %(today)s",
        old=bilingual(named.label_vi, named.label_en),
        today=bilingual(now.label_vi, now.label_en),
    )


def grouped(number: int) -> str:
    """1234500 as 1.234.500."""
    return f"{number:,}".replace(",", ".")


def phone_shown(data: str) -> str:
    """A stored number as people in Việt Nam write it; foreign ones with their country."""
    if data in SHORT_NUMBERS:
        return data
    try:
        number = phonenumbers.parse(data, None)
    except phonenumbers.NumberParseException:
        return data
    home = number.country_code == 84
    style = phonenumbers.PhoneNumberFormat
    shape = style.NATIONAL if home else style.INTERNATIONAL
    return str(phonenumbers.format_number(number, shape))


def integer_shown(value: int | Measured) -> str:
    """A number, with its unit where it has one."""
    if isinstance(value, Measured):
        return f"{grouped(value.number)} {bilingual(value.unit_vi, value.unit_en)}"
    return grouped(int(value))


SHOWN: Mapping[str, Callable[[Any], str]] = {
    "date": day_shown,
    "date_partial": partial_shown,
    "datetime": moment_shown,
    "money": lambda value: f"{grouped(int(value))}\u00a0đ",
    "integer": integer_shown,
    "phone": phone_shown,
}
