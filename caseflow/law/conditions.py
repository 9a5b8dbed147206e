"""When a field must be answered: the words of the field list as a small closed form."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Always:
    """Every time."""


@dataclass(frozen=True)
class Never:
    """May be left empty."""


@dataclass(frozen=True)
class IfKnown:
    """When it is known; otherwise one of the two boxes beside it is ticked."""


@dataclass(frozen=True)
class IfEquals:
    """When the answer to ``field`` is one of ``values``."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class IfDiffers:
    """When the answer to ``field`` is none of ``values``."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class IfIncludes:
    """When the answers to ``field`` include one of ``values``."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class IfAnswered:
    """When ``field`` has an answer: not when it is empty, "Không rõ" or not told."""

    field: str


@dataclass(frozen=True)
class Other:
    """A circumstance that the stage's own rules know, in words."""

    text: str


Condition = Always | Never | IfKnown | IfEquals | IfDiffers | IfIncludes | IfAnswered | Other

_EQUALS = re.compile(r"if (\w+) = (\w+(?:(?:, | or )\w+)*)")
_DIFFERS = re.compile(r"if (\w+) is not (\w+)")
_ANSWERED = re.compile(r"if (\w+) is answered")
_INCLUDES = re.compile(r"if (\w+) includes? (\w+(?:(?:, | or )\w+)*)")


def parse(required: str) -> Condition:
    """The condition that the words ``required`` of the field list stand for."""
    match required:
        case "yes":
            return Always()
        case "no":
            return Never()
        case "if known":
            return IfKnown()
    if found := _EQUALS.fullmatch(required):
        return IfEquals(found[1], tuple(re.split(", | or ", found[2])))
    if found := _ANSWERED.fullmatch(required):
        return IfAnswered(found[1])
    if found := _DIFFERS.fullmatch(required):
        return IfDiffers(found[1], (found[2],))
    if found := _INCLUDES.fullmatch(required):
        return IfIncludes(found[1], tuple(re.split(", | or ", found[2])))
    return Other(required.removeprefix("if "))
