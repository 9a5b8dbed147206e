"""Correcting what was recorded: the next version, with the old one kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.sections import Sections
from caseflow.case.writable import may_correct
from caseflow.db import current
from caseflow.errors import N_, Conflict, NotThere
from caseflow.law.fields import Field
from caseflow.vault.reading import Row, in_case
from caseflow.vault.record import RecordKind


@dataclass(frozen=True)
class Correctable:
    """A record opened for correction: the parts the officer may write, and their values."""

    kind: RecordKind
    rows: tuple[Row, ...]
    fields: tuple[Field, ...]
    values: Mapping[str, Any]

    @property
    def versions(self) -> dict[str, int]:
        """Part → version shown."""
        return {row.part.table.name: row.version for row in self.rows}


def open_for_correction(access: Access, kind_name: str, record: str) -> Correctable:
    """Open the correctable parts of a record: one entry, then the values."""
    kind = current(Sections).kind(kind_name)
    rows = in_case(kind, record, access.case) if kind else []
    if kind is None or not rows:
        raise NotThere()
    put_up = current(Sections).put_up(access.case)
    readable = access.readable(access.shown(), rows)
    mine = tuple(row for row in readable if may_correct(access, kind, [row], put_up))
    if not mine:
        raise NotThere()
    opened = open_rows(access.shown(), Event.CASE_VIEWED, mine)
    values = {name: value for each in opened for name, value in each.values.items()}
    names = {name for row in mine for name in row.part.fields}
    fields = tuple(f for f in kind.spec.fields if f.name in names and f.held is not None)
    return Correctable(kind, mine, fields, values)


def is_folded(access: Access, kind_name: str, record: str) -> bool:
    """Whether the record is the officer's to read once a folded part of the case is opened."""
    kind = current(Sections).kind(kind_name)
    rows = in_case(kind, record, access.case) if kind else []
    shown, whole = access.shown(), access.permit()
    return bool(access.readable(whole, rows)) and not any(
        row.part.compartment for row in access.readable(shown, rows)
    )


def correct(
    access: Access,
    shown: Correctable,
    versions: Mapping[str, int],
    answers: Mapping[str, Any],
    key: str,
) -> Saved:
    """Save a correction of what was shown at ``versions``; somebody else's newer version
    is a ``Conflict``. A field left empty is emptied."""
    if dict(versions) != shown.versions:
        raise Conflict(
            N_(
                "Nội dung này vừa được thay đổi ở nơi khác nên bản của bạn chưa được lưu. Những "
                "chỗ khác nhau ở ngay dưới đây: hãy xem từng chỗ, sửa cho đúng rồi lưu lại."
            )
        )
    changed = {
        f.name: answers.get(f.name)
        for f in shown.fields
        if answers.get(f.name) != shown.values.get(f.name)
    }
    change = Change(access.permit_correction(), key, f"correct.{shown.kind.name}")
    if changed:
        change.revise(shown.rows, changed)
        told = {**shown.values, **changed}
        current(Sections).follow(change, access, shown.kind.name, told)
    return change.commit()
