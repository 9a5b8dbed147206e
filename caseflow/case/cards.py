"""How a record is laid out to be read: what was answered as pairs, short ones side by side;
what nobody could or would say, and what stays closed, each in one line that names it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseflow.law.fields import NOT_ANSWERED, Field

Say = Callable[[Field, Any], str]
LONG_TYPES = frozenset({"long_text", "address"})
LONG = 60  # characters: more do not fit into half a card
READ_OUT = "text_shown"  # a page of words that were read to the person, not told by them
NOTHING_SAID = frozenset({"unknown", "declined"})


@dataclass(frozen=True)
class Answer:
    """One question and its answer in words; ``wide``: it needs a line of its own; ``folded``:
    it is read when it is wanted."""

    field: Field
    text: str
    wide: bool
    folded: bool


@dataclass(frozen=True)
class Card:
    """``answers`` in the order of the list; ``silent``: words such as "Không rõ" → the
    questions that have no other answer; ``closed``: those whose answer stays closed."""

    answers: Sequence[Answer]
    silent: Mapping[str, Sequence[Field]]
    closed: Sequence[Field]


def laid_out(
    fields: Sequence[Field], values: Mapping[str, Any], closed: Collection[str], say: Say
) -> Card:
    """The card of one record: its ``fields``, the ``values`` that are open, the names of the
    fields that are ``closed``. What was never asked is left out."""
    answers: list[Answer] = []
    silent: dict[str, list[Field]] = {}
    for field in fields:
        value = values.get(field.name)
        if field.name in closed or value is None:
            continue
        text = say(field, value)
        if _says_nothing(field, value):
            silent.setdefault(text, []).append(field)
        else:
            answers.append(_answer(field, text))
    return Card(answers, silent, [field for field in fields if field.name in closed])


def _says_nothing(field: Field, value: Any) -> bool:
    if isinstance(value, Mapping):
        return NOT_ANSWERED in value
    return field.type == "yes_no_unknown" and value in NOTHING_SAID


def _answer(field: Field, text: str) -> Answer:
    wide = field.type in LONG_TYPES or len(text) > LONG or "\n" in text
    return Answer(field, text, wide, folded=field.name == READ_OUT)
