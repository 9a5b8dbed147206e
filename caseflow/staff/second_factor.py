"""The second factor: one-time codes by time (RFC 6238), each accepted once.

Seeds are system secrets of the vault (purpose ``totp``, row = officer id). A new seed
waits as ``totp-new`` until its officer has shown one code of it.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno
from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from caseflow.clock import now
from caseflow.db import current, db, transaction
from caseflow.staff.records import STAFF_REQUEST
from caseflow.staff.rules import Decision, RequestKind
from caseflow.staff.tables import UsedCode
from caseflow.vault.keystore import KeyStore
from caseflow.vault.secrets import keep, recall

SEEDS, NEW_SEEDS = "totp", "totp-new"
STEP_SECONDS = 30
DRIFT = (0, -1, 1)  # steps a telephone's clock may be off
ISSUER = "caseflow"
KEPT_STEPS = 20


@dataclass(frozen=True)
class NewSeed:
    """A seed to be enrolled: as text for typing, and as a picture for the telephone."""

    secret: str
    picture: str


def propose(officer: str, sign_in_name: str) -> NewSeed:
    """The seed ``officer`` is to enrol; the same one until it is confirmed."""
    keys = current(KeyStore)
    secret = recall(keys, NEW_SEEDS, officer)
    if not secret:
        secret = pyotp.random_base32()
        keep(keys, NEW_SEEDS, officer, secret)
    address = pyotp.TOTP(secret).provisioning_uri(name=sign_in_name, issuer_name=ISSUER)
    return NewSeed(secret, segno.make(address, error="m").png_data_uri(scale=5))


def confirm(officer: str, code: str) -> bool:
    """Whether ``code`` is of the proposed seed; then that seed is the officer's."""
    keys = current(KeyStore)
    secret = recall(keys, NEW_SEEDS, officer)
    if not secret or not _use(officer, secret, code):
        return False
    _keep_seed(officer, secret)
    keep(keys, NEW_SEEDS, officer, "")
    return True


def enrol(officer: str) -> str:
    """Give ``officer`` a new seed at once (console and demonstration); returns it."""
    forget(officer)
    secret = pyotp.random_base32()
    _keep_seed(officer, secret)
    return secret


def verify(officer: str, code: str) -> bool:
    """Whether ``code`` is right now and was not used before; it is used by this."""
    secret = _seed(officer)
    return bool(secret) and _use(officer, secret, code)


def has(officer: str) -> bool:
    """Whether ``officer`` has a second factor."""
    return bool(_seed(officer))


def forget(officer: str) -> None:
    """The telephone is lost: no code of the old seed is good any more."""
    for purpose in (SEEDS, NEW_SEEDS):
        keep(current(KeyStore), purpose, officer, "")
    with transaction() as connection:  # steps used with the old seed do not bind a new one
        connection.execute(delete(UsedCode).where(UsedCode.officer == officer))


def next_code(officer: str) -> str:
    """The next code that will be accepted, for the demonstration alone."""
    secret = _seed(officer)
    if not secret:
        return ""
    query = select(UsedCode.step).where(UsedCode.officer == officer)
    with db.engine.connect() as connection:
        used = set(connection.execute(query).scalars())
    here = _step()
    free = next((here + shift for shift in (0, 1, -1) if here + shift not in used), here + 1)
    return _code(secret, free)


def _keep_seed(officer: str, secret: str) -> None:
    """The seed with the moment of its enrolment."""
    keep(current(KeyStore), SEEDS, officer, f"{secret} {now().isoformat()}")


def _seed(officer: str) -> str:
    """The seed that is good now, or empty. One enrolled before two administrators agreed to
    take the telephone away is not, though the process was killed before it was forgotten."""
    secret, _, since = (recall(current(KeyStore), SEEDS, officer) or "").partition(" ")
    taken = _taken_away_at(officer)
    return "" if since and taken and datetime.fromisoformat(since) < taken else secret


def _taken_away_at(officer: str) -> datetime | None:
    c = STAFF_REQUEST.parts[0].table.c
    query = select(func.max(c.recorded_at)).where(
        c.subject == officer,
        c.request_kind.in_((RequestKind.RESET_FACTOR, RequestKind.CLOSE_OFFICER)),
        c.decision == Decision.AGREED,
    )
    with db.engine.connect() as connection:
        found: datetime | None = connection.execute(query).scalar_one()
    return found


def _step() -> int:
    return int(now().timestamp()) // STEP_SECONDS


def _code(secret: str, step: int) -> str:
    return str(pyotp.TOTP(secret).at(step * STEP_SECONDS))


def _use(officer: str, secret: str, code: str) -> bool:
    typed, here = "".join(code.split()), _step()
    fitting = [
        here + shift
        for shift in DRIFT
        if hmac.compare_digest(_code(secret, here + shift).encode(), typed.encode())
    ]
    return bool(fitting) and _use_step(officer, fitting[0])


def _use_step(officer: str, step: int) -> bool:
    """Take ``step``; the primary key lets only one of two racing requests have it."""
    try:
        with transaction() as connection:
            old = UsedCode.step < step - KEPT_STEPS
            connection.execute(delete(UsedCode).where(UsedCode.officer == officer, old))
            connection.execute(insert(UsedCode).values(officer=officer, step=step))
    except IntegrityError:
        return False
    return True
