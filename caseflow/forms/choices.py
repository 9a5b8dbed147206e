"""Questions answered by choosing: radios, a list to open, boxes to tick.

Nothing is ever chosen beforehand. Up to eight answers are radios, more a select; up to
twenty-four boxes can be ticked; answers of a longer list are typed, helped by it.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, ClassVar

from caseflow.forms.asked import AskedField
from caseflow.languages import gettext
from caseflow.law.names import fold, label_key

RADIOS_UP_TO = 8
BOXES_UP_TO = 24
EXCLUSIVE = frozenset({"unknown", "declined", "none", "undetermined"})
Choices = Sequence[tuple[str, Any]]
OTHER = "other"


def _place(choice: tuple[str, Any]) -> int:
    """“Khác” comes after every named answer; only what is no answer comes after it."""
    code = choice[0].lower()
    return 2 if code in EXCLUSIVE else 1 if code == OTHER else 0


def _run(name: str) -> str:
    """``name`` as one run of letters: Cam-pu-chia is Campuchia."""
    return fold(name).replace(" ", "").replace("-", "")


class ChoiceField(AskedField):
    """One answer of a list. ``data``: its code. ``choices``: (code, label) in order, or
    ``by_label``, in the order of the alphabet of whoever reads them."""

    chosen: ClassVar[bool] = True

    def __init__(
        self, label: Any = None, *, choices: Choices = (), by_label: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, **kwargs)
        self.by_label = by_label
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
            raise ValueError(
                gettext(
                    "Mục đã chọn không còn trong danh sách (ví dụ: cơ quan đã kết thúc hoạt động). "
                    "Hãy chọn mục khác."
                )
            )
        return code

    @property
    def items(self) -> list[dict[str, Any]]:
        """The answers for the macros: ``{value, text, chosen}``."""
        return [
            {"value": code, "text": str(text), "chosen": code == self.typed.get("")}
            for code, text in self.offering
        ]

    @property
    def offering(self) -> Choices:
        """The choices in the order in which they are offered."""
        if not self.by_label:
            return self.choices
        return sorted(self.choices, key=lambda each: (_place(each), label_key(str(each[1]))))


class MultiChoiceField(ChoiceField):
    """Several answers of a list. ``data``: codes in the list's order, each once."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        self.sent: list[str] = []
        super().__init__(label, **kwargs)

    @property
    def kind(self) -> str:  # type: ignore[override]  # an attribute of its class elsewhere
        """Boxes to tick, however many."""
        return "checkboxes"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        sent = self.cut(formdata.getlist(self.name)) if formdata else []
        self._now = sent = [text for text in sent if text.strip()]
        super().process(formdata, *args, **kwargs)
        if formdata is not None:
            self.sent = sent

    def cut(self, sent: list[str]) -> list[str]:
        """The answers in what was sent under the field's name."""
        return sent

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
            for code, text in self.offering
        ]


class LongListField(MultiChoiceField):
    """Up to three answers of a list too long for boxes, typed into one box one after the
    other (``BETWEEN`` them) with the list's help; what is no answer is ticked beside it.

    A name is recognised without its accents, spaces and hyphens, in another spelling
    (``also``: spelling → code), and by a word that no other has. ``data`` as for
    ``MultiChoiceField``.
    """

    AT_MOST = 3
    BETWEEN = ";"

    def __init__(
        self, label: Any = None, *, also: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.also = also or {}

    @property
    def kind(self) -> str:  # type: ignore[override]  # an attribute of its class elsewhere
        """One box to type in, with a datalist."""
        return "typed_choices"

    def cut(self, sent: list[str]) -> list[str]:
        return [part.strip() for text in sent for part in text.split(self.BETWEEN)]

    def read(self, typed: Mapping[str, str]) -> Any:
        codes = super().read(typed)
        if codes and len(codes) > self.AT_MOST:
            raise ValueError(gettext("Nhiều nhất ba câu trả lời. Hãy bỏ bớt."))
        return codes

    def code_of(self, text: str) -> str:
        names = {fold(str(label)): code for code, label in self.choices}
        if text in names.values():
            return text
        spelled = {_run(name): code for name, code in {**self.also, **names}.items()}
        if code := spelled.get(_run(text)):
            return code
        within = [name for name in names if f" {fold(text)} " in f" {name} "]
        if len(within) == 1:  # "viet" means one language only
            return names[within[0]]
        near = within[:3] or get_close_matches(fold(text), names, 3, 0.6)
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
    def typed_text(self) -> str:
        """What stands in the box; codes are shown by their names."""
        labels = {code: str(text) for code, text in self.choices}
        told = [text for text in self.sent if text not in EXCLUSIVE]
        return f"{self.BETWEEN} ".join(labels.get(text, text) for text in told)

    @property
    def offered(self) -> list[dict[str, Any]]:
        """What the list helps with: every answer that says something."""
        return [item for item in self.items if item["value"] not in EXCLUSIVE]

    @property
    def beside(self) -> list[dict[str, Any]]:
        """What is no answer, ticked beside the box."""
        return [item for item in self.items if item["value"] in EXCLUSIVE]
