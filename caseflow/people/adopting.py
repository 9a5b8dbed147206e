"""Adopting what was found about the person's identity into the person's record.

Whoever finds something out keeps a record of their own; whoever supports the person sets it
beside what stands in the case, and chooses value by value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from caseflow.audit.disclosure import Opened, open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.duties.rules import Task
from caseflow.duties.tasks import is_owed, settle
from caseflow.errors import N_, Refused
from caseflow.law.fields import Field
from caseflow.people.records import PERSON
from caseflow.policy import Role
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import RecordKind

TASK = Task.ADOPT_FINDINGS
ADOPTED = "adopt"
BIRTH, BASIS = "birth_date", "age_basis"


@dataclass(frozen=True)
class Difference:
    """One field of the person that was found otherwise."""

    field: Field
    stands: Any
    found: Any


def _newest(access: Access, kind: RecordKind) -> list[Row]:
    """The parts of the finding recorded last that this officer may read."""
    permit = access.shown()
    rows = access.readable(permit, of_case([kind], access.case))
    last = max(rows, key=lambda row: row.at).record if rows else ""
    return [row for row in rows if row.record == last]


def _values(opened: list[Opened], kind: RecordKind) -> dict[str, Any]:
    return {n: v for each in opened if each.row.kind is kind for n, v in each.values.items()}


def differences(access: Access) -> list[Difference]:
    """What the last finding says otherwise than the case; one entry, then the values."""
    kind = current(Sections).found
    if kind is None:
        return []
    permit = access.shown()
    mine = access.readable(permit, of_case([PERSON], access.case))
    opened = open_rows(permit, Event.CASE_VIEWED, [*mine, *_newest(access, kind)])
    stands, found = _values(opened, PERSON), _values(opened, kind)
    return [
        Difference(field, stands.get(field.name), found[field.name])
        for field in PERSON.spec.fields
        if found.get(field.name) is not None and found[field.name] != stands.get(field.name)
    ]


def run(access: Access, sent: Submission) -> Saved:
    """Save the values chosen as a correction of the person, and settle the task."""
    answers = sent.of(PERSON.name)
    chosen = {name for name, answer in answers.items() if answer == ADOPTED}
    values = {d.field.name: d.found for d in differences(access) if d.field.name in chosen}
    if BIRTH in values:  # the finding names its source in words; the age class needs the code
        if not answers.get(BASIS):
            raise Refused(N_("Đã lấy ngày sinh theo xác minh: hãy chọn căn cứ."), BASIS)
        values[BASIS] = answers[BASIS]
    change = Change(access.permit_act("intake", "record", [PERSON]), sent.key, "people.adopt")
    if values:
        change.revise(of_case([PERSON], access.case), values)
        _follow(change, access, values)
    settle(change, access.case, TASK)
    return change.commit()


def _follow(change: Change, access: Access, values: Mapping[str, Any]) -> None:
    rows = of_case([PERSON], access.case)
    before = _values(open_rows(access.shown(), Event.CASE_VIEWED, rows), PERSON)
    current(Sections).follow(change, access, PERSON.name, {**before, **values})


def _offered(access: Access) -> bool:
    if access.actor.role is not Role.CASEWORKER or current(Sections).found is None:
        return False
    return is_owed(access.case, TASK)


ADOPT = Act(
    stage="intake",
    name="record",
    slug="adopt_findings",
    label=N_("Đối chiếu nhân thân với kết quả xác minh"),
    kinds=(PERSON,),
    run=run,
    offered=_offered,
    room="people",
)
