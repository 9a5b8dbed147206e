"""Amending the law tables: one administrator proposes, another decides, never the same.

A proposal is read together with everything agreed so far, before it is stored and again
before it is agreed to; what would break a table is refused with file, entry and reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection

from caseflow.audit.changes import find_change
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change, already_saved
from caseflow.errors import N_, Conflict, Denied, NotThere, Refused, StartRefused
from caseflow.languages import gettext
from caseflow.law import book
from caseflow.law.amending import SHAPES, Amendment, row_of
from caseflow.law.tables import Worded
from caseflow.lawroom import shelf
from caseflow.lawroom.records import LAW_AMENDMENT
from caseflow.lawroom.wording import COLUMN_NAMES, TABLE_NAMES
from caseflow.policy import Actor, Desk, Permit, permit_desk
from caseflow.staff.requests import check_confirmed, check_second, still_administrators
from caseflow.staff.rules import Decision
from caseflow.vault.reading import Row, current, newest
from caseflow.vault.record import encode

_PART = LAW_AMENDMENT.parts[0]
LONGEST = 4000


@dataclass(frozen=True)
class Proposal:
    """One proposal, decided or not; ``decision`` may be empty."""

    amendment: Amendment
    entry: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decision: str


def amending_permit(actor: Actor) -> Permit:
    """Leave for ``actor`` to propose and decide amendments, or ``Denied``."""
    permit = permit_desk(actor, Desk.AMENDING)
    if permit is None:
        raise Denied(N_("Việc này không thuộc vai trò bạn đang dùng."))
    return permit


def proposals(file: str = "", entry: str = "") -> list[Proposal]:
    """All proposals, or those about one entry, the newest first."""
    c = _PART.table.c
    about = (c.law_table == file, c.entry == entry) if file else ()
    return [_proposal(row) for row in reversed(current(LAW_AMENDMENT, *about))]


def undecided() -> int:
    """How many proposals wait for a second administrator."""
    return sum(not each.decision for each in proposals())


def proposal(amendment_id: str) -> Proposal:
    """The proposal of that id, or ``NotThere``."""
    return _proposal(_row(amendment_id))


def propose(
    permit: Permit, file: str, values: Mapping[str, str], ground: str, key: str,
    *, removes: bool = False,
) -> None:  # fmt: skip
    """Propose the whole new text of an entry of the table ``file``."""
    given = {column: text for column, text in values.items() if text}
    new = Amendment(uuid4().hex, file, given, removes, ground)
    if not already_saved(permit.actor.officer, key):
        agreed = shelf.amendments()
        _check_readable(agreed, new)
        _check_different(agreed, new)
    change, entry = Change(permit, key, "law.propose"), SHAPES[file].name(row_of(new).values)
    change.guard(lambda connection: _not_asked_yet(connection, file, entry))
    cells = [f"{column}={text}" for column, text in given.items()]
    if len(encode(cells)) > LONGEST:
        raise Refused(N_("Nội dung mục này quá dài. Hãy rút gọn phần ghi chú."))
    change.add(
        LAW_AMENDMENT,
        {
            "law_table": file, "entry": entry, "cells": cells, "ground": ground,
            "removes": shelf.YES if removes else None, "asked_by": permit.actor.officer,
        },
        record=new.id,
    )  # fmt: skip
    if not change.commit().again:
        note(Event.LAW_AMENDMENT_ASKED, actor=permit.actor, subject=new.id)


def decide(permit: Permit, amendment_id: str, decision: Decision, key: str) -> None:
    """The second administrator's answer. What is agreed is law from the next request on."""
    row, by = _row(amendment_id), permit.actor.officer
    asked = _proposal(row)
    change = Change(permit, key, f"law.{decision}")
    if asked.decided_by == by and find_change(change.id):  # this very form, sent twice
        change.commit()
        return
    check_second(asked.asked_by, asked.decision, by)
    change.revise(row, {"decision": decision, "decided_by": by})
    if decision is Decision.AGREED:
        check_confirmed(asked.asked_by)
        agreed = shelf.amendments()
        _check_readable(agreed, asked.amendment)
        change.guard(lambda connection: _as_it_was_read(connection, len(agreed)))
        change.guard(still_administrators(asked.asked_by, by))
    else:
        change.guard(still_administrators(by))
    change.commit()
    note(Event.LAW_AMENDMENT_DECIDED, actor=permit.actor, subject=amendment_id, act=decision)


def _proposal(row: Row) -> Proposal:
    v = row.values
    return Proposal(
        shelf.amendment_of(row), v["entry"], v["asked_by"], row.at, v["decided_by"] or "",
        v["decision"] or "",
    )  # fmt: skip


def _row(amendment_id: str) -> Row:
    rows = current(LAW_AMENDMENT, _PART.table.c.record_id == amendment_id)
    if not rows:
        raise NotThere()
    return rows[0]


def _check_readable(agreed: list[Amendment], new: Amendment) -> None:
    """Refuse what the tables could not be loaded with."""
    try:
        book.load(amendments=[*agreed, new])
    except StartRefused as error:
        raise _in_words(error) from error


def _in_words(error: StartRefused) -> Refused:
    """Why the tables cannot be loaded, by the name of the table on the screen; which amendment
    is meant goes without saying on its own page."""
    told = dict(error.params)
    if {"file", "entry", "reason"} - told.keys():
        return Refused(error.message, None, **told)
    entry, file = told["entry"], str(told["file"])
    if isinstance(entry, Worded):
        entry = entry.params["entry"]
    return Refused(
        N_(
            "Bảng “%(table)s”, mục %(entry)s: %(reason)s. Hãy sửa câu trả lời liên quan, rồi gửi "
            "lại."
        ),
        None,
        table=gettext(TABLE_NAMES.get(file, file)),
        entry=entry,
        reason=_said(told["reason"]),
    )


def _said(words: object) -> object:
    """Words of the tables in the language of this request, columns as the form calls them."""
    if not isinstance(words, Worded):
        return words
    told = dict(words.params)
    if "column" in told:
        column = str(told["column"])
        told["column"] = gettext(COLUMN_NAMES.get(column, column))
    return gettext(words.message, **told)


def _check_different(agreed: list[Amendment], new: Amendment) -> None:
    """Refuse what changes nothing."""
    versions = [
        [row.values for row in book.load(amendments=each).tables.rows(new.file, columns)]
        for each in (agreed, [*agreed, new])
        for columns in [SHAPES[new.file].columns]
    ]
    if versions[0] == versions[1]:
        raise Refused(N_("Nội dung đề nghị giống hệt mục đang ghi. Chưa có gì để sửa."))


def _as_it_was_read(connection: Connection, count: int) -> None:
    if shelf.agreed(connection) != count:
        raise Conflict(N_("Một sửa đổi khác vừa được đồng ý. Hãy xem lại rồi quyết định."))


def _not_asked_yet(connection: Connection, file: str, entry: str) -> None:
    c = _PART.table.c
    same = (c.law_table == file, c.entry == entry, c.decision.is_(None))
    if connection.execute(newest(_PART).where(*same)).first():
        raise Refused(N_("Mục này đã có một đề nghị đang chờ quản trị viên thứ hai."))
