"""How a measure that was decided is carried out: by whom, and where the shelter is. Whoever
proposes at night may know neither; who protects records it, and again where the person moves.
"""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.disclosing import opened, opened_rows
from caseflow.case.unmoved import unmoved
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once, is_owed, settle
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.policy import Role
from caseflow.protection.measures import (
    measure,
    measure_status,
    measures,
    protecting_agency,
)
from caseflow.protection.records import PROTECTION_MEASURE
from caseflow.protection.rules import ARRANGED, RECORD, Measure, lacks
from caseflow.vault.reading import Row
from caseflow.vault.snapshot import kept


def may_carry_out(_access: Access, row: Row) -> bool:
    """A measure that is applied, or will be from the day decided."""
    return measure_status(row) is Measure.IN_FORCE


def details(access: Access, record: str) -> Mapping[str, Any]:
    """What a measure is, by whom and where it is carried out: opened for whoever records that,
    once a page."""
    return kept(("carried out", record), lambda: _details(access, record))


def _details(access: Access, record: str) -> Mapping[str, Any]:
    permit = access.permit_act("protection", RECORD, (PROTECTION_MEASURE,), about=record)
    needed = [row.only("measure", *ARRANGED) for row in measure(access, record)]
    return opened_rows(permit, needed)[record]


def arranged(access: Access, record: str) -> Mapping[str, Any]:
    """By whom and where it is carried out already, for whoever has unfolded protection."""
    if access.opened is None or Compartment.PROTECTION not in access.opened.unfolded:
        return {}
    return {name: told for name, told in details(access, record).items() if name in ARRANGED}


def carry_out(access: Access, sent: Submission) -> Saved:
    """Record by whom a measure is carried out, and of a shelter where it is."""
    permit = access.permit_act("protection", RECORD, (PROTECTION_MEASURE,), about=sent.record)
    rows, answers = measure(access, sent.record), sent.of("protection_measure")
    if not rows or not may_carry_out(access, rows[0]):
        raise NotThere()
    stands = {**details(access, sent.record), **answers}
    if lacks(stands):
        raise Refused(N_("Hãy ghi nơi tạm lánh."), "shelter_address")
    change = Change(permit, sent.key, "protection.carry_out")
    change.revise(rows, answers)
    owe_details(change, access.case, {sent.record: False})
    return change.commit()


def owe_details(change: Change, case: str, told: Mapping[str, bool]) -> None:
    """Owe once what the measures in force lack. ``told``: the measures that ``change`` moves,
    and whether they lack something now; what ended lacks nothing."""
    change.guard(unmoved([PROTECTION_MEASURE], case))  # the others lack what they lacked
    if any(told.values()):
        role, agency = Role.PROTECTION_OFFICER, protecting_agency(change, case)
        give_once(change, Task.CARRY_OUT, role, agency)
    elif is_owed(case, Task.CARRY_OUT) and not _others_lack(change, case, told):
        settle(change, case, Task.CARRY_OUT)


def _others_lack(change: Change, case: str, told: Mapping[str, bool]) -> bool:
    """Whether another measure in force lacks something; what this change may not read does,
    for all it knows."""
    found = opened(change.permit, PROTECTION_MEASURE, case)
    others = (row for row in measures(case) if row.record not in told)
    in_force = [row.record for row in others if measure_status(row) is Measure.IN_FORCE]
    return any(lacks(found.get(record, {})) for record in in_force)
