"""The queue of reminders: what is wanted put in, what is due taken out, by one process at a time.

A letter is taken in one statement that nobody else can repeat before the lease is over, so two
processes send one; killed after sending and before noting it, a letter is doubled, once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from caseflow.clock import VIETNAM, now, today
from caseflow.db import db, transaction
from caseflow.reminding.records import Reminder
from caseflow.reminding.rules import LEASE, MOST_ATTEMPTS, Failure, over_since, wait_after

Key = tuple[str, str, date]  # matter, urgency, day
_KEY = (Reminder.matter, Reminder.urgency, Reminder.day)


@dataclass(frozen=True)
class Told:
    """Of which case, in which role, an officer is told."""

    role: str
    case: str
    code: str


@dataclass(frozen=True)
class Taken:
    """A reminder that this process alone may send now, tried ``attempts`` times with this."""

    key: Key
    told: Told
    attempts: int


@dataclass(frozen=True)
class State:
    """How the queue stands; ``given_up`` are told again on the next day, if still owed."""

    waiting: int
    given_up: int
    last_sent: datetime | None
    failure: Failure | None
    failed_at: datetime | None


def keep(officer: str, wanted: Mapping[Key, Told]) -> None:
    """Queue for ``officer`` what is wanted and not yet queued or sent, and anew what was given up
    on an earlier day; drop what waits and is no longer owed. Reads first, for mostly there is
    nothing to write."""
    mine, lately = Reminder.officer == officer, Reminder.day >= today()
    asked = select(*_KEY, Reminder.sent_at, _given_up_before_today())
    with db.engine.connect() as connection:
        rows = connection.execute(asked.where(mine, lately | Reminder.sent_at.is_(None))).all()
    there = {(row[0], row[1], row[2]): row[3] for row in rows}
    moot = [key for key, sent in there.items() if sent is None and key not in wanted]
    fresh = [(key, told) for key, told in wanted.items() if key not in there]
    anew = any(row[4] for row in rows)
    if not moot and not fresh and not anew:
        return
    try:
        with transaction() as connection:
            if moot:
                unsent = Reminder.sent_at.is_(None)
                connection.execute(delete(Reminder).where(mine, unsent, tuple_(*_KEY).in_(moot)))
            if anew:
                again = update(Reminder).where(mine, _given_up_before_today())
                connection.execute(again.values(attempts=0, next_at=now()))
            if fresh:
                new = [_row(officer, key, told) for key, told in fresh]
                connection.execute(insert(Reminder), new)
    except IntegrityError:
        return  # another process has queued the same; the next round sees to the rest


def _row(officer: str, key: Key, told: Told) -> dict[str, object]:
    return {
        "officer": officer, "matter": key[0], "urgency": key[1], "day": key[2],
        "role": told.role, "case_id": told.case, "code": told.code,
        "attempts": 0, "next_at": now(),
    }  # fmt: skip


def forget(officers: Collection[str]) -> None:
    """Drop what waits for anybody but ``officers``, and what is old."""
    others = Reminder.sent_at.is_(None), Reminder.officer.not_in(officers)
    old = Reminder.next_at < over_since(now())
    with db.engine.connect() as connection:
        found = connection.scalar(select(func.count()).where(old | (others[0] & others[1])))
    if found:
        with transaction() as connection:
            connection.execute(delete(Reminder).where(old | (others[0] & others[1])))


def waiting() -> list[str]:
    """The officers for whom a letter is due, who waits longest first."""
    query = select(Reminder.officer).where(*_due()).group_by(Reminder.officer)
    with db.engine.connect() as connection:
        return list(connection.scalars(query.order_by(func.min(Reminder.next_at))))


def take(officer: str) -> list[Taken]:
    """All that is due for ``officer``, for this process alone until the lease is over."""
    taking = (
        update(Reminder)
        .where(Reminder.officer == officer, *_due())
        .values(attempts=Reminder.attempts + 1, next_at=now() + LEASE)
        .returning(*_KEY, Reminder.role, Reminder.case_id, Reminder.code, Reminder.attempts)
    )
    with transaction() as connection:
        rows = connection.execute(taking).all()
    return [Taken((r[0], r[1], r[2]), Told(*r[3:6]), r[6]) for r in rows]


def sent(officer: str, taken: Sequence[Taken]) -> None:
    """The mail server has taken the letter about these."""
    _note(officer, taken, {"sent_at": now()})


def failed(officer: str, taken: Sequence[Taken], why: Failure) -> None:
    """It has not, and why; each failure waits longer, up to a limit."""
    again = now() + wait_after(max(each.attempts for each in taken))
    _note(officer, taken, {"next_at": again, "failure": why, "failed_at": now()})


def state() -> State:
    """Counts and moments, naming no case and no officer."""
    unsent = Reminder.sent_at.is_(None)
    last = (
        select(Reminder.failure, Reminder.failed_at)
        .where(Reminder.failure.is_not(None))
        .order_by(Reminder.failed_at.desc())
        .limit(1)
    )
    counts = [
        select(func.count()).where(unsent, tried)
        for tried in (Reminder.attempts < MOST_ATTEMPTS, Reminder.attempts >= MOST_ATTEMPTS)
    ]
    with db.engine.connect() as connection:
        waits, lost = (connection.scalar(count) or 0 for count in counts)
        newest = connection.scalar(select(func.max(Reminder.sent_at)))
        why, at = connection.execute(last).first() or (None, None)
    return State(waits, lost, newest, Failure(why) if why else None, at)


def _due() -> list[ColumnElement[bool]]:
    return [
        Reminder.sent_at.is_(None),
        Reminder.attempts < MOST_ATTEMPTS,
        Reminder.next_at <= now(),
    ]


def _given_up_before_today() -> ColumnElement[bool]:
    """Unsent after all attempts, the last of them on an earlier day in Việt Nam."""
    last = func.coalesce(Reminder.failed_at, Reminder.next_at)
    return and_(
        Reminder.sent_at.is_(None),
        Reminder.attempts >= MOST_ATTEMPTS,
        Reminder.next_at <= now(),
        last < datetime.combine(today(), time(), VIETNAM),
    )


def _note(officer: str, taken: Sequence[Taken], values: Mapping[str, object]) -> None:
    keys = [each.key for each in taken]
    with transaction() as connection:
        mine = Reminder.officer == officer, tuple_(*_KEY).in_(keys)
        connection.execute(update(Reminder).where(*mine).values(values))
