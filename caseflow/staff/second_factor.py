"""The second factor: one-time codes by time (RFC 6238), each accepted once.

Seeds are system secrets of the vault (purpose ``totp``, row = officer id). A new seed
waits as ``totp-new`` until its officer has shown one code of it.
"""

import hmac
from dataclasses import dataclass
from typing import cast

import pyotp
import segno
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from caseflow.clock import now
from caseflow.db import current, db, transaction
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
    keep(keys, SEEDS, officer, secret)
    keep(keys, NEW_SEEDS, officer, "")
    return True


def enrol(officer: str) -> str:
    """Give ``officer`` a new seed at once (console and demonstration); returns it."""
    forget(officer)
    secret = pyotp.random_base32()
    keep(current(KeyStore), SEEDS, officer, secret)
    return secret


def verify(officer: str, code: str) -> bool:
    """Whether ``code`` is right now and was not used before; it is used by this."""
    secret = recall(current(KeyStore), SEEDS, officer)
    return bool(secret) and _use(officer, cast(str, secret), code)


def has(officer: str) -> bool:
    """Whether ``officer`` has a second factor."""
    return bool(recall(current(KeyStore), SEEDS, officer))


def forget(officer: str) -> None:
    """The telephone is lost: no code of the old seed is good any more."""
    for purpose in (SEEDS, NEW_SEEDS):
        keep(current(KeyStore), purpose, officer, "")
    with transaction() as connection:  # steps used with the old seed do not bind a new one
        connection.execute(delete(UsedCode).where(UsedCode.officer == officer))


def next_code(officer: str) -> str:
    """The next code that will be accepted, for the demonstration alone."""
    secret = recall(current(KeyStore), SEEDS, officer)
    if not secret:
        return ""
    query = select(UsedCode.step).where(UsedCode.officer == officer)
    with db.engine.connect() as connection:
        used = set(connection.execute(query).scalars())
    here = _step()
    free = next((here + shift for shift in (0, 1, -1) if here + shift not in used), here + 1)
    return _code(secret, free)


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
