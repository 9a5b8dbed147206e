"""The versions of one record side by side: what a correction or an act changed in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.linked import of_both
from caseflow.case.reaching import is_way
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.errors import NotThere
from caseflow.law.fields import Field
from caseflow.policy import Role
from caseflow.vault.reading import of_case
from caseflow.vault.record import RecordKind

Difference = tuple[Field, Any, Any]


@dataclass(frozen=True)
class Changed:
    """What one change made of a record: field, value before and value after."""

    at: datetime
    author: str
    agency: str
    differences: Sequence[Difference]


@dataclass(frozen=True)
class Versions:
    """The changes of a record since it was first written, the newest first."""

    kind: RecordKind
    changes: Sequence[Changed]

    @property
    def shows_way(self) -> bool:
        """Whether a telephone number or an address stands among them."""
        return any(is_way(field) for each in self.changes for field, *_ in each.differences)


def may_compare(access: Access) -> bool:
    """Whether older versions are for this officer: a referral names what stands today."""
    return access.actor.role is not Role.REFERRED_PROVIDER


def versions(access: Access, kind_name: str, record: str) -> Versions:
    """All versions of ``record`` as far as the officer may see it: one entry, then the values.
    ``NotThere`` where nothing was changed that they may know of."""
    kind = current(Sections).kind(kind_name)
    if kind is None or not may_compare(access):
        raise NotThere()
    rows = [row for row in of_case([kind], access.case, history=True) if row.record == record]
    permit = access.shown()
    mine = access.readable(permit, rows)
    if all(row.version == 1 for row in mine):
        raise NotThere()
    opened = of_both(access, open_rows(permit, Event.CASE_VIEWED, mine, act="case.versions"))
    return Versions(kind, sorted(_changes(kind, opened), key=lambda each: each.at, reverse=True))


def are_folded(access: Access, kind_name: str, record: str) -> bool:
    """Whether changes of ``record`` are the officer's to read, all in parts that are folded."""
    kind = current(Sections).kind(kind_name)
    rows = of_case([kind], access.case, history=True) if kind and may_compare(access) else []
    later = [row for row in rows if row.record == record and row.version > 1]
    whole, shown = access.permit(), access.shown()
    return bool(access.readable(whole, later)) and not access.readable(shown, later)


def _changes(kind: RecordKind, opened: Iterable[Opened]) -> Iterable[Changed]:
    known = {(each.row.part.table.name, each.row.version): each.values for each in opened}
    together: dict[str, list[Opened]] = {}
    for each in opened:
        if each.row.version > 1:
            together.setdefault(each.row.change, []).append(each)
    for parts in together.values():
        row = parts[0].row
        before = {
            name: value
            for each in parts
            for name, value in known.get(_older(each), {}).items()
        }  # fmt: skip
        after = {name: value for each in parts for name, value in each.values.items()}
        yield Changed(row.at, row.author, row.agency, list(_differences(kind, before, after)))


def _older(each: Opened) -> tuple[str, int]:
    return each.row.part.table.name, each.row.version - 1


def _differences(
    kind: RecordKind, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterable[Difference]:
    for field in kind.spec.fields:
        old, new = before.get(field.name), after.get(field.name)
        if old != new:
            yield field, old, new
