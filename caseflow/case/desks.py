"""Leave to work at a desk: a list, a search, requests, reminders; whatever is of no one case."""

from caseflow.errors import N_, Denied
from caseflow.policy import Actor, Desk, Permit, permit_desk


def desk(actor: Actor, which: Desk) -> Permit:
    """Leave to work at a desk, or a refusal in plain words."""
    permit = permit_desk(actor, which)
    if permit is None:
        raise Denied(
            N_("Bạn chưa làm được việc này trên hệ thống: hãy chờ lãnh đạo đơn vị xác nhận.")
        )
    return permit
