"""One question of a form: the parts typed, what they mean, or what to do about them.

Every field of caseflow derives from ``AskedField``. Its ``data`` is the canonical
JSON-able answer, None when nothing was answered, or ``{"not_answered": "unknown"}`` /
``{"not_answered": "declined"}`` when one of the two boxes beside it is ticked. What was
typed stays in ``typed`` so that a refused form shows it again, unchanged.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from wtforms import Field, Form
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from caseflow.languages import gettext
from caseflow.law.fields import NOT_ANSWERED
from caseflow.wording import UNANSWERED

Required = Callable[[Form], bool]


def never(_form: Form) -> bool:
    """May be left empty."""
    return False


def always(_form: Form) -> bool:
    """Must be answered."""
    return True


class AskedField(Field):
    """Base of all questions. ``parts`` names the boxes; one unnamed box by default."""

    kind: ClassVar[str] = "text"
    parts: ClassVar[tuple[str, ...]] = ("",)
    chosen: ClassVar[bool] = False  # whether it is answered by choosing, not typing
    inputmode: ClassVar[str | None] = None

    def __init__(
        self,
        label: Any = None,
        validators: Sequence[Any] | None = None,
        *,
        required: Required = never,
        when: Any = "",
        not_answered: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, list(validators or ()), **kwargs)
        self.required, self.when = required, when
        self.not_answered = not_answered
        self.typed: dict[str, str] = {}
        self.ticks: list[str] = []

    # what a kind of question says of itself
    def read(self, typed: Mapping[str, str]) -> Any:
        """The canonical answer; None when empty; ValueError with what to do."""
        raise NotImplementedError  # WTForms' own metaclass leaves no room for an abstract class

    def show(self, data: Any) -> dict[str, str]:
        """The boxes as they stand for the canonical answer ``data``."""
        return {"": str(data)}

    # WTForms
    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.process_errors = []
        self.answer(self._given(data))
        self.object_data = self.data
        if formdata is None:
            return
        self.typed = {part: formdata.get(self.box(part), "") for part in self.parts}
        self.raw_data = list(self.typed.values())
        self.ticks = formdata.getlist(f"{self.name}-{NOT_ANSWERED}") if self.not_answered else []
        try:
            self.data = self._answered()
        except ValueError as refusal:
            self.data = None
            self.process_errors.append(str(refusal))

    def _given(self, data: Any) -> Any:
        if data is not unset_value:
            return data
        return self.default() if callable(self.default) else self.default

    def answer(self, data: Any) -> None:
        """Show ``data``, a canonical answer, as if it had been typed."""
        self.data = data
        self.typed, self.ticks = {}, []
        if isinstance(data, Mapping) and NOT_ANSWERED in data:
            self.ticks = [str(data[NOT_ANSWERED])]
        elif data is not None:
            self.typed = self.show(data)

    def _answered(self) -> Any:
        ticks = [tick for tick in self.ticks if tick in UNANSWERED]
        if len(ticks) > 1:
            raise ValueError(gettext("Chỉ chọn một: “Không rõ” hoặc “Không muốn trả lời”."))
        if ticks and any(text.strip() for text in self.typed.values()):
            raise ValueError(
                gettext("Đã có câu trả lời. Hãy xóa câu trả lời, hoặc bỏ chọn ô bên cạnh.")
            )
        return {NOT_ANSWERED: ticks[0]} if ticks else self.read(self.typed)

    def pre_validate(self, form: Any) -> None:
        if self.data is None and not self.process_errors and self.required(form):
            raise ValidationError(self.asks())

    def asks(self) -> str:
        """What to do when the answer is missing."""
        label = str(self.label.text)
        if self.not_answered:
            return gettext(
                "Hãy nhập “%(label)s”, hoặc chọn “Không rõ” hay “Không muốn trả lời”.", label=label
            )
        if self.chosen:
            return gettext("Hãy chọn “%(label)s”.", label=label)
        return gettext("Hãy nhập “%(label)s”.", label=label)

    # for the macros
    @property
    def mark(self) -> str:
        """What stands behind the label of a question that need not always be answered."""
        if self.when:
            return str(self.when)
        return gettext("không bắt buộc") if self.required is never else ""

    def box(self, part: str) -> str:
        """Name and id of the box for ``part``."""
        return f"{self.name}-{part}" if part else self.name

    @property
    def target(self) -> str:
        """The id that a link of the error summary leads to."""
        return self.box(self.parts[0])

    @property
    def unanswered(self) -> list[dict[str, Any]]:
        """The two boxes beside the question, when it has them; never ticked beforehand."""
        if not self.not_answered:
            return []
        return [
            {"value": code, "text": str(label), "chosen": code in self.ticks}
            for code, label in UNANSWERED.items()
        ]
