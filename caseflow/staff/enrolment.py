"""Enrolment: with a one-time code an officer sets a password and enrols a telephone.

A code has two halves. The administrator who asks is shown the first, the one who decides
the second, each once: neither of them can enrol as the officer. Only the console, with the
passphrase in hand, is given both.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.clock import now
from caseflow.db import db, transaction
from caseflow.errors import N_, CaseflowError, Refused
from caseflow.policy import Actor
from caseflow.staff import changes, passwords, roster, second_factor, throttle
from caseflow.staff.bootstrap import own_permit
from caseflow.staff.rules import ENROLMENT_LASTS, FIRST_HALF_LASTS, Enrols
from caseflow.staff.sessions import hash_of, new_token
from caseflow.staff.tables import Enrolment
from caseflow.staff.throttle import Counted

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 3, 4  # 60 bits in each half
FIRST_HALF = "first_half"
WRONG = N_("Tên đăng nhập hoặc mã đăng ký không đúng, hoặc mã đã hết hạn.")


@dataclass(frozen=True)
class Enrolling:
    """One enrolment under way."""

    officer: str
    enrols: Enrols
    password_hash: str | None

    @property
    def password_due(self) -> bool:
        """Whether the password is still to be chosen."""
        return self.enrols is not Enrols.FACTOR and not self.password_hash

    @property
    def factor_due(self) -> bool:
        """Whether a telephone is to be enrolled."""
        return self.enrols is not Enrols.PASSWORD


def issue(officer: str, enrols: Enrols) -> str:
    """A new whole code for ``officer`` (console); older ones are void."""
    first, second = _half(), _half()
    with transaction() as connection:
        _keep(connection, officer, _joined(_hash(first), _hash(second)), enrols, ENROLMENT_LASTS)
    return f"{first}-{second}"


def issue_first(request: str) -> str:
    """The first half of the code that ``request`` will end in, shown once to who asks."""
    half = _half()
    with transaction() as connection:
        _keep(connection, request, _hash(half), FIRST_HALF, FIRST_HALF_LASTS)
    return half


def has_first(request: str) -> bool:
    """Whether who asked ``request`` was given a first half that is still good."""
    return _find(Enrolment.officer == request) is not None


def issue_second(request: str, officer: str, enrols: Enrols) -> str | None:
    """The second half, shown once to who decides; with the first of ``request`` it is the
    code of ``officer``, and older ones are void. None without a first half."""
    found = _find(Enrolment.officer == request)
    if found is None:
        return None
    half = _half()
    with transaction() as connection:
        _keep(connection, officer, _joined(found.code_hash, _hash(half)), enrols, ENROLMENT_LASTS)
        # Kept as long as the code, for the answer to this very form sent twice.
        _keep(connection, request, found.code_hash, FIRST_HALF, ENROLMENT_LASTS)
    return half


def open_for(officer: str) -> bool:
    """Whether a code of ``officer`` waits to be used."""
    return _find(Enrolment.officer == officer) is not None


def void(officer: str) -> None:
    """No code of ``officer`` is good any more."""
    with transaction() as connection:
        connection.execute(delete(Enrolment).where(Enrolment.officer == officer))


def begin(name: str, code: str, address: str) -> str:
    """Start with a code; the token of this enrolment for the cookie. Throttled, and
    answered alike whether or not the name exists."""
    throttle.admit(Counted.ADDRESS, address)
    throttle.admit(Counted.NAME, f"enrol {name.strip().lower()}")
    officer = roster.by_sign_in_name(name.strip().lower())
    found = _find(Enrolment.officer == officer.id) if officer else None
    if not (officer and found and secrets.compare_digest(found.code_hash, _of_whole(code))):
        throttle.stranger_refused()
        raise Refused(WRONG)
    note(Event.RECOVERY_CODE_USED, subject=officer.id, address=address)
    token = new_token()
    with transaction() as connection:
        values = {"token_hash": hash_of(token), "password_hash": None}
        row = Enrolment.officer == officer.id
        connection.execute(update(Enrolment).where(row).values(**values))
    return token


def under_way(token: str) -> Enrolling | None:
    """The enrolment of ``token``, if it still is one."""
    found = _find(Enrolment.token_hash == hash_of(token)) if token else None
    if not found:
        return None
    return Enrolling(found.officer, Enrols(found.enrols), found.password_hash)


def choose_password(enrolling: Enrolling, password: str) -> None:
    """Keep the hash until the enrolment is finished."""
    officer = roster.officer(enrolling.officer)
    passwords.check(password, (officer.sign_in_name, officer.name))
    with transaction() as connection:
        row = Enrolment.officer == enrolling.officer
        values = {"password_hash": passwords.hashed(password)}
        connection.execute(update(Enrolment).where(row).values(**values))


def seed(enrolling: Enrolling) -> second_factor.NewSeed:
    """The seed to be enrolled."""
    officer = roster.officer(enrolling.officer)
    return second_factor.propose(officer.id, officer.sign_in_name)


def finish(enrolling: Enrolling, code: str, address: str) -> None:
    """The telephone shows the right code (where one is enrolled): password and factor are
    the officer's from now on, and the one-time code is gone."""
    actor = _actor(enrolling.officer, address)
    throttle.admit(Counted.FACTOR, enrolling.officer)
    if enrolling.factor_due and not second_factor.confirm(enrolling.officer, code):
        raise Refused(N_("Mã này không đúng. Hãy nhập mã đang hiện trên điện thoại."), field="code")
    throttle.pardon(Counted.FACTOR, enrolling.officer)
    if enrolling.factor_due:
        note(Event.FACTOR_ENROLLED, actor=actor, subject=enrolling.officer)
    if enrolling.password_hash:
        change = Change(own_permit(actor), uuid4().hex, "enrol")
        changes.set_password_hash(change, enrolling.officer, enrolling.password_hash)
        change.commit()
        note(Event.PASSWORD_CHANGED, actor=actor, subject=enrolling.officer)
    void(enrolling.officer)


def _actor(officer: str, address: str) -> Actor:
    who, roles = roster.officer(officer), roster.roles_of(officer)
    if not roles:
        raise CaseflowError(N_("Cán bộ chưa có vai trò nào. Hãy liên hệ quản trị viên."))
    return Actor(
        officer, roles[0], who.agency, "enrolment_code", "enrolment", uuid4().hex, address,
        confirmed=False,
    )  # fmt: skip


def _half() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def _of_whole(code: str) -> str:
    letters = _letters(code)
    return _joined(_hash(letters[: GROUPS * GROUP]), _hash(letters[GROUPS * GROUP :]))


def _joined(first: str, second: str) -> str:
    return sha256(f"{first} {second}".encode()).hexdigest()


def _hash(half: str) -> str:
    return sha256(_letters(half).encode()).hexdigest()


def _letters(code: str) -> str:
    return "".join(each for each in code.upper() if each.isalnum())


def _keep(
    connection: Connection, whose: str, code_hash: str, enrols: str, lasts: timedelta
) -> None:
    old = (Enrolment.officer == whose) | (Enrolment.expires_at <= now())
    connection.execute(delete(Enrolment).where(old))
    values = {"code_hash": code_hash, "enrols": enrols, "expires_at": now() + lasts}
    connection.execute(insert(Enrolment).values(officer=whose, **values))


def _find(condition: ColumnElement[bool]) -> Any:
    query = select(Enrolment.__table__).where(condition, Enrolment.expires_at > now())
    with db.engine.connect() as connection:
        return connection.execute(query).one_or_none()
