"""Who may speak for the person: how old they are today, who represents them, who is barred."""

from dataclasses import dataclass
from typing import Any

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.clock import today
from caseflow.errors import N_, Refused
from caseflow.law.ages import AgeClass, age_class
from caseflow.people.records import PERSON, REPRESENTATIVE
from caseflow.people.rules import established_birth
from caseflow.vault.reading import Row, of_case

UNBARRED = "none"


@dataclass(frozen=True)
class Representative:
    """Somebody who may speak for the person, unless ``bar`` says why not."""

    record: str
    name: str
    bar: str

    @property
    def may_speak(self) -> bool:
        """Whether nothing recorded keeps them from it."""
        return self.bar == UNBARRED


@dataclass(frozen=True)
class Speaking:
    """Who may speak, as this officer may see it. ``age``: the age class of today; ``birth``:
    as far as it is established, not opened of an adult."""

    age: AgeClass
    birth: str | None
    representatives: tuple[Representative, ...]

    @property
    def nobody(self) -> bool:
        """Whether a child, or one not known to be older, has nobody who may agree with them."""
        grown = self.age == AgeClass.ADULT
        return not grown and not any(each.may_speak for each in self.representatives)

    def chosen(self, record: str | None, field: str) -> Representative:
        """The representative chosen; refused when there is none, or when barred (a suspect
        never speaks for the person)."""
        found = next((each for each in self.representatives if each.record == record), None)
        if found is None:
            raise Refused(
                N_("Hãy ghi người đại diện trong phần “Người được hỗ trợ”, rồi chọn ở đây."), field
            )
        if not found.may_speak:
            raise Refused(
                N_(
                    "Người này không được đại diện, theo căn cứ đã ghi. "
                    "Hãy chọn hoặc ghi người đại diện khác."
                ),
                field,
            )
        return found


def speaking(access: Access) -> Speaking:
    """Who may speak for the person of the case now; one entry for all that is opened."""
    opened = _opened(access, [*_maybe_child(access), *of_case([REPRESENTATIVE], access.case)])
    birth = _birth(opened)
    return Speaking(_age(access, birth), birth, tuple(_representatives(opened)))


def age_today(access: Access) -> AgeClass:
    """The age class of today, as far as this officer may read the birth date; its own entry."""
    return _age(access, _birth(_opened(access, _maybe_child(access))))


def representatives(access: Access) -> list[Representative]:
    """Who is recorded as representing the person, as this officer may see them; its own entry."""
    return _representatives(_opened(access, of_case([REPRESENTATIVE], access.case)))


def check_some_representative(access: Access, field: str) -> None:
    """Refuse where nobody is recorded who may speak for the person."""
    found = representatives(access)
    if not found:
        raise Refused(
            N_("Chưa có người đại diện. Hãy ghi ở phần “Người được hỗ trợ”, rồi quay lại đây."),
            field,
        )
    if all(not each.may_speak for each in found):
        raise Refused(
            N_(
                "Những người đã ghi đều không được đại diện cho người này. "
                "Hãy ghi người đại diện khác ở phần “Người được hỗ trợ”."
            ),
            field,
        )


_READ = {
    PERSON.name: ("birth_date", "age_basis"),
    REPRESENTATIVE.name: ("full_name", "bar_ground"),
}


def _opened(access: Access, rows: list[Row]) -> list[Opened]:
    permit = access.shown()
    narrow = (row.only(*_READ[row.kind.name]) for row in access.readable(permit, rows))
    read = [row for row in narrow if row.values]
    return open_rows(permit, Event.CASE_VIEWED, read) if read else []


def _maybe_child(access: Access) -> list[Row]:
    """The person, unless known to be of age: of nobody else a birth date is opened."""
    grown = access.state.age_class == AgeClass.ADULT
    return [] if grown else of_case([PERSON], access.case)


def _age(access: Access, birth: str | None) -> AgeClass:
    """By the birth date: the clear age class is as old as its last change, and whoever has come
    of age since speaks alone."""
    return age_class(birth, today()) if birth else access.state.age_class


def _birth(opened: list[Opened]) -> str | None:
    told: dict[str, Any] = {}
    for each in opened:
        if each.row.kind is PERSON:
            told |= each.values
    return established_birth(told.get("birth_date"), told.get("age_basis"))


def _representatives(opened: list[Opened]) -> list[Representative]:
    return [
        Representative(each.row.record, each.values["full_name"], each.values["bar_ground"])
        for each in opened
        if each.row.kind is REPRESENTATIVE
    ]
