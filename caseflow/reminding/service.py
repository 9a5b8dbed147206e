"""Reminders by e-mail: what the first page computes, told to those who want a letter.

Nothing rests on it. The first page computes the same whether or not a letter ever left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import uuid4

from caseflow.audit.disclosure import LISTED_AT_ONCE, list_clear
from caseflow.audit.events import Event
from caseflow.case.desks import desk
from caseflow.clock import today
from caseflow.config import Config, Mail
from caseflow.db import current
from caseflow.duties.home import matters
from caseflow.errors import Denied, LogUnavailable
from caseflow.policy import CASE_ROLES, Actor, Desk, Role, permit_desk
from caseflow.reminding import queue
from caseflow.reminding.post import Line, NotSent, letter
from caseflow.reminding.queue import Key, Taken, Told
from caseflow.reminding.rules import ENDS_THE_ROUND, TOLD, Failure, for_whom, told_on
from caseflow.staff import roster
from caseflow.staff.roster import Officer

BY_MAIL = "mail"  # in the place of how strongly somebody has signed in: nobody has


# For the page of administrators.
state = queue.state


@dataclass(frozen=True)
class Round:
    """What one round did: letters that left, and why the last of the others did not."""

    letters: int
    failure: Failure | None


def remind() -> Round:
    """One round: queue what is owed now, send what is due. Any number of processes may do it,
    at once or one after another; each reminder leaves once."""
    mail = current(Config).mail
    if mail is None:
        return Round(0, None)
    wanting = {each.id: each for each in roster.officers_with_email()}
    queue.forget(wanting)
    for officer in wanting.values():
        queue.keep(officer.id, _wanted(officer))
    return deliver(mail, wanting)


def _wanted(officer: Officer) -> dict[Key, Told]:
    """What ``officer`` is to be told today, in whatever role."""
    found: dict[Key, Told] = {}
    for role in roster.roles_of(officer.id):
        actor = _told_by_mail(officer, role)
        if role in CASE_ROLES and permit_desk(actor, Desk.WORK):
            for key, told in _of(actor):
                found.setdefault(key, told)
    return found


def _of(actor: Actor) -> Iterator[tuple[Key, Told]]:
    for each in matters(actor):
        if each.group in TOLD and for_whom(actor.role, each.group, each.kind, each.owed_by):
            day = told_on(each.group, each.due_on, today())
            yield (each.record, each.group, day), Told(actor.role, each.case, each.code)


def _told_by_mail(officer: Officer, role: Role) -> Actor:
    """The officer as the log names whom a letter told: in this role, signed in nowhere. To an
    officer of an agency that has ended no case opens, by letter neither."""
    works = bool(roster.stands_for(officer.agency, today()))
    return Actor(
        officer=officer.id, role=role, agency=officer.agency, strength=BY_MAIL, session="",
        request=uuid4().hex, address="", confirmed=roster.confirmed(officer.id) and works,
    )  # fmt: skip


def deliver(mail: Mail, wanting: Mapping[str, Officer]) -> Round:
    """Send what is due to the officers ``wanting`` letters; who may not be told any more is
    dropped. Anything but an unwilling server or log is for whoever runs the rounds to report."""
    line, letters, failure = Line(mail), 0, None
    try:
        for officer in queue.waiting():
            taken = queue.take(officer) if officer in wanting else []
            if not taken:
                continue  # another process was here first, or they want no letter any more
            try:
                why = _send(line, mail, wanting[officer], taken)
            except Denied:  # confirmed when this was queued, and no more: owed no letter
                queue.keep(officer, {})
                continue
            if why is None:
                queue.sent(officer, taken)
                letters += 1
                continue
            queue.failed(officer, taken, why)
            failure = why
            if why in ENDS_THE_ROUND:
                break
    finally:
        line.close()
    return Round(letters, failure)


def _send(line: Line, mail: Mail, officer: Officer, taken: Sequence[Taken]) -> Failure | None:
    """One letter about ``taken``; first its entry, for what leaves has been told."""
    codes = list(dict.fromkeys(each.told.code for each in taken))
    named = ["/".join(map(str, each.key)) for each in taken]
    try:
        _enter(officer, taken)
        line.send(officer.email, letter(mail, officer.email, codes, named))
    except NotSent as refused:
        return refused.why
    except LogUnavailable:
        return Failure.LOG
    return None


def _enter(officer: Officer, taken: Sequence[Taken]) -> None:
    for role, some in groupby(sorted(taken, key=_role), key=_role):
        permit = desk(_told_by_mail(officer, Role(role)), Desk.WORK)
        cases = list(dict.fromkeys(each.told.case for each in some))
        for start in range(0, len(cases), LISTED_AT_ONCE):
            list_clear(permit, Event.REMINDER_SENT, cases[start : start + LISTED_AT_ONCE])


def _role(taken: Taken) -> str:
    return taken.told.role
