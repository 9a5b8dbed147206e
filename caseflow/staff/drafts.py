"""What was typed and could not be sent, or not yet: kept sealed, given back to its writer alone.

One draft a form: a later one takes the place of the earlier. What was typed into a case lasts
no longer than its writer reaches that case.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, Table, delete, insert, select

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.clock import now
from caseflow.db import current, transaction
from caseflow.errors import NotThere
from caseflow.law.compartments import Compartment
from caseflow.law.fields import RecordSpec
from caseflow.policy import Actor, Permit
from caseflow.staff import roster, tables
from caseflow.staff.rules import DRAFT_LASTS
from caseflow.vault.keystore import KeyStore
from caseflow.vault.reading import Row
from caseflow.vault.record import Part, RecordKind, encode
from caseflow.vault.sealing import seal
from caseflow.vault.snapshot import reading

MOST, LONGEST_PATH = 20, 400
NOT_KEPT = frozenset({"csrf_token", "draft", "password", "new_password", "repeated", "code", "key"})
Fields = Sequence[tuple[str, str]]
_PART = Part(cast(Table, tables.Draft.__table__), Compartment.OVERSIGHT, ("content",))
_KIND = RecordKind("draft", RecordSpec("draft", "staff", ()), (_PART,))


@dataclass(frozen=True)
class CaseDoor:
    """Given by the app: what drafts ask of cases without knowing them. ``enter``: the id of the
    case called so, or ``NotThere`` with its entry; ``reaches``: whether the officer, in the role
    of ``Actor``, is let into case id … now."""

    enter: Callable[[Actor, str], str]
    reaches: Callable[[Actor, str], bool]


@dataclass(frozen=True)
class Kept:
    """That a draft is there: its id, the path of its form, when it was kept (UTC), and the id
    of the case that the form is of; empty for a form of none."""

    id: str
    path: str
    kept_at: datetime
    case: str


@dataclass(frozen=True)
class Returned:
    """A draft in plain, for its writer: where it was sent, and every field of it."""

    path: str
    fields: Fields


def keep_draft(
    officer: str, path: str, fields: Fields, address: str, case: str, by: Actor | None = None
) -> None:
    """Seal ``fields`` of the form at ``path``, of case id … (empty: of none), for ``officer``,
    with one entry for the first time of all that it is kept; drafts beyond ``MOST`` or older
    than a day make room. ``by``: the officer at work; none where the session has run out."""
    draft = uuid4().hex
    place = _PART.place("content", draft, officer)
    sealed = seal(current(KeyStore), encode([list(pair) for pair in fields]), place)
    if of_path(officer, path) is None:
        cases = [case] if case else []
        note(Event.DRAFT_KEPT, actor=by, subject=officer, address=address, cases=cases)
    drop_path(officer, path)
    with transaction() as connection:
        connection.execute(
            insert(tables.Draft).values(
                id=draft, officer=officer, path=path, kept_at=now(), content=sealed, case_id=case
            )
        )
    drop([each.id for each in drafts_of(officer)[MOST:]], officer)


def drafts_of(officer: str) -> list[Kept]:
    """The drafts kept for ``officer``, newest first."""
    found = [Kept(r["id"], r["path"], r["kept_at"], r["case_id"]) for r in _read(officer)]
    return sorted(found, key=lambda each: each.kept_at, reverse=True)


def within_reach(actor: Actor) -> list[Kept]:
    """Those that the officer may be given back now, newest first. What is of a case that no
    role of theirs reaches any more is thrown away."""
    door, found = current(CaseDoor), drafts_of(actor.officer)
    held = {replace(actor, role=role) for role in roster.roles_of(actor.officer)} | {actor}
    reached = [each for each in found if not each.case or door.reaches(actor, each.case)]
    others = [each for each in found if each not in reached]
    lost = [e.id for e in others if not any(door.reaches(role, e.case) for role in held)]
    if lost:
        drop(lost, actor.officer)
    return reached


def of_path(officer: str, path: str) -> Kept | None:
    """The draft of the form at ``path``, if ``officer`` left one."""
    return next((each for each in drafts_of(officer) if each.path == path), None)


def give_back(permit: Permit, draft: str) -> Returned:
    """The draft in plain, after its entry, which names its case; ``NotThere``, with its entry
    too, for one of somebody else's or of a case that the officer no longer reaches."""
    actor, officer = permit.actor, permit.actor.officer
    found = _read(officer, tables.Draft.id == draft)
    case = found[0]["case_id"] if found else ""
    if not any(each.id == draft for each in within_reach(actor)):
        note(Event.ACCESS_REFUSED, actor=actor, cases=[case] if case else [], outcome="deny",
             rule="draft.out_of_scope")  # fmt: skip
        raise NotThere(noted=True)
    facts = {"case": case} if case else {}
    [opened] = open_rows(permit, Event.DRAFT_RETURNED, [_row(found[0], officer)], **facts)
    return Returned(found[0]["path"], [(name, text) for name, text in opened.values["content"]])


def drop(drafts: Sequence[str], officer: str) -> None:
    """Throw drafts of ``officer`` away."""
    with transaction() as connection:
        connection.execute(
            delete(tables.Draft).where(tables.Draft.id.in_(drafts), tables.Draft.officer == officer)
        )


def drop_path(officer: str, path: str) -> None:
    """Throw away what ``officer`` left in the form at ``path``, and whatever anybody left that
    is past its day."""
    table = tables.Draft
    left = (table.officer == officer) & (table.path == path)
    with transaction() as connection:
        connection.execute(delete(table).where(left | (table.kept_at <= now() - DRAFT_LASTS)))


def _read(officer: str, *conditions: ColumnElement[bool]) -> list[Any]:
    fresh = tables.Draft.kept_at > now() - DRAFT_LASTS
    query = select(_PART.table).where(tables.Draft.officer == officer, fresh, *conditions)
    with reading() as connection:
        return list(connection.execute(query).mappings())


def _row(found: Any, officer: str) -> Row:
    """The draft as the door knows rows: written by its officer, sealed for nobody else, and so
    not under the key of its case."""
    return Row(
        _KIND, _PART, found["id"], officer, 1, "", "", officer, "", found["kept_at"],
        {"content": found["content"]},
    )  # fmt: skip
