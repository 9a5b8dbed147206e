"""The question where: tỉnh → xã/phường/đặc khu, the line, and the old address as typed."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from caseflow.forms.asked import AskedField
from caseflow.forms.text import cleaned
from caseflow.languages import bilingual, gettext
from caseflow.law.names import fold
from caseflow.law.places import Unit
from caseflow.wording import Places

UNIT_WORDS = ("xa ", "phuong ", "dac khu ", "thi tran ")
LONGEST = 300


def bare(text: str) -> str:
    """``fold`` without the word for the kind of unit in front."""
    found = fold(text)
    for word in UNIT_WORDS:
        if found.startswith(word):
            return found[len(word) :]
    return found


def commune_called(text: str, communes: Sequence[Unit]) -> Unit:
    """The commune that ``text`` names; ValueError says which names are near."""
    for same in (str.casefold, fold, bare):
        found = [unit for unit in communes if same(unit.name) == same(text)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(
                gettext(
                    "Có nhiều nơi cùng tên: %(names)s. Hãy nhập tên đầy đủ, có dấu.",
                    names=", ".join(unit.name for unit in found),
                )
            )
    names = {bare(unit.name): unit.name for unit in communes}
    near = [names[key] for key in get_close_matches(bare(text), names, 3, 0.6)]
    if near:
        raise ValueError(
            gettext(
                "Không có “%(text)s” ở tỉnh này. Có phải: %(names)s?",
                text=text,
                names=", ".join(near),
            )
        )
    raise ValueError(
        gettext(
            "Không có “%(text)s” ở tỉnh này. Nếu là tên cũ, hãy ghi vào ô địa chỉ cũ.", text=text
        )
    )


class AddressField(AskedField):
    """``data``: {province, commune: codes of today; line, as_typed: text}, only the filled."""

    kind = "address"
    parts = ("province", "commune", "line", "as_typed")

    def __init__(self, label: Any = None, *, places: Places, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.places = places

    def read(self, typed: Mapping[str, str]) -> dict[str, str] | None:
        boxes = {part: cleaned(text) for part, text in typed.items()}
        if any(len(text) > LONGEST for text in boxes.values()):
            raise ValueError(gettext("Hãy rút gọn mỗi ô còn tối đa %(most)s ký tự.", most=LONGEST))
        if boxes["province"] and boxes["province"] not in self.places.provinces:
            raise ValueError(gettext("Hãy chọn tỉnh, thành phố trong danh sách."))
        if boxes["commune"]:
            if not boxes["province"]:
                raise ValueError(gettext("Hãy chọn tỉnh, thành phố của xã, phường này."))
            communes = self.places.units.of(boxes["province"])
            boxes["commune"] = commune_called(boxes["commune"], communes).code
        return {part: text for part, text in boxes.items() if text} or None

    def show(self, data: Any) -> dict[str, str]:
        boxes = {part: str(data.get(part, "")) for part in self.parts}
        communes = self.places.units.of(boxes["province"]) if boxes["province"] else ()
        names = {unit.code: unit.name for unit in communes}
        boxes["commune"] = names.get(boxes["commune"], boxes["commune"])
        return boxes

    @property
    def provinces(self) -> list[dict[str, Any]]:
        """The provinces for the macros: ``{value, text, chosen}``."""
        chosen = self.typed.get("province", "")
        return [
            {
                "value": code,
                "text": bilingual(province.label_vi, province.label_en),
                "chosen": code == chosen,
            }
            for code, province in self.places.provinces.items()
        ]
