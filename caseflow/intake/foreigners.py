"""A foreigner trafficked in Việt Nam (Luật 53/2024 Điều 31): what the steps are is not known [U].

So no clock runs and nothing is ordered; what the field list has to ask is led to, in turn, and
stays open after the hand-over for whoever has the person then: residence and whether the own
mission may be told, and papers.
"""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.errors import N_, Refused
from caseflow.intake.facts import (
    answered,
    begun,
    came_as_foreigner,
    going_on,
    intake_rows,
    leads,
    recorded,
)
from caseflow.intake.records import INTAKE
from caseflow.intake.rules import STEPS_UNKNOWN
from caseflow.law.compartments import Compartment
from caseflow.people.rules import is_foreigner
from caseflow.people.service import IDENTITY_DOCUMENT, person_rows


def record_foreigner(access: Access, sent: Submission) -> Saved:
    """Stay in Việt Nam, and whether the own embassy may be told."""
    if not came_as_foreigner(access.case) and not foreigner(access):
        raise Refused(
            N_(
                "Theo quốc tịch đã ghi, phần này không cần hỏi. "
                "Nếu quốc tịch chưa đúng, hãy đính chính trước."
            )
        )
    permit = access.permit_act("intake", "record", [INTAKE])
    change = Change(permit, sent.key, "intake.record_foreigner")
    change.revise(begun(access), sent.of(INTAKE.name))
    return change.commit()


def foreigner(access: Access) -> bool:
    """Whether the person is a foreigner, by the nationality recorded; its own entry."""
    permit = access.shown()
    rows = access.readable(permit, person_rows(access.case))
    opened = open_rows(permit, Event.CASE_VIEWED, rows) if rows else []
    return any(is_foreigner(each.values.get("nationality")) for each in opened)


def record_papers(access: Access, sent: Submission) -> Saved:
    """Which paper the person has, and who keeps it; that there is none is an answer too."""
    permit = access.permit_act("intake", "record", [IDENTITY_DOCUMENT])
    change = Change(permit, sent.key, "intake.record_papers")
    change.add(IDENTITY_DOCUMENT, sent.of(IDENTITY_DOCUMENT.name))
    return change.commit()


def _residence_open(access: Access) -> bool:
    """While reception goes on; of whoever was received as a foreigner, until it is answered."""
    if not leads(access) or answered(access.case, "immigration_status"):
        return False
    if came_as_foreigner(access.case):
        return True
    readable = access.opened is not None and Compartment.IDENTITY in access.shown().reads
    return going_on(access) and readable and foreigner(access)


def _papers_open(access: Access) -> bool:
    asked = recorded(IDENTITY_DOCUMENT, access.case)
    return leads(access) and came_as_foreigner(access.case) and not asked


def how_to_talk(access: Access) -> Mapping[str, Any]:
    """What reception asked about an interpreter and the language, where this officer reads it:
    nobody is asked twice."""
    permit, wanted = access.shown(), ("interpretation_need", "primary_language")
    rows = [*intake_rows(access.case), *person_rows(access.case)]
    asked = [row.only(*wanted) for row in access.readable(permit, rows)]
    opened = open_rows(permit, Event.CASE_VIEWED, [row for row in asked if row.values])
    return {name: value for each in opened for name, value in each.values.items()}


RESIDENCE = Act(
    "intake", "record", "record_foreigner", N_("Ghi tình trạng cư trú của người nước ngoài"),
    (INTAKE,), record_foreigner, _residence_open, unsure=STEPS_UNKNOWN,
)  # fmt: skip
PAPERS = Act(
    "intake", "record", "record_papers", N_("Ghi giấy tờ tùy thân"), (IDENTITY_DOCUMENT,),
    record_papers, _papers_open, unsure=STEPS_UNKNOWN,
)  # fmt: skip
