"""Promise 2: every route says who may use it; whatever does not say so does not start.

A ``Room`` is a blueprint whose routes must name ``who``. ``install`` walks the
finished URL map and refuses the start for any endpoint without a declaration; a
``before_request`` denies whatever slipped in later; an ``after_request`` holds back
the answer of a confidential route for which the log has no entry, whatever its status.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Flask, Response, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from caseflow.errors import N_, Denied, NotThere, StartRefused
from caseflow.policy import Actor, Role

DECLARED = "_caseflow_who"


@dataclass(frozen=True)
class Who:
    """Who may use a route. ``roles`` empty means everybody, and then ``why`` says why."""

    roles: frozenset[Role]
    why: str
    confidential: bool = True

    def __post_init__(self) -> None:
        if not self.roles and not self.why.strip():
            raise ValueError("a public route says why it is public")


def roles(*names: Role) -> Who:
    """Officers signed in with one of these roles."""
    if not names:
        raise ValueError("name at least one role")
    return Who(frozenset(names), "")


def every_officer(why: str) -> Who:
    """Any signed-in officer, whatever the role."""
    if not why.strip():
        raise ValueError("a route for every officer says why it is for all")
    return Who(frozenset(Role), why)


def public(why: str) -> Who:
    """Everybody, signed in or not; nothing confidential stands there."""
    return Who(frozenset(), why, confidential=False)


class Room(Blueprint):
    """A blueprint whose every route says who may use it."""

    def route(self, rule: str, **options: Any) -> Callable[[Any], Any]:
        """Like Flask's, with ``who`` required; ``confidential=False`` says nothing is shown."""
        who = options.pop("who", None)
        if not isinstance(who, Who):
            raise TypeError(f"route {rule} of {self.name} does not say who may use it")
        if not options.pop("confidential", who.confidential):
            who = Who(who.roles, who.why, confidential=False)

        def declare(view: Callable[..., Any]) -> Callable[..., Any]:
            if getattr(view, DECLARED, who) != who:  # it would change the earlier route too
                raise TypeError(f"route {rule} of {self.name}: its view is declared otherwise")
            setattr(view, DECLARED, who)
            self.add_url_rule(rule, view_func=_noticing_failure(view), **options)
            return view

        return declare


def _noticing_failure(view: Callable[..., Any]) -> Callable[..., Any]:
    """``view``; where it raises, the answer is an error's page, which shows nothing; and where
    what it was asked for is not there for this officer, the log has an entry of that."""

    @wraps(view)
    def watched(*args: Any, **named: Any) -> Any:
        try:
            return view(*args, **named)
        except NotThere as missing:
            g.confidential = False
            if g.get("actor") and not missing.noted:
                g.watch.missed(g.actor)
            raise
        except Exception:  # whatever it is: its page is the answer now, and needs no entry
            g.confidential = False
            raise

    return watched


@dataclass(frozen=True)
class Watch:
    """What the gate asks of those who know: who this is, and whether the log knows."""

    who_is: Callable[[], Actor | None]
    refused: Callable[[Actor | None], None]
    missed: Callable[[Actor], None]
    receipts: Callable[[], int]


def declared(app: Flask) -> Mapping[str, Who]:
    """Endpoint → who, for the whole URL map; an endpoint that does not say stops the start."""
    table = {}
    for endpoint, view in app.view_functions.items():
        who = getattr(view, DECLARED, None)
        if not isinstance(who, Who):
            raise StartRefused(N_("Đường dẫn %(name)s không khai báo ai được dùng."), name=endpoint)
        table[endpoint] = who
    return table


def install(app: Flask, watch: Watch) -> None:
    """Put the gate in front of every request; call it when all rooms are registered."""
    declared(app)

    @app.before_request
    def enter() -> BaseResponse | None:
        return _enter(app, watch)

    @app.after_request
    def leave(response: Response) -> Response:
        return _leave(watch, response)


def _who_of(app: Flask) -> Who | None:
    view = app.view_functions.get(request.endpoint or "")
    who = getattr(view, DECLARED, None)
    return who if isinstance(who, Who) else None


def _enter(app: Flask, watch: Watch) -> BaseResponse | None:
    g.confidential = False
    if request.endpoint is None:
        g.actor = watch.who_is()  # no such page: the 404 says nothing but their own menu
        return None
    who = _who_of(app)
    if who is None:
        abort(403)
    if not who.roles:
        return None
    g.actor, g.watch = watch.who_is(), watch
    if g.actor is None:
        watch.refused(None)
        return redirect(url_for("sign_in.form"), 303)
    if g.actor.role not in who.roles:
        watch.refused(g.actor)
        raise Denied(N_("Việc này không thuộc vai trò bạn đang dùng."))
    g.confidential = who.confidential
    return None


def _leave(watch: Watch, response: Response) -> Response:
    """Nothing of a confidential route leaves without an entry about it in the log, but
    where it leads to; and the page of an error that was raised, which shows nothing."""
    if g.get("confidential") and not watch.receipts():
        response.set_data(b"")
        if not 300 <= response.status_code < 400:
            response.status_code = 500
            response.headers["Content-Type"] = "text/plain"
    return response


def actor() -> Actor:
    """The officer of this request, in the active role."""
    found: Actor = g.actor
    return found
