"""Bodies outside the system: nobody there signs in, so what they are told leaves on paper.

A body that the roster does not have is recorded in the case that needs it, sealed: the name
of a clinic tells of the person.
"""

from collections.abc import Mapping

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.disclosing import opened
from caseflow.errors import N_
from caseflow.law.compartments import Compartment
from caseflow.policy import Reach, Role
from caseflow.sharing.records import OUTSIDE_BODY
from caseflow.staff.roster import officers_with
from caseflow.vault.reading import clear_rows

# Published: the kind that support reads for the letter.
__all__ = ["BODY"]
BODY = OUTSIDE_BODY


def outside_bodies(case: str) -> frozenset[str]:
    """The ids of the outside bodies that ``case`` names."""
    return frozenset(row.record for row in clear_rows(OUTSIDE_BODY, case))


def is_outside(case: str, recipient: str) -> bool:
    """Whether nobody can answer for ``recipient`` here: a body of the case, or an agency of
    the roster without an officer for referrals."""
    if recipient in outside_bodies(case):
        return True
    return not officers_with(Role.REFERRED_PROVIDER, recipient)


def body_names(access: Access) -> Mapping[str, str]:
    """Id → name of the case's outside bodies, where this officer reads them; its own entry."""
    if not outside_bodies(access.case):
        return {}
    permit = access.permit()
    if permit.reads.get(Compartment.SUPPORT) is not Reach.ALL:
        return {}
    found = opened(permit, OUTSIDE_BODY, access.case)
    return {record: str(values["name"]) for record, values in found.items()}


def add(access: Access, sent: Submission) -> Saved:
    """Record an outside body, before the person is asked about telling it anything."""
    permit = access.permit_act("support", "refer", [OUTSIDE_BODY])
    change = Change(permit, sent.key, "support.add_outside_body")
    change.add(OUTSIDE_BODY, sent.of(OUTSIDE_BODY.name))
    return change.commit()


ADD_BODY = Act(
    "support",
    "refer",
    "add_outside_body",
    N_("Thêm cơ quan, tổ chức ngoài hệ thống"),
    (OUTSIDE_BODY,),
    add,
    room="cooperation",
)
