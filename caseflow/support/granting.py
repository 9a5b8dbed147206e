"""Sharing with an agency that asked about the person: a referral to it, and nothing beside it.

So whatever the asker learns rests on consent or a recorded ground, names its compartments and
ends, like everything else that leaves the case (decisions 0008, 0014).
"""

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.cooperation.answering import close, rows_of, waiting
from caseflow.errors import N_, Refused
from caseflow.sharing.handing import REFERRAL
from caseflow.sharing.participation import barred_from
from caseflow.sharing.requests import GRANTED, PERSON_REQUEST, REQUEST_ANSWER
from caseflow.support.referring import send


def grant(access: Access, sent: Submission) -> Saved:
    """Refer the person to whoever asked, with what is shared."""
    row = waiting(access, sent.record)
    permit = access.permit_act("support", "refer", (REFERRAL, REQUEST_ANSWER))
    change = Change(permit, sent.key, "support.grant_request")
    change.guard(lambda connection: _not_barred(connection, access.case, row.author))
    referral = send(change, access, {**sent.of("referral"), "receiving_agency": row.agency})
    close(change, row, {"answer": GRANTED, "referral": referral})
    return change.commit()


def _not_barred(connection: Connection, case: str, asker: str) -> None:
    """Within the transaction: a bar that comes first wins."""
    if asker in barred_from(case, connection):
        raise Refused(
            N_(
                "Cán bộ hỏi không được tham gia hồ sơ này, nên không chia sẻ theo yêu cầu này. "
                "Hãy trả lời không cung cấp và báo lãnh đạo đơn vị."
            )
        )


GRANT = Act(
    "support", "refer", "grant_request", N_("Chia sẻ theo yêu cầu của cơ quan khác"),
    (REFERRAL, REQUEST_ANSWER), grant, target=PERSON_REQUEST, rows_of=rows_of,
)  # fmt: skip
