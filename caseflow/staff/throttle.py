"""Throttling: each further failure of a name, an address or a factor waits longer.

Names and addresses are kept as HMAC. An attempt is counted before it is checked, so
that guesses sent at once do not slip through, and it is answered the same whether or
not the name exists.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.clock import now
from caseflow.db import current, transaction
from caseflow.errors import N_, LogUnavailable, Refused
from caseflow.staff.tables import Attempt

LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
FORGOTTEN_AT_ONCE = 20
COUNTED_EVERY = timedelta(minutes=1)


class Counted(StrEnum):
    """What failures are counted of."""

    NAME = "name"
    ADDRESS = "address"
    FACTOR = "factor"
    STRANGERS = "strangers"


FREE: Mapping[Counted, int] = MappingProxyType(
    {Counted.NAME: 5, Counted.ADDRESS: 30, Counted.FACTOR: 5}
)


class Throttled(Refused):
    """Too many attempts; the same sentence for every name."""

    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self) -> None:
        super().__init__(N_("Đã thử quá nhiều lần. Hãy đợi vài phút rồi thử lại."))


def admit(counted: Counted, who: str) -> None:
    """Count one attempt of ``who``; ``Throttled`` while it has to wait."""
    for last_try in (False, True):
        try:
            with transaction() as connection:
                blocked = _count(connection, counted, _key(counted, who))
        except IntegrityError:  # another process made the row first
            if last_try:
                raise
            continue
        if blocked:
            raise Throttled()
        return


def pardon(counted: Counted, who: str) -> None:
    """The attempt was good: its failures are forgotten."""
    row = (Attempt.kind == counted, Attempt.key == _key(counted, who))
    with transaction() as connection:
        connection.execute(delete(Attempt).where(*row))


def take_back(counted: Counted, who: str) -> None:
    """The attempt was good, but others of ``who`` stay counted (one address, many officers)."""
    row = (Attempt.kind == counted, Attempt.key == _key(counted, who), Attempt.failures > 0)
    with transaction() as connection:
        connection.execute(update(Attempt).where(*row).values(failures=Attempt.failures - 1))


def stranger_refused() -> None:
    """Somebody unknown was refused: the log gets one counted entry a minute of them all."""
    _tell_strangers(1)


def tell_strangers() -> None:
    """Write the entry about strangers refused since the last one, if there were any."""
    _tell_strangers(0)


def _key(counted: Counted, who: str) -> str:
    return current(Pseudonyms).of_unknown(f"{counted}:{who}")


def _wait(counted: Counted, failures: int) -> timedelta:
    over = failures - FREE[counted]
    return (
        min(timedelta(seconds=2**over), LONGEST_WAIT)
        if 0 <= over < 20
        else (LONGEST_WAIT if over >= 20 else timedelta(0))
    )


def _find(connection: Connection, counted: Counted, key: str) -> Any:
    query = select(Attempt.failures, Attempt.last_at, Attempt.blocked_until).where(
        Attempt.kind == counted, Attempt.key == key
    )
    return connection.execute(query.with_for_update()).one_or_none()


def _count(connection: Connection, counted: Counted, key: str) -> bool:
    moment = now()
    row = _find(connection, counted, key)
    if row and moment < row.blocked_until:
        return True
    if row is None:
        _forget_old(connection, moment)
    fresh = row is None or moment - row.last_at > FORGOTTEN_AFTER
    failures = 1 if fresh else row.failures + 1
    _write(connection, row, counted, key, failures, moment, moment + _wait(counted, failures))
    return False


def _forget_old(connection: Connection, moment: datetime) -> None:
    """Each new row takes some that are forgotten away, so that guesses under ever new names
    leave no heap; how many at once is bounded, for somebody waits at the form."""
    old = select(Attempt.kind, Attempt.key).where(
        Attempt.last_at < moment - FORGOTTEN_AFTER, Attempt.kind != Counted.STRANGERS
    )
    for kind, key in connection.execute(old.limit(FORGOTTEN_AT_ONCE)).all():
        row = (Attempt.kind == kind, Attempt.key == key)
        connection.execute(delete(Attempt).where(*row))


def _write(
    connection: Connection, row: Any, counted: Counted, key: str,
    failures: int, last_at: datetime, blocked_until: datetime,
) -> None:  # fmt: skip
    values = {"failures": failures, "last_at": last_at, "blocked_until": blocked_until}
    if row is None:
        connection.execute(insert(Attempt).values(kind=counted, key=key, **values))
    else:
        where = (Attempt.kind == counted, Attempt.key == key)
        connection.execute(update(Attempt).where(*where).values(**values))


def _tell_strangers(more: int) -> None:
    """``blocked_until`` of the one row is when the next entry about strangers is due."""
    moment = now()
    with transaction() as connection:
        row = _find(connection, Counted.STRANGERS, "1")
        waiting = (row.failures if row else 0) + more
        due = waiting > 0 and (row is None or moment >= row.blocked_until)
        until = moment + COUNTED_EVERY if due or row is None else row.blocked_until
        left = 0 if due else waiting
        _write(connection, row, Counted.STRANGERS, "1", left, moment, until)
    if due:
        _note_strangers(waiting)


def _note_strangers(count: int) -> None:
    try:
        note(Event.STRANGERS_REFUSED, outcome="deny", counts={"refused": count})
    except LogUnavailable:  # the form still answers alike; they are told later
        with transaction() as connection:
            strangers = Attempt.kind == Counted.STRANGERS
            more = Attempt.failures + count
            connection.execute(update(Attempt).where(strangers).values(failures=more))
