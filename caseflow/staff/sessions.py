"""Sessions: an opaque token in the signed cookie, everything else here.

Idle for fifteen minutes or eight hours old, a session has ended. The cookie gets a new
token at every step that makes it stronger, so that an older one is worth nothing.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from caseflow.clock import now
from caseflow.db import transaction
from caseflow.staff.rules import ABSOLUTE, IDLE, PASSWORD_STEP, SEEN_EVERY
from caseflow.staff.tables import LoginSession
from caseflow.vault.snapshot import reading

PASSWORD_ONLY, FULL = "password", "password+totp"


class Ended(StrEnum):
    """Why a session is over."""

    NO = ""
    SIGNED_OUT = "signed_out"
    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Session:
    """One session as it stands; ``role`` is empty until one is chosen."""

    id: str
    officer: str
    role: str
    strength: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    locked_at: datetime | None
    ended_at: datetime | None
    ended_why: Ended
    address: str

    @property
    def live(self) -> bool:
        """Whether it still counts: not ended, not idle too long, not too old."""
        return self.ended_at is None and not self.expired

    @property
    def expired(self) -> bool:
        """Whether time ended it."""
        moment = now()
        return self.ended_why is Ended.EXPIRED or (
            self.ended_at is None and (moment >= self.ends_at or moment - self.seen_at >= IDLE)
        )


def hash_of(token: str) -> str:
    """What the store keeps of a token: 256 random bits need no slow hash."""
    return sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A fresh opaque token of 256 bits."""
    return secrets.token_urlsafe(32)


def begin(
    officer: str, role: str, strength: str, address: str, ends_at: datetime | None = None
) -> str:
    """A new session; returns its token, which is kept nowhere here. ``ends_at``: the end
    of the session it follows, so that changing roles does not prolong the day."""
    token, moment = new_token(), now()
    lasts = ABSOLUTE if strength == FULL else PASSWORD_STEP
    with transaction() as connection:
        old = LoginSession.ends_at < moment - ABSOLUTE
        connection.execute(delete(LoginSession).where(LoginSession.officer == officer, old))
        connection.execute(
            insert(LoginSession).values(
                id=uuid4().hex,
                token_hash=hash_of(token),
                officer=officer,
                role=role,
                strength=strength,
                created_at=moment,
                seen_at=moment,
                ends_at=ends_at or moment + lasts,
                ended_why=Ended.NO,
                address=address,
            )
        )
    return token


def find(token: str) -> Session | None:
    """The session of ``token``, whatever its state."""
    found = _read(LoginSession.token_hash == hash_of(token))
    return found[0] if found else None


def of_officer(officer: str) -> list[Session]:
    """The live, full sessions of ``officer``, newest first."""
    rows = _read(LoginSession.officer == officer, LoginSession.ended_at.is_(None))
    live = [row for row in rows if row.live and row.strength == FULL]
    return sorted(live, key=lambda row: row.created_at, reverse=True)


def touch(session: Session) -> None:
    """Remember that it is in use; written at most once a minute, and never worth a failure."""
    if now() - session.seen_at < SEEN_EVERY:
        return
    try:
        with transaction() as connection:
            _set(connection, [session.id], seen_at=now())
    except OperationalError:
        return  # the store is busy: the next request tells it


def replace_token(session: Session) -> str:
    """A new token for the same session: the lock screen was answered."""
    token = new_token()
    with transaction() as connection:
        values = {"token_hash": hash_of(token), "locked_at": None, "seen_at": now()}
        _set(connection, [session.id], **values)
    return token


def lock(session: Session) -> None:
    """Nothing is shown in this session until its password is given again."""
    with transaction() as connection:
        _set(connection, [session.id], locked_at=now())


def end(session: Session, why: Ended) -> None:
    """End one session."""
    with transaction() as connection:
        _set(connection, [session.id], ended_at=now(), ended_why=why)


def end_within(
    connection: Connection, officer: str, why: Ended = Ended.REVOKED, but: str = ""
) -> int:
    """End the sessions of ``officer`` (but one) inside the transaction of the change that
    takes a right away, so that no crash leaves the one without the other; how many."""
    table = LoginSession
    rows = (table.officer == officer, table.ended_at.is_(None), table.id != but)
    ended = connection.execute(update(table).where(*rows).values(ended_at=now(), ended_why=why))
    return int(ended.rowcount)


def _set(connection: Connection, ids: Iterable[str], **values: Any) -> None:
    connection.execute(update(LoginSession).where(LoginSession.id.in_(list(ids))).values(**values))


def _read(*conditions: ColumnElement[bool]) -> list[Session]:
    columns = [getattr(LoginSession, name) for name in Session.__dataclass_fields__]
    with reading() as connection:
        rows = connection.execute(select(*columns).where(*conditions)).mappings().all()
    return [Session(**{**row, "ended_why": Ended(row["ended_why"])}) for row in rows]
