"""Questions answered in words: names, texts, numbers of documents, telephones."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, ClassVar

import phonenumbers

from caseflow.forms.asked import AskedField
from caseflow.languages import gettext
from caseflow.wording import SHORT_NUMBERS, phone_shown

# Leftovers of pasting, and whatever stands in a text without being seen: a name that differs by
# one of them alone would be another name.
INVISIBLE = dict.fromkeys(
    [
        *map(ord, "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u3164\ufeff\uffa0"),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)
PHONE = re.compile(r"\+?[\d\s().\-]+")
NAME_MARKS = frozenset(" '’ʼ‘`-.·")


def cleaned(text: str, *, lines: bool = False) -> str:
    """``text`` in NFC, without invisible leftovers of pasting, edges and runs of blanks.

    ValueError when a control character stands in it. ``lines`` keeps line breaks.
    """
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    rows = text.split("\n") if lines else [text]
    if any(unicodedata.category(letter) in ("Cc", "Cs") for row in rows for letter in row):
        raise ValueError(gettext("Có ký tự không đọc được. Hãy xóa rồi gõ lại."))
    if lines:
        return "\n".join(row.rstrip() for row in rows).strip()
    return " ".join(text.split())


class TextField(AskedField):
    """One line. ``data``: NFC text of at most ``longest`` characters."""

    longest: ClassVar[int] = 200
    lines: ClassVar[bool] = False

    def read(self, typed: Mapping[str, str]) -> str | None:
        text = cleaned(typed[""], lines=self.lines)
        if len(text) > self.longest:
            raise ValueError(
                gettext(
                    "Hãy rút gọn còn tối đa %(longest)s ký tự; hiện có %(length)s.",
                    longest=self.longest,
                    length=len(text),
                )
            )
        return self.understood(text) if text else None

    def understood(self, text: str) -> str:
        """The canonical form of ``text``, which is not empty; ValueError with what to do."""
        return text


class LongTextField(TextField):
    """Several lines, at most 10,000 characters."""

    kind = "long_text"
    longest = 10_000
    lines = True


class PersonNameField(TextField):
    """One name in its own order, of any people: H'Hen Niê, Y Blưm. No digits."""

    longest = 100

    def understood(self, text: str) -> str:
        if any(letter.isdigit() for letter in text):
            raise ValueError(gettext("Tên không có chữ số. Hãy nhập lại họ, chữ đệm và tên."))
        strange = [each for each in text if not (_is_letter(each) or each in NAME_MARKS)]
        if strange:
            raise ValueError(
                gettext("Tên không dùng ký tự “%(letter)s”. Hãy bỏ ký tự này.", letter=strange[0])
            )
        if not any(_is_letter(letter) for letter in text):
            raise ValueError(gettext("Hãy nhập tên bằng chữ."))
        foreign = [each for each in text if each.isalpha() and not _is_latin(each)]
        if foreign and any(map(_is_latin, text)):
            raise ValueError(
                gettext(
                    "Chữ “%(letter)s” thuộc hệ chữ khác với những chữ còn lại của tên. "
                    "Hãy gõ cả tên bằng một hệ chữ.",
                    letter=foreign[0],
                )
            )
        return text


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM"


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


class DocumentNumberField(TextField):
    """The number of a paper as printed on it: 079204001234, 12/QĐ-CAT."""

    longest = 60

    def understood(self, text: str) -> str:
        strange = [each for each in text if not (each.isalnum() or each in " /-.()_")]
        if strange:
            raise ValueError(
                gettext(
                    "Số giấy tờ không dùng ký tự “%(letter)s”. Hãy nhập đúng như trên giấy.",
                    letter=strange[0],
                )
            )
        return text


class PhoneField(TextField):
    """A telephone number. ``data``: E.164, or one of the short numbers 111 to 115."""

    kind = "phone"
    inputmode = "tel"
    longest = 40

    def understood(self, text: str) -> str:
        digits = re.sub(r"\D", "", text)
        if digits in SHORT_NUMBERS:
            return digits
        if not PHONE.fullmatch(text):
            raise ValueError(_ask_phone())
        try:
            number = phonenumbers.parse(text, "VN")
        except phonenumbers.NumberParseException:
            raise ValueError(_ask_phone()) from None
        if not phonenumbers.is_valid_number(number):
            raise ValueError(_ask_phone())
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))

    def show(self, data: Any) -> dict[str, str]:
        return {"": phone_shown(str(data))}


def _ask_phone() -> str:
    return gettext(
        "Hãy nhập số điện thoại đang dùng, ví dụ 0912 345 678; "
        "số ở nước ngoài bắt đầu bằng dấu + và mã nước."
    )
