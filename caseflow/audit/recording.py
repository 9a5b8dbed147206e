"""A change: the only way attested rows are written.

All rows are sealed first, then one ``intent`` entry hashes every one of them, then
one transaction of the cases store re-checks guards and versions and inserts, then a
``done`` or ``failed`` entry, then the officer's answer. So the log attests the data.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from caseflow.audit.admitting import admit_again
from caseflow.audit.attesting import row_stamp, settled_types
from caseflow.audit.changes import CHANGE, Found, find_change, happened, writing
from caseflow.audit.drafting import Draft, drafted
from caseflow.audit.events import Event
from caseflow.audit.following import insert_rows
from caseflow.audit.indexing import lines_of
from caseflow.audit.noting import append, note, under
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.rehearsing import stop_if_rehearsed
from caseflow.audit.sending import form
from caseflow.clock import now
from caseflow.db import current
from caseflow.errors import N_, CaseflowError, Conflict, Denied, Refused, StoreBusy
from caseflow.law.compartments import Compartment
from caseflow.policy import Actor, Permit
from caseflow.vault.keystore import DataKeys, KeyStore
from caseflow.vault.lookup import Line, place
from caseflow.vault.reading import Row
from caseflow.vault.record import Part, RecordKind

Guard = Callable[[Connection], None]
SPENT = N_(
    "Biểu mẫu này đã được lưu một lần. Những gì bạn sửa sau lần lưu đó chưa được lưu: hãy mở bản "
    "đã lưu để sửa tiếp."
)


@dataclass(frozen=True)
class Saved:
    """The change is durable; ``again`` when this very form had been saved before."""

    change: str
    again: bool


def change_id(officer: str, key: str) -> str:
    """The id of the change that ``officer`` makes by the form with this key."""
    return uuid5(NAMESPACE_URL, f"caseflow/{officer}/{key}").hex


def already_saved(officer: str, key: str) -> bool:
    """Whether that very form has been saved: a double tap on a slow line."""
    found = find_change(change_id(officer, key))
    return found is not None and not found.void and _is_this_form(found)


def _is_this_form(found: Found) -> bool:
    return form() in ("", found.form)


def note_repeated(actor: Actor, key: str) -> None:
    """The entry that a saved form was sent again, where nothing more is asked of the sender."""
    change = change_id(actor.officer, key)
    if found := find_change(change):
        case = current(Pseudonyms).of_case(found.case) if found.case else None
        note(Event.RECORD_REPEATED, actor=actor, case=case, change=change, act=found.act)


class Change:
    """Rows to be written together under one permit and one idempotency key."""

    def __init__(self, permit: Permit, key: str, act: str) -> None:
        self.id = change_id(permit.actor.officer, key)
        self.permit, self.key, self.act = permit, key, act
        self._drafts: list[Draft] = []
        self._keys: dict[tuple[str, Compartment], DataKeys] = {}
        self._guards: list[Guard] = []

    def add(
        self, kind: RecordKind, answers: Mapping[str, Any], *, record: str | None = None
    ) -> str:
        """A new record of ``kind``; its id. The first part is always written."""
        record = record or uuid4().hex
        shares = kind.split(answers)
        for part in kind.parts:
            if part in shares or part is kind.parts[0]:
                self._draft(part, record, 1, shares.get(part, {}))
        return record

    def revise(self, rows: Row | Iterable[Row], answers: Mapping[str, Any]) -> None:
        """The next version of a record, relying on ``rows``: its current parts as they were
        read. Parts without an answer stay; ``None`` empties a field."""
        found = [rows] if isinstance(rows, Row) else list(rows)
        if any(row.case != (self.permit.case or "") for row in found):
            raise Denied(N_("Bạn không được ghi vào phần này của hồ sơ."))
        by_part = {row.part: row for row in found}
        for part, share in found[0].kind.split(answers).items():
            row = by_part.get(part)
            self._check_reach(part.compartment, row.author if row else None, found[0].record)
            self._draft(part, found[0].record, row.version + 1 if row else 1, share, row)

    def revises(self, row: Row) -> bool:
        """Whether this change holds the next version of ``row`` already."""
        return any(draft.old is not None and draft.old.id == row.id for draft in self._drafts)

    def tells(self, kind: RecordKind, *names: str) -> bool:
        """Whether this change gives any of the fields ``names`` of ``kind`` a value, or takes
        it: what a correction leaves as it was has been acted on when it was written."""
        told = (draft.told for draft in self._drafts if draft.part in kind.parts)
        return any(not each.isdisjoint(names) for each in told)

    def rely_on(self, row: Row) -> None:
        """The change holds only as long as ``row`` is the newest version of its record."""
        table = row.part.table
        newer = select(table.c.row_id).where(
            table.c.record_id == row.record, table.c.record_version > row.version
        )

        def check(connection: Connection) -> None:
            if connection.execute(newer).first():
                raise Conflict()

        self.guard(check)

    def guard(self, check: Guard) -> None:
        """``check`` runs inside the transaction, before anything is inserted."""
        self._guards.append(check)

    def commit(self) -> Saved:
        """Write everything, once. Raises ``Conflict``, a guard's ``Refused``,
        ``LogUnavailable`` or ``StoreBusy``; then nothing was written."""
        stop_if_rehearsed()
        if find_change(self.id):
            return self._saved_before()
        rows = [(draft.part, self._sealed_row(draft)) for draft in self._drafts]
        stamps = tuple(row_stamp(part.table, row) for part, row in rows)
        found_by = lines_of(rows, self._keys_of)
        intent = self._log(Event.RECORD_INTENT, rows=stamps)
        try:
            self._write(rows, intent, found_by)
        except CaseflowError as error:
            if not (isinstance(error, StoreBusy) and self._taken(intent)):
                self._log(Event.RECORD_FAILED, outcome="error", counts={"intent": intent})
                if self._forestalled(error):
                    return self._saved_before()
                raise
        self._log(Event.RECORD_DONE, counts={"intent": intent})
        return Saved(self.id, again=False)

    def _taken(self, intent: int) -> bool:
        """After a lost connection: ask the store whether it took the change, and bar it if not.
        A store that does not answer leaves the intent open, for settlement at the start."""
        try:
            return happened(self.id, intent)
        except DBAPIError as error:
            raise StoreBusy() from error

    def _forestalled(self, error: CaseflowError) -> bool:
        """Whether the same form, sent twice at once, was saved by its twin, so that only this
        success refuses it; or was barred by settlement."""
        found = find_change(self.id)
        return found is not None and (not found.void or isinstance(error, Conflict))

    def _saved_before(self) -> Saved:
        found = find_change(self.id)
        if found is None or found.void:
            raise Conflict(N_("Lần gửi trước chưa lưu được. Hãy kiểm tra lại rồi gửi lần nữa."))
        if not _is_this_form(found):
            raise Refused(SPENT)
        self._log(Event.RECORD_REPEATED)
        return Saved(self.id, again=True)

    def _draft(
        self,
        part: Part,
        record: str,
        version: int,
        share: Mapping[str, Any],
        old: Row | None = None,
    ) -> None:
        if old is None:
            self._check_reach(part.compartment, None, record)
        self._drafts.append(drafted(part, record, version, share, old))

    def _check_reach(
        self, compartment: Compartment | None, author: str | None, record: str
    ) -> None:
        """Clear facts are changed by acts; sealed ones by whoever may write there."""
        allowed = (
            self.permit.acts
            if compartment is None
            else self.permit.may_write(compartment, author, record)
        )
        if not allowed:
            raise Denied(N_("Bạn không được ghi vào phần này của hồ sơ."))

    def _sealed_row(self, draft: Draft) -> dict[str, Any]:
        row = dict(draft.row) | {
            "case_id": self.permit.case,
            "change_id": self.id,
            "recorded_by": self.permit.actor.officer,
            "recorded_for": self.permit.actor.agency,
            "recorded_at": now(),
        }
        row |= draft.sealed(self.permit.case, self._keys_of)
        return settled_types(draft.part.table, row)

    def _keys_of(self, scope: str, compartment: Compartment) -> DataKeys:
        """The data keys there, looked up once a change, however much it seals."""
        if (scope, compartment) not in self._keys:
            found = current(KeyStore).ensure_all([scope], compartment)
            self._keys[scope, compartment] = found
        return self._keys[scope, compartment]

    def _write(
        self, rows: list[tuple[Part, dict[str, Any]]], intent: int, found_by: list[Line]
    ) -> None:
        try:
            with writing(self.permit.case) as connection:
                for check in self._guards:
                    check(connection)
                connection.execute(CHANGE.insert().values(
                    id=self.id, case_id=self.permit.case, officer=self.permit.actor.officer,
                    act=self.act, intent=intent, void=0, at=now(), form=form() or None,
                ))  # fmt: skip
                insert_rows(connection, self.permit.case, rows)
                place(connection, found_by)
                admit_again(self.permit)  # last: who comes second hears of the conflict first
        except IntegrityError as error:
            raise Conflict() from error
        except DBAPIError as error:
            raise StoreBusy() from error

    def _log(self, event: Event, **facts: Any) -> int:
        facts.setdefault("act", self.act)
        return append([under(self.permit, event, change=self.id, **facts)])[0]
