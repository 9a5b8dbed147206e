"""The transient tables of signing in: sessions, throttle, used codes, enrolments, drafts.

None of them decides who may do what for longer than a session; they may be emptied at
any time and only make officers sign in again.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped

from caseflow.db import Base
from caseflow.law.compartments import Compartment
from caseflow.vault.column import Sealed, clear, sealed
from caseflow.vault.record import ID, Moment

_TECHNICAL = "technical column"
_ADDRESS = "network address of an officer's own session"


class LoginSession(Base):
    """One sitting of an officer. The token is in the signed cookie only, here its SHA-256."""

    __tablename__ = "login_session"
    __table_args__ = {"info": {"transient": "ends with the officer's sitting"}}
    id: Mapped[str] = clear(ID, _TECHNICAL, primary_key=True)
    token_hash: Mapped[str] = clear(ID, "hash of a random token", unique=True, nullable=False)
    officer: Mapped[str] = clear(ID, _TECHNICAL, index=True, nullable=False)
    role: Mapped[str] = clear(ID, "the active role", nullable=False)
    strength: Mapped[str] = clear(ID, "how strongly signed in", nullable=False)
    created_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, nullable=False)
    seen_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, nullable=False)
    ends_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, nullable=False)
    locked_at: Mapped[datetime | None] = clear(Moment(), _TECHNICAL)
    ended_at: Mapped[datetime | None] = clear(Moment(), _TECHNICAL)
    ended_why: Mapped[str] = clear(ID, _TECHNICAL, nullable=False)
    address: Mapped[str] = clear(ID, _ADDRESS, nullable=False)


class Attempt(Base):
    """Failures of one name, address or factor; names and addresses as HMAC."""

    __tablename__ = "attempt"
    __table_args__ = {"info": {"transient": "throttling, forgotten after a day"}}
    kind: Mapped[str] = clear(ID, _TECHNICAL, primary_key=True)
    key: Mapped[str] = clear(ID, "HMAC of a typed name or address", primary_key=True)
    failures: Mapped[int] = clear(Integer, _TECHNICAL, nullable=False)
    last_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, index=True, nullable=False)
    blocked_until: Mapped[datetime] = clear(Moment(), _TECHNICAL, nullable=False)


class UsedCode(Base):
    """A time step whose one-time code this officer has used."""

    __tablename__ = "used_code"
    __table_args__ = {"info": {"transient": "a code lives for a minute and a half"}}
    officer: Mapped[str] = clear(ID, _TECHNICAL, primary_key=True)
    step: Mapped[int] = clear(
        BigInteger, "number of a half minute", primary_key=True, autoincrement=False
    )


class Enrolment(Base):
    """A one-time code with which an officer sets password or second factor; or the first half
    of one, under the id of the request that it belongs to instead of an officer's."""

    __tablename__ = "enrolment"
    __table_args__ = {"info": {"transient": "gone once used or after two days"}}
    officer: Mapped[str] = clear(ID, _TECHNICAL, primary_key=True)
    code_hash: Mapped[str] = clear(ID, "hash of a random code", nullable=False)
    enrols: Mapped[str] = clear(ID, _TECHNICAL, nullable=False)
    expires_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, nullable=False)
    token_hash: Mapped[str | None] = clear(ID, "hash of a random token")
    password_hash: Mapped[str | None] = clear(String(200), "argon2id hash, says nothing")


class Draft(Base):
    """A form not sent yet, or after the session had ended: sealed, for its writer alone.
    ``case_id``: whose form it is, empty for a form of no case."""

    __tablename__ = "draft"
    __table_args__ = {"info": {"transient": "kept a day for its writer"}}
    id: Mapped[str] = clear(ID, _TECHNICAL, primary_key=True)
    officer: Mapped[str] = clear(ID, _TECHNICAL, index=True, nullable=False)
    path: Mapped[str] = clear(String(400), "an address of ours holds ids only", nullable=False)
    kept_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, index=True, nullable=False)
    case_id: Mapped[str] = clear(ID, _TECHNICAL, nullable=False)
    content: Mapped[Sealed | None] = sealed(Compartment.OVERSIGHT)
