"""Questions answered by choosing: radios, a list to open, boxes to tick.

Nothing is ever chosen beforehand. Up to eight answers are radios, more a select; up to
twenty-four boxes can be ticked; answers of a longer list are typed, helped by it.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, ClassVar

from caseflow.forms.asked import AskedField
from caseflow.languages import gettext
from caseflow.law.names import fold

RADIOS_UP_TO = 8
BOXES_UP_TO = 24
EXCLUSIVE = frozenset({"unknown", "declined", "none"})
Choices = Sequence[tuple[str, Any]]
OTHER = "other"


def _place(choice: tuple[str, Any]) -> int:
    """“Khác” comes after every named answer; only what is no answer comes after it."""
    code = choice[0].lower()
    return 2 if code in EXCLUSIVE else 1 if code == OTHER else 0


class ChoiceField(AskedField):
    """One answer of a list. ``data``: its code. ``choices``: (code, label) in order."""

    chosen: ClassVar[bool] = True

    def __init__(self, label: Any = None, *, choices: Choices = (), **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.choices = sorted(((str(code), text) for code, text in choices), key=_place)

    @property
    def kind(self) -> str:  # type: ignore[override]  # here it depends on how many there are
        """``radios`` or ``select``."""
        return "radios" if len(self.choices) <= RADIOS_UP_TO else "select"

    def read(self, typed: Mapping[str, str]) -> str | None:
        code = typed[""]
        if not code:
            return None
        if all(code != known for known, _text in self.choices):
            raise ValueError(gettext("Hãy chọn một mục trong danh sách."))
        return code

    @property
    def items(self) -> list[dict[str, Any]]:
        """The answers for the macros: ``{value, text, chosen}``."""
        return [
            {"value": code, "text": str(text), "chosen": code == self.typed.get("")}
            for code, text in self.choices
        ]


class MultiChoiceField(ChoiceField):
    """Several answers of a list. ``data``: codes in the list's order, each once."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        self.sent: list[str] = []
        super().__init__(label, **kwargs)

    @property
    def kind(self) -> str:  # type: ignore[override]
        """Boxes to tick, however many."""
        return "checkboxes"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        sent = [text for text in formdata.getlist(self.name) if text.strip()] if formdata else []
        self._now = sent
        super().process(formdata, *args, **kwargs)
        if formdata is not None:
            self.sent = sent

    def answer(self, data: Any) -> None:
        super().answer(data)
        self.sent = [str(code) for code in data] if isinstance(data, list | tuple) else []

    def show(self, data: Any) -> dict[str, str]:
        return {}

    def code_of(self, text: str) -> str:
        """The code that ``text`` sends; ValueError when it is none of the list."""
        if all(text != code for code, _text in self.choices):
            raise ValueError(gettext("Hãy chọn các mục trong danh sách."))
        return text

    def read(self, typed: Mapping[str, str]) -> Any:
        picked = {self.code_of(text) for text in self._now}
        codes = [code for code, _text in self.choices if code in picked]
        alone = [text for code, text in self.choices if code in picked & EXCLUSIVE]
        if alone and len(codes) > 1:
            raise ValueError(
                gettext("Nếu chọn “%(alone)s” thì bỏ chọn các mục khác.", alone=str(alone[0]))
            )
        return codes or None

    @property
    def items(self) -> list[dict[str, Any]]:
        return [
            {"value": code, "text": str(text), "chosen": code in self.sent}
            for code, text in self.choices
        ]


class LongListField(MultiChoiceField):
    """Up to three answers of a list too long for boxes, typed with the list's help.

    A name is recognised without its accents. ``data`` as for ``MultiChoiceField``.
    """

    BOXES = 3

    @property
    def kind(self) -> str:  # type: ignore[override]
        """Boxes to type in, with a datalist."""
        return "typed_choices"

    def code_of(self, text: str) -> str:
        names = {fold(str(label)): code for code, label in self.choices}
        if text in names.values():
            return text
        if fold(text) in names:
            return names[fold(text)]
        near = get_close_matches(fold(text), names, 3, 0.6)
        labels = dict(self.choices)
        if not near:
            raise ValueError(gettext("Không có “%(text)s” trong danh sách.", text=text))
        raise ValueError(
            gettext(
                "Không có “%(text)s” trong danh sách. Có phải: %(names)s?",
                text=text,
                names=", ".join(str(labels[names[name]]) for name in near),
            )
        )

    @property
    def boxes(self) -> list[dict[str, str]]:
        """One ``{id, value}`` a box to type in; codes are shown by their names."""
        labels = {code: str(text) for code, text in self.choices}
        texts = [labels.get(text, text) for text in self.sent]
        shown = (texts + [""] * self.BOXES)[: max(self.BOXES, len(texts))]
        return [
            {"id": f"{self.name}-{place}" if place else self.name, "value": text}
            for place, text in enumerate(shown)
        ]
