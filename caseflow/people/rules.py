"""What follows from what is known of a person: the age class, who is a foreigner, whose name is
the same; and when an interpreter is named."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from caseflow.errors import N_, Refused
from caseflow.law.ages import AgeClass, age_class
from caseflow.law.names import fold

NO_BASIS = frozenset({None, "officer_estimate"})  # on which no age is established
AT_HOME = frozenset({"VN", "stateless_resident"})
UNTOLD = frozenset({"declined", "undetermined", "unknown"})


def established_birth(birth: Any, basis: str | None) -> str | None:
    """The birth date that an age class may rest on: none where it was not answered, or is
    an officer's own estimate."""
    return birth if isinstance(birth, str) and basis not in NO_BASIS else None


def age_class_of(birth: Any, basis: str | None, on: date) -> AgeClass:
    """The age class on ``on``; what is not established keeps a child's safeguards."""
    return age_class(established_birth(birth, basis), on)


def is_foreigner(nationality: Iterable[str] | None) -> bool:
    """Whether the questions for a foreigner are asked: not of Vietnamese, not of stateless
    people settled here, and not where nobody knows (Luật 53/2024 Đ37)."""
    told = set(nationality or ()) - UNTOLD
    return bool(told) and not told & AT_HOME


def same_name(one: object, other: object) -> bool:
    """Whether both are names, and the same letters without accents: a stop or a hyphen more
    makes nobody somebody else."""
    return isinstance(one, str) and isinstance(other, str) and _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, fold(name)))


def check_minor(birth: Any, on: date) -> None:
    """An accompanying minor is under 18 on the day of arrival; an unknown birth date is
    believed."""
    if isinstance(birth, str) and age_class(birth, on) is AgeClass.ADULT:
        raise Refused(
            N_("Người này đã đủ 18 tuổi: hãy mở hồ sơ riêng, hoặc ghi là người thân thích."),
            "birth_date",
        )


def check_interpreter(answers: Mapping[str, Any], way: str, through: Collection[str]) -> None:
    """An interpreter is named only where the words were given ``through`` one, by the answer
    (or answers) to ``way``: a name without that would leave open what the person heard."""
    told = answers.get("interpreter_name") or answers.get("interpreted_into")
    given = answers.get(way) or ()
    if told and set(through).isdisjoint([given] if isinstance(given, str) else given):
        raise Refused(
            N_(
                "Đã ghi người phiên dịch hoặc thứ tiếng: hãy chọn cách “qua người phiên dịch”, "
                "hoặc xóa các ô đó."
            ),
            way,
        )
