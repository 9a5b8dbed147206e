"""The own account: sessions, password, drafts, the code a demonstration shows."""

from uuid import uuid4

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.config import MAIL_ADDRESS, Config
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Actor, Role
from caseflow.staff import changes, drafts, passwords, roster, second_factor, sessions, throttle
from caseflow.staff.bootstrap import own_permit
from caseflow.staff.drafts import Kept, Returned
from caseflow.staff.sessions import Ended, Session
from caseflow.staff.throttle import Counted


def roles(officer: str) -> list[Role]:
    """The roles an officer holds now."""
    return roster.roles_of(officer)


def own_sessions(actor: Actor) -> list[Session]:
    """The officer's own live sessions, after their entry."""
    found = sessions.of_officer(actor.officer)
    note(Event.SESSION_LISTED, actor=actor, counts={"sessions": len(found)})
    return found


def revoke(actor: Actor, session: str) -> None:
    """End another session of one's own; ``NotThere`` for anybody else's."""
    found = [each for each in sessions.of_officer(actor.officer) if each.id == session]
    if not found:
        raise NotThere()
    note(Event.SESSION_REVOKED, actor=actor, subject=actor.officer)
    sessions.end(found[0], Ended.REVOKED)


def change_password(actor: Actor, old: str, new: str, key: str) -> None:
    """A new password; all other sessions of the officer end."""
    officer = roster.officer(actor.officer)
    _check_password(actor, old)
    try:
        passwords.check(new, (officer.sign_in_name, officer.name))
    except Refused as refusal:
        refusal.field = "new_password"
        raise
    change = Change(own_permit(actor), key, "change_password")
    changes.set_password_hash(change, officer.id, passwords.hashed(new))
    changes.end_sessions(change, officer.id, but=actor.session)
    change.commit()
    note(Event.PASSWORD_CHANGED, actor=actor, subject=officer.id)


def _check_password(actor: Actor, password: str) -> None:
    """An open screen is not enough for what outlasts the session."""
    counted = f"account {actor.officer}"
    throttle.admit(Counted.NAME, counted)
    if not passwords.matches(roster.password_hash(actor.officer), password):
        note(Event.SIGN_IN_FAILED, actor=actor, outcome="deny", subject=actor.officer)
        raise Refused(N_("Mật khẩu đang dùng không đúng."), field="password")
    throttle.pardon(Counted.NAME, counted)


def own_email(actor: Actor) -> str:
    """Where the officer's reminders go; empty: nowhere."""
    return roster.officer(actor.officer).email


def change_email(actor: Actor, password: str, address: str, key: str) -> None:
    """Send the officer's own reminders to ``address`` from now on; empty turns them off."""
    _check_password(actor, password)
    change = Change(own_permit(actor), key, "change_email")
    change.revise(roster.officer_row(actor.officer), {"email": _mail_address(address)})
    change.commit()


def _mail_address(text: str) -> str:
    """An address to which a reminder can be sent; empty for none, which turns them off."""
    address = text.strip()
    if address and (len(address) > 200 or not MAIL_ADDRESS.fullmatch(address)):
        raise Refused(
            N_("Hãy nhập một địa chỉ thư, ví dụ ten@coquan.gov.vn; để trống nếu không muốn nhận."),
            field="email",
        )
    return address


def lock(actor: Actor, session: Session) -> None:
    """Nothing shows in this session until the password is given. It is locked first: hiding
    what is on the screen waits for no log."""
    sessions.lock(session)
    note(Event.SESSION_LOCKED, actor=actor)


def extend(session: Session) -> None:
    """The session is in use."""
    sessions.touch(session)


def sign_out(session: Session, address: str) -> None:
    """End one's own session."""
    sessions.end(session, Ended.SIGNED_OUT)
    note(Event.SIGN_OUT, subject=session.officer, address=address, request=uuid4().hex)


def own_drafts(actor: Actor) -> list[Kept]:
    """What was kept for this officer: when, and of which form; nothing of its content. Of a
    case only as long as the officer reaches it."""
    return drafts.within_reach(actor)


def take_draft(actor: Actor, draft: str) -> Returned:
    """A draft in plain for its writer, after its entry."""
    return drafts.give_back(own_permit(actor), draft)


def drop_draft(actor: Actor, draft: str) -> None:
    """Throw one's own draft away."""
    drafts.drop([draft], actor.officer)


def demonstrated_code(config: Config, officer: str) -> str:
    """The next valid code, in a demonstration only, after its entry; else empty."""
    if not config.demonstration:
        return ""
    note(Event.DEMO_CODE_SHOWN, subject=officer)
    return second_factor.next_code(officer)
