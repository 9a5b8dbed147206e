"""Questions answered by choosing: radios, a list to open, boxes to tick.

Nothing is ever chosen beforehand. Up to eight answers are radios, more a select; up to
twenty-four boxes can be ticked, more are three selects.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from caseflow.forms.asked import AskedField
from caseflow.languages import gettext

RADIOS_UP_TO = 8
BOXES_UP_TO = 24
EXCLUSIVE = frozenset({"unknown", "declined", "none"})
Choices = Sequence[tuple[str, Any]]


class ChoiceField(AskedField):
    """One answer of a list. ``data``: its code. ``choices``: (code, label) in order."""

    chosen: ClassVar[bool] = True

    def __init__(self, label: Any = None, *, choices: Choices = (), **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.choices = [(str(code), text) for code, text in choices]

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

    def asks(self) -> str:
        return gettext("Hãy chọn “%(label)s”.", label=str(self.label.text))

    @property
    def items(self) -> list[dict[str, Any]]:
        """The answers for the macros: ``{value, text, chosen}``."""
        return [
            {"value": code, "text": str(text), "chosen": code == self.typed.get("")}
            for code, text in self.choices
        ]


class MultiChoiceField(ChoiceField):
    """Several answers of a list. ``data``: codes in the list's order, each once."""

    LISTS = ("1", "2", "3")

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        self.picked: list[str] = []
        super().__init__(label, **kwargs)

    @property
    def kind(self) -> str:  # type: ignore[override]
        """``checkboxes`` or ``selects``."""
        return "checkboxes" if len(self.choices) <= BOXES_UP_TO else "selects"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        if formdata is not None:
            self._sent = [code for code in formdata.getlist(self.name) if code]
        super().process(formdata, *args, **kwargs)
        if formdata is not None:
            self.picked = self._sent

    def answer(self, data: Any) -> None:
        super().answer(data)
        self.picked = [str(code) for code in data] if isinstance(data, list | tuple) else []

    def show(self, data: Any) -> dict[str, str]:
        return {}

    def read(self, typed: Mapping[str, str]) -> Any:
        codes = [code for code, _text in self.choices if code in self._sent]
        if set(self._sent) - set(codes):
            raise ValueError(gettext("Hãy chọn các mục trong danh sách."))
        alone = [text for code, text in self.choices if code in codes and code in EXCLUSIVE]
        if alone and len(codes) > 1:
            raise ValueError(
                gettext("Nếu chọn “%(alone)s” thì bỏ chọn các mục khác.", alone=str(alone[0]))
            )
        return codes or None

    @property
    def items(self) -> list[dict[str, Any]]:
        return [
            {"value": code, "text": str(text), "chosen": code in self.picked}
            for code, text in self.choices
        ]

    @property
    def lists(self) -> list[dict[str, Any]]:
        """For ``selects``: one ``{id, chosen}`` a list to open."""
        picked = (self.picked + [""] * len(self.LISTS))[: len(self.LISTS)]
        ids = [self.name, *(f"{self.name}-{number}" for number in self.LISTS[1:])]
        return [{"id": each, "chosen": code} for each, code in zip(ids, picked, strict=True)]
