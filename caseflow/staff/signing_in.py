"""Signing in, step by step: name and password, then a code, then a role.

An unknown name, a wrong password and an officer without one are answered by the same
sentence after the same work.
"""

from uuid import uuid4

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.clock import today
from caseflow.errors import N_, LogUnavailable, Refused
from caseflow.policy import CASE_ROLES, Actor, Role
from caseflow.staff import passwords, roster, second_factor, sessions, throttle
from caseflow.staff.sessions import FULL, PASSWORD_ONLY, Session
from caseflow.staff.throttle import Counted, Throttled

WRONG = N_("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại.")
WRONG_CODE = N_("Mã không đúng hoặc đã dùng rồi. Hãy đợi mã mới rồi nhập lại.")


def check_password(name: str, password: str, address: str) -> str:
    """The token of a session that waits for its code; ``Refused`` and ``Throttled`` tell
    nothing about whether the name exists."""
    name = name.strip().lower()[:200]
    _admit(name, address)
    officer = roster.by_sign_in_name(name)
    stored = roster.password_hash(officer.id) if officer else None
    if not passwords.matches(stored, password) or officer is None:
        _refused(officer.id if officer else None, address)
        raise Refused(WRONG)
    note(Event.SIGN_IN_PASSWORD_OK, subject=officer.id, address=address)
    throttle.pardon(Counted.NAME, name)
    throttle.take_back(Counted.ADDRESS, address)
    return sessions.begin(officer.id, "", PASSWORD_ONLY, address)


def check_factor(session: Session, code: str, address: str) -> str:
    """The code is right: the token of a full session (its role set, if there is only one).

    ``LogUnavailable`` when the entry about it cannot be written: nobody is signed in then.
    """
    try:
        throttle.admit(Counted.FACTOR, session.officer)
    except Throttled:
        throttle.stranger_refused()
        raise
    if not second_factor.verify(session.officer, code):
        _refused(session.officer, address)
        raise Refused(WRONG_CODE, field="code")
    throttle.pardon(Counted.FACTOR, session.officer)
    roles = roster.roles_of(session.officer)
    if not roles:
        raise Refused(N_("Bạn chưa có vai trò nào. Hãy liên hệ quản trị viên."))
    if len(roles) == 1:
        return _complete(session, roles[0], address)
    return _replace(session, "", address)


def choose_role(session: Session, role: Role, address: str) -> str:
    """A full session in ``role``: at sign-in, or a switch to another role held."""
    if role not in roster.roles_of(session.officer):
        raise Refused(N_("Bạn không có vai trò này."), field="role")
    return _complete(session, role, address)


def check_unlock(session: Session, password: str, address: str) -> str:
    """The password again, after the lock screen: a new token for the same session."""
    _admit(f"unlock {session.officer}", address)
    if not passwords.matches(roster.password_hash(session.officer), password):
        _refused(session.officer, address)
        raise Refused(N_("Mật khẩu không đúng. Hãy nhập lại."), field="password")
    note(Event.SESSION_UNLOCKED, subject=session.officer, address=address)
    throttle.pardon(Counted.NAME, f"unlock {session.officer}")
    throttle.take_back(Counted.ADDRESS, address)
    return sessions.replace_token(session)


def actor_of(session: Session, address: str) -> Actor:
    """Who acts in ``session``, in its role; one request id is made for it. To an officer of an
    agency that has ended no case opens: they are its successor's now."""
    officer, role = roster.officer(session.officer), Role(session.role)
    works = bool(roster.stands_for(officer.agency, today()))
    return Actor(
        officer=officer.id,
        role=role,
        agency=officer.agency,
        strength=session.strength,
        session=session.id,
        request=uuid4().hex,
        address=address,
        confirmed=roster.confirmed(officer.id) and (works or role not in CASE_ROLES),
    )


def _complete(session: Session, role: Role, address: str) -> str:
    actor = Actor(
        session.officer, role, roster.officer(session.officer).agency, FULL, session.id,
        uuid4().hex, address,
    )  # fmt: skip
    note(Event.ROLE_SWITCHED if session.role else Event.SIGN_IN_DONE, actor=actor)
    throttle.tell_strangers()
    return _replace(session, role, address)


def _replace(session: Session, role: str, address: str) -> str:
    sessions.end(session, sessions.Ended.REPLACED)
    ends_at = session.ends_at if session.strength == FULL else None
    return sessions.begin(session.officer, role, FULL, address, ends_at)


def _admit(name: str, address: str) -> None:
    try:
        throttle.admit(Counted.ADDRESS, address)
        throttle.admit(Counted.NAME, name)
    except Throttled:
        throttle.stranger_refused()
        raise


def _refused(officer: str | None, address: str) -> None:
    """Attempts on a known officer have their own entry; all others one a minute."""
    if officer is None:
        throttle.stranger_refused()
        return
    try:
        note(Event.SIGN_IN_FAILED, outcome="deny", subject=officer, address=address)
    except LogUnavailable:  # answering otherwise would tell that the name exists
        throttle.stranger_refused()
