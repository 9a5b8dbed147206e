"""A lost administrator is replaced at the console: the passphrase and the other one.

Two administrators decide everything else; where only one is left, nobody could. So whoever
holds the console's passphrase and the administrator who is left, who proves it with password
and code, put another in the lost one's place, or let the same person enrol anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.errors import N_, Refused
from caseflow.policy import Actor, Permit, Role
from caseflow.staff import changes, enrolment, roster, second_factor, sessions, signing_in
from caseflow.staff.bootstrap import CONSOLE, staff_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.roster import Officer
from caseflow.staff.rules import ConfirmationState, Enrols, Status
from caseflow.staff.sessions import Ended, Session

HERE = "127.0.0.1"


@contextmanager
def proven(name: str, password: str, code: str) -> Iterator[Permit]:
    """Leave for the administrator who is left to act at the console, while this lasts.
    Counted, throttled and noted like every sign-in."""
    waiting = _session(signing_in.check_password(name, password, HERE))
    session = _session(signing_in.check_factor(waiting, code, HERE))
    try:
        actor = signing_in.actor_of(session, HERE)
        if actor.role is not Role.ADMINISTRATOR:
            raise Refused(N_("Việc này cần một quản trị viên."))
        staff_permit(actor)
        yield staff_permit(replace(actor, strength=CONSOLE))
    finally:
        sessions.end(session, Ended.SIGNED_OUT)


def administrator(name: str) -> Officer:
    """The administrator of that sign-in name, who is lost."""
    found = roster.by_sign_in_name(name.strip().lower())
    if found is None or Role.ADMINISTRATOR not in roster.roles_of(found.id):
        raise Refused(N_("Không có quản trị viên nào có tên đăng nhập này."))
    return found


def replace_administrator(permit: Permit, lost: Officer, heir: NewOfficer | None) -> str:
    """``heir`` takes the place of ``lost``, who is closed; without an heir the same person
    begins anew. The one-time code to enrol with."""
    _check_other(permit.actor, lost)
    change = Change(permit, uuid4().hex, "replace_administrator")
    officer = _put_in_place(change, lost, heir) if heir else lost.id
    if not heir:
        changes.set_password_hash(change, lost.id, None)
    changes.set_confirmation(
        change, officer, ConfirmationState.CONFIRMED, CONSOLE, permit.actor.officer
    )
    changes.end_sessions(change, lost.id)
    change.commit()
    note(Event.FACTOR_RESET_DONE, actor=permit.actor, subject=officer)
    second_factor.forget(lost.id)
    enrolment.void(lost.id)
    return enrolment.issue(officer, Enrols.ALL)


def _check_other(actor: Actor, lost: Officer) -> None:
    if actor.officer == lost.id:
        raise Refused(N_("Việc này cần quản trị viên còn lại, không phải người bị mất."))


def _put_in_place(change: Change, lost: Officer, heir: NewOfficer) -> str:
    officer = changes.add_officer(change, heir, Status.ACTIVE)
    changes.grant(change, officer, Role.ADMINISTRATOR)
    change.revise(roster.officer_row(lost.id), {"status": Status.CLOSED})
    changes.revoke(change, lost.id, Role.ADMINISTRATOR)
    if roster.password_hash(lost.id):
        changes.set_password_hash(change, lost.id, None)
    return officer


def _session(token: str) -> Session:
    found = sessions.find(token)
    if found is None:
        raise Refused(signing_in.WRONG)
    return found
