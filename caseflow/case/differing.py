"""Two officers changed one record: what each made of it since the version both began with.

The second is told field by field whose value is whose: what only the first changed is taken
over, so that saving again undoes nothing; the rest is theirs to decide.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.corrections import Correctable
from caseflow.errors import N_
from caseflow.law.fields import Field
from caseflow.policy import Permit
from caseflow.vault.reading import Row, of_case


class Whose(IntEnum):
    """Who changed a field, in the order in which it wants looking at."""

    BOTH = 0
    THEIRS = 1
    OWN = 2


WORDS: Mapping[Whose, str] = {
    Whose.BOTH: N_("cả hai cùng sửa"),
    Whose.THEIRS: N_("người khác vừa sửa"),
    Whose.OWN: N_("chỉ bạn sửa"),
}


@dataclass(frozen=True)
class Difference:
    """One field: what is ``saved`` now, the ``own`` answer, and ``by`` which version somebody
    else changed it (``None``: nobody did)."""

    field: Field
    whose: Whose
    saved: Any
    by: Row | None
    own: Any

    @property
    def mark(self) -> str:
        """Whose change it is, as a message."""
        return WORDS[self.whose]


def differences(
    access: Access,
    permit: Permit,
    shown: Correctable,
    relied_on: Mapping[str, int],
    mine: Mapping[str, Any],
    unread: Collection[str] = (),
) -> list[Difference]:
    """What differs between ``shown``, as it now stands, and the answers ``mine`` of a page that
    had shown the versions ``relied_on`` (part → version); what both changed comes first. Opens
    the versions since then by ``permit``, with an entry. ``unread``: fields in which something
    was typed that is no answer yet."""
    versions = _since(access, permit, shown, relied_on)
    found = []
    for field in shown.fields:
        saved, own = _answered(shown.values.get(field.name)), mine.get(field.name)
        row, past = _last_change(field, versions)
        if saved == own:
            continue
        whose = _whose(past, saved, own)
        if whose is Whose.THEIRS and field.name in unread:
            whose = Whose.BOTH
        found.append(Difference(field, whose, saved, row, own))
    return sorted(found, key=lambda each: each.whose)


def _whose(past: Any, saved: Any, own: Any) -> Whose:
    if own == past:
        return Whose.THEIRS
    return Whose.OWN if saved == past else Whose.BOTH


def _answered(value: Any) -> Any:
    """A clear date as forms answer it, which is how the own answer comes."""
    return value.isoformat() if isinstance(value, date) else value


def _since(
    access: Access, permit: Permit, shown: Correctable, relied_on: Mapping[str, int]
) -> list[Opened]:
    """The versions of the parts shown from the one relied on, oldest first."""
    first = {row.part.table.name: row.record for row in shown.rows}
    rows = [
        row
        for row in of_case([shown.kind], access.case, history=True)
        if first.get(row.part.table.name) == row.record
        and row.version >= relied_on.get(row.part.table.name, 1)
    ]
    opened = open_rows(
        permit, Event.CASE_VIEWED, access.readable(permit, rows), act="case.versions"
    )
    return sorted(opened, key=lambda each: each.row.version)


def _last_change(field: Field, versions: Iterable[Opened]) -> tuple[Row | None, Any]:
    """The later version that gave ``field`` its present value, and what it held at first."""
    held = [each for each in versions if field.name in each.row.part.fields]
    values = [_answered(each.values.get(field.name)) for each in held]
    changed = [
        each.row
        for each, before, now in zip(held[1:], values, values[1:], strict=False)
        if before != now
    ]
    return changed[-1] if changed else None, values[0] if values else None
