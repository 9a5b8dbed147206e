"""The console: who acts before there are officers, with the passphrase in hand."""

from uuid import uuid4

from caseflow.errors import N_, Denied
from caseflow.policy import Actor, Desk, Permit, Role, permit_desk

SYSTEM, CONSOLE = "system", "console"


def system_actor() -> Actor:
    """The person at the console of the instance, who gave its passphrase."""
    return Actor(
        officer=SYSTEM,
        role=Role.ADMINISTRATOR,
        agency=SYSTEM,
        strength=CONSOLE,
        session=CONSOLE,
        request=uuid4().hex,
        address="127.0.0.1",
    )


def system_permit() -> Permit:
    """Leave for the console to work on staff."""
    return staff_permit(system_actor())


def staff_permit(actor: Actor) -> Permit:
    """Leave for ``actor`` to work on staff, or ``Denied``."""
    if not actor.confirmed:
        raise Denied(N_("Tài khoản của bạn chờ xác nhận: chưa làm được việc này."))
    return _or_denied(permit_desk(actor, Desk.STAFF))


def own_permit(actor: Actor) -> Permit:
    """Leave for ``actor`` to change the own account, or ``Denied``."""
    return _or_denied(permit_desk(actor, Desk.OWN_ACCOUNT))


def _or_denied(permit: Permit | None) -> Permit:
    if permit is None:
        raise Denied(N_("Việc này không thuộc vai trò bạn đang dùng."))
    return permit


def check_console(permit: Permit) -> None:
    """What needs two administrators may be done alone only at the console."""
    if permit.actor.strength != CONSOLE:
        raise Denied(N_("Việc này cần hai quản trị viên."))
