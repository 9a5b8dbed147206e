"""The session of a request: who is behind the cookie, and what a refusal leaves behind.

Flask-Login keeps the opaque token in the signed cookie (remember-me is off); its
``user_loader`` receives that token. The gate asks ``current_actor`` and ``refused``.
"""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request, session, url_for
from flask_login import (  # type: ignore[import-untyped]  # it has no types
    LoginManager,
    current_user,
    login_user,
    logout_user,
)
from flask_wtf.csrf import validate_csrf  # type: ignore[import-untyped]  # it has no types
from werkzeug.exceptions import HTTPException
from wtforms.validators import ValidationError

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.config import Config
from caseflow.db import current
from caseflow.errors import NotThere
from caseflow.languages import gettext
from caseflow.policy import ROLE_NAMES, Actor, Role
from caseflow.staff import drafts, passwords, roster, sessions, signing_in, throttle
from caseflow.staff.drafts import CaseDoor
from caseflow.staff.rules import IDLE
from caseflow.staff.sessions import FULL, Ended, Session
from caseflow.staff.way_back import own_path
from caseflow.wording import moment_shown

TOKEN, BACK, ENROLLING = "_user_id", "back", "enrolling"
LATE, KEPT = "late", "kept"  # what the sign-in page says of a session that ran out
KEEPING = "account.keep_draft"


class SignedIn:
    """What Flask-Login holds: the session behind the token of this request."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, token: str, found: Session) -> None:
        self.token, self.session = token, found

    def get_id(self) -> str:
        """What stands in the signed cookie."""
        return self.token


def prepare(app: Flask) -> None:
    """Sessions for ``app``; call it before the gate is installed."""
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        REMEMBER_COOKIE_DURATION=0,
        WTF_CSRF_TIME_LIMIT=None,  # a token lives as long as its session
    )
    manager = LoginManager(app)
    manager.session_protection = None  # our own session knows more than address and browser
    manager.user_loader(_load)
    app.context_processor(page_context)
    app.jinja_env.globals["moment"] = moment_shown
    passwords.warm()


def _load(token: str) -> SignedIn | None:
    found = sessions.find(token)
    if found is None or not found.live:
        return None
    if found.role and found.role not in roster.roles_of(found.officer):
        return None
    if found.strength == FULL and not found.locked_at:
        sessions.touch(found)
    return SignedIn(token, found)


def current_session() -> Session | None:
    """The live session of this request, at whatever step it is."""
    found: Session | None = current_user.session if current_user.is_authenticated else None
    return found


def current_actor() -> Actor | None:
    """Who asks, for the gate: only a full, unlocked session in a chosen role acts."""
    found = current_session()
    if found is None or found.strength != FULL or found.locked_at or not found.role:
        return None
    return signing_in.actor_of(found, client_address())


def client_address() -> str:
    """The asker's address: the last one that a proxy of ours has seen for itself."""
    proxies = current(Config).trusted_proxies
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = hops[-proxies] if 0 < proxies <= len(hops) else request.remote_addr or ""
    try:
        return str(ip_address(seen))
    except ValueError:
        return str(ip_address(request.remote_addr or "127.0.0.1"))


def enter(token: str) -> None:
    """Let this browser hold ``token`` from now on; nothing of an older session stays."""
    back = session.get(BACK)
    session.clear()
    if back:
        session[BACK] = back
    found = sessions.find(token)
    if found is not None:
        login_user(SignedIn(token, found), remember=False)


def leave() -> None:
    """Nobody is signed in here any more."""
    logout_user()
    session.clear()


def refused(actor: Actor | None) -> None:
    """The gate said no: the log hears of it, and a form of an ended session is kept."""
    if actor is not None:
        note(Event.ACCESS_REFUSED, actor=actor, outcome="deny", rule=f"gate.{request.endpoint}")
        return
    found = sessions.find(str(session.get(TOKEN, "")))
    if found is None or found.strength != FULL:
        throttle.stranger_refused()
        return
    if found.live and found.locked_at and request.method == "GET":
        session[BACK] = request.full_path.rstrip("?")
    if found.expired and found.ended_why is not Ended.EXPIRED:
        note(Event.SESSION_EXPIRED, subject=found.officer)
        sessions.end(found, Ended.EXPIRED)
    if found.expired or (found.live and found.locked_at):
        kept = _keep_form(found)
    else:
        throttle.stranger_refused()
        return
    if found.expired:
        session[LATE] = KEPT if kept else session.get(LATE, "ended")


def missed(actor: Actor) -> None:
    """What was asked for is not there for this officer: the entry, which names the case of the
    page. ``enter`` refuses for itself where that case is not theirs."""
    code = (request.view_args or {}).get("code", "")
    try:
        cases = [current(CaseDoor).enter(actor, code)] if code else []
    except NotThere:
        return
    note(Event.ACCESS_REFUSED, actor=actor, cases=cases, outcome="deny", rule="page.not_there")


def _keep_form(found: Session) -> bool:
    """Whether this request sent a form of ours that is now kept for its writer."""
    fields = [p for p in request.form.items(multi=True) if p[0] not in drafts.NOT_KEPT]
    path = request.full_path.rstrip("?")
    if request.endpoint == KEEPING:  # saved as it was typed: it belongs to its own form
        path = own_path(request.args.get("path", ""))
    if request.method != "POST" or not fields or not 0 < len(path) <= drafts.LONGEST_PATH:
        return False
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    try:
        case = case_at(signing_in.actor_of(found, client_address()), path)
    except NotThere:  # no longer theirs: the refusal has its entry, and nothing is kept
        return False
    drafts.keep_draft(found.officer, path, fields, client_address(), case)
    return True


def case_at(actor: Actor, path: str) -> str:
    """The id of the case that the form at ``path`` (query allowed) is of, empty for a form of
    none. ``NotThere`` where no form of ours is, or one of a case that ``actor`` does not reach."""
    try:
        _, named = current_app.url_map.bind("").match(urlsplit(path).path, method="POST")
    except HTTPException:
        raise NotThere() from None
    code = named.get("code", "")
    return current(CaseDoor).enter(actor, code) if code else ""


def page_context() -> dict[str, Any]:
    """What the frame of every page shows of the officer; nothing before sign-in is done."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        return {"sign_in_url": url_for("sign_in.form")}
    officer = roster.officer(actor.officer)
    return {
        "officer": {
            "name": officer.name,
            "role": gettext(ROLE_NAMES[Role(actor.role)]),
            "agency": roster.agency(actor.agency).name,
        },
        "unconfirmed": not actor.confirmed,
        "lock_url": url_for("sign_in.lock", back=request.full_path.rstrip("?")),
        "sign_out_url": url_for("sign_in.sign_out"),
        "keep_alive_url": url_for("sign_in.extend"),
        "sign_in_url": url_for("sign_in.form"),
        "idle_seconds": int(IDLE.total_seconds()),
    }
